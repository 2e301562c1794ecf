"""Villages of the district by name, each where its real ward is: facts, not inventions.

Positions are from general knowledge, to some 400 m; each village's ward is the one whose published
outline holds the position at least 350 m inside (Office for National Statistics, ward boundaries;
Open Government Licence v3.0). The demonstration's own outlines are schematic: where one leaves a
village outside its ward, the position is moved towards the middle of it until it lies inside.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from demonstration.outlines import Point, Ring
from demonstration.places import WARD_POSITION, WARDS
from demonstration.snaps import inside

_LINES = """
Alton|village|52.978|-1.892|Alton
Blythe Bridge|village|52.972|-2.061|Forsbrook
Brown Edge|village|53.083|-2.139|Brown Edge and Endon
Butterton|village|53.108|-1.883|Manifold
Caverswall|village|52.981|-2.072|Caverswall
Cheddleton|village|53.069|-2.042|Cheddleton
Dilhorne|village|52.997|-2.03|Caverswall
Draycott in the Moors|village|52.958|-2.03|Checkley
Grindon|village|53.086|-1.868|Manifold
Hollington|village|52.945|-1.918|Checkley
Ilam|village|53.053|-1.804|Hamps Valley
Ipstones|village|53.047|-1.97|Ipstones
Knypersley|suburb|53.101|-2.169|Biddulph South
Longsdon|village|53.092|-2.068|Horton
Oakamoor|village|52.997|-1.921|Churnet
Onecote|village|53.089|-1.926|Manifold
Sheen|village|53.146|-1.831|Manifold
Stanley|village|53.062|-2.107|Bagnall and Stanley
Upper Hulme|hamlet|53.147|-1.985|Dane
Upper Tean|village|52.951|-1.983|Checkley
Waterhouses|village|53.049|-1.873|Hamps Valley
Wetley Rocks|village|53.036|-2.062|Cheddleton
"""
_SOURCE = "Position from general knowledge, to some 400 m"
_MOVED = f"{_SOURCE}; moved into its ward, as the demonstration's outlines are schematic"
_STEPS, _FURTHER = 200, 8
"""Steps on the way to the middle of the ward, and those taken once inside."""


@dataclass(frozen=True)
class Settlement:
    """One village: where it is, and the ward that holds it."""

    name: str
    kind: str
    latitude: float
    longitude: float
    ward: str


def _settlements() -> tuple[Settlement, ...]:
    rows = [line.split("|") for line in _LINES.strip().splitlines()]
    return tuple(
        Settlement(name, kind, float(latitude), float(longitude), ward)
        for name, kind, latitude, longitude, ward in rows
    )


SETTLEMENTS = _settlements()


def places_csv(rings: Sequence[Ring]) -> str:
    """Return the villages as a simple list of places, each within its ward of these outlines."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["name", "kind", "latitude", "longitude", "source"])
    for one in SETTLEMENTS:
        given = (one.longitude, one.latitude)
        longitude, latitude = _placed(one, rings[WARD_POSITION[one.ward]])
        source = _SOURCE if (longitude, latitude) == given else _MOVED
        writer.writerow([one.name, one.kind, latitude, longitude, source])
    return out.getvalue()


def _placed(one: Settlement, ring: Ring) -> Point:
    """Return where the village lies, moved towards the ward's middle until it is inside."""
    ward = WARDS[WARD_POSITION[one.ward]]
    for step in range(_STEPS + 1):
        x, y = _on_the_way(one, (ward.longitude, ward.latitude), step)
        if inside(ring, x, y):
            further = min(step + _FURTHER, _STEPS) if step else 0
            return _on_the_way(one, (ward.longitude, ward.latitude), further)
    raise ValueError(f"{one.ward} doesn't hold its own middle.")


def _on_the_way(one: Settlement, middle: Point, step: int) -> Point:
    share = step / _STEPS
    x = one.longitude + share * (middle[0] - one.longitude)
    y = one.latitude + share * (middle[1] - one.latitude)
    return round(x, 4), round(y, 4)
