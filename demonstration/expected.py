"""How many incidents are to be expected in the district, by month, ward, type and hotspot."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from demonstration import mix, truths
from demonstration.draws import Floats, Integers
from demonstration.places import WARD_POSITION
from moorlands_dash.periods import financial_year_start, months_between

NOWHERE = -1
"""Hotspot of the incidents that belong to none."""


@dataclass(frozen=True)
class Strands:
    """One month's expectation, cut into strands that each have a ward, a type and a hotspot."""

    ward: Integers
    crime_type: Integers
    hotspot: Integers
    """Position in truths.HOTSPOTS, or NOWHERE."""
    expected: Floats
    """Mean number of incidents."""


def month_strands(month: date) -> Strands:
    """Return what is to be expected in a month; months after the last published one work too."""
    levels = _month_levels(month)
    rest = levels.copy()
    planted = []
    for hotspot in truths.HOTSPOTS:
        ward, crime_type = WARD_POSITION[hotspot.ward], mix.TYPE_POSITION[hotspot.crime_type]
        drawn = levels[ward, crime_type] * hotspot.share
        rest[ward, crime_type] -= drawn
        extra = hotspot.monthly if month >= hotspot.start else 0.0
        planted.append((ward, crime_type, drawn + extra))
    wards, types = np.divmod(np.arange(rest.size), len(mix.TYPES))
    return Strands(
        ward=np.append(wards, [ward for ward, _, _ in planted]),
        crime_type=np.append(types, [crime_type for _, crime_type, _ in planted]),
        hotspot=np.append(np.full(rest.size, NOWHERE), np.arange(len(planted))),
        expected=np.append(rest.ravel(), [expected for _, _, expected in planted]),
    )


def expected_count(month: date, crime_type: str) -> float:
    """Return the district's mean number of incidents of a type in a month."""
    strands = month_strands(month)
    wanted = strands.crime_type == mix.TYPE_POSITION[crime_type]
    return float(strands.expected[wanted].sum())


def month_level(month: date) -> Floats:
    """Return each type's level in a month, as a share of a mean month of 2025."""
    year = financial_year_start(month) - mix.FIRST_YEAR
    return (
        mix.SEASON[:, month.month - 1] * mix.YEAR_LEVEL[:, min(year, mix.YEAR_LEVEL.shape[1] - 1)]
    )


def _month_levels(month: date) -> Floats:
    """Return the means by ward and type, hotspots that emerge left out."""
    levels = mix.WARD_YEAR / 12 * month_level(month)
    for change in truths.CHANGES:
        wards = slice(None) if change.ward is None else WARD_POSITION[change.ward]
        types = slice(None) if change.crime_type is None else mix.TYPE_POSITION[change.crime_type]
        levels[wards, types] *= _factor(change, month)
    return levels


def _factor(change: truths.Change, month: date) -> float:
    """Return how far a change has come by a month."""
    if month < change.start:
        return 1.0
    done = min(months_between(change.start, month) / change.months, 1.0)
    return 1.0 + (change.factor - 1.0) * done
