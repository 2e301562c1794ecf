"""A single figure as a picture: what it shows on top, source, period and snapshot beneath."""

from __future__ import annotations

from textwrap import wrap
from typing import Any

from moorlands_dash.charts.ground import ground_of
from moorlands_dash.charts.hotspots.printed import hotspot_print
from moorlands_dash.charts.on_paper import Framed, PictureKind, drawn
from moorlands_dash.charts.theme import LIGHT
from moorlands_dash.charts.wards.places import place_map
from moorlands_dash.charts.wards.shading import Shading
from moorlands_dash.partnership import Settings
from moorlands_dash.reports.figures.lines import Lines
from moorlands_dash.reports.figures.maps import Cells, WardPlaces
from moorlands_dash.reports.figures.register import DRAWINGS, Sheet, Shown
from moorlands_dash.reports.hotspots.picture import picture as map_of_cells
from moorlands_dash.reports.typeset import typeset_picture
from moorlands_dash.tables.model import Selection, SelectionError, Table
from moorlands_dash.words.wards.map_layer import credit
from moorlands_dash.words.wards.places import spot_words

_LINE = 112
"""Letters in a line beneath a map."""
_TEMPLATE, _DOTS = "figures/picture.typ", 192
"""What lines of words and drawings are set by, and dots an inch of a PNG."""
_NUMBERED = 8
"""Points of a ward that are numbered and named."""
_MAP = 600.0, 400.0
"""Size of a ward's map, which stands in its middle."""


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


def picture(name: str, sheet: Sheet, kind: PictureKind, *, worded: bool = True) -> bytes:
    """Return a figure as PNG or SVG; raise SelectionError where there is nothing to draw.

    Where it isn't `worded`, what it shows and its source stand beside it.
    """
    found, said = shown(name, sheet), beneath(sheet.table, sheet.settings)
    finding = found.finding or sheet.table.sentence
    framed = Framed(finding, said) if worded else Framed("", ())
    if isinstance(found.figure, Cells):
        asked, view = sheet.table.asked or Selection(), found.figure.view
        return map_of_cells(
            sheet.snapshot, sheet.settings, asked, view=view, kind=kind, worded=worded
        )
    if isinstance(found.figure, Shading):
        return _map(found.figure, sheet, framed, kind)
    if isinstance(found.figure, Lines):
        return _set(found.figure.content(), framed, kind)
    if isinstance(found.figure, WardPlaces):
        return _ward(found.figure, sheet, framed, kind)
    return drawn(found.figure, framed, kind)


def _set(content: dict[str, Any], framed: Framed, kind: PictureKind) -> bytes:
    """Return what a template makes of lines, or of a map that is SVG."""
    about = {"finding": framed.finding, "beneath": list(framed.beneath)}
    return typeset_picture(_TEMPLATE, content | about, kind, _DOTS)


def _ward(places: WardPlaces, sheet: Sheet, framed: Framed, kind: PictureKind) -> bytes:
    """Return the map of a ward; whose its roads are must stand beneath it."""
    layer = sheet.snapshot.map_layer()
    on_it = sheet.settings.map.places
    svg = place_map(
        sheet.snapshot.ward_shapes(), places.ward, places.frame, LIGHT, places=on_it,
        ground=ground_of(layer), numbered=_NUMBERED, size=_MAP,
    )  # fmt: skip
    if not svg:
        raise SelectionError("There is no outline of this ward.")
    content = {
        "map": svg,
        "spots": spot_words(places.frame, _NUMBERED),
        "note": credit(layer, sheet.snapshot.created.year),
    }
    return _set(content, framed, kind)


def _map(look: Shading, sheet: Sheet, framed: Framed, kind: PictureKind) -> bytes:
    """Return the wards as they are shaded; those that have a sign bear it, within their outline."""
    shapes = sheet.snapshot.ward_shapes()
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
        places=sheet.settings.map.places,
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
