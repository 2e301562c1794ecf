"""Targets on what others record, small enough to judge by hand."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

from moorlands_dash.measures.targets import figures
from moorlands_dash.periods import financial_year

YEAR = financial_year(2025)


def recorded(start: str, end: str, count: float, base: float | None, unit: str) -> dict[str, Any]:
    return {
        "period_start": pd.Timestamp(start),
        "period_end": pd.Timestamp(end),
        "numerator": count,
        "denominator": np.nan if base is None else base,
        "unit": unit,
    }


def frame(*rows: dict[str, Any]) -> pd.DataFrame:
    return figures.with_values(pd.DataFrame(rows))


def test_a_rate_is_per_1000_with_byars_interval() -> None:
    # 143 of 95,845: Byar's limits 120.5 and 168.4 (PHEindicatormethods' byars), over the people.
    row = frame(recorded("2025-04-01", "2026-03-31", 143, 95845, "per_1000")).iloc[0]
    assert row["value"] == pytest.approx(1.49199, abs=1e-5)
    assert (row["lower_95"], row["upper_95"]) == pytest.approx((1.2575, 1.7576), abs=1e-4)


def test_a_share_is_a_part_and_a_count_itself() -> None:
    rows = frame(
        recorded("2025-04-01", "2026-03-31", 20, 80, "share"),
        recorded("2025-04-01", "2025-06-30", 31, None, "count"),
    )
    assert rows["value"].tolist() == [0.25, 31.0]
    assert rows["lower_95"].notna().tolist() == [True, False]


def test_counts_add_up_from_the_period_s_start_on() -> None:
    rows = frame(
        recorded("2025-01-01", "2025-03-31", 9, None, "count"),
        recorded("2025-04-01", "2025-06-30", 10, None, "count"),
        recorded("2025-07-01", "2025-09-30", 12, None, "count"),
    )
    assert figures.summed(rows, YEAR).tolist()[1:] == [10.0, 22.0]
    assert np.isnan(figures.summed(rows, YEAR).iloc[0])
    assert figures.months_told(rows, YEAR) == 6


def test_a_quarter_that_lacks_ends_what_is_told() -> None:
    rows = frame(recorded("2025-07-01", "2025-09-30", 12, None, "count"))
    assert figures.months_told(rows, YEAR) == 0


@pytest.mark.parametrize(
    ("count", "told", "rises", "result"),
    [
        (10, 6, False, "cannot tell"),
        (21, 6, False, "missed"),
        (20, 12, False, "met"),
        (19, 6, True, "cannot tell"),
        (20, 6, True, "met"),
        (19, 12, True, "missed"),
    ],
)
def test_what_is_certain_of_a_count_by_quarters(
    count: float, told: int, rises: bool, result: str
) -> None:
    assert figures.counted_result(count, told, YEAR, 20, rises=rises) == result


@pytest.mark.parametrize(
    ("at_least", "word"), [(False, "short of target"), (True, "beyond target")]
)
def test_a_rise_that_is_hoped_for_is_good_news(at_least: bool, word: str) -> None:
    row = frame(recorded("2025-04-01", "2025-09-30", 400, 100_000, "per_1000")).iloc[0]
    assert figures.standing(row, 3.0, at_least=at_least) == word


def test_the_chance_meets_the_interval_where_the_limit_meets_the_target() -> None:
    # Garwood's exact upper limit of 20 is 30.89 (Ulm 1990, American Journal of Epidemiology 131).
    row = frame(recorded("2025-04-01", "2025-09-30", 20, 1000, "per_1000")).iloc[0]
    assert figures.chance(row, 30.888, at_least=False) == pytest.approx(0.975, abs=0.01)
    assert figures.chance(row, 30.888, at_least=True) == pytest.approx(0.025, abs=0.01)


def test_a_figure_covers_the_period_or_a_part_of_it() -> None:
    whole, part = (
        pd.Series(recorded("2025-04-01", end, 1, 10, "share"))
        for end in ("2026-03-31", "2026-02-28")
    )
    assert figures.covers(whole, YEAR)
    assert not figures.covers(part, YEAR)
