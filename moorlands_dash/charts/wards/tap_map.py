"""The wards as places to tap: where each lies on their small map, in shares of its size."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import cos, radians
from typing import Any

from moorlands_dash.charts.outlines import box, rings


@dataclass(frozen=True)
class Tapped:
    """One ward's place on the map."""

    code: str
    name: str
    outline: str
    """The corners as a `polygon` of CSS, in per cent of the map's width and height."""


def tap_map(shapes: Mapping[str, Any]) -> tuple[float, list[Tapped]]:
    """Return the map's width for a height of 1, and where each ward of `shapes` lies on it.

    A degree east is as much narrower than one north as in the middle of the district. All rings of
    a ward are one outline: the way from one to the next goes there and back. Raises ValueError
    where there is no ward.
    """
    features = [f for f in shapes["features"] if f["properties"]["level"] == "ward"]
    west, south, east, north = box(features)
    wide, high = (east - west) or 1.0, (north - south) or 1.0

    def outline(geometry: Mapping[str, Any]) -> str:
        drawn = list(rings(geometry))
        begun = drawn[0][0]
        shares = (
            f"{100 * (x - west) / wide:.1f}% {100 * (north - y) / high:.1f}%"
            for ring in drawn
            for x, y, *_ in (*ring, begun)
        )
        return f"polygon(evenodd,{','.join(shares)})"

    narrow = cos(radians((south + north) / 2))
    return wide * narrow / high, [
        Tapped(
            str(f["properties"]["area_code"]),
            str(f["properties"]["area_name"]),
            outline(f["geometry"]),
        )
        for f in features
    ]
