"""Roads and rivers on a map in the browser, and the map's scale.

Lines are fetched by the map itself from the address that the ground names, so that they travel
once and not with every run of a page.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import pydeck as pdk

from moorlands_dash.charts.ground import (
    BORDER,
    CASED,
    EDGE,
    OTHER_ROAD,
    WATER,
    WIDTHS,
    Ground,
    line_colours,
)
from moorlands_dash.charts.map_names import words_layer
from moorlands_dash.charts.theme import Palette, rgb
from moorlands_dash.geography import METRES_PER_DEGREE

_FAINT = 150
"""Of 255: how much is seen of the smallest roads, of which there are most."""
_BAR = 110.0
"""Pixels that a scale bar has at most, where the whole district is shown."""


def ground_layers(ground: Ground | None, colours: Palette) -> list[pdk.Layer]:
    """Return the lines: borders, lanes and rivers, then the edges of roads and these upon them.

    They are GeoJSON, as are borders: Streamlit fades other layers as soon as a ward is chosen.
    """
    if ground is None:
        return []
    tones = line_colours(colours)
    edges = {kind: WIDTHS[kind] + EDGE for kind in CASED}
    drawn = [
        ("borders", {BORDER: WIDTHS[BORDER]}, rgb(tones[BORDER])),
        ("water", {WATER: WIDTHS[WATER]}, rgb(tones[WATER])),
        ("lanes", {OTHER_ROAD: WIDTHS[OTHER_ROAD]}, rgb(tones[OTHER_ROAD], _FAINT)),
        ("edges", edges, rgb(colours.road_edge)),
        ("roads", {kind: WIDTHS[kind] for kind in CASED}, rgb(colours.road)),
    ]
    return [_paths(f"ground_{name}", ground.address, widths, tone) for name, widths, tone in drawn]


def _paths(layer: str, address: str, widths: Mapping[int, float], tone: list[int]) -> pdk.Layer:
    """Return the lines of those kinds; the others have no width."""
    return pdk.Layer(
        "GeoJsonLayer",
        id=layer,
        data=address,
        # Its address changes with what it holds: what was fetched once holds.
        load_options={"fetch": {"cache": pdk.types.String("force-cache")}},
        pickable=False,
        filled=False,
        stroked=True,
        get_line_width=_chosen(widths),
        get_line_color=tone,
        line_width_units=pdk.types.String("pixels"),
        line_joint_rounded=True,
        line_cap_rounded=True,
    )


def _chosen(widths: Mapping[int, float]) -> str:
    """Return an expression in the browser's language that gives a line's width by its kind."""
    return "".join(f"properties.k === {kind} ? {width} : " for kind, width in widths.items()) + "0"


def scale_layers(
    box: tuple[float, float, float, float], metres: float, colours: Palette
) -> list[pdk.Layer]:
    """Return a bar of whole kilometres beneath the district's south-western corner.

    `box` is west, south, east, north; `metres` are those of a pixel where all of it is shown. The
    bar is part of the map: it grows as one zooms in, and stays true.
    """
    kilometres = bar_length(_BAR * metres / 1_000)
    bar = _bar(box[0], box[1], kilometres, metres)
    middle = [round((bar[1][0] + bar[2][0]) / 2, 5), bar[0][1]]
    words = [{"at": middle, "text": f"{kilometres:g} km"}]
    shape = {"type": "LineString", "coordinates": bar}
    line = pdk.Layer(
        "GeoJsonLayer",
        id="scale",
        data=[{"type": "Feature", "properties": {}, "geometry": shape}],
        pickable=False,
        get_line_width=2,
        get_line_color=rgb(colours.ink),
        line_width_units=pdk.types.String("pixels"),
    )
    look = {"get_size": 12, "get_pixel_offset": [0, -6]}
    return [line, words_layer("scale_words", words, colours, tone=colours.ink, **look)]


def _bar(west: float, south: float, kilometres: float, metres: float) -> list[list[float]]:
    """Return the corners of a bar with a tick at each end, a little beneath a corner."""
    narrow = METRES_PER_DEGREE * math.cos(math.radians(south))
    east, at = west + kilometres * 1_000 / narrow, south - 4 * metres / METRES_PER_DEGREE
    top = at + 5 * metres / METRES_PER_DEGREE
    corners = [(west, top), (west, at), (east, at), (east, top)]
    return [[round(number, 5) for number in corner] for corner in corners]


def bar_length(most: float) -> float:
    """Return the longest of 1, 2 or 5 times a power of ten that isn't over `most`."""
    power = 10.0 ** math.floor(math.log10(most))
    return max(step * power for step in (1, 2, 5) if step * power <= most)
