"""What themes are scored by: each criterion turns its values into scores from 0 to 1."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from moorlands_dash.measures.intervals import Numbers

USUAL_WEIGHT = 3
MOST_WEIGHT = 10
"""What a weight is unless somebody moves it, and the most that it may be."""
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
    return np.divide(values, most, out=np.full_like(values, np.nan), where=most > 0)


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


@dataclass(frozen=True)
class Criterion:
    """One thing that a theme is scored by."""

    key: str
    name: str
    scores: Scoring
    unit: str
    """Of its values."""
    means: str
    """How a value becomes a score, as a sentence."""


CRITERIA = (
    Criterion(
        "volume",
        "Volume",
        of_the_most,
        "incidents, reports or people",
        "Volume: a share of the theme that has the most.",
    ),
    Criterion(
        "harm",
        "Harm",
        of_the_most,
        "harm by the list in use",
        "Harm: a share of the theme that has the most, by the list in use.",
    ),
    Criterion(
        "trend",
        "Trend",
        of_change,
        "times as many as usual",
        "Trend: 0 where there are half as many as usual or fewer, 0.5 as usual or with no clear "
        "change, 1 with half as many again or more.",
    ),
    Criterion(
        "gap",
        "Gap",
        of_gap,
        "times the rate of England and Wales",
        "Gap: 0.5 at the rate of England and Wales, 1 at twice that rate or more.",
    ),
    Criterion(
        "residents",
        "Residents",
        of_the_most,
        "share of residents who say that it is a problem",
        "Residents: a share of the problem that most residents name. Answers to open "
        "consultations are shown, not scored: they are no sample.",
    ),
    Criterion(
        "concentration",
        "Concentration",
        as_it_is,
        "Gini coefficient over wards, 0 to 1",
        "Concentration: 0 where every ward has the same number, towards 1 where one has all.",
    ),
)
CRITERION_BY_KEY = {criterion.key: criterion for criterion in CRITERIA}
KEYS = tuple(CRITERION_BY_KEY)
VOLUME, HARM, TREND, GAP, RESIDENTS, CONCENTRATION = KEYS


def scored(values: Numbers) -> Numbers:
    """Return the scores of values whose last two axes are theme and criterion, as `CRITERIA`."""
    found = [each.scores(values[..., place]) for place, each in enumerate(CRITERIA)]
    return np.stack(found, axis=-1)
