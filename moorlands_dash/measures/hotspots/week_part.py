"""Which part of the week holds more incidents than an even week would, and by how much.

Days alone or together and four or eight hours of them are all tried, so the part that stands out
most must do so after Bonferroni's correction over all that were tried.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd

from moorlands_dash.measures.hotspots.aoristic import DAYS, HOURS, Week, week_hours
from moorlands_dash.measures.intervals import Numbers

LEAST_TIMED = 20
"""Incidents of a known time from which on anything is said of days and hours."""
BAND = 4
"""Hours of a part of the day."""
BANDS = HOURS // BAND
ROWS = DAYS * BANDS
"""Parts of a week of bands: rows of a table of one."""
LEVEL = 0.05

_ROUNDING = 1e-9
_WORKING_DAYS = tuple(range(5))
_EVERY_DAY = tuple(range(DAYS))


@dataclass(frozen=True)
class Part:
    """Some hours of some days; beyond midnight they are those of the night that follows."""

    days: tuple[int, ...]
    """0 is Monday; in the order of the week, Sunday before Monday where both are meant."""
    hour: int
    hours: int

    @property
    def share(self) -> float:
        """Return its share of the week."""
        return len(self.days) * self.hours / (DAYS * HOURS)


@dataclass(frozen=True)
class Peak:
    """The part of the week that stands out most."""

    part: Part
    inside: float
    """Incidents in it; one of which only a span is known counts in parts."""
    expected: float
    """As many as an even week would put there."""
    p_value: float
    """Corrected for all parts that were tried."""


def bands(begins: pd.Series, ends: pd.Series) -> tuple[Numbers, Week]:
    """Return incidents in each four hours of the week, shape (7, 6), and what is known of them."""
    week = week_hours(begins, ends)
    return week.parts.reshape(DAYS, BANDS, BAND).sum(axis=2), week


def peak(counts: Numbers, known: int) -> Peak | None:
    """Return the part that holds more than an even week explains, or None where none does.

    `counts` are of `bands`, `known` what they sum to. The binomial chance of at least so many,
    fractions of incidents rounded down; the least likely part's, times the number of parts.
    """
    from scipy.stats import binom

    if known < LEAST_TIMED:
        return None
    every, members = _parts()
    inside = members @ counts.ravel()
    share = np.array([part.share for part in every])
    chance = binom.sf(np.floor(inside + _ROUNDING) - 1, known, share)
    best = min(range(len(every)), key=lambda place: (chance[place], share[place]))
    p_value = min(float(chance[best]) * len(every), 1.0)
    if p_value >= LEVEL:
        return None
    return Peak(every[best], float(inside[best]), known * float(share[best]), p_value)


@lru_cache(maxsize=1)
def _parts() -> tuple[tuple[Part, ...], Numbers]:
    """Return every part that is tried, and which bands of the week each holds."""
    every = tuple(_tried())
    members = np.zeros((len(every), ROWS))
    for place, part in enumerate(every):
        for day in part.days:
            first = day * BANDS + part.hour // BAND
            members[place, np.arange(first, first + part.hours // BAND) % ROWS] = 1
    return every, members


def _tried() -> Iterator[Part]:
    pairs = [(day, (day + 1) % DAYS) for day in range(DAYS)]
    for days in [*((day,) for day in range(DAYS)), *pairs, _WORKING_DAYS, _EVERY_DAY]:
        for hour in range(0, HOURS, BAND):
            yield Part(days, hour, BAND)
            yield Part(days, hour, 2 * BAND)
        if days != _EVERY_DAY:
            yield Part(days, 0, HOURS)
