"""Where a ward ranks among the others, and between which places it may well be."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from moorlands_dash.measures.intervals import floats

SEED = 27
DRAWS = 4000
_JEFFREYS = 0.5
"""Added to each count: the gamma distribution that says least beforehand about a Poisson rate."""


def with_rank_range(
    frame: pd.DataFrame, *, dispersion: float = 1.0, draws: int = DRAWS, seed: int = SEED
) -> pd.DataFrame:
    """Return the frame with `rank_lower rank_median rank_upper ranked`; 1 is the highest rate.

    Needs `count population rate_per_1000`. Each ward's true rate is drawn from its gamma
    posterior (shape count + 1/2, by residents), the wards are ranked in each draw, and the
    middle 95% of a ward's ranks are the places where it may well be. Counts that vary
    `dispersion` times as much as Poisson's weigh as counts that many times smaller. `ranked` is
    how many wards have a rate. Source: Goldstein and Spiegelhalter (1996), JRSS A 159.
    """
    known = frame["rate_per_1000"].notna().to_numpy()
    found = np.full((3, len(frame)), np.nan)
    if known.any():
        counts, people = floats(frame["count"])[known], floats(frame["population"])[known]
        shape = counts / dispersion + _JEFFREYS
        drawn = np.random.default_rng(seed).gamma(shape, size=(draws, known.sum())) / people
        found[:, known] = np.percentile(
            _ranks(drawn), (2.5, 50, 97.5), axis=0, method="inverted_cdf"
        )
    places = {
        name: pd.array(np.round(row), dtype="Int64")
        for name, row in zip(("rank_lower", "rank_median", "rank_upper"), found, strict=True)
    }
    return frame.assign(**places, ranked=int(known.sum()))


def _ranks(drawn: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return the rank of each column within its row, 1 for the largest."""
    order = np.argsort(-drawn, axis=1)
    ranks = np.empty_like(order)
    np.put_along_axis(ranks, order, np.arange(1, drawn.shape[1] + 1)[None, :], axis=1)
    return ranks
