"""What lies beneath a map's figures, on screen and on paper: roads, rivers, neighbours' borders."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from moorlands_dash.charts.theme import Palette

BORDER, MOTORWAY, A_ROAD, B_ROAD, OTHER_ROAD, WATER = range(6)
"""How a line is drawn, as the store writes it."""

WIDTHS: Mapping[int, float] = {
    BORDER: 1.2, MOTORWAY: 3.4, A_ROAD: 2.4, B_ROAD: 1.6, OTHER_ROAD: 0.9, WATER: 1.4,
}  # fmt: skip
"""Pixels."""
CASED = (MOTORWAY, A_ROAD, B_ROAD)
"""Roads that have a darker edge, so that they stand out from light wards and from dark ones."""
EDGE = 1.4
"""Pixels by which a road with an edge is wider."""


@dataclass(frozen=True)
class Ground:
    """Roads, rivers and neighbours of a district, as `Snapshot.map_layer` has them."""

    lines: Sequence[Mapping[str, Any]]
    """GeoJSON features of lines; `properties.k` says how each is drawn."""
    labels: Sequence[Mapping[str, Any]]
    """`at`, `text`, `kind`: road, river, neighbour or settlement."""
    address: str = ""
    """Where a browser gets the lines from."""


def ground_of(layer: Mapping[str, Any] | None) -> Ground | None:
    """Return what `Snapshot.map_layer` answers as a ground; None where nothing is loaded."""
    return None if layer is None else Ground(layer["lines"], layer["labels"])


def corners_of(lines: Sequence[Mapping[str, Any]], kind: int) -> Iterator[list[Sequence[float]]]:
    """Yield the longitudes and latitudes of each line of a kind."""
    for line in lines:
        if line["properties"]["k"] == kind:
            yield line["geometry"]["coordinates"]


def line_colours(colours: Palette) -> dict[int, str]:
    """Return the colour of each way of drawing a line."""
    road = dict.fromkeys((MOTORWAY, A_ROAD, B_ROAD), colours.road)
    return {**road, OTHER_ROAD: colours.other, BORDER: colours.quiet, WATER: colours.water}
