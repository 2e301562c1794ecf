"""The anonymised points on which incidents are published: "On or near ..." with an LSOA each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from demonstration import truths
from demonstration.cellmap import CELL_KM, CellMap, to_degrees, to_km
from demonstration.draws import Draws
from demonstration.outlines import Point, Ring
from demonstration.places import LSOAS, WARD_POSITION, WARDS

_SEED = 1
_SNAPS_PER_LSOA = 15
"""The real extracts of 2025 have 17 in the mean LSOA of the district."""
_HOTSPOT_STEP_KM = 0.06
_MIDDLE_CROWD = 3.0
"""How much thicker points lie in the middle of a ward than at one and a half of its radii."""

RETAIL = ("Supermarket", "Shopping Area", "Petrol Station")
_PUBLIC = (*RETAIL, "Parking Area", "Park/Open Space", "Sports/Recreation Area")
_WORDS = """
    Alder Ash Beech Birch Brook Cedar Chapel Cherry Church Coronation Elm Farm Ford Garden Green
    Hawthorn Heath Hill Holly Kiln Lark Laurel Lime Manor Maple Meadow Mill Moor Moss New Oak
    Orchard Park Pool Quarry Rowan School South Spring Station Stone Swallow Thorn Town Union
    Vicarage Well West Willow Yew
"""
_FIRST_WORDS = _WORDS.split()
_LAST_LINE = "Avenue Close Court Crescent Drive Grove Lane Place Road Street"
_LAST_WORDS = _LAST_LINE.split()


@dataclass(frozen=True)
class Snap:
    """One anonymised point."""

    longitude: float
    latitude: float
    location: str
    lsoa_code: str
    lsoa_name: str
    ward: int | None = None
    """Position in places.WARDS of the ward in whose outline it lies, or None outside all."""
    hotspot: int | None = None
    """Position in truths.HOTSPOTS, if it belongs to one."""


def district_snaps(cells: CellMap, rings: list[Ring]) -> list[Snap]:
    """Return the district's points: 15 for each LSOA, three for each hotspot, and a few strays.

    A ward's points go to its LSOAs in slices from west to east.
    """
    found: list[Snap] = []
    for ward, ring in enumerate(rings):
        draws = Draws(_SEED, ward)
        codes = [lsoa for lsoa in LSOAS if lsoa.ward == ward]
        points = _spread_points(cells, ward, ring, _SNAPS_PER_LSOA * len(codes), draws)
        names = street_names(len(points), draws)
        for number, (longitude, latitude) in enumerate(points):
            lsoa = codes[number // _SNAPS_PER_LSOA]
            found.append(Snap(longitude, latitude, names[number], lsoa.code, lsoa.name, ward))
    for number, hotspot in enumerate(truths.HOTSPOTS):
        found += _hotspot_snaps(number, hotspot, found)
    return _with_wrong_lsoa(found) + _beyond_the_border(rings)


def street_names(count: int, draws: Draws) -> list[str]:
    """Return `count` invented locations in random order: a sixth public places, else streets."""
    public = max(1, count // 6)
    names = [_PUBLIC[number % len(_PUBLIC)] for number in range(public)]
    pairs = draws.shuffled(len(_FIRST_WORDS) * len(_LAST_WORDS)).tolist()
    for number in range(count - public):
        first, last = divmod(pairs[number % len(pairs)], len(_LAST_WORDS))
        names.append(f"{_FIRST_WORDS[first]} {_LAST_WORDS[last]}")
    return [f"On or near {names[number]}" for number in draws.shuffled(count).tolist()]


def inside(ring: Sequence[Point], x: float, y: float) -> bool:
    """Tell whether a point lies in a closed ring (crossings of a ray to the east)."""
    odd = False
    for (ax, ay), (bx, by) in pairwise(ring):
        if (ay > y) != (by > y) and x < ax + (bx - ax) * (y - ay) / (by - ay):
            odd = not odd
    return odd


def _spread_points(cells: CellMap, ward: int, ring: Ring, count: int, draws: Draws) -> list[Point]:
    """Return different points inside the ward's outline, thicker in the middle."""
    rows, columns = (cells.labels == ward).nonzero()
    middles = [cells.centre_km(r, c) for r, c in zip(rows.tolist(), columns.tolist(), strict=True)]
    x0, y0 = to_km(WARDS[ward].longitude, WARDS[ward].latitude)
    squares = np.array([(x - x0) * (x - x0) + (y - y0) * (y - y0) for x, y in middles])
    weights = 1.0 / (1.0 + _MIDDLE_CROWD * squares / WARDS[ward].area_km2)
    found: dict[Point, None] = {}
    while len(found) < count:
        x, y = middles[int(draws.picks(weights, 1)[0])]
        aside, up = ((draws.uniforms(2) - 0.5) * CELL_KM).tolist()
        point = rounded(x + aside, y + up)
        if inside(ring, *point):
            found[point] = None
    return sorted(found)


def rounded(x_km: float, y_km: float) -> Point:
    """Return degrees as the police publish them: six decimals."""
    longitude, latitude = to_degrees(x_km, y_km)
    return round(longitude, 6), round(latitude, 6)


def _hotspot_snaps(number: int, hotspot: truths.Hotspot, snaps: list[Snap]) -> list[Snap]:
    """Return a hotspot's points, in the LSOA of the ward's nearest other point."""
    x, y = to_km(hotspot.longitude, hotspot.latitude)
    ward = WARD_POSITION[hotspot.ward]
    nearest = min(
        (snap for snap in snaps if snap.ward == ward),
        key=lambda snap: _square_away(snap, x, y),
    )
    found = []
    for step, location in enumerate(hotspot.locations):
        point = rounded(x + (step - 1) * _HOTSPOT_STEP_KM, y + (step % 2) * _HOTSPOT_STEP_KM)
        found.append(
            replace(
                nearest,
                longitude=point[0],
                latitude=point[1],
                location=f"On or near {location}",
                hotspot=number,
            )
        )
    return found


def _square_away(snap: Snap, x_km: float, y_km: float) -> float:
    x, y = to_km(snap.longitude, snap.latitude)
    return (x - x_km) * (x - x_km) + (y - y_km) * (y - y_km)


def _with_wrong_lsoa(snaps: list[Snap]) -> list[Snap]:
    """Give some points by a ward's edge the LSOA across it, as real points sometimes have."""
    found = list(snaps)
    for here, across in truths.WRONG_LSOA:
        ward, other = WARD_POSITION[here], WARDS[WARD_POSITION[across]]
        x, y = to_km(other.longitude, other.latitude)
        own = [n for n, snap in enumerate(found) if snap.ward == ward and snap.hotspot is None]
        nearest = min(own, key=lambda n: _square_away(found[n], x, y))
        lsoa = next(lsoa for lsoa in LSOAS if lsoa.ward == WARD_POSITION[across])
        found[nearest] = replace(found[nearest], lsoa_code=lsoa.code, lsoa_name=lsoa.name)
    return found


def _beyond_the_border(rings: list[Ring]) -> list[Snap]:
    """Return points that lie just outside every ward although their LSOA is the district's."""
    found = []
    for name in truths.WARDS_WITH_STRAYS:
        ward = WARD_POSITION[name]
        lsoa = next(lsoa for lsoa in LSOAS if lsoa.ward == ward)
        x, y = edge_point(rings[ward], 1.015)
        point = rounded(x, y)
        found.append(Snap(*point, "On or near Parking Area", lsoa.code, lsoa.name, None))
    return found


def edge_point(ring: Ring, stretch: float) -> Point:
    """Return the outline's point furthest from the map's origin, moved away from it (in km)."""
    corners = [to_km(*corner) for corner in ring]
    x, y = max(corners, key=lambda corner: corner[0] * corner[0] + corner[1] * corner[1])
    return x * stretch, y * stretch
