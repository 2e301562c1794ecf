"""The wards as places to tap: where each lies on their small map, in shares of its size."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from moorlands_dash.charts.outlines import Frame, box, rings

_FINE = 10_000
"""Width of the map that shares are taken of: so fine that rounding its corners is not seen."""


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
    frame = Frame(box(features), _FINE)

    def outline(geometry: Mapping[str, Any]) -> str:
        drawn = list(rings(geometry))
        begun = drawn[0][0]
        corners = (frame.at(x, y) for ring in drawn for x, y, *_ in (*ring, begun))
        shares = (f"{x / frame.width:.1%} {y / frame.height:.1%}" for x, y in corners)
        return f"polygon(evenodd,{','.join(shares)})"

    return frame.width / frame.height, [
        Tapped(
            str(f["properties"]["area_code"]),
            str(f["properties"]["area_name"]),
            outline(f["geometry"]),
        )
        for f in features
    ]
