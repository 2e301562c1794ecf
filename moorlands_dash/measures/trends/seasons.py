"""Seasons of monthly counts: how much of a year's level each calendar month usually brings."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

YEARS = 6
"""The latest years at most that seasons are taken from."""

_LEAST_LEVEL = 0.02
"""Incidents a month below which a level is not divided by."""
_PRIOR = 0.2
"""Incidents added to both sides of a ratio, so that an empty month doesn't rule out the next."""
_CAUTION = 1.5
"""How much larger than estimated the chance variation of a ratio is taken to be: levels wander,
which the ratios of a few years take for season. Set on half of the series of the backtest."""
_CHANGING = 2.0
"""How much larger the variance of a year's own season is than that of the usual season's estimate:
seasons change a little from year to year."""
_LEAST_SHARE = 0.05


def seasonal_indices(
    counts: Numbers, first: int, towards: Numbers | None = None
) -> tuple[Numbers, Numbers]:
    """Return the seasonal index of each calendar month (series, 12), mean 1, and its variance.

    `counts` has a row a series and a column a month without gaps, 24 months or more; `first` is
    the place of the first column's month in the answer (0-11). The index is the ratio of the
    month's counts to the twelve-month mean centred on it, drawn towards 1 by as much as chance
    alone would spread such ratios (empirical Bayes), so that few incidents get hardly a season;
    drawn towards the indices `towards` (series, 12) instead where others' season is known.

    Source: ratio to moving average as in Kendall, Stuart and Ord, The Advanced Theory of
    Statistics, volume 3; shrinkage after Morris (1983), JASA 78.
    """
    centred = _centred_means(counts)
    used = min(centred.shape[1], 12 * YEARS)
    centred = np.maximum(centred[:, -used:], _LEAST_LEVEL)
    observed = counts[:, 6 : counts.shape[1] - 6][:, -used:]
    months = (first + 6 + counts.shape[1] - 12 - used + np.arange(used)) % 12
    ratios = _ratios(observed, centred, months)
    chance = _chance_variance(observed, centred, ratios[:, months]) / (used / 12) * _CAUTION
    usual = np.ones_like(ratios) if towards is None else towards
    spread = np.maximum(((ratios - usual) ** 2).sum(axis=1) / 11 - chance, 0)
    kept = spread / (spread + chance)
    indices = np.maximum(usual + kept[:, None] * (ratios - usual), _LEAST_SHARE)
    return indices / indices.mean(axis=1, keepdims=True), _CHANGING * kept * chance


def _centred_means(counts: Numbers) -> Numbers:
    """Return the mean of twelve months centred on each month but the first and last six."""
    sums = np.cumsum(np.pad(counts, ((0, 0), (1, 0))), axis=1)
    means = (sums[:, 12:] - sums[:, :-12]) / 12
    return np.asarray((means[:, :-1] + means[:, 1:]) / 2)


def _ratios(observed: Numbers, centred: Numbers, months: NDArray[np.int64]) -> Numbers:
    belongs = (months[:, None] == np.arange(12)).astype(float)
    ratios = (observed @ belongs + _PRIOR) / (centred @ belongs + _PRIOR)
    return np.asarray(ratios / ratios.mean(axis=1, keepdims=True))


def _chance_variance(observed: Numbers, centred: Numbers, season: Numbers) -> Numbers:
    """Return the relative variance of one month about level and season, Poisson's at least."""
    mean = centred.mean(axis=1)
    freedom = max(observed.shape[1] - 12, 1)
    squares = ((observed - centred * season) ** 2).sum(axis=1) / freedom
    return np.asarray(np.maximum(squares, mean) / mean**2)
