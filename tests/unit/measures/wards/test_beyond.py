"""The chance of a month beyond its usual range is that of the whole counts, the estimates' too."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest
from scipy.stats import nbinom, poisson

from moorlands_dash.measures.targets.trajectories import usual_range
from moorlands_dash.measures.wards.beyond import chance_beyond
from moorlands_dash.measures.wards.usual import usual_months
from moorlands_dash.periods import Period, add_months

SURE = 1e9


def chance(mean: float, spread: float, *, known: float = SURE, freedom: float = SURE) -> float:
    lower, upper = usual_range(mean, spread)
    ends = (np.array([float(end)]) for end in (mean, lower, upper))
    times = np.array([known])
    return float(chance_beyond(*ends, dispersion=spread, known=times, freedom=freedom)[0])


@pytest.mark.parametrize("mean", [0.5, 2.0, 7.0, 40.0, 300.0])
def test_of_a_known_level_it_is_poissons_own(mean: float) -> None:
    lower, upper = usual_range(mean, 1.0)
    expected = poisson.sf(upper, mean) + poisson.cdf(lower - 1, mean)
    assert chance(mean, 1.0) == pytest.approx(expected, abs=2e-4)
    assert expected < 0.05


def test_of_a_known_spread_it_is_the_negative_binomials() -> None:
    lower, upper = usual_range(30.0, 2.5)
    # Variance 75 about a mean of 30: n = 30 / 1.5 = 20, p = 1 / 2.5.
    expected = nbinom.sf(upper, 20, 0.4) + nbinom.cdf(lower - 1, 20, 0.4)
    assert chance(30.0, 2.5) == pytest.approx(expected, abs=2e-4)


def test_what_is_estimated_adds_to_it() -> None:
    assert chance(300.0, 1.0, known=12) > 1.1 * chance(300.0, 1.0)
    assert chance(300.0, 2.0, freedom=11) > 1.1 * chance(300.0, 2.0)


def test_few_a_month_lie_beyond_far_more_seldom_than_one_in_twenty() -> None:
    # Poisson of mean 0.3: the usual range is 0 to 2, and 3 or more come in 0.36%.
    assert usual_range(0.3, 1.0) == (0, 2)
    assert chance(0.3, 1.0) == pytest.approx(1 - poisson.cdf(2, 0.3), abs=1e-4)


@pytest.mark.simulation
@pytest.mark.parametrize(("level", "spread"), [(24, 1.0), (1200, 2.0)])
@pytest.mark.parametrize("years", [1, 3])
def test_so_many_months_lie_beyond_as_is_said(level: int, spread: float, years: int) -> None:
    draw = np.random.default_rng(level + years)
    months = [add_months(date(2020, 1, 1), place) for place in range(12 * (years + 1))]
    year = Period(months[-12], months[-1])
    beyond, said = [], []
    for _ in range(5):
        mean = np.full((len(months), 12), level / 12)
        if spread > 1:
            mean = draw.gamma(mean / (spread - 1)) * (spread - 1)
        series = pd.DataFrame(draw.poisson(mean), index=months)
        for ward in list(series)[:8]:
            found = usual_months(series, ward, year, year)
            count = found["count"].astype(float)
            beyond += list((count < found["usual_lower"]) | (count > found["usual_upper"]))
            said += list(found["chance_beyond"])
    error = 3.5 * np.sqrt(np.mean(beyond) / len(beyond) * 3)
    assert np.mean(beyond) == pytest.approx(np.mean(said), abs=0.012 + error)
