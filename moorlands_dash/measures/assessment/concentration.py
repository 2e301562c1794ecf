"""How much a theme gathers in few wards, whether it has many incidents or few."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from moorlands_dash.measures.intervals import Numbers

SEED = 20_260_401
_DRAWS = 200


class Concentration(NamedTuple):
    """How concentrated counts are."""

    gini: float
    error: float
    """Standard error, as if each incident fell into a ward by chance with the shares seen."""
    wards_with_half: int
    """The fewest wards that hold half of all, or more."""


def generalised_gini(counts: ArrayLike) -> Numbers:
    """Return the generalised Gini coefficient of counts by place (last axis); NaN without any.

    It is the usual one where incidents are no fewer than places; where they are, it is set against
    the most even spread that is possible, as most places must then stay empty. Source: Bernasco
    and Steenbeek (2017), Journal of Quantitative Criminology 33, 451-467.
    """
    ordered = np.sort(np.asarray(counts, dtype=float), axis=-1)
    places, total = ordered.shape[-1], ordered.sum(axis=-1)
    some = np.where(total > 0, total, np.nan)
    weighted = (ordered * np.arange(1, places + 1)).sum(axis=-1) / some
    few = np.minimum(some, places)
    found: Numbers = (2 * weighted - places - 1) / few - places / few + 1
    return found


def concentration(counts: ArrayLike, seed: int = SEED) -> Concentration | None:
    """Return how concentrated counts by ward are; None where nothing is counted, or in no ward."""
    values = np.asarray(counts, dtype=np.int64)
    total = int(values.sum())
    if total == 0 or len(values) < 2:
        return None
    drawn = np.random.default_rng(seed).multinomial(total, values / total, size=_DRAWS)
    most_first = np.cumsum(np.sort(values)[::-1])
    half = int(np.searchsorted(most_first, total / 2) + 1)
    return Concentration(
        float(generalised_gini(values)), float(generalised_gini(drawn).std(ddof=1)), half
    )
