"""What the months left of a target's year may come to: draws from a predictive distribution.

The recent level and the usual seasons carried on: the level of the last twelve months, as unsure
as so few counts leave it, times the months' seasonal shares, with as much scatter as earlier years
had. Source: conjugate gamma-Poisson model; Gelman et al. (2013), Bayesian Data Analysis, chapter 2.
"""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from moorlands_dash.measures.trajectories import Shares
from moorlands_dash.periods import Period, add_months

DRAWS = 8000
HISTORY = 24
"""Months without a gap before the first month that is forecast."""

_RECENT = 12
_PRIOR = 0.5

Whole = NDArray[np.int64]


def history(counts: pd.Series, latest: date) -> int:
    """Return how many months without a gap end with the latest one."""
    loaded, length = set(counts.index), 0
    while add_months(latest, -length) in loaded:
        length += 1
    return length


def months_left(
    counts: pd.Series, period: Period, shares: Shares, latest: date, *, change: float = 0.0
) -> Whole:
    """Return draws of each month of the period after `latest`, shape (draws, months).

    `change` scales what the months bring: 0.1 is a tenth more. The same counts give the same
    draws.
    """
    left = [place for place, month in enumerate(period) if month > latest]
    recent = counts.reindex([add_months(latest, -back) for back in range(_RECENT)]).sum()
    generator = np.random.default_rng(20100401)
    exposure = _RECENT / shares.dispersion
    shape = recent / shares.dispersion + _PRIOR
    level = generator.gamma(shape, 1 / exposure, size=(DRAWS, 1))
    mean = level * shares.values[left] * len(period) * (1 + change)
    if shares.dispersion > 1:
        odds = shares.dispersion - 1
        mean = generator.gamma(np.maximum(mean / odds, 1e-9), odds)
    return generator.poisson(mean)
