"""A single figure as a picture: what it shows on top, source, period and snapshot beneath."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from textwrap import wrap
from typing import Any

from moorlands_dash.charts.hotspots.printed import hotspot_print
from moorlands_dash.charts.on_paper import Framed, PictureKind, drawn
from moorlands_dash.charts.wards.shading import Shading
from moorlands_dash.partnership import Settings
from moorlands_dash.reports.figures.register import DRAWINGS, Sheet, Shown
from moorlands_dash.tables.model import SelectionError, Table

_LINE = 112
"""Letters in a line beneath a map."""
Shapes = Callable[[], Mapping[str, Any]]
"""Gives the outlines of the wards, where a map is drawn."""


def table_of(name: str) -> str:
    """Return the table that a figure draws; raise SelectionError where there is no such figure."""
    if name not in DRAWINGS:
        raise SelectionError(f"{name!r} is not a figure.")
    return DRAWINGS[name].table


def shown(name: str, sheet: Sheet) -> Shown:
    """Return a figure; raise SelectionError where there is nothing to draw, with the reason."""
    if sheet.frame.empty:
        raise SelectionError(sheet.table.sentence)
    return DRAWINGS[name].draw(sheet)


def picture(
    name: str, sheet: Sheet, shapes: Shapes, kind: PictureKind, *, worded: bool = True
) -> bytes:
    """Return a figure as PNG or SVG; raise SelectionError where there is nothing to draw.

    Where it isn't `worded`, what it shows and its source stand beside it.
    """
    found, said = shown(name, sheet), beneath(sheet.table, sheet.settings)
    finding = found.finding or sheet.table.sentence
    framed = Framed(finding, said) if worded else Framed("", ())
    if isinstance(found.figure, Shading):
        return _map(found.figure, shapes(), framed, sheet.settings, kind)
    return drawn(found.figure, framed, kind)


def _map(
    look: Shading, shapes: Mapping[str, Any], framed: Framed, settings: Settings, kind: PictureKind
) -> bytes:
    """Return the wards as they are shaded; those that have a sign bear it, within their outline."""
    wards = [f for f in shapes["features"] if f["properties"]["level"] == "ward"]
    own = {f["properties"]["area_code"]: f for f in wards}
    signed = [
        {
            "geometry": own[code]["geometry"],
            "at": (own[code]["properties"]["longitude"], own[code]["properties"]["latitude"]),
            "mark": shade.mark,
        }
        for code, shade in look.shades.items()
        if shade.mark and code in own
    ]
    return hotspot_print(
        {code: feature["geometry"] for code, feature in own.items()},
        look,
        shapes,
        hotspots=signed,
        places=settings.map.places,
        words=[line for text in (framed.finding, *framed.beneath) for line in wrap(text, _LINE)],
        kind=kind,
    )


def beneath(table: Table, settings: Settings) -> list[str]:
    """Return what stands beneath a figure: whose it is, of what, and that data are invented."""
    about = [
        settings.partnership.full_name,
        f"Source: {table.source}",
        f"Period: {table.held}" if table.period else "",
        f"Unit: {table.unit}",
        f"Snapshot: {table.snapshot}",
    ]
    invented = ["Demonstration data: invented."] if table.demonstration else []
    return [*invented, ". ".join(part.rstrip(".") for part in about if part) + "."]
