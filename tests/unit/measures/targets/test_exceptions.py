from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from moorlands_dash.measures.targets.exceptions import comparison, parts, similar_runs
from moorlands_dash.measures.targets.trajectories import Promise, seasonal_shares
from moorlands_dash.periods import Period, add_months

YEAR = Period(date(2026, 4, 1), date(2027, 3, 1))
ELAPSED = Period(date(2026, 4, 1), date(2026, 9, 1))


def months(start: date, values: list[int]) -> pd.Series:
    return pd.Series(values, index=[add_months(start, place) for place in range(len(values))])


def test_the_milestone_is_shared_out_as_the_year_before_was() -> None:
    frame = parts({"North": 30, "South": 10}, {"North": 10, "South": 30}, allowed=36.0)
    assert frame["part"].tolist() == ["North", "South"]
    assert frame["expected"].tolist() == pytest.approx([9.0, 27.0])
    assert frame["difference"].tolist() == pytest.approx([21.0, -17.0])
    assert frame["difference"].sum() == pytest.approx(40 - 36)


def test_the_test_is_the_exact_conditional_one_and_adjusted() -> None:
    # 36 allowed of 40 the year before: of 40 in both years 36/76 are expected in this one.
    frame = parts({"North": 30, "South": 10}, {"North": 10, "South": 30}, allowed=36.0)
    share = 36 / 76
    plain = [
        min(1, 2 * binomtest(30, 40, share, "greater").pvalue),
        min(1, 2 * binomtest(10, 40, share, "less").pvalue),
    ]
    assert frame["p_value"].tolist() == pytest.approx([2 * plain[0], max(plain)], rel=1e-6)
    assert frame["verdict"].tolist() == ["more", "fewer"]


def test_a_part_that_is_new_counts_with_nothing_expected() -> None:
    frame = parts({"Park": 20, "Rest": 80}, {"Rest": 100}, allowed=95.0)
    assert frame.iloc[0][["part", "count", "expected"]].tolist() == ["Park", 20, 0.0]
    assert frame.iloc[0]["verdict"] == "more"
    assert frame.loc[frame["verdict"] == "more", "part"].tolist() == ["Park"]


def test_with_a_month_missing_nothing_is_called_clear() -> None:
    frame = parts({"North": 90}, {"North": 10}, allowed=36.0, complete=False)
    assert frame["verdict"].tolist() == ["cannot tell"]
    nothing_before = parts({"North": 9}, {}, allowed=36.0)
    assert nothing_before["verdict"].tolist() == ["cannot tell"]


@given(
    st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 60), min_size=1),
    st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 60), min_size=1),
    st.floats(1, 200),
)
def test_the_differences_add_up_to_the_gap(
    now: dict[str, int], before: dict[str, int], allowed: float
) -> None:
    frame = parts(now, before, allowed)
    if sum(before.values()):
        assert frame["difference"].sum() == pytest.approx(sum(now.values()) - allowed)
    known = frame["p_value"].dropna()
    assert known.between(0, 1).all()


def test_the_latest_whole_earlier_year_is_compared_with() -> None:
    counts = months(date(2024, 4, 1), [10] * 30)
    promise = Promise("reduce", YEAR, 108.0, 120.0)
    shares = seasonal_shares(counts, YEAR, seasonal=False)
    found = comparison(counts, promise, shares, ELAPSED)
    assert found is not None
    assert (found.years_back, found.complete) == (1, True)
    assert found.allowed == pytest.approx(54.0)
    holed = counts.drop(date(2025, 6, 1))
    other = comparison(holed, promise, shares, ELAPSED)
    assert other is not None
    assert (other.years_back, other.complete) == (2, True)


def test_similar_runs_are_those_that_changed_alike_and_say_what_followed() -> None:
    flat, up = [10] * 18 + [8] * 6, [15] * 6 + [10] * 6
    counts = months(date(2023, 4, 1), [*flat, *up, *[22, 23] * 3])
    runs = similar_runs(counts, ELAPSED, YEAR)
    assert runs["part"].tolist() == ["April to September 2025", "October 2025 to March 2026"]
    row = runs.iloc[0]
    assert (row["count"], row["expected"], row["after"], row["after_before"]) == (90, 60, 60, 48)
    # 135 so far, and the 60 of last October to March grow as they did after that run: by a quarter.
    assert row["outturn"] == pytest.approx(135 + 60 * 60 / 48)
    assert similar_runs(counts[-8:], ELAPSED, YEAR).empty
    assert np.isnan(row["p_value"])
