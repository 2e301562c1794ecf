"""Official recorded crime by community safety partnership, in the Home Office's nine columns.

The partnerships of our force fit the street-level incidents made; those of other forces are
invented from round national rates. Counts begin in April 2021 and end a quarter before the
street-level extracts, as the official figures come later.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import sqrt

import numpy as np

from demonstration import mix, truths
from demonstration.draws import Draws, Integers
from demonstration.elsewhere import BEYOND, DISTRICTS
from demonstration.offences import OFFENCES, RESIDENTS, UNKNOWN_SIZE
from demonstration.places import DISTRICT_NAME
from demonstration.sheets import csv_text
from demonstration.tally import NO_LOCATION, Tally
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import financial_year_label, quarter

COLUMNS = (
    "Financial Year",
    "Financial Quarter",
    "Force Name",
    "CSP Name",
    "Offence Description",
    "Offence Group",
    "Offence Subgroup",
    "Offence Code",
    "Offence Count",
)
QUARTERS = tuple(
    (year, number)
    for year in range(2021, 2027)
    for number in range(1, 5)
    if quarter(year, number).end < truths.PERIOD.end
)
"""Financial year and quarter, from April to June 2021 to April to June 2026."""

UNASSIGNED = "Unassigned"
_ALL = "All partnerships"
_SEED = 5
_YEAR_LEVELS = (0.99, 1.02, 1.01, 0.98, 0.96, 0.95)
_QUARTER_LEVELS = (1.02, 1.03, 1.0, 0.95)
_FORCE_LEVELS = (0.72, 1.24)
"""Lowest and highest level of a force beside England and Wales."""
_UNASSIGNED_EACH = 14
"""Every fourteenth force has offences that it gave to none of its partnerships."""
_UNASSIGNED_SHARE = 0.004

Line = tuple[str, str, Integers]
"""Force, partnership, and counts in the order of OFFENCES."""


def recorded_csv(tally: Tally, settings: Settings) -> str:
    """Return the table as CSV text, its rows in the order of quarter, force and partnership."""
    return csv_text(COLUMNS, _rows(tally, settings))


def _rows(tally: Tally, settings: Settings) -> Iterator[tuple[object, ...]]:
    for year, number in QUARTERS:
        lines = [*_own_force(tally, settings, year, number)]
        lines += _other_forces(settings, year, number)
        for force, partnership, counts in sorted(lines, key=lambda line: line[:2]):
            place = (financial_year_label(year), number, force, partnership)
            for offence, count in zip(OFFENCES, counts.tolist(), strict=True):
                kind = (offence.description, offence.group, offence.subgroup, offence.code)
                yield (*place, *kind, count)


def _own_force(tally: Tally, settings: Settings, year: int, number: int) -> Iterator[Line]:
    """Yield our force's partnerships: its street-level crimes, given to offences by chance."""
    force = settings.recorded_crime.force_name
    names = {district.name: district.name for district in DISTRICTS}
    own = settings.recorded_crime.csp_name or DISTRICT_NAME
    names |= {DISTRICT_NAME: own, NO_LOCATION: UNASSIGNED}
    beyond = sum(tally.in_area(other.name, quarter(year, number)) for other in BEYOND)
    for position, (area, name) in enumerate(names.items()):
        by_type = tally.in_area(area, quarter(year, number))
        if area == NO_LOCATION:
            by_type = by_type + beyond
        yield force, name, _offences(by_type, Draws(_SEED, year, number, position))


def _offences(by_type: Integers, draws: Draws) -> Integers:
    """Return counts by offence from counts by type of crime, without anti-social behaviour."""
    counts = np.zeros(len(OFFENCES), dtype=np.int64)
    for position, name in enumerate(mix.TYPES):
        rates = [offence.rate if offence.crime_type == name else 0.0 for offence in OFFENCES]
        if position != mix.ASB:
            picked = draws.picks(np.array(rates), int(by_type[position]))
            counts += np.bincount(picked, minlength=len(OFFENCES))
    return counts


def _other_forces(settings: Settings, year: int, number: int) -> Iterator[Line]:
    """Yield every other force as one partnership, and for some what stayed unassigned."""
    for position, name in enumerate(settings.recorded_crime.forces):
        if name == settings.recorded_crime.force_name:
            continue
        if (name, year, number) == truths.SILENT_FORCE:
            continue
        draws = Draws(_SEED, year, number, 100 + position)
        counts = _force_counts(name, position, year, number, draws)
        yield name, _ALL, counts
        if position % _UNASSIGNED_EACH == 0:
            yield name, UNASSIGNED, np.floor(counts * _UNASSIGNED_SHARE).astype(np.int64)


def _force_counts(name: str, position: int, year: int, number: int, draws: Draws) -> Integers:
    low, high = _FORCE_LEVELS
    level = low + (high - low) * float(Draws(_SEED, 1, position).uniforms(1)[0])
    level *= _YEAR_LEVELS[year - QUARTERS[0][0]] * _QUARTER_LEVELS[number - 1]
    people = RESIDENTS.get(name, UNKNOWN_SIZE)
    luck = draws.normals(len(OFFENCES)).tolist()
    counts = []
    for offence, chance in zip(OFFENCES, luck, strict=True):
        mean = offence.rate * people / 1000 / 4 * level
        counts.append(max(0, round(mean + sqrt(mean) * chance)))
    return np.array(counts, dtype=np.int64)
