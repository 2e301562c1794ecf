"""How the values of each criterion become scores from 0 to 1."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from moorlands_dash.measures.assessment.criteria import (
    CONCENTRATION,
    GAP,
    HARM,
    KEYS,
    RESIDENTS,
    TREND,
    VOLUME,
)
from moorlands_dash.measures.intervals import Numbers

HALVED, HALF_AS_MUCH_AGAIN = 0.5, 1.5
"""How many times what is usual scores nothing, and everything."""
TWICE = 2.0
"""How many times the country's rate scores everything."""

Scoring = Callable[[Numbers], Numbers]
"""Takes values, themes in the last axis; NaN stays NaN."""


def of_the_most(values: Numbers) -> Numbers:
    """Return each theme's value as a share of the largest."""
    values = np.asarray(values, dtype=float)
    known = np.where(np.isnan(values), 0.0, values)
    most = known.max(axis=-1, keepdims=True, initial=0.0)
    found: Numbers = np.divide(values, most, out=np.full_like(values, np.nan), where=most > 0)
    return found


def of_change(times: Numbers) -> Numbers:
    """Return scores of how many times as many there are as usual: half 0, as usual 0.5."""
    scores: Numbers = np.clip(
        (np.asarray(times, dtype=float) - HALVED) / (HALF_AS_MUCH_AGAIN - HALVED), 0.0, 1.0
    )
    return scores


def of_gap(times: Numbers) -> Numbers:
    """Return scores of our rate as a multiple of the country's: the same 0.5, twice it 1."""
    scores: Numbers = np.clip(np.asarray(times, dtype=float) / TWICE, 0.0, 1.0)
    return scores


def as_it_is(values: Numbers) -> Numbers:
    """Return values that run from 0 to 1 already."""
    scores: Numbers = np.clip(np.asarray(values, dtype=float), 0.0, 1.0)
    return scores


SCORINGS: dict[str, Scoring] = {
    VOLUME: of_the_most,
    HARM: of_the_most,
    TREND: of_change,
    GAP: of_gap,
    RESIDENTS: of_the_most,
    CONCENTRATION: as_it_is,
}
"""Key of a criterion -> how it scores."""


def scored(values: Numbers) -> Numbers:
    """Return the scores of values whose last two axes are theme and criterion, as `CRITERIA`."""
    found = [SCORINGS[key](values[..., place]) for place, key in enumerate(KEYS)]
    return np.stack(found, axis=-1)
