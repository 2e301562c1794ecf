"""What simpler forecasts would have said of the months left: the measure of a better one.

Counts come by series and month up to the latest; answered is what the months left come to together.
The first three are given Poisson's spread, as a bare number would lose unfairly.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

_FITTED = 36
"""Months at most that the spread of the twelve-month mean is fitted on."""
_LEAST_MEAN = 0.02
_LEAST_SPREAD = 1e-6


def straight_line(counts: Numbers, months_in: int, left: int) -> Numbers:
    """Return what is left if the year goes on at the pace of its months so far."""
    return np.asarray(counts[:, -months_in:].sum(axis=1) * left / months_in)


def seasonal_naive(counts: Numbers, left: int) -> Numbers:
    """Return what the same months brought a year before."""
    return np.asarray(counts[:, counts.shape[1] - 12 :][:, :left].sum(axis=1))


def spread(expected: Numbers, draws: int, generator: np.random.Generator) -> Numbers:
    """Return Poisson draws about what is expected."""
    table = np.repeat(np.maximum(expected, 0)[:, None], draws, axis=1)
    return np.asarray(generator.poisson(table), dtype=float)


def twelve_month_mean(
    counts: Numbers, left: int, draws: int, generator: np.random.Generator
) -> Numbers:
    """Return negative-binomial draws about the mean of the last twelve months.

    The size is fitted by moments on up to 36 months, as if months were independent.
    """
    mean = np.maximum(counts[:, -12:].mean(axis=1), _LEAST_MEAN)
    fitted = counts[:, -_FITTED:]
    usual = fitted.mean(axis=1)
    over = (fitted.var(axis=1, ddof=1) - usual) / np.maximum(usual, 0.1) ** 2
    size = left / np.maximum(over, _LEAST_SPREAD)
    shape = np.repeat(size[:, None], draws, axis=1)
    return np.asarray(
        generator.poisson(generator.gamma(shape, (mean * left / size)[:, None])), dtype=float
    )
