"""Outlines as they are drawn: rings of corners, and the box about them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

Ring = Sequence[Sequence[float]]
"""Longitude and latitude of each corner, the first one again at the end."""
Box = tuple[float, float, float, float]
"""West, south, east and north."""


def polygons(geometry: Mapping[str, Any]) -> Sequence[Sequence[Ring]]:
    """Return the rings of each polygon of an area, the outer one first."""
    parts: Sequence[Sequence[Ring]] = geometry["coordinates"]
    return [geometry["coordinates"]] if geometry["type"] == "Polygon" else parts


def rings(geometry: Mapping[str, Any]) -> Iterator[Ring]:
    """Yield all rings of an area, those of its holes too."""
    for polygon in polygons(geometry):
        yield from polygon


def box(features: Iterable[Mapping[str, Any]]) -> Box:
    """Return the box about all features; raise ValueError where there are none."""
    corners = [at for each in features for ring in rings(each["geometry"]) for at in ring]
    across, up = [at[0] for at in corners], [at[1] for at in corners]
    return min(across), min(up), max(across), max(up)
