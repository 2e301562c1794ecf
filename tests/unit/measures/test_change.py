import math
from datetime import date
from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from moorlands_dash.measures.change import (
    change_direction,
    change_p_value,
    period_before,
    with_change,
)
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


def of_months(*rows: tuple[int, int, int, int]) -> pd.DataFrame:
    """Return the changes of rows of: count, its months, count before, its months."""
    frame = pd.DataFrame(rows, columns=["count", "months", "count_before", "before"])
    share = frame["months"] / (frame["months"] + frame["before"])
    frame = frame.astype({"count": "Int64", "count_before": "Int64"})
    return with_change(frame.assign(complete=True, share=share), percent_from=20)


def test_a_change_goes_the_way_of_its_ratio_where_the_months_differ() -> None:
    # 17 a month after 3 a month; 26.6 a month after 35.25; 36 in a month are a year's of 12 each
    frame = of_months((17, 1, 36, 12), (639, 24, 423, 12), (12, 1, 144, 12), (36, 12, 17, 1))
    assert frame["verdict"].tolist() == ["more", "fewer", "no clear change", "fewer"]


def test_no_count_of_fewer_is_told_where_the_months_differ_and_per_cent_are_the_ratios() -> None:
    frame = of_months((30, 1, 240, 12), (240, 12, 30, 1), (30, 3, 24, 3))
    assert frame["difference"].isna().tolist() == [True, True, False]
    # 30 a month after 20 a month; 20 after 30; 30 after 24 in as many months
    assert frame["percent"].tolist() == pytest.approx([50, -100 / 3, 25])


COUNT, MONTHS = st.integers(0, 2000), st.integers(1, 60)


@given(COUNT, MONTHS, COUNT, MONTHS)
def test_the_direction_is_that_of_the_counts_a_month(
    now: int, months: int, before: int, earlier: int
) -> None:
    share = months / (months + earlier)
    a_month, was = Fraction(now, months), Fraction(before, earlier)
    way = (a_month > was) - (a_month < was)
    assert float(change_direction(now, before, share)) == way
    assert float(change_direction(before, now, 1 - share)) == -way
    assert float(change_direction(now, before)) == (now > before) - (now < before)
    verdict = of_months((now, months, before, earlier))["verdict"].iloc[0]
    assert verdict in {1: ("more", "no clear change"), -1: ("fewer", "no clear change")}.get(
        way, ("no clear change",)
    )


def test_no_direction_is_told_of_what_is_not_known() -> None:
    assert math.isnan(float(change_direction(math.nan, 4)))
    assert math.isnan(float(change_direction(4, 4, math.nan)))
