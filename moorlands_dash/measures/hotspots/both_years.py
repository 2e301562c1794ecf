"""What changed in the places that two periods together pick out.

A place picked for its count in one period seems to have risen to it even where nothing changed:
part of what picked it was chance, which the other period doesn't have (regression to the mean;
Galton 1886, and of places picked for what happened there Hauer 1997, Observational Before-After
Studies in Road Safety, chapter 11). The sum of both periods says nothing of how it is split: where
nothing changed each incident of it is as likely to be of the one as of the other. So places are
picked by the sum, and the split alone is judged.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from moorlands_dash.measures.change import with_change
from moorlands_dash.measures.doubt import BEFORE, NOW
from moorlands_dash.measures.family import with_family
from moorlands_dash.measures.hotspots.gistar import hot_cells, hotspots
from moorlands_dash.measures.hotspots.lattice import Lattice

Numbers = NDArray[np.float64]

_LEAST_MONTHS = 3
"""Months of a period under which their scatter can't be told."""

NONE = -1
"""Place of a cell that is in none."""


def places(heat: pd.DataFrame, beside: Any, least: int) -> NDArray[np.int64]:
    """Return the number of the hotspot each cell of `hot_cells` is in, the fullest being 0.

    Hot cells that touch with under `least` incidents inside are none: -1.
    """
    group = hotspots(heat, beside)
    inside = heat["count"].groupby(group).transform("sum").to_numpy()
    return np.where(inside >= least, group, NONE)


def places_of_both(
    now: ArrayLike, before: ArrayLike, cells: Lattice, beside: Any, *, least: int
) -> NDArray[np.int64]:
    """Return the place each cell is in, picked by both periods together; -1 for none."""
    both = np.asarray(now, dtype=int) + np.asarray(before, dtype=int)
    return places(hot_cells(both, cells, beside), beside, least)


def place_changes(
    now: ArrayLike,
    before: ArrayLike,
    place: ArrayLike,
    *,
    complete: bool,
    percent_from: int,
    dispersion: float = 1.0,
    doubt: tuple[ArrayLike, ArrayLike] | None = None,
) -> pd.DataFrame:
    """Return the change of each of `places_of_both`, all of them one family.

    Columns `cells count count_before complete difference percent p_value p_adjusted verdict`, a
    row a place in order, and `doubt doubt_before` where rows set aside of each cell are given.
    Verdicts: fewer, more, no clear change, cannot tell. `dispersion` says how much more the places'
    months vary than Poisson's (`dispersion_of_places`).
    """
    group = np.asarray(place, dtype=int)
    inside = group >= 0
    values = {"cells": np.ones(len(group)), "count": now, "count_before": before}
    if doubt is not None:
        values |= dict(zip((NOW, BEFORE), doubt, strict=True))
    frame = pd.DataFrame(
        {
            name: np.bincount(group[inside], np.asarray(each, dtype=float)[inside]).astype(int)
            for name, each in values.items()
        }
    )
    frame = frame.astype({"count": "Int64", "count_before": "Int64"})
    frame = frame.assign(complete=complete, dispersion=dispersion)
    changed = with_change(frame, percent_from=percent_from)
    return with_family(changed, pd.Series(True, index=changed.index)).drop(columns="dispersion")


def dispersion_of_places(by_month: ArrayLike) -> float:
    """Return how much more the months of places vary than Poisson's do, 1 or more.

    `by_month` is place x period x month: each place's months of a period about its own total there,
    spread over the months as all places together. A burst within a month so widens the test, and a
    change from one period to the other doesn't. Pearson's statistic over its degrees of freedom
    (McCullagh and Nelder 1989, section 4.5).
    """
    counts = np.asarray(by_month, dtype=float)
    if not counts.sum() or counts.shape[-1] < _LEAST_MONTHS:
        return 1.0
    share = counts.sum(axis=(0, 1)) / counts.sum()
    totals = counts.sum(axis=2, keepdims=True)
    expected = totals * share
    squares = np.divide((counts - expected) ** 2, expected, where=expected > 0, out=0 * counts)
    told = int((totals > 1).sum())
    freedom = max(told * (counts.shape[-1] - 1), 1)
    return max(1.0, float(squares[(totals > 1)[..., 0]].sum() / freedom))


def place_within(mine: ArrayLike, place: ArrayLike, weight: ArrayLike) -> NDArray[np.int64]:
    """Return for each hotspot of `mine` the place in which most of its `weight` lies; -1 for none.

    `mine` and `place` number the cells' groups from 0, -1 being none.
    """
    hotspot, other = np.asarray(mine, dtype=int), np.asarray(place, dtype=int)
    shared = np.zeros((hotspot.max(initial=NONE) + 1, other.max(initial=NONE) + 1))
    both = (hotspot >= 0) & (other >= 0)
    np.add.at(shared, (hotspot[both], other[both]), np.asarray(weight, dtype=float)[both])
    if not shared.shape[1]:
        return np.full(len(shared), NONE)
    return np.where(shared.max(axis=1) > 0, shared.argmax(axis=1), NONE)
