"""Intervals for counts, shares and ratios. Arrays in, arrays out; NaN stays NaN."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray
from scipy.special import betaincinv, gammaincinv, ndtri

Numbers = NDArray[np.float64]

EXACT_BELOW = 10
"""Byar's approximation is used from this count on, as OHID's Fingertips does."""


def floats(values: pd.Series) -> Numbers:
    """Return a column as numbers, with NaN where it is missing."""
    if values.dtype.kind in "fiu" and isinstance(values.dtype, np.dtype):
        return np.array(values.to_numpy(), dtype=np.float64)
    return np.asarray(values.astype("Float64").to_numpy(float, na_value=np.nan), dtype=np.float64)


def poisson_limits(count: ArrayLike, level: float = 0.95) -> tuple[Numbers, Numbers]:
    """Return the lower and upper limit of a count: exact Poisson below 10, else Byar's.

    The count may be fractional (a count divided by its over-dispersion); a negative one, such as
    a correction larger than the quarter it corrects, has no interval (NaN).
    Source: OHID, Fingertips technical guide; Breslow and Day (1987); PHEindicatormethods.
    """
    observed = np.asarray(count, dtype=float)
    observed = np.where(observed < 0, np.nan, observed)
    tail = (1 - level) / 2
    exact_lower, exact_upper = _exact(observed, tail)
    byar_lower, byar_upper = _byar(observed, -ndtri(tail))
    few = observed < EXACT_BELOW
    return np.where(few, exact_lower, byar_lower), np.where(few, exact_upper, byar_upper)


def exact_limits(count: ArrayLike, level: float = 0.95) -> tuple[Numbers, Numbers]:
    """Return the exact Poisson limits of counts of any size (Garwood, 1936)."""
    return _exact(np.asarray(count, dtype=float), (1 - level) / 2)


def _exact(observed: Numbers, tail: float) -> tuple[Numbers, Numbers]:
    some = np.where(observed > 0, observed, 1.0)
    lower = np.where(observed == 0, 0.0, gammaincinv(some, tail))
    return np.where(np.isnan(observed), np.nan, lower), gammaincinv(observed + 1, 1 - tail)


def _byar(observed: Numbers, z: float) -> tuple[Numbers, Numbers]:
    some = np.maximum(observed, 1.0)
    lower = observed * (1 - 1 / (9 * some) - z / (3 * np.sqrt(some))) ** 3
    above = observed + 1
    return lower, above * (1 - 1 / (9 * above) + z / (3 * np.sqrt(above))) ** 3


def wilson_limits(
    numerator: ArrayLike, denominator: ArrayLike, design_effect: float = 1.0, level: float = 0.95
) -> tuple[Numbers, Numbers]:
    """Return the lower and upper limit of a share (0 to 1) by Wilson's score method.

    A design effect over 1 shrinks the number of people asked to its effective size first.
    No share without anybody asked (NaN). Source: Wilson (1927); OHID, Fingertips technical guide.
    """
    # Loaded when it's needed: pages that show no share don't wait for it.
    from statsmodels.stats.proportion import proportion_confint

    asked = np.asarray(denominator, dtype=float)
    effective = np.where(asked > 0, asked, np.nan) / design_effect
    said = np.asarray(numerator, dtype=float) / design_effect
    limits = proportion_confint(said, effective, alpha=1 - level, method="wilson")
    lower, upper = (np.clip(np.asarray(limit, dtype=float), 0, 1) for limit in limits)
    return lower, upper


def rate_ratio(
    count: ArrayLike,
    population: ArrayLike,
    other_count: ArrayLike,
    other_population: ArrayLike,
    level: float = 0.95,
) -> tuple[Numbers, Numbers, Numbers]:
    """Return the ratio of two rates (the first over the second), its lower and upper limit.

    Exact conditional method: given both counts' sum, the first is binomial, and Clopper and
    Pearson's limits of its share give the ratio's. It never promises more than its level, also
    where a district has no offence of a group, which Wald's and the log method can't treat.
    A ratio over no events is NaN, its upper limit infinite. Source: Przyborowski and Wilenski
    (1940); the same as R's poisson.test.
    """
    ours, theirs = _counts(count), _counts(other_count)
    scale = np.asarray(other_population, dtype=float) / np.asarray(population, dtype=float)
    tail = (1 - level) / 2
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.where(theirs == 0, np.nan, ours / theirs) * scale
        least = np.where(ours == 0, 0.0, betaincinv(np.maximum(ours, 1e-9), theirs + 1, tail))
        most = np.where(theirs == 0, 1.0, betaincinv(ours + 1, np.maximum(theirs, 1e-9), 1 - tail))
        unknown = np.isnan(ours) | np.isnan(theirs) | np.isnan(scale)
        lower = np.where(unknown, np.nan, least / (1 - least) * scale)
        upper = np.where(unknown, np.nan, most / (1 - most) * scale)
    return ratio, lower, upper


def _counts(values: ArrayLike) -> Numbers:
    numbers = np.asarray(values, dtype=float)
    return np.where(numbers < 0, np.nan, numbers)


def beyond(lower: ArrayLike, upper: ArrayLike, value: ArrayLike) -> NDArray[np.int64]:
    """Return 1 where an interval lies wholly above a value, -1 wholly below, else 0."""
    above = np.asarray(lower, dtype=float) > np.asarray(value, dtype=float)
    below = np.asarray(upper, dtype=float) < np.asarray(value, dtype=float)
    return above.astype(np.int64) - below.astype(np.int64)
