"""The map of cells: shaded cells, hotspots outlined and numbered, wards and place names beneath."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import pydeck as pdk

from moorlands_dash.charts.deck import borders, clickable, drawn, named, text_layer
from moorlands_dash.charts.ground import Ground
from moorlands_dash.charts.ground_deck import ground_layers
from moorlands_dash.charts.hotspots.surface import Surface
from moorlands_dash.charts.png import data_address
from moorlands_dash.charts.theme import Palette, rgb
from moorlands_dash.charts.wards.shading import Shading
from moorlands_dash.partnership import Place

CELL_LAYER = "cells"
"""Id of the layer whose cells can be clicked."""

_LARGEST = 9
"""Pixels: radius of the fullest point."""


def hotspot_map(
    shapes: Mapping[str, Any],
    look: Shading,
    wards: Mapping[str, Any],
    colours: Palette,
    *,
    hotspots: Sequence[Mapping[str, Any]] = (),
    points: pd.DataFrame | None = None,
    places: Sequence[Place] = (),
    highlight: str | None = None,
    surface: Surface | None = None,
    online: bool = False,
    ground: Ground | None = None,
) -> pdk.Deck:
    """Return the map of the cells that `look` shades, or of a surface with its tips by cell.

    `shapes` are the cells' GeoJSON geometries by id, `wards` the outlines as
    `Snapshot.ward_shapes` gives them, `hotspots` have `geometry`, `mark` and `at`; `points` are
    rows of `hotspot-points`; `highlight` is the id of the cell drawn with a heavy border.
    """
    outlines = {level: _of_level(wards, level) for level in ("ward", "district")}
    marks = [{"at": spot["at"], "text": spot["mark"], "offset": [0, 0]} for spot in hotspots]
    found = [spot["geometry"] for spot in hotspots]
    chosen = [shapes[highlight]] if highlight and highlight in shapes else []
    layers = [
        _ground(outlines["ward"], colours, online=online),
        *([_smooth(surface, online=online)] if surface else []),
        _cells(shapes, look, colours, opacity=0 if surface else 170 if online else 235),
        *ground_layers(ground, colours),
        borders("wards", [f["geometry"] for f in outlines["ward"]], colours.unclear, 0.8),
        borders("district", [f["geometry"] for f in outlines["district"]], colours.ink, 2),
        borders("hotspots", found, colours.ink, 1.5 if surface else 2.5),
        borders("chosen", chosen, colours.ink, 4),
        *([_points(points, colours)] if points is not None else []),
        *named(ground, outlines["ward"], places, marks, colours),
        text_layer("marks", marks, colours, size=17),
    ]
    return drawn(layers, outlines["ward"], colours, online=online)


def _of_level(wards: Mapping[str, Any], level: str) -> list[dict[str, Any]]:
    return [area for area in wards["features"] if area["properties"]["level"] == level]


def _ground(wards: list[dict[str, Any]], colours: Palette, *, online: bool) -> pdk.Layer:
    """Return the district's ground, so that empty cells are told from what lies outside."""
    bare = [{"type": "Feature", "geometry": f["geometry"], "properties": {}} for f in wards]
    return pdk.Layer(
        "GeoJsonLayer",
        id="ground",
        data=[] if online else bare,
        pickable=False,
        stroked=False,
        filled=True,
        get_fill_color=rgb(colours.missing, 150),
    )


def _smooth(surface: Surface, *, online: bool) -> pdk.Layer:
    """Return the surface, laid by its four corners; streets show through it."""
    return pdk.Layer(
        "BitmapLayer",
        id="surface",
        image=pdk.types.String(data_address(surface.png())),
        bounds=[list(corner) for corner in surface.corners],
        opacity=0.7 if online else 1,
        pickable=False,
    )


def _cells(shapes: Mapping[str, Any], look: Shading, colours: Palette, opacity: int) -> pdk.Layer:
    """Return the clickable cells; without opacity they are there for tips and clicks alone."""
    data = [
        {
            "type": "Feature",
            "geometry": shapes[cell],
            "properties": {
                "code": cell,
                "name": shade.figure,
                "fill": rgb(shade.fill, opacity),
                "figure": shade.note,
                "note": "",
            },
        }
        for cell, shade in look.shades.items()
        if cell in shapes
    ]
    return clickable(CELL_LAYER, data, colours, glow=60, width=0.5 if opacity else 0)


def _points(points: pd.DataFrame, colours: Palette) -> pdk.Layer:
    """Return the distinct places that the police publish, as circles: area by count."""
    top = max(float(points["count"].max()), 1.0) if len(points) else 1.0
    data = [
        {"at": [row["longitude"], row["latitude"]], "radius": _radius(row["count"], top)}
        for row in points.to_dict("records")
    ]
    return pdk.Layer(
        "ScatterplotLayer",
        id="points",
        data=data,
        pickable=False,
        get_position="at",
        get_radius="radius",
        radius_units=pdk.types.String("pixels"),
        stroked=True,
        filled=True,
        get_fill_color=rgb(colours.paper, 150),
        get_line_color=rgb(colours.ink),
        line_width_min_pixels=1,
    )


def _radius(count: float, top: float) -> float:
    return round(max(1.5, _LARGEST * math.sqrt(count / top)), 1)
