import pandas as pd

from moorlands_dash.measures.wards.visitors import residents_mislead


def rates(*rows: tuple[str, int, float]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["ward_code", "count", "rate_per_1000"])
    return frame.assign(district_rate_per_1000=40.0)


def test_both_the_rate_and_the_share_of_shoplifting_must_be_high() -> None:
    wards = rates(("town", 400, 80.0), ("estate", 400, 80.0), ("village", 200, 20.0))
    shops = pd.Series({"town": 80, "estate": 8, "village": 12})  # 100 of 1,000: 10%
    assert residents_mislead(wards, shops).tolist() == [True, False, False]


def test_without_shoplifting_or_a_rate_nothing_is_said() -> None:
    wards = rates(("town", 400, 80.0), ("unknown", 5, float("nan")))
    assert residents_mislead(wards, pd.Series(dtype="int64")).tolist() == [False, False]
    assert not residents_mislead(wards, pd.Series({"unknown": 5}))[1]
