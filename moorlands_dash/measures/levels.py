"""The level of monthly counts: what a usual month brings now, and how sure that is.

A gamma-Poisson filter: the level wanders a little each month, each count is Poisson's about level
and season, widened by over-dispersion, and pulls the level towards itself by as much as it is
worth. How much levels wander and counts scatter is not known beforehand: a grid of pairs is
filtered side by side, and each pair weighs as much as it has predicted well.

Source: the conjugate local level of Harvey and Fernandes (1989), Journal of Business and Economic
Statistics 7, in its relative-variance form; mixture over a grid after West and Harrison (1997),
Bayesian Forecasting and Dynamic Models, chapter 12.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln

Numbers = NDArray[np.float64]

MONTHS = 72
"""The latest months at most that the filter goes through."""

DRIFTS = np.array([1e-5, 1e-4, 4e-4, 1e-3, 3e-3, 1e-2, 3e-2])
"""Relative variance that the level gains in a month."""
DISPERSIONS = np.array([1e-3, 1e-2, 3e-2, 7e-2, 0.15, 0.3, 0.6])
"""Relative variance of a month's count over and above Poisson's."""

PRIOR = np.array(
    [
        [0.002, 0.002, 0.003, 0.003, 0.003, 0.004, 0.002],
        [0.002, 0.002, 0.003, 0.004, 0.004, 0.004, 0.002],
        [0.003, 0.004, 0.006, 0.005, 0.004, 0.004, 0.002],
        [0.005, 0.009, 0.012, 0.006, 0.006, 0.003, 0.001],
        [0.031, 0.244, 0.136, 0.014, 0.021, 0.002, 0.001],
        [0.014, 0.164, 0.120, 0.021, 0.012, 0.002, 0.002],
        [0.015, 0.032, 0.017, 0.011, 0.017, 0.003, 0.011],
    ]
)
"""How common each pair is (drifts down, dispersions across), before a series has shown its own."""

_UNSCORED = 6
"""First months, in which the filter finds the level: they don't count for the weights."""
_LEAST_LEVEL = 0.05
_FIRST_VARIANCE = 0.5


@dataclass(frozen=True)
class Levels:
    """The state after the last month: for each series (rows) and pair of the grid (columns)."""

    level: Numbers
    """Incidents of a month of index 1."""
    variance: Numbers
    """Relative variance of the level."""
    weight: Numbers
    """How much the pair is believed; each row sums to 1."""
    drift: Numbers
    """The pairs' monthly drift, shape (pairs,)."""
    dispersion: Numbers


def filtered(counts: Numbers, seasons: Numbers, first: int, prior: Numbers = PRIOR) -> Levels:
    """Return the level after the last of `counts`, shape (series, months).

    `seasons` (series, 12) are seasonal indices; `first` is the place of the first month in them.
    """
    skipped = max(counts.shape[1] - MONTHS, 0)
    drift, dispersion = (grid.ravel() for grid in np.meshgrid(DRIFTS, DISPERSIONS, indexing="ij"))
    counts, first = counts[:, skipped:], first + skipped
    level = np.maximum(counts[:, :12].mean(axis=1), _LEAST_LEVEL)[:, None] + 0 * drift
    variance = np.full_like(level, _FIRST_VARIANCE)
    likelihood = np.zeros_like(level)
    for place in range(counts.shape[1]):
        count = counts[:, [place]]
        variance = variance + drift
        mean = level * seasons[:, [(first + place) % 12]]
        if place >= _UNSCORED:
            size = 1 / (dispersion + variance * (1 + dispersion))
            likelihood += _log_negative_binomial(count, mean, size)
        gain = variance * mean / (1 + mean * dispersion + variance * mean)
        level = level * (1 - gain + gain * count / mean)
        variance = variance * (1 - gain)
    weight = likelihood + np.log(prior.ravel())
    weight = np.exp(weight - weight.max(axis=1, keepdims=True))
    weight /= weight.sum(axis=1, keepdims=True)
    return Levels(level, variance, weight, drift, dispersion)


def _log_negative_binomial(count: Numbers, mean: Numbers, size: Numbers) -> Numbers:
    """Return the log of the chance of a count, without what depends on the count alone."""
    chance = gammaln(count + size) - gammaln(size)
    chance = chance + size * np.log(size / (size + mean)) + count * np.log(mean / (size + mean))
    return np.asarray(chance)
