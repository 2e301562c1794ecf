"""The level of monthly counts: what a usual month brings now, and how sure that is.

A gamma-Poisson filter: the level wanders a little each month, each count is Poisson's about level
and season, widened by over-dispersion, and pulls the level towards itself by as much as it is
worth. Where peers are known (the same kind of incident elsewhere) the level may follow theirs, in
whole or in part, and wander from it. How much levels wander, counts scatter and peers are followed
is not known beforehand: a grid of triples is filtered side by side, and each weighs as much as it
has predicted well.

Source: the conjugate local level of Harvey and Fernandes (1989), Journal of Business and Economic
Statistics 7, in its relative-variance form; mixture over a grid after West and Harrison (1997),
Bayesian Forecasting and Dynamic Models, chapter 12.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln

from moorlands_dash.measures.trends.seasons import seasonal_indices

Numbers = NDArray[np.float64]

MONTHS = 72
"""The latest months at most that the filter goes through."""
LATELY = 18
"""The latest months whose mean a level falls back to in part: see `Levels.lately`."""

DRIFTS = np.array([0.0001, 0.001, 0.003, 0.01, 0.03])
"""Relative variance that the level gains in a month."""
DISPERSIONS = np.array([0.003, 0.02, 0.06, 0.2, 0.5])
"""Relative variance of a month's count over and above Poisson's."""
FOLLOWED = np.array([0.0, 0.5, 1.0])
"""Share of the peers' movement (of its logarithm) that the level follows."""

ALONE = np.array(
    [
        [3, 3, 5, 6, 4],
        [7, 19, 9, 12, 2],
        [117, 315, 36, 21, 2],
        [55, 227, 43, 7, 2],
        [24, 34, 23, 11, 12],
    ]
)
"""How common each drift (down) and dispersion (across) is, before a series has shown its own.

In thousandths, fitted by expectation-maximisation to 221 real series: monthly offences by type in
nine of the London boroughs of the backtest, April 2010 to March 2022 (Metropolitan Police, London
Datastore, Open Government Licence); the other boroughs were kept to confirm what it is worth.
"""

WITH_PEERS = np.array(
    [
        [[2, 3, 4, 4, 3], [3, 4, 4, 5, 2], [3, 4, 4, 6, 2], [3, 5, 3, 4, 2], [5, 4, 4, 4, 2]],
        [
            [3, 5, 9, 4, 2],
            [20, 25, 15, 4, 2],
            [21, 98, 10, 4, 2],
            [10, 25, 4, 3, 2],
            [4, 4, 4, 3, 1],
        ],
        [
            [19, 109, 24, 12, 1],
            [44, 99, 37, 8, 1],
            [38, 142, 31, 5, 1],
            [8, 19, 5, 3, 1],
            [9, 5, 4, 4, 1],
        ],
    ]
)
"""The same for each of `FOLLOWED`, where peers are known: the same offence in other boroughs."""

_OWN_WAY = 3.0
"""How fast the belief in peers fades with size: a series of many incidents shows its own level.
Before a series has shown its own, following weighs (1 + incidents a month / 30) to the power of
-3 times the share followed. Set on the half of the boroughs that the other constants were."""
_MANY = 30.0

_UNSCORED = 6
"""First months, in which the filter finds the level: they don't count for the weights."""
_LEAST_LEVEL = 0.05
_FIRST_VARIANCE = 0.5
_ADDED = 0.3
"""Incidents, and months, added to both sides of a mean, so that none at all is not taken for
never."""


@dataclass(frozen=True)
class Grid:
    """The triples that are filtered side by side, each array of shape (triples,)."""

    followed: Numbers
    drift: Numbers
    dispersion: Numbers
    prior: Numbers
    """How common each triple is before a series has shown its own; shape (series, triples) where
    that depends on the series."""


def _grid(followed: Numbers, prior: Numbers) -> Grid:
    share, drift, dispersion = np.meshgrid(followed, DRIFTS, DISPERSIONS, indexing="ij")
    return Grid(share.ravel(), drift.ravel(), dispersion.ravel(), prior.ravel() / prior.sum())


@dataclass(frozen=True)
class Levels:
    """The state after the last month: for each series (rows) and triple of the grid (columns)."""

    level: Numbers
    """Incidents of a month of index 1."""
    lately: Numbers
    """The same, as the mean of the latest `LATELY` months, each carried on to the last by as much
    as the triple follows its peers."""
    variance: Numbers
    """Relative variance of the level."""
    weight: Numbers
    """How much the triple is believed; each row sums to 1."""
    drift: Numbers
    """Relative variance that the level gains in a month to come, its peers' own included."""
    dispersion: Numbers
    """Shape (triples,)."""
    size: Numbers
    """Mean count of a month, shape (series, 1)."""


@dataclass(frozen=True)
class Movement:
    """How the level of each series' peers has moved."""

    steps: Numbers
    """Change of its logarithm into each month, shape (series, months)."""
    drift: Numbers
    """Relative variance that it gains in a month, shape (series,)."""


def filtered(
    counts: Numbers, seasons: Numbers, first: int, peers: Movement | None = None
) -> Levels:
    """Return the level after the last of `counts`, shape (series, months).

    `seasons` (series, 12) are seasonal indices; `first` is the place of the first month in them;
    `peers` has the months of `counts`.
    """
    skipped = max(counts.shape[1] - MONTHS, 0)
    counts, first = counts[:, skipped:], first + skipped
    steps = peers.steps[:, skipped:] if peers else None
    size = counts.mean(axis=1, keepdims=True)
    grid = _going_their_way(size) if peers else _grid(FOLLOWED[:1], ALONE)
    _, level, variance, weight = _run(counts, seasons, first, grid, steps)
    lately = _lately(counts, seasons, first, grid, steps)
    shared = grid.followed**2 * peers.drift[:, None] if peers else np.zeros((len(counts), 1))
    return Levels(level, lately, variance, weight, grid.drift + shared, grid.dispersion, size)


def _lately(
    counts: Numbers, seasons: Numbers, first: int, grid: Grid, steps: Numbers | None
) -> Numbers:
    """Return the mean month of index 1 of the latest months, shape (series, triples)."""
    places = np.arange(counts.shape[1])[-LATELY:]
    index = seasons[:, (first + places) % 12]
    moved = 0 * index if steps is None else np.cumsum(steps[:, places], axis=1)
    behind = moved - moved[:, -1:]
    expected = {
        share: (index * np.exp(share * behind)).sum(axis=1) for share in np.unique(grid.followed)
    }
    months = np.stack([expected[share] for share in grid.followed], axis=1)
    return np.asarray((counts[:, places].sum(axis=1, keepdims=True) + _ADDED) / (months + _ADDED))


def _going_their_way(size: Numbers) -> Grid:
    """Return the grid where peers are known, following them less common the larger a series."""
    grid = _grid(FOLLOWED, WITH_PEERS)
    prior = grid.prior * (1 + size / _MANY) ** (-_OWN_WAY * grid.followed)
    return replace(grid, prior=prior / prior.sum(axis=1, keepdims=True))


def movement(counts: Numbers, first: int) -> Movement:
    """Return how the level of peers has moved, from their counts, shape (series, months)."""
    grid = _grid(FOLLOWED[:1], ALONE)
    path, _, _, weight = _run(counts, seasonal_indices(counts, first)[0], first, grid, None)
    usual = np.log(np.maximum((path * weight[:, None, :]).sum(axis=2), _LEAST_LEVEL))
    return Movement(np.diff(usual, axis=1, prepend=usual[:, :1]), weight @ grid.drift)


def _run(
    counts: Numbers, seasons: Numbers, first: int, grid: Grid, steps: Numbers | None
) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """Return each month's level (series, months, triples), and the last level, variance, weight."""
    level = np.maximum(counts[:, :12].mean(axis=1), _LEAST_LEVEL)[:, None] + 0 * grid.drift
    variance = np.full_like(level, _FIRST_VARIANCE)
    likelihood = np.zeros_like(level)
    path = np.empty((*counts.shape, len(grid.drift)))
    for place in range(counts.shape[1]):
        if steps is not None and place:
            level = level * np.exp(grid.followed * steps[:, [place]])
        variance = variance + grid.drift
        mean = level * seasons[:, [(first + place) % 12]]
        if place >= _UNSCORED:
            size = 1 / (grid.dispersion + variance * (1 + grid.dispersion))
            likelihood += _log_negative_binomial(counts[:, [place]], mean, size)
        gain = variance * mean / (1 + mean * grid.dispersion + variance * mean)
        level = level * (1 - gain + gain * counts[:, [place]] / mean)
        variance = variance * (1 - gain)
        path[:, place] = level
    weight = np.exp(likelihood - likelihood.max(axis=1, keepdims=True)) * grid.prior
    return path, level, variance, weight / weight.sum(axis=1, keepdims=True)


def _log_negative_binomial(count: Numbers, mean: Numbers, size: Numbers) -> Numbers:
    """Return the log of the chance of a count, without what depends on the count alone."""
    chance = gammaln(count + size) - gammaln(size)
    chance = chance + size * np.log(size / (size + mean)) + count * np.log(mean / (size + mean))
    return np.asarray(chance)
