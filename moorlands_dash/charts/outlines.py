"""Outlines as they are drawn: rings of corners, the box about them, and it as a picture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import cos, inf, radians
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


class Frame:
    """A part of the earth as a picture: equirectangular, true to shape at its middle."""

    def __init__(self, drawn: Box, wide: float, high: float = inf, *, edge: float = 0) -> None:
        """Take what is drawn, and how wide and high it may be with an edge of paper round it."""
        self.west, south, east, self.north = drawn
        self.squeeze = cos(radians((south + self.north) / 2))
        across = max((east - self.west) * self.squeeze, 1e-6)
        up = max(self.north - south, 1e-6)
        self.scale = min((wide - 2 * edge) / across, (high - 2 * edge) / up)
        self.left = self.top = edge
        self.width, self.height = across * self.scale + 2 * edge, up * self.scale + 2 * edge

    def at(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Return where a point of the earth stands, from the left and from the top."""
        x = (longitude - self.west) * self.squeeze * self.scale + self.left
        y = (self.north - latitude) * self.scale + self.top
        return round(x, 1), round(y, 1)

    def outline(self, geometry: Mapping[str, Any]) -> str:
        """Return an area as the `d` of a path of SVG; its holes need `fill-rule="evenodd"`."""
        return "".join(
            "M" + "L".join("{},{}".format(*self.at(x, y)) for x, y, *_ in ring) + "Z"
            for ring in rings(geometry)
        )
