import numpy as np
import pytest

from moorlands_dash.measures.targets.rivals import (
    seasonal_naive,
    spread,
    straight_line,
    twelve_month_mean,
)

COUNTS = np.array([[*range(1, 16)], [0] * 15], dtype=float)
"""A year and three months: 1 to 15, and nothing."""


def test_the_straight_line_goes_on_at_the_pace_so_far() -> None:
    # 13 + 14 + 15 in three months, nine months left.
    assert straight_line(COUNTS, 3, 9).tolist() == [126, 0]


def test_the_seasonal_naive_repeats_the_same_months() -> None:
    # The nine months before the last three are months 4 to 12.
    assert seasonal_naive(COUNTS, 9).tolist() == [sum(range(4, 13)), 0]


def test_spread_is_poissons_and_nothing_stays_nothing() -> None:
    drawn = spread(np.array([50.0, 0, -3]), 20_000, np.random.default_rng(1))
    assert drawn[0].mean() == pytest.approx(50, rel=0.01)
    assert drawn[0].var() == pytest.approx(50, rel=0.05)
    assert not drawn[1:].any()


def test_the_twelve_month_mean_is_as_wide_as_the_series_has_been() -> None:
    generator = np.random.default_rng(2)
    steady = generator.poisson(20, 36)
    # 10 and 30 by turns: variance 100 about a mean of 20, 80 more than Poisson's.
    uneven = np.tile([10, 30], 18)
    drawn = twelve_month_mean(np.array([steady, uneven], dtype=float), 6, 20_000, generator)
    assert drawn[0].mean() == pytest.approx(6 * steady[-12:].mean(), rel=0.02)
    assert drawn[1].mean() == pytest.approx(120, rel=0.02)
    # Sample variance 100 x 36 / 35, so 120 + 6 x (102.9 - 20).
    assert drawn[1].var() == pytest.approx(617, rel=0.06)
