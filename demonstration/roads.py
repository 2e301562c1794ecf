"""Road collisions and casualties in the Department for Transport's columns, all invented.

Levels are round figures: 170 collisions with injury a year in our district, 2.6 for each census
area (LSOA) of the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from math import sqrt

import numpy as np

from demonstration import elsewhere, truths
from demonstration.draws import Draws
from demonstration.force import Force
from demonstration.outlines import Ring
from demonstration.places import DISTRICT_CODE, DISTRICT_NAME, WARDS
from demonstration.reports import near_a_place, times
from demonstration.sheets import csv_text
from moorlands_dash.partnership import Settings

_SEED = 8
COLLISION_COLUMNS = (
    "collision_index",
    "collision_year",
    "collision_ref_no",
    "longitude",
    "latitude",
    "police_force",
    "collision_severity",
    "number_of_vehicles",
    "number_of_casualties",
    "date",
    "day_of_week",
    "time",
    "local_authority_district",
    "local_authority_ons_district",
)
CASUALTY_COLUMNS = (
    "collision_index",
    "collision_year",
    "casualty_reference",
    "casualty_class",
    "casualty_severity",
)
_OURS_YEAR = 170.0
_YEAR_PER_LSOA = 2.6
_ELSEWHERE_YEAR = 24.0
_FORCE, _BEYOND_FORCE = 21, 7
_LOCAL = 256
_SEASON = (0.95, 0.9, 0.95, 0.95, 1.0, 1.05, 1.0, 1.0, 1.05, 1.1, 1.1, 0.95)
_NIGHT, _MORNING = (1, 0.5, 0.5, 0.4, 0.4, 0.8), (2, 5, 7, 4, 4, 4.5)
_AFTERNOON, _EVENING = (5, 5, 5.5, 7, 8.5, 8), (6, 4, 3, 2.5, 2, 1.5)
_HOURS = (*_NIGHT, *_MORNING, *_AFTERNOON, *_EVENING)
_WEEK = (1.0, 1.0, 1.0, 1.05, 1.1, 0.95, 0.9)
_SEVERITY = (1.5, 22.0, 76.5)
"""Per cent of collisions that are fatal, serious and slight."""
_MORE_HURT = 0.22
"""Chance of one more casualty, up to three more."""
_ELSEWHERE = "E06000049"
"""Cheshire East: in the national file, and no district of our force."""


@dataclass(frozen=True)
class Collision:
    """One collision and how badly each person in it was hurt (1 killed, 2 serious, 3 slight)."""

    index: str
    when: datetime
    district: str
    place: tuple[str, str]
    hurt: tuple[int, ...]


def road_csvs(force: Force, rings: list[Ring], settings: Settings) -> tuple[str, str]:
    """Return the files of collisions and of casualties."""
    found = list(_numbered(force, rings, settings))
    collisions = csv_text(COLLISION_COLUMNS, map(_collision_row, found))
    people = (
        (c.index, c.when.year, number, 1 + number % 3, severity)
        for c in found
        for number, severity in enumerate(c.hurt, start=1)
    )
    return collisions, csv_text(CASUALTY_COLUMNS, people)


def _collision_row(found: Collision) -> tuple[object, ...]:
    police = _BEYOND_FORCE if found.district == _ELSEWHERE else _FORCE
    return (
        found.index,
        found.when.year,
        found.index[6:],
        *found.place,
        police,
        min(found.hurt),
        1 + len(found.hurt) % 3,
        len(found.hurt),
        f"{found.when:%d/%m/%Y}",
        found.when.isoweekday() % 7 + 1,
        f"{found.when:%H:%M}",
        _LOCAL if found.district == DISTRICT_CODE else -1,
        found.district,
    )


def _numbered(force: Force, rings: list[Ring], settings: Settings) -> Iterator[Collision]:
    """Yield collisions month by month, in the order of time, with an index each."""
    codes = {n: code for n, code in settings.comparators.codes.items() if n != DISTRICT_NAME}
    sizes = {district.name: district.lsoas for district in elsewhere.DISTRICTS}
    number = 0
    for month in truths.PERIOD:
        draws = Draws(_SEED, month.year, month.month)
        rows = [(when, DISTRICT_CODE, place) for when, place in _ours(force, rings, month, draws)]
        for other in force.others:
            if (code := codes.get(other.name)) is not None:
                spots = force.places[other.first : other.first + len(other.draw)]
                for when in _moments(sizes[other.name] * _YEAR_PER_LSOA, month, draws):
                    spot = spots[int(draws.whole_numbers(len(spots), 1)[0])]
                    rows.append((when, code, _degrees(spot.longitude, spot.latitude)))
        rows += [(when, _ELSEWHERE, ("", "")) for when in _moments(_ELSEWHERE_YEAR, month, draws)]
        for when, district, place in sorted(rows):
            number += 1
            index = f"{when.year}{_FORCE}{number:07d}"
            yield Collision(index, when, district, place, _hurt(draws))


def _ours(
    force: Force, rings: list[Ring], month: date, draws: Draws
) -> Iterator[tuple[datetime, tuple[str, str]]]:
    wards = np.array([ward.residents * 0.6 + ward.area_km2 * 40.0 for ward in WARDS])
    moments = _moments(_OURS_YEAR, month, draws)
    for when, ward in zip(moments, draws.picks(wards, len(moments)).tolist(), strict=True):
        yield when, _degrees(*near_a_place(ward, force, rings, draws))


def _degrees(longitude: float, latitude: float) -> tuple[str, str]:
    return f"{longitude:.6f}", f"{latitude:.6f}"


def _moments(year: float, month: date, draws: Draws) -> list[datetime]:
    mean = year / 12 * _SEASON[month.month - 1]
    total = max(0, round(mean + sqrt(mean) * float(draws.normals(1)[0])))
    return times(_WEEK, _HOURS, month, total, draws)


def _hurt(draws: Draws) -> tuple[int, ...]:
    """Return the severities of those hurt: the collision's own, and lesser ones or the same."""
    worst = 1 + int(draws.picks(np.array(_SEVERITY), 1)[0])
    others = [3 if luck > 0.1 else max(worst, 2) for luck in draws.uniforms(3).tolist()]
    more = 0
    while more < len(others) and float(draws.uniforms(1)[0]) < _MORE_HURT:
        more += 1
    return (worst, *others[:more])
