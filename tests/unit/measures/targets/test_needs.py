import math
from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from moorlands_dash.measures.intervals import poisson_limits, wilson_limits
from moorlands_dash.measures.targets.needs import (
    asked_for,
    best_run,
    count_limits,
    judgement,
    needed_per_month,
    rate_chance,
    share_chance,
    status_of,
    whole,
)
from moorlands_dash.periods import Period, add_months

START = date(2024, 4, 1)


def series(*counts: int | None) -> pd.Series:
    found = {add_months(START, i): n for i, n in enumerate(counts) if n is not None}
    return pd.Series(found, dtype="int64")


@pytest.mark.parametrize(
    ("so_far", "target", "left", "needed"),
    [
        (104, 207, 6, 103 / 6),
        (20, 26.4, 3, 2.0),
        (207, 207, 6, 0.0),
        (0, 12.0000000001, 12, 1.0),
    ],
)
def test_what_the_months_left_may_bring(
    so_far: int, target: float, left: int, needed: float
) -> None:
    assert needed_per_month(so_far, target, left) == pytest.approx(needed)


@pytest.mark.parametrize(("so_far", "left"), [(208, 6), (100, 0)])
def test_nothing_is_needed_once_it_is_settled(so_far: int, left: int) -> None:
    assert math.isnan(needed_per_month(so_far, 207, left))


@given(st.integers(0, 500), st.integers(1, 500), st.integers(1, 11))
def test_the_average_needed_just_meets_the_target(so_far: int, target: int, left: int) -> None:
    needed = needed_per_month(so_far, target, left)
    if math.isnan(needed):
        assert so_far > target
    else:
        assert so_far + needed * left == pytest.approx(target)


def test_the_best_run_is_the_lowest_and_of_equals_the_latest() -> None:
    run = best_run(series(5, 1, 2, 9, 2, 1, 7), 2)
    assert run is not None
    assert run.per_month == 1.5
    assert run.period == Period(date(2024, 8, 1), date(2024, 9, 1))


def test_a_run_never_spans_a_missing_month() -> None:
    run = best_run(series(5, 1, None, 1, 6, 6), 2)
    assert run is not None
    assert (run.per_month, run.period.start) == (3.0, date(2024, 4, 1))


@pytest.mark.parametrize(
    ("counts", "length"),
    [(series(), 1), (series(1, 2), 3), (series(1, None, 2), 2), (series(1), 0)],
)
def test_without_a_run_that_long_there_is_no_record(counts: pd.Series, length: int) -> None:
    assert best_run(counts, length) is None


@given(st.lists(st.integers(0, 40), min_size=1, max_size=40), st.integers(1, 12))
def test_no_run_on_record_is_better(counts: list[int], length: int) -> None:
    run = best_run(series(*counts), length)
    sums = [sum(counts[i : i + length]) for i in range(len(counts) - length + 1)]
    if run is None:
        assert not sums
        return
    assert run.per_month * length == pytest.approx(min(sums))
    assert len(run.period) == length


def test_limits_of_a_count_that_varies_more_than_poisson_are_wider() -> None:
    # Byar's limits of 100 are 81.4 to 121.6 (PHEindicatormethods).
    assert count_limits(100, 1.0) == pytest.approx((81.36, 121.63), abs=0.01)
    lower, upper = poisson_limits(50)
    assert count_limits(100, 2.0) == pytest.approx((2 * float(lower), 2 * float(upper)))


@pytest.mark.parametrize(
    ("lower", "upper", "word"),
    [
        (80, 109.9, "held"),
        (80, 110.0, "not shown"),
        (100.0, 130, "not shown"),
        (100.1, 130, "worse"),
        (101, 109, "held"),
        (math.nan, math.nan, "cannot tell"),
    ],
)
def test_no_worse_is_judged_against_ceiling_and_baseline(
    lower: float, upper: float, word: str
) -> None:
    assert judgement(lower, upper, baseline=100, ceiling=110) == word


@pytest.mark.parametrize(
    ("chance", "word"),
    [
        (1.0, "on course"),
        (0.8, "on course"),
        (0.7999, "watch"),
        (0.5, "watch"),
        (0.4999, "at risk"),
        (0.2, "at risk"),
        (0.1999, "unlikely"),
        (0.0, "unlikely"),
        (math.nan, "cannot tell"),
    ],
)
def test_each_threshold_belongs_to_the_better_status(chance: float, word: str) -> None:
    least = {"on course": 0.8, "watch": 0.5, "at risk": 0.2, "unlikely": 0.0}
    assert status_of(chance, least) == word


def test_the_chance_of_a_share_by_hand() -> None:
    # 20% of 100 against 16%: z = 0.04 / sqrt(0.16 x 0.84 / 100) = 1.0911; P(Z < 1.0911) = 0.8624.
    assert share_chance(0.20, 100, 0.16, design_effect=1.0, at_least=True) == pytest.approx(
        0.8624, abs=1e-4
    )
    assert share_chance(0.20, 100, 0.16, design_effect=1.0, at_least=False) == pytest.approx(
        0.1376, abs=1e-4
    )
    # A design effect of 4 halves z: P(Z < 0.5455) = 0.7073.
    assert share_chance(0.20, 100, 0.16, design_effect=4.0, at_least=True) == pytest.approx(
        0.7073, abs=1e-4
    )


@given(
    st.integers(30, 2000),
    st.floats(0, 1),
    st.floats(0.02, 0.98),
    st.floats(1, 4),
    st.booleans(),
)
def test_chance_and_wilson_s_interval_never_contradict_each_other(
    asked: int, share: float, target: float, design: float, at_least: bool
) -> None:
    said = round(share * asked)
    lower, upper = (float(limit) for limit in wilson_limits(said, asked, design))
    chance = share_chance(said / asked, asked, target, design_effect=design, at_least=at_least)
    beyond = lower > target + 1e-9 if at_least else upper < target - 1e-9
    short = upper < target - 1e-9 if at_least else lower > target + 1e-9
    if beyond:
        assert chance > 0.975
    if short:
        assert chance < 0.025
    if lower + 1e-9 < target < upper - 1e-9:
        assert 0.025 < chance < 0.975


@pytest.mark.parametrize(
    ("share", "target", "at_least", "chance"),
    [(1.0, 1.0, True, 1.0), (0.9, 1.0, True, 0.0), (0.1, 0.0, False, 0.0), (0.0, 0.0, False, 1.0)],
)
def test_a_target_of_nobody_or_everybody_is_plain(
    share: float, target: float, at_least: bool, chance: float
) -> None:
    found = share_chance(share, 50, target, design_effect=1.0, at_least=at_least)
    # A sample settles nothing for certain.
    assert found == pytest.approx(chance, abs=1e-5)
    assert 0 < found < 1


def test_a_rise_asks_for_no_less_than_was_written() -> None:
    assert asked_for(42.1) == 43
    assert asked_for(42.0) == 42
    assert (whole(42.5, rises=True), whole(42.5, rises=False)) == (43, 42)
    assert needed_per_month(20, 41.2, 6, rises=True) == pytest.approx(22 / 6)
    assert math.isnan(needed_per_month(42, 41.2, 6, rises=True))
    assert math.isnan(needed_per_month(20, 42, 0, rises=True))


def test_the_best_run_of_a_rise_is_the_one_with_the_most() -> None:
    counts = pd.Series([1, 9, 8, 2], index=[date(2025, month, 1) for month in range(1, 5)])
    best = best_run(counts, 2, rises=True)
    assert best is not None
    assert (best.per_month, best.period.start) == (8.5, date(2025, 2, 1))


def test_a_rate_s_chance_is_that_of_the_exact_interval() -> None:
    # Garwood's 95% limits of 10 events are 4.795 and 18.390 (Ulm 1990).
    assert rate_chance(10, 1000, 18.390, at_least=False) == pytest.approx(0.975, abs=0.01)
    assert rate_chance(10, 1000, 4.795, at_least=True) == pytest.approx(0.975, abs=0.012)
    assert rate_chance(0, 1000, 0, at_least=True) > 0.99
