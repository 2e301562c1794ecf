"""Records of others: values and limits as published methods give them, changes by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from moorlands_dash.measures import verdicts
from moorlands_dash.measures.plan.tallies import tallied


def record(
    start: str, end: str, numerator: float, denominator: float, unit: str = "share", key: str = "r"
) -> dict[str, object]:
    return {
        "indicator": key,
        "area_code": "E07000198",
        "period_start": pd.Timestamp(start),
        "period_end": pd.Timestamp(end),
        "numerator": numerator,
        "denominator": denominator,
        "unit": unit,
    }


def year(start: int, *values: float, **more: str) -> dict[str, object]:
    return record(f"{start}-04-01", f"{start + 1}-03-31", *values, **more)


def test_a_share_has_wilsons_limits() -> None:
    # Newcombe (1998), Statistics in Medicine 17, 857, table I: 81 of 263, method 3.
    row = tallied(pd.DataFrame([year(2024, 81, 263)])).iloc[0]
    assert row["share"] == pytest.approx(0.3080, abs=5e-5)
    assert row["share_lower_95"] == pytest.approx(0.2553, abs=5e-5)
    assert row["share_upper_95"] == pytest.approx(0.3662, abs=5e-5)
    assert row[["rate_per_1000", "lower_95", "upper_95"]].isna().all()


def test_a_rate_has_exact_limits_below_ten() -> None:
    # Garwood (1936): 5 events, 1.6235 to 11.6683.
    row = tallied(pd.DataFrame([year(2024, 5, 2000, unit="per_1000")])).iloc[0]
    assert row["rate_per_1000"] == 2.5
    assert row["lower_95"] == pytest.approx(1.6235 / 2, abs=1e-4)
    assert row["upper_95"] == pytest.approx(11.6683 / 2, abs=1e-4)
    assert row[["share", "share_lower_95", "share_upper_95"]].isna().all()


def test_a_rate_is_set_against_the_year_before_by_the_exact_test() -> None:
    # Of 60 events 40 in the later of two equal years: twice P(X >= 40 | 60, 1/2) = 0.013490.
    rows = [year(2023, 20, 5000, unit="per_1000"), year(2024, 40, 5000, unit="per_1000")]
    frame = tallied(pd.DataFrame(rows))
    assert frame["verdict"].tolist() == [verdicts.CANNOT_TELL, verdicts.HIGHER]
    assert frame["p_value"].iloc[1] == pytest.approx(0.01349, abs=1e-5)
    assert frame["before_end"].iloc[1] == pd.Timestamp("2024-03-31")


def test_a_lower_share_is_said_to_be_lower() -> None:
    frame = tallied(pd.DataFrame([year(2023, 200, 400), year(2024, 120, 400)]))
    assert frame["verdict"].iloc[1] == verdicts.LOWER
    # 88 of 412 after 97 of 405: within what chance explains.
    near = tallied(pd.DataFrame([year(2023, 97, 405), year(2024, 88, 412)]))
    assert near["verdict"].iloc[1] == verdicts.NO_CLEAR_CHANGE


def test_periods_of_other_lengths_and_other_measures_are_not_compared() -> None:
    rows = [
        record("2024-01-01", "2024-03-31", 10, 400),
        year(2024, 100, 400),
        year(2023, 10, 400, key="other"),
        year(2023, 10, 400, unit="per_1000"),
    ]
    frame = tallied(pd.DataFrame(rows))
    assert frame["verdict"].eq(verdicts.CANNOT_TELL).all()
    assert frame["before_end"].isna().all()


def test_nothing_recorded_is_an_empty_table() -> None:
    frame = tallied(pd.DataFrame([year(2024, 1, 2)]).iloc[:0])
    assert frame.empty
    assert {"share", "rate_per_1000", "verdict"} <= set(frame.columns)
