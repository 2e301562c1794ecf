import math
from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from moorlands_dash.measures.change import change_p_value, period_before, with_change
from moorlands_dash.periods import Period


def changed(*rows: tuple[int | None, int | None, bool]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["count", "count_before", "complete"])
    frame = frame.astype({"count": "Int64", "count_before": "Int64", "complete": bool})
    return with_change(frame, percent_from=20)


def test_the_same_months_a_year_before() -> None:
    period = Period(date(2025, 1, 1), date(2025, 9, 1))
    assert period_before(period) == Period(date(2024, 1, 1), date(2024, 9, 1))


def test_a_longer_period_is_compared_with_whole_years_before() -> None:
    period = Period(date(2024, 4, 1), date(2025, 9, 1))
    assert period_before(period) == Period(date(2022, 4, 1), date(2023, 9, 1))


def test_the_p_value_by_hand() -> None:
    # of 18 incidents at most 3 on one side: (1 + 18 + 153 + 816) / 2^18, both sides
    assert float(change_p_value(3, 15)) == pytest.approx(2 * 988 / 2**18)


@given(st.integers(0, 300), st.integers(0, 300))
def test_the_p_value_is_that_of_the_exact_binomial_test(now: int, before: int) -> None:
    expected = binomtest(now, now + before).pvalue if now + before else 1.0
    assert float(change_p_value(now, before)) == pytest.approx(expected, rel=1e-9)


def test_verdicts() -> None:
    frame = changed((12, 15, True), (3, 15, True), (40, 15, True), (0, 0, True))
    assert frame["verdict"].tolist() == ["no clear change", "fewer", "more", "no clear change"]
    assert frame["difference"].tolist() == [-3, -12, 25, 0]


def test_per_cent_is_hidden_where_either_count_is_small() -> None:
    frame = changed((24, 20, True), (24, 19, True), (19, 24, True), (30, 0, True))
    assert frame["percent"].iloc[0] == pytest.approx(20)
    assert frame["percent"].iloc[1:].isna().all()


def test_nothing_is_told_where_a_month_is_missing() -> None:
    frame = changed((12, 40, False), (None, 4, False))
    assert frame["verdict"].tolist() == ["cannot tell", "cannot tell"]
    assert frame["difference"].isna().all()
    assert all(math.isnan(value) for value in frame["p_value"])
    assert frame["count"].iloc[0] == 12
