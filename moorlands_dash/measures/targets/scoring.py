"""How good forecasts were, once what came is known. Arrays in, arrays out."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Numbers = NDArray[np.float64]


def crps(draws: ArrayLike, came: ArrayLike) -> Numbers:
    """Return the continuous ranked probability score of each forecast, in the counts' own unit.

    `draws` has a row a forecast (or is one row), `came` a number a forecast. 0 is sure and right;
    of a single draw it is the absolute error. Source: Gneiting and Raftery (2007), JASA 102,
    equation 21, with the mean over all pairs of draws.
    """
    ordered = np.sort(np.atleast_2d(np.asarray(draws, dtype=float)), axis=1)
    observed = np.atleast_1d(np.asarray(came, dtype=float))[:, None]
    count = ordered.shape[1]
    weights = 2 * np.arange(1, count + 1) - count - 1
    apart = (ordered @ weights) / count**2
    return np.asarray(np.abs(ordered - observed).mean(axis=1) - apart)


def limits(draws: ArrayLike, level: float) -> tuple[Numbers, Numbers]:
    """Return the lower and upper limit of each forecast's central interval: draws themselves."""
    table = np.atleast_2d(np.asarray(draws, dtype=float))
    tail = (1 - level) / 2
    lower, upper = np.quantile(table, [tail, 1 - tail], axis=1, method="inverted_cdf")
    return np.asarray(lower), np.asarray(upper)


def brier(chance: ArrayLike, met: ArrayLike) -> float:
    """Return the mean squared gap between chances and what came (1 or 0); 0 is perfect.

    Source: Brier (1950), Monthly Weather Review 78, in its half form for two outcomes.
    """
    gap = np.asarray(chance, dtype=float) - np.asarray(met, dtype=float)
    return float(np.mean(gap**2)) if gap.size else float("nan")
