"""What is usual: hand-worked levels, the test against scipy's, and what estimates must not do."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom

from moorlands_dash.measures.usual_level import (
    Group,
    mid_p,
    pooled,
    usual,
    variation,
)

CALM = Group(np.ones(1), np.zeros(1))


def level(*earlier: float, dispersion: float = 1.0, drift: float = 0.0):  # type: ignore[no-untyped-def]
    group = Group(np.array([dispersion]), np.array([drift]))
    return usual(np.array([earlier], dtype=float), group)


def test_a_calm_level_is_the_mean_of_its_years() -> None:
    found = level(8, 10, 12)
    assert found.expected == pytest.approx([10])
    assert (found.before[0], found.years[0]) == (30, 3)


def test_a_year_that_is_not_known_counts_for_nothing() -> None:
    assert level(8, np.nan, 12).expected == pytest.approx([10])
    assert np.isnan(level(np.nan, np.nan).expected[0])
    assert np.isnan(level(np.nan).p_value(np.array([3.0]))[0])


def test_a_level_that_wanders_forgets_by_hand() -> None:
    # Variance of the first year's level 1/10, and 0.1 more by the next: half of it is left.
    # 10 / 2 + 20 incidents in 1 / 2 + 1 years are 16.7 a year; 0.1 more again keeps 25 / 3.5.
    found = level(10, 20, drift=0.1)
    assert found.expected == pytest.approx([25 / 1.5])
    assert found.before == pytest.approx([25 / (1 + 0.1 * 25)])


def test_the_mid_p_is_the_binomials() -> None:
    # 18 after 45 in five years: binomial of 63, a sixth; half of the chance of 18 itself.
    expected = 2 * (binom.sf(17, 63, 1 / 6) - binom.pmf(18, 63, 1 / 6) / 2)
    found = level(9, 9, 9, 9, 9).p_value(np.array([18.0]))
    assert found == pytest.approx([expected])
    assert expected < 0.05


def test_a_single_year_is_tested_exactly() -> None:
    expected = 2 * binom.sf(17, 27, 0.5)
    assert level(9).p_value(np.array([18.0])) == pytest.approx([expected])


@given(
    st.lists(st.integers(0, 60), min_size=1, max_size=5),
    st.sampled_from([1.0, 1.5, 3.0]),
    st.sampled_from([0.0, 0.01, 0.1]),
)
def test_the_range_holds_the_counts_that_are_no_clear_change(
    earlier: list[int], dispersion: float, drift: float
) -> None:
    found = level(*earlier, dispersion=dispersion, drift=drift)
    lower, upper = (float(limit[0]) for limit in found.limits())

    def p_value(count: float) -> float:
        return float(found.p_value(np.array([count]))[0])

    assert lower <= found.expected[0] <= upper or found.expected[0] == 0
    assert p_value(upper) >= 0.05 > p_value(upper + 1)
    assert p_value(lower) >= 0.05
    assert lower == 0 or p_value(lower - 1) < 0.05


def test_more_scatter_and_drift_widen_the_range() -> None:
    def width(**more: float) -> float:
        lower, upper = level(40, 40, 40, 40, 40, **more).limits()
        return float(upper[0] - lower[0])

    assert width() < width(dispersion=2.0) < width(dispersion=2.0, drift=0.02)


def test_what_is_estimated_of_chance_alone_stays_small() -> None:
    rng = np.random.default_rng(4)
    found = variation(rng.poisson(15 / 12, (200, 27, 5, 12)).astype(float))
    assert found.dispersion.mean() < 1.02
    assert found.drift.mean() < 0.004


@pytest.mark.parametrize(("dispersion", "drift"), [(2.0, 0.0), (1.0, 0.04), (2.0, 0.04)])
def test_what_is_there_is_found(dispersion: float, drift: float) -> None:
    rng = np.random.default_rng(5)
    steps = np.cumsum(rng.normal(0, np.sqrt(drift), (100, 27, 5)), axis=-1)
    mean = np.repeat(40 / 12 * np.exp(steps)[..., None], 12, axis=-1)
    if dispersion > 1:
        mean = rng.gamma(mean / (dispersion - 1), dispersion - 1)
    found = variation(rng.poisson(mean).astype(float))
    assert found.dispersion.mean() == pytest.approx(dispersion, abs=0.08)
    assert found.drift.mean() == pytest.approx(drift, abs=0.008)


def test_a_season_of_all_series_is_no_scatter() -> None:
    rng = np.random.default_rng(6)
    season = np.array([1, 1, 1, 1, 2, 5, 5, 2, 1, 1, 1, 1], dtype=float)
    found = variation(rng.poisson(season, (50, 27, 5, 12)).astype(float))
    assert found.dispersion.mean() < 1.02


def test_one_series_unlike_the_others_keeps_its_own() -> None:
    found = np.array([0.0] * 13 + [0.5])
    drawn = pooled(found, np.full(14, 0.02), rough=0.0)
    assert drawn[-1] > 0.4
    assert drawn[:-1].max() < 0.1


def test_a_single_year_tells_nothing_of_scatter() -> None:
    found = variation(np.full((3, 1, 12), 4.0))
    assert found.dispersion.tolist() == [1, 1, 1]
    assert found.drift.tolist() == [0, 0, 0]


def test_none_before_and_none_now_is_no_change() -> None:
    zero = np.zeros(1)
    assert mid_p(zero, zero, np.array([0.5]), np.ones(1)) == pytest.approx([1.0])
    assert level(0, 0, 0).p_value(zero) == pytest.approx([1.0])
