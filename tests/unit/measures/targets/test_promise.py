"""A promise before it is made: published power, a level by hand, series like one."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from moorlands_dash.measures.targets import promise
from moorlands_dash.measures.targets.forecast import forecast
from moorlands_dash.measures.usual_level import Group
from moorlands_dash.periods import Period, add_months, financial_year

STEADY = Group(np.ones(1), np.zeros(1))


def monthly(counts: list[int], start: date = date(2021, 4, 1)) -> pd.Series:
    return pd.Series(counts, index=[add_months(start, place) for place in range(len(counts))])


@pytest.mark.parametrize(
    ("usual", "now", "found"), [(9, 18, 0.625), (20, 40, 0.918), (30, 15, 0.795), (220, 176, 0.793)]
)
def test_what_is_seen_is_what_the_test_was_measured_to_see(
    usual: float, now: float, found: float
) -> None:
    # docs/accuracy.md, "How large a change is seen": 1,000 simulated districts, asked alone.
    seen = promise.seen(np.full(5, float(usual)), STEADY)
    assert seen is not None
    assert seen.power(now / usual - 1) == pytest.approx(found, abs=0.035)


def test_no_change_is_called_clear_as_seldom_as_the_test_promises() -> None:
    seen = promise.seen(np.full(5, 220.0), STEADY)
    assert seen is not None
    assert seen.power(-1e-9) + seen.power(1e-9) == pytest.approx(0.05, abs=0.01)


def test_the_smallest_change_seen_grows_as_counts_get_few() -> None:
    sizes = [promise.seen(np.full(5, float(usual)), STEADY) for usual in (40, 200, 1000)]
    smallest = [seen.smallest(rises=False) for seen in sizes if seen]
    assert smallest == sorted(smallest)
    assert smallest[1] == pytest.approx(-0.21, abs=0.02)
    few = promise.seen(np.full(5, 2.0), STEADY)
    assert few is not None
    # Even none at all may be chance.
    assert np.isnan(few.smallest(rises=False))


def test_without_a_whole_year_before_nothing_is_seen() -> None:
    assert promise.seen(np.full(5, np.nan), STEADY) is None


def test_a_lucky_year_lies_below_its_level() -> None:
    rng = np.random.default_rng(1)
    steady = list(rng.poisson(20, 36))
    lucky = [14] * 12
    found = promise.behind(monthly([*steady, *lucky]), float(sum(lucky)))
    assert 168 < found.level < 240
    assert found.owed < -3
    plain = promise.behind(monthly([20] * 48), 240.0)
    assert plain.owed == pytest.approx(0, abs=3)


def test_a_level_needs_two_years() -> None:
    assert np.isnan(promise.behind(monthly([20] * 23), 240.0).level)


def test_the_correction_is_none_for_few_and_never_steep() -> None:
    assert promise.recentring(0.5) == promise.recentring(8.0) == 0
    assert promise.recentring(18.0) == pytest.approx(np.expm1(0.055))
    assert promise.recentring(1e6) == pytest.approx(np.expm1(-0.053))
    sizes = np.geomspace(1, 200, 300)
    steps = np.diff([promise.recentring(size) for size in sizes])
    assert np.abs(steps).max() < 0.01


def test_chances_of_falling_and_rising_leave_only_the_count_itself_between() -> None:
    year = financial_year(2025)
    found = forecast(monthly([20, 22, 18, 21] * 12), year, draws=2000)
    middle = found.quantile(0.5)
    below = promise.chance(found, middle, rises=False)
    above = promise.chance(found, middle, rises=True)
    exactly = float((found.outturn == middle).mean())
    assert below + above == pytest.approx(1 + exactly, abs=1e-9)


def test_changes_of_series_like_one_are_of_years_that_follow_each_other() -> None:
    years = pd.DataFrame(
        [
            ("a", 2021, 100), ("a", 2022, 80), ("a", 2024, 120),
            ("b", 2021, 300), ("b", 2022, 100), ("b", 2023, 150),
            ("c", 2021, 0), ("c", 2022, 5),
        ],
        columns=["series", "year", "count"],
    )  # fmt: skip
    found = promise.changes_elsewhere(years, 100)
    # Of b only the year after 100 counts (300 is thrice as many), of a only 2022, of c none.
    assert found[["series", "year", "ratio"]].values.tolist() == [
        ["a", 2022, 0.8],
        ["b", 2023, 1.5],
    ]


def test_a_year_that_has_not_begun_is_set_right_by_size() -> None:
    found = forecast(monthly([60] * 48), Period(date(2025, 4, 1), date(2026, 3, 1)), draws=2000)
    set_right = promise.year_ahead(found, 60.0)
    assert set_right.quantile(0.5) == pytest.approx(0.948 * found.quantile(0.5), rel=0.02)
