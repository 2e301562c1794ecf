"""Limits equal published ones; months missing, few or rebased are what they are."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import poisson

from moorlands_dash.measures.trends.control_charts import (
    NEAR_TAIL,
    POISSON,
    TAIL,
    XMR,
    control_chart,
    exact_limits,
    point_length,
    points,
    xmr_limits,
)
from moorlands_dash.periods import add_months

FIRST = date(2023, 4, 1)
STEADY = [21, 19, 20, 22, 18, 20, 21, 19, 22, 18, 20, 20]


def months(values: list[int | None], first: date = FIRST) -> pd.Series:
    index = [add_months(first, place) for place in range(len(values))]
    return pd.Series(values, index=index, dtype="Int64")


def chart(values: list[int | None], length: int = 1, **more: object) -> pd.DataFrame:
    return control_chart(points(months(values), length), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (list(range(1, 11)), [5.5, 2.84, 8.16, 3.7266666666666666, 7.273333333333333]),
        ([1, 2, 3, 4, 5, 4, 3, 2, 1, 2], [2.7, 0.04, 5.36, 0.9266666666666667, 4.473333333333334]),
        (
            [3, 1, 4, 1, 5, 9, 2],
            [
                3.5714285714285716,
                -6.625238095238096,
                13.768095238095238,
                -3.2263492063492065,
                10.36920634920635,
            ],
        ),
        (
            [1, 2, 3, 2, 1, 2, 3, 4, 5, 6, 7, 4, 3, 2, 1, 2],
            [3.0, -0.014666666666666828, 6.014666666666667, 0.9902222222222221, 5.009777777777778],
        ),
    ],
)
def test_limits_equal_those_published(values: list[float], expected: list[float]) -> None:
    # nhs-pycom/nhspy-plotthedots (MIT), tests/unittests.
    found = xmr_limits(values)
    ends = (found.mean, found.lower, found.upper, found.near_lower, found.near_upper)
    assert [end[0] for end in ends] == pytest.approx(expected)


def test_one_wild_range_is_left_out_once() -> None:
    # Ranges 1 x 10 and twice 49: their mean is 9, and 49 is over 3.267 times that.
    values = [0, 1, 0, 1, 0, 1, 50, 1, 0, 1, 0, 1, 0]
    assert xmr_limits(values).upper[0] == pytest.approx(np.mean(values) + 2.66)


def test_no_range_reaches_over_a_gap() -> None:
    found = xmr_limits([10, 12, np.nan, 30, 32])
    assert found.mean[0] == 21
    assert found.upper[0] == pytest.approx(21 + 2.66 * 2)


@given(st.floats(0.05, 9.99))
def test_exact_limits_are_the_tightest_with_the_chance_stated(mean: float) -> None:
    found = exact_limits([mean])
    for upper, tail in ((found.upper[0], TAIL), (found.near_upper[0], NEAR_TAIL)):
        assert poisson.sf(upper, mean) <= tail < poisson.sf(upper - 1, mean)
    for lower, tail in ((found.lower[0], TAIL), (found.near_lower[0], NEAR_TAIL)):
        if np.isnan(lower):
            assert poisson.pmf(0, mean) >= tail
        else:
            assert poisson.cdf(lower - 1, mean) <= tail < poisson.cdf(lower, mean)


def test_exact_limits_by_hand() -> None:
    # Poisson of mean 2: P(more than 7) = 0.0011, P(more than 6) = 0.0045; none at all 0.135.
    found = exact_limits([2.0])
    assert found.upper[0] == 7
    assert np.isnan(found.lower[0])
    frame = chart([2] * 24)
    assert set(frame["method"]) == {POISSON}
    assert frame["chance_above"].iloc[0] == pytest.approx(0.0010967, abs=1e-6)
    assert frame["chance_below"].isna().all()


def test_a_point_beyond_a_limit_is_marked() -> None:
    frame = chart([*STEADY, 30, *STEADY])
    assert frame["method"].unique().tolist() == [XMR]
    assert frame.index[frame["rule"] == "outside"].tolist() == [12]
    assert frame["side"].iloc[12] == 1


def test_a_shift_marks_all_of_its_months_but_a_missing_month_breaks_it() -> None:
    values: list[int | None] = [5, 3, 4, 6, 2, 4, 3, 5, 4, 3, 8, 8, 7, 8, 7, 8, 8]
    assert (chart(values)["rule"].iloc[-7:] == "shift").all()
    values[13] = None
    broken = chart(values)
    assert broken["count"].isna().sum() == 1
    assert not broken["rule"].eq("shift").any()
    assert broken["mean"].iloc[0] == pytest.approx(sum(v for v in values if v is not None) / 16)


RISING = [40, 20, 45, 22, 44, 21, 43, 15, 16, 17, 18, 19, 20, 21]
"""Seven months that rise, all of them under the mean."""


def test_the_way_of_a_trend_is_its_own_not_its_side() -> None:
    rise = chart(RISING).iloc[-1]
    assert (rise["rule"], rise["side"], rise["way"]) == ("trend", -1, 1)
    fall = chart([60 - value for value in RISING]).iloc[-1]
    assert (fall["rule"], fall["side"], fall["way"]) == ("trend", 1, -1)
    outside = chart([*STEADY, 30, *STEADY]).iloc[12]
    assert (outside["rule"], outside["way"]) == ("outside", 1)


@pytest.mark.parametrize("every", [0, 1, 5, 20, 333])
@pytest.mark.parametrize("off", [0.0, 1e-16])
def test_counts_that_never_vary_have_no_special_point(every: int, off: float) -> None:
    # Seasons that are 1 but for the last digit of the division put no point on a side.
    seasons = np.array([1 + off * month for month in range(12)]) * 0.1 * 10
    for found in (chart([every] * 24), chart([every] * 24, seasons=seasons)):
        assert set(found["rule"]) == {""}
        assert set(found["side"]) == {0}


def test_one_month_that_differs_makes_not_all_months_special() -> None:
    # Its range is the only one, and left out there would be no variation at all.
    found = chart([*[20] * 12, 21])
    assert not found["rule"].eq("outside").iloc[:12].any()
    assert found["upper"].iloc[0] > found["mean"].iloc[0]


def test_a_missing_month_is_never_a_nought() -> None:
    frame = chart([20, 21, None, 19, 20, None, 22, 18, 20, 21, 19, 20])
    assert frame["mean"].iloc[0] == pytest.approx(20)
    assert (frame["rule"] == "").all()


@pytest.mark.parametrize(("monthly", "length"), [(2.0, 1), (1.9, 3), (0.7, 3), (0.6, 6), (0.0, 6)])
def test_points_are_long_enough_to_bring_two(monthly: float, length: int) -> None:
    assert point_length(pd.Series([monthly] * 12)) == length


def test_quarters_are_counted_back_from_the_latest_month_and_none_is_a_part() -> None:
    frame = points(months([9, 1, 0, 1, 2, None, 0, 1, 1, 3]), 3)
    assert [stamp.date() for stamp in frame["from"]] == [
        date(2023, 5, 1), date(2023, 8, 1), date(2023, 11, 1)
    ]  # fmt: skip
    assert frame["count"].tolist() == [2, pd.NA, 5]


def test_limits_begin_anew_only_where_they_are_told_to() -> None:
    values: list[int | None] = [*STEADY, *(value + 20 for value in STEADY)]
    whole = chart(values)
    assert whole["segment"].unique().tolist() == [0]
    split = chart(values, rebased=[date(2024, 4, 1)])
    assert split["segment"].tolist() == [0] * 12 + [1] * 12
    assert split["mean"].iloc[[0, -1]].tolist() == [20, 40]
    assert not split["rule"].any()
    assert whole["rule"].ne("").sum() == 24


def test_fewer_than_twelve_points_are_trial_limits() -> None:
    split = chart([*STEADY, *STEADY[:11]], rebased=[date(2024, 4, 1)])
    assert split["trial"].tolist() == [False] * 12 + [True] * 11


def test_limits_need_as_many_points_as_their_source_asks() -> None:
    few, enough = chart([40, 41, 39, 40, None, 1]), chart([40, 41, 39, 40, 42, 40, 1])
    assert few[["mean", "lower", "upper"]].isna().all(axis=None)
    assert few["method"].unique().tolist() == few["rule"].unique().tolist() == [""]
    assert enough[["mean", "upper"]].notna().all(axis=None)
    rebased = chart([*STEADY, 1, 2], rebased=[date(2024, 4, 1)])
    assert rebased["mean"].isna().tolist() == [False] * 12 + [True] * 2


def test_season_moves_the_limits_and_leaves_the_counts() -> None:
    season = np.array([1.5] * 6 + [0.5] * 6)
    values: list[int | None] = [
        round(20 * season[(3 + place) % 12]) + place % 3 - 1 for place in range(24)
    ]
    plain, adjusted = chart(values), chart(values, seasons=season)
    assert plain["count"].tolist() == adjusted["count"].tolist() == values
    assert plain["rule"].ne("").any()
    assert adjusted["rule"].eq("").all()
    assert adjusted["mean"].iloc[0] == pytest.approx(adjusted["mean"].iloc[6] * 3)


@pytest.mark.simulation
def test_common_cause_is_called_special_about_as_often_as_stated() -> None:
    # A point in force: P(beyond) is at most 0.0027 a point where the mean is known; estimated
    # means make it a little more. Steady Poisson months of mean 5, 36 of them.
    generator = np.random.default_rng(7)
    beyond = [
        chart([int(value) for value in generator.poisson(5, 36)])["rule"].eq("outside").mean()
        for _ in range(300)
    ]
    assert np.mean(beyond) < 0.004
