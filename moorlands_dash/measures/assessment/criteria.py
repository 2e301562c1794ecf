"""What themes are scored by, declared; `scoring.py` turns the values into scores from 0 to 1."""

from __future__ import annotations

from dataclasses import dataclass

USUAL_WEIGHT = 3
MOST_WEIGHT = 10
"""What a weight is unless somebody moves it, and the most that it may be."""


@dataclass(frozen=True)
class Criterion:
    """One thing that a theme is scored by."""

    key: str
    name: str
    unit: str
    """Of its values."""
    means: str
    """How a value becomes a score, as a sentence."""


CRITERIA = (
    Criterion(
        "volume",
        "Volume",
        "incidents, reports or people",
        "Volume: a share of the theme that has the most.",
    ),
    Criterion(
        "harm",
        "Harm",
        "harm by the list in use",
        "Harm: a share of the theme that has the most, by the list in use.",
    ),
    Criterion(
        "trend",
        "Trend",
        "times as many as usual",
        "Trend: 0 where there are half as many as usual or fewer, 0.5 as usual or with no clear "
        "change, 1 with half as many again or more.",
    ),
    Criterion(
        "gap",
        "Gap",
        "times the rate of England and Wales",
        "Gap: 0.5 at the rate of England and Wales, 1 at twice that rate or more.",
    ),
    Criterion(
        "residents",
        "Residents",
        "share of residents who say that it is a problem",
        "Residents: a share of the problem that most residents name. Answers to open "
        "consultations are shown, not scored: they are no sample.",
    ),
    Criterion(
        "concentration",
        "Concentration",
        "Gini coefficient over wards, 0 to 1",
        "Concentration: 0 where every ward has the same number, towards 1 where one has all.",
    ),
)
CRITERION_BY_KEY = {criterion.key: criterion for criterion in CRITERIA}
KEYS = tuple(CRITERION_BY_KEY)
VOLUME, HARM, TREND, GAP, RESIDENTS, CONCENTRATION = KEYS
