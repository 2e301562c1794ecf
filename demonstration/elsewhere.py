"""The rest of the force's area, roughly: other districts with invented LSOAs and points.

Their LSOA codes begin with E0199 and their names with numbers from 901, which no real LSOA has.
Points are scattered over rectangles about where the districts' points lie in reality.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from demonstration import mix, truths
from demonstration.draws import Draws, Floats
from demonstration.outlines import Ring
from demonstration.places import WARD_POSITION
from demonstration.snaps import Snap, edge_point, inside, rounded, street_names

_SEED = 2
_SNAPS_PER_LSOA = 4
_FIRST_CODE = 1990001
_LSOAS_PER_NUMBER = 5
"""How many LSOAs share a number and differ in the letter."""


@dataclass(frozen=True)
class District:
    """Another district: how many LSOAs it has, and the rectangle in degrees of most points."""

    name: str
    lsoas: int
    west: float
    south: float
    east: float
    north: float


DISTRICTS = (
    District("Cannock Chase", 61, -2.033, 52.675, -1.935, 52.761),
    District("East Staffordshire", 72, -1.863, 52.789, -1.621, 52.898),
    District("Lichfield", 62, -1.934, 52.636, -1.745, 52.713),
    District("Newcastle-under-Lyme", 80, -2.279, 53.001, -2.218, 53.060),
    District("South Staffordshire", 68, -2.220, 52.527, -2.023, 52.717),
    District("Stafford", 81, -2.177, 52.787, -2.080, 52.903),
    District("Stoke-on-Trent", 163, -2.205, 52.979, -2.124, 53.050),
    District("Tamworth", 51, -1.704, 52.609, -1.653, 52.643),
)

BEYOND = (
    District("Cheshire East", 2, -2.280, 53.140, -2.220, 53.180),
    District("Derbyshire Dales", 2, -1.760, 53.000, -1.730, 53.060),
    District("Wolverhampton", 2, -2.160, 52.570, -2.110, 52.610),
)
"""Districts of other forces, where this force records a few incidents a year."""
BEYOND_YEAR = (48.0, 12.0, 96.0)
"""Incidents a year in BEYOND."""


def district_year(district: District) -> Floats:
    """Return incidents by type in a year at the level of 2025."""
    if district in BEYOND:
        whole = mix.others_year()
        beyond: Floats = whole / whole.sum() * BEYOND_YEAR[BEYOND.index(district)]
        return beyond
    return np.array(mix.DISTRICT_YEAR[district.name], dtype=np.float64)


def district_snaps(district: District, rings: list[Ring]) -> list[Snap]:
    """Return a district's points, four for each LSOA; none in our wards but planted guests."""
    position = (DISTRICTS + BEYOND).index(district)
    first = _FIRST_CODE + sum(other.lsoas for other in (DISTRICTS + BEYOND)[:position])
    draws = Draws(_SEED, position)
    count = district.lsoas * _SNAPS_PER_LSOA
    names = street_names(count, draws)
    found = []
    for number, (longitude, latitude) in enumerate(_scattered(district, count, rings, draws)):
        lsoa = number // _SNAPS_PER_LSOA
        label, letter = divmod(lsoa, _LSOAS_PER_NUMBER)
        name = f"{district.name} {901 + label}{'ABCDE'[letter]}"
        found.append(Snap(longitude, latitude, names[number], f"E0{first + lsoa}", name))
    for name, owner in truths.WARDS_WITH_GUESTS:
        if owner == district.name:
            ward = WARD_POSITION[name]
            longitude, latitude = rounded(*edge_point(rings[ward], 0.985))
            found[0] = replace(found[0], longitude=longitude, latitude=latitude, ward=ward)
    return found


def _scattered(
    district: District, count: int, rings: list[Ring], draws: Draws
) -> list[tuple[float, float]]:
    """Return different points in the rectangle, from west to east, none of them in our wards."""
    found: dict[tuple[float, float], None] = {}
    while len(found) < count:
        across, up = draws.uniforms(2).tolist()
        longitude = round(district.west + across * (district.east - district.west), 6)
        latitude = round(district.south + up * (district.north - district.south), 6)
        if not any(inside(ring, longitude, latitude) for ring in rings):
            found[longitude, latitude] = None
    return sorted(found)
