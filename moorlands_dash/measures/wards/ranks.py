"""Where a ward ranks among the others, and between which places it may well be."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from moorlands_dash.measures.doubt import NOW
from moorlands_dash.measures.intervals import floats

SEED = 27
DRAWS = 4000
_JEFFREYS = 0.5
"""Added to each count: the gamma distribution that says least beforehand about a Poisson rate."""


def with_rank_range(
    frame: pd.DataFrame, *, dispersion: ArrayLike = 1.0, draws: int = DRAWS, seed: int = SEED
) -> pd.DataFrame:
    """Return the frame with `rank_lower rank_median rank_upper ranked`; 1 is the highest rate.

    Needs `count population rate_per_1000`. Each ward's true rate is drawn from its gamma
    posterior (shape count + 1/2, by residents), the wards are ranked in each draw, and the
    middle 95% of a ward's ranks are the places where it may well be. Counts that vary
    `dispersion` times as much as Poisson's, one figure for all or one a ward, weigh as counts that
    many times smaller. `ranked` is how many wards have a rate. Source: Goldstein and
    Spiegelhalter (1996), JRSS A 159.

    With a column `doubt`, of rows that may belong to a count, the places reach from the first that
    a ward has with its own rows, the others without theirs, to the last the other way round.
    """
    known = frame["rate_per_1000"].notna().to_numpy()
    found = np.full((3, len(frame)), np.nan)
    if known.any():
        spread = np.broadcast_to(np.asarray(dispersion, dtype=float), len(frame))[known]
        drawn = _drawn(frame["count"], frame[known], spread, draws, seed)
        found[:, known] = _percentiles(_ranks(drawn), (2.5, 50, 97.5))
        if NOW in frame and frame.loc[known, NOW].fillna(0).gt(0).any():
            most = frame["count"] + frame[NOW].fillna(0)
            higher = _drawn(most, frame[known], spread, draws, seed + 1)
            found[:, known] = _widened(found[:, known], drawn, higher)
    places = {
        name: pd.array(np.round(row), dtype="Int64")
        for name, row in zip(("rank_lower", "rank_median", "rank_upper"), found, strict=True)
    }
    return frame.assign(**places, ranked=int(known.sum()))


def _drawn(
    counts: pd.Series, wards: pd.DataFrame, spread: NDArray[np.float64], draws: int, seed: int
) -> NDArray[np.float64]:
    """Return true rates drawn for wards of such counts: a row a draw."""
    shape = floats(counts[wards.index]) / spread + _JEFFREYS
    found = np.random.default_rng(seed).gamma(shape, size=(draws, len(wards)))
    return np.asarray(found * spread / floats(wards["population"]))


def _widened(
    places: NDArray[np.float64], lower: NDArray[np.float64], higher: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the places as wide as counts at both bounds leave them; the middle as counted."""
    first, last = places[0].copy(), places[2].copy()
    for ward in range(lower.shape[1]):
        others = np.arange(lower.shape[1]) != ward
        best = 1 + (lower[:, others] > higher[:, [ward]]).sum(axis=1)
        worst = 1 + (higher[:, others] > lower[:, [ward]]).sum(axis=1)
        first[ward] = min(first[ward], _percentiles(best, 2.5))
        last[ward] = max(last[ward], _percentiles(worst, 97.5))
    return np.stack([first, places[1], last])


def _percentiles(ranks: NDArray[np.int64], shares: float | tuple[float, ...]) -> Any:
    return np.percentile(ranks, shares, axis=0, method="inverted_cdf")


def _ranks(drawn: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return the rank of each column within its row, 1 for the largest."""
    order = np.argsort(-drawn, axis=1)
    ranks = np.empty_like(order)
    np.put_along_axis(ranks, order, np.arange(1, drawn.shape[1] + 1)[None, :], axis=1)
    return ranks
