"""How much more than chance alone the months of wards vary, as it bears on their rates."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from moorlands_dash.measures.intervals import Numbers
from moorlands_dash.measures.targets.trajectories import whole_years
from moorlands_dash.measures.wards.usual import wards_dispersion, year_dispersions
from moorlands_dash.periods import Period

_YEARS = 2
"""Whole years from which months can be set against their own year's total."""


def months_dispersion(table: Numbers) -> float:
    """Return how much more than Poisson's the counts of place x month vary, 1 or more.

    Pearson's chi-squared of independence over its degrees of freedom: each count is set against
    its place's sum times its month's part of all, so that seasons and busy places don't count
    (McCullagh and Nelder, 1989, 4.5). With a single place or month nothing can be told: 1.
    """
    used = table[:, table.sum(axis=0) > 0]
    used = used[used.sum(axis=1) > 0]
    freedom = (used.shape[0] - 1) * (used.shape[1] - 1) if used.size else 0
    if freedom <= 0:
        return 1.0
    expected = np.outer(used.sum(axis=1), used.sum(axis=0)) / used.sum()
    return max(1.0, float(((used - expected) ** 2 / expected).sum() / freedom))


def place_dispersions(counts: Numbers) -> Numbers:
    """Return the same of each place of place x month, or that of all places if it is more.

    A place's own is its part of the chi-squared over its part of the degrees of freedom.
    """
    together = months_dispersion(counts)
    whole = counts.sum()
    expected = np.outer(counts.sum(axis=1), counts.sum(axis=0)) / max(whole, 1)
    squares = np.divide(
        (counts - expected) ** 2, expected, out=np.zeros_like(counts), where=expected > 0
    )
    months = int((counts.sum(axis=0) > 0).sum())
    freedom = (months - 1) * (1 - counts.sum(axis=1) / max(whole, 1))
    own = np.divide(squares.sum(axis=1), freedom, out=np.ones(len(counts)), where=freedom > 0)
    dispersions: Numbers = np.maximum(own, together)
    return dispersions


def beside_dispersion(tables: Sequence[Numbers]) -> float:
    """Return how much more than Poisson's the first row of tables varies, 1 or more.

    Each count is set against its row's sum times its column's part of the second row, which is so
    much larger that chance plays no part in it. Several tables are taken together.
    """
    squares, freedom = 0.0, 0
    for ours, theirs in tables:
        used = theirs > 0
        if used.sum() < 2 or not ours[used].sum():
            continue
        expected = ours[used].sum() * theirs[used] / theirs[used].sum()
        squares += float(((ours[used] - expected) ** 2 / expected).sum())
        freedom += int(used.sum()) - 1
    return max(1.0, squares / freedom) if freedom else 1.0


def ward_spreads(series: pd.DataFrame, year: Period) -> pd.Series:
    """Return how much more than Poisson's each ward's months vary, 1 or more, by its code.

    `series` is month x ward, of loaded months. It is the ward's own figure
    (`usual.year_dispersions`) or that of all wards together, whichever is more: a single ward's
    is unsure, and taken by itself would too often say that its months vary as chance has it.
    Where fewer than two years up to the end of `year` are whole, it is that of all wards in the
    months that are loaded up to then (`months_dispersion`), the same for every ward.
    """
    if len(whole_years(series.sum(axis=1), year.shifted(12))) < _YEARS:
        known = series[series.index <= year.end].tail(len(year) * _YEARS)
        return pd.Series(months_dispersion(known.to_numpy(float).T), index=series.columns)
    together = wards_dispersion(series, year)
    return year_dispersions(series, year).clip(lower=together)
