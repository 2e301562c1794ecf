"""The map of hotspots as a picture, with what it is written beneath."""

from __future__ import annotations

import textwrap
from dataclasses import replace
from typing import Literal

from moorlands_dash.charts.ground import ground_of
from moorlands_dash.charts.hotspots.look import DENSITY, HEAT, cell_look
from moorlands_dash.charts.hotspots.printed import around, hotspot_print
from moorlands_dash.charts.hotspots.surface import surface_of
from moorlands_dash.charts.theme import LIGHT
from moorlands_dash.partnership import Settings
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables import build
from moorlands_dash.tables.hotspots.shapes import shapes
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.words.wards.map_layer import credit

_NEAR = 2.2
"""Inches of a hotspot's map from near."""
_LINE = 118
"""Letters in a line beneath the map."""


def picture(
    snapshot: Snapshot,
    settings: Settings,
    selection: Selection,
    *,
    view: str = HEAT,
    kind: Literal["png", "svg"] = "png",
    worded: bool = True,
) -> bytes:
    """Return the map of a view as PNG or SVG; `worded` writes beneath it what it shows."""
    cells = build("hotspots", snapshot, settings, selection)
    density = build("hotspot-density", snapshot, settings, selection) if view == DENSITY else None
    drawn = shapes(snapshot, settings, selection)
    # Whose the lines are must stand beneath them.
    layer = snapshot.map_layer() if worded else None
    return hotspot_print(
        drawn.cells,
        cell_look(cells.frame, view, LIGHT),
        snapshot.ward_shapes(),
        hotspots=drawn.hotspots,
        places=settings.map.places,
        ground=ground_of(layer),
        words=_words(cells, density, credit(layer, snapshot.created.year)) if worded else (),
        kind=kind,
        surface=surface_of(cells.frame, density.frame, LIGHT) if density else None,
    )


def close_ups(
    snapshot: Snapshot, settings: Settings, selection: Selection, most: int
) -> dict[int, str]:
    """Return the first hotspots from near as SVG, by their numbers, with what lies beside them."""
    cells = build("hotspots", snapshot, settings, selection)
    drawn = shapes(snapshot, settings, selection)
    look = replace(cell_look(cells.frame, HEAT, LIGHT), title="", keys=())
    ground = ground_of(snapshot.map_layer())
    return {
        number: hotspot_print(
            drawn.cells,
            look,
            snapshot.ward_shapes(),
            hotspots=drawn.hotspots,
            places=settings.map.places,
            ground=ground,
            kind="svg",
            width=_NEAR,
            within=around(spot["geometry"]),
        ).decode()
        for number, spot in enumerate(drawn.hotspots[:most], start=1)
    }


def _words(table: Table, density: Table | None, ground: str) -> list[str]:
    named = density or table
    said = [
        f"{named.title}, {table.held}." if table.period else f"{named.title}.",
        table.sentence,
        *([density.sentence] if density else []),
        *table.notes[: 1 if table.demonstration else 0],
        f"Source: {table.source}. Snapshot: {table.snapshot}.",
        *([ground] if ground else []),
    ]
    return [line for text in said for line in textwrap.wrap(text, _LINE)]
