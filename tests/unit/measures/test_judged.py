"""The one judgement of a change, on hand-worked frames."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from moorlands_dash.measures.judged import (
    EARLIER,
    EARLIER_DOUBT,
    EARLIER_NOWHERE,
    as_usual,
    earlier_periods,
    judged,
    past,
)
from moorlands_dash.periods import Period, add_months

YEAR = Period(date(2025, 10, 1), date(2026, 9, 1))
FIRST = date(2020, 10, 1)


def frame(*rows: tuple[int, list[float]], **more: object) -> pd.DataFrame:
    """Return a row for each count and the years before it, the latest first."""
    years = [[*earlier, *[np.nan] * (len(EARLIER) - len(earlier))] for _, earlier in rows]
    found = pd.DataFrame(years, columns=list(EARLIER))
    count = pd.array([count for count, _ in rows], dtype="Int64")
    before = pd.array([earlier[0] for _, earlier in rows], dtype="Int64")
    return found.assign(
        count=count, count_before=before, complete=True, dispersion=1.0, drift=0.0
    ).assign(**more)


def alone(found: pd.DataFrame) -> list[str]:
    return judged(found, percent_from=20)["verdict_alone"].tolist()


def test_a_year_is_judged_by_the_years_before_not_by_the_last_alone() -> None:
    row = judged(frame((18, [9, 9, 9, 9, 9])), percent_from=5).iloc[0]
    assert (row["verdict_alone"], row["usual"], row["usual_years"]) == ("more", 9, 5)
    assert (row["difference"], row["percent"]) == (9, 100)
    assert row["usual_to"] < 18 <= row["usual_to"] + 2
    assert alone(frame((18, [9]))) == ["no clear change"]


def test_the_direction_is_from_what_is_usual() -> None:
    # More than usual, though fewer than the year before.
    row = judged(frame((60, [70, 30, 30, 30, 30])), percent_from=20).iloc[0]
    assert row["usual"] == pytest.approx(38)
    assert (row["verdict_alone"], row["difference"]) == ("more", -10)


def test_together_and_alone_are_two_columns_with_one_direction() -> None:
    many = frame((26, [15] * 5), *[(15, [15] * 5)] * 19)
    found = judged(many, percent_from=20, together=pd.Series(True, index=many.index))
    first = found.iloc[0]
    assert (first["verdict_alone"], first["verdict"]) == ("more", "no clear change")
    assert first["p_adjusted"] == pytest.approx(first["p_value"] * 20)
    one = judged(many, percent_from=20, together=pd.Series(False, index=many.index)).iloc[0]
    assert (one["verdict"], one["p_adjusted"]) == ("more", first["p_value"])


def test_families_are_adjusted_apart() -> None:
    rows = frame((26, [15] * 5), (15, [15] * 5), (26, [15] * 5))
    every, names = pd.Series(True, index=rows.index), pd.Series(["a", "a", "b"])
    found = judged(rows, percent_from=20, together=every, families=names)
    assert found["p_adjusted"][0] == pytest.approx(2 * found["p_value"][0])
    assert found["p_adjusted"][2] == found["p_value"][2]


def test_what_is_not_whole_is_not_compared() -> None:
    found = judged(frame((40, [9, 9, 9]), complete=False), percent_from=20).iloc[0]
    assert (found["verdict"], found["verdict_alone"]) == ("cannot tell", "cannot tell")
    assert pd.isna(found[["usual", "usual_from", "p_value", "difference"]]).all()
    assert found["usual_years"] == 0


def test_rows_set_aside_must_leave_the_verdict() -> None:
    clear = frame((24, [9] * 5))
    assert alone(clear) == ["more"]
    assert alone(clear.assign(**dict.fromkeys(EARLIER_DOUBT, 0) | {"doubt": 3})) == ["more"]
    # With ten more in each year before, 24 would be no more than usual.
    assert alone(clear.assign(**dict.fromkeys(EARLIER_DOUBT, 10))) == ["cannot tell"]
    assert alone(frame((9, [9] * 5), doubt=15)) == ["cannot tell"]


def test_rows_without_a_place_must_leave_the_verdict() -> None:
    rows = frame((240, [200] * 5))
    assert alone(rows) == ["more"]
    # A sixth had no place before, hardly any now: shared out, the years before had 240.
    shares = dict.fromkeys(EARLIER_NOWHERE, 1 / 6)
    assert alone(rows.assign(nowhere=0.0, **shares)) == ["cannot tell"]
    assert alone(rows.assign(nowhere=1 / 6, **shares)) == ["more"]


def test_the_words_of_a_wards_page() -> None:
    found = judged(frame((18, [9] * 5), (9, [9] * 5), (1, [2, 2]), (15, [30] * 5)), percent_from=20)
    assert as_usual(found, found["verdict_alone"]) == [
        "higher than usual",
        "no clear change",
        "too few to say",
        "lower than usual",
    ]


def series(**counts: list[int]) -> pd.DataFrame:
    months = [add_months(FIRST, place) for place in range(len(next(iter(counts.values()))))]
    return pd.DataFrame(counts, index=months)


def test_the_past_is_the_same_months_of_the_years_before() -> None:
    months = series(own=[year for year in range(1, 7) for _ in range(12)])
    found = past(months, YEAR, date.min).loc["own"]
    assert found[list(EARLIER)].tolist() == [60, 48, 36, 24, 12]
    quarter = Period(date(2026, 7, 1), date(2026, 9, 1))
    assert past(months, quarter, date.min).loc["own", list(EARLIER)].tolist() == [15, 12, 9, 6, 3]
    two = Period(date(2024, 10, 1), date(2026, 9, 1))
    assert past(months, two, date.min).loc["own", list(EARLIER)].tolist()[:2] == [84, 36]
    assert earlier_periods(two)[0] == two.shifted(-24)


def test_a_year_with_a_hole_or_of_another_meaning_is_left_out() -> None:
    months = series(own=[4] * 72)
    later = past(months, YEAR, date(2022, 10, 1)).loc["own", list(EARLIER)]
    assert later.notna().tolist() == [True, True, True, False, False]
    holed = past(months.drop(date(2023, 3, 1)), YEAR, date.min).loc["own", list(EARLIER)]
    assert holed.notna().tolist() == [True, True, False, True, True]


def test_levels_that_wander_widen_what_is_usual() -> None:
    steady = {f"ward {place}": [20] * 72 for place in range(10)}
    restless = {
        f"ward {place}": [level for level in (10, 30, 12, 34, 14, 20) for _ in range(12)]
        for place in range(10)
    }
    assert past(series(**steady), YEAR, date.min)["drift"].max() == 0
    assert past(series(**restless), YEAR, date.min)["drift"].min() > 0.1
