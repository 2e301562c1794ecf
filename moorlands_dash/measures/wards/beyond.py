"""How often chance alone takes a month beyond its usual range.

Not one month in twenty: counts are whole, so that the range of a few a month holds more than its
95%; and the level and the spread that it is made of are estimates, so that the range of many a
month holds less.
"""

from __future__ import annotations

import numpy as np
from scipy.special import betainc
from scipy.stats import chi2

from moorlands_dash.measures.intervals import Numbers

_NODES = 20
"""Equally likely spreads over which the chance is averaged."""


def chance_beyond(
    expected: Numbers,
    lower: Numbers,
    upper: Numbers,
    *,
    dispersion: float,
    known: Numbers,
    freedom: float,
) -> Numbers:
    """Return the chance of a count under `lower` or over `upper`, nothing having changed.

    `expected` is estimated as the mean of past counts of `known` times as much (3 where a month is
    foretold by its like in three years, 36 by all months of them): its own error adds to that of
    the count. `dispersion` is estimated with `freedom` degrees; the chance is the mean over what it
    may be, 1 or more (chi-square; McCullagh and Nelder 1989, section 4.5). Counts are negative
    binomial with that variance, Poisson's being its limit.
    """
    parts = (np.arange(_NODES) + 0.5) / _NODES
    spreads = np.maximum(1.0, dispersion * freedom / chi2.ppf(parts, freedom))
    mean, low, high, times = np.broadcast_arrays(expected, lower, upper, known)
    wide = spreads[:, None] * (1 + 1 / times)
    inside = _at_most(high, mean, wide) - _at_most(low - 1, mean, wide)
    chance: Numbers = np.where(mean > 0, 1 - inside.mean(axis=0), 0.0)
    return chance


def _at_most(count: Numbers, mean: Numbers, dispersion: Numbers) -> Numbers:
    """Return the chance of so many or fewer, of a negative binomial with that mean and spread."""
    shape = np.where(mean > 0, mean, 1.0) / (dispersion - 1)
    found = betainc(shape, np.maximum(count, 0) + 1, 1 / dispersion)
    return np.where(count < 0, 0.0, found)
