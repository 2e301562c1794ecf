"""The files that can be taken away: of each who may, and how it is made of what a link chooses."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from moorlands_dash.reports.briefing import briefing_name
from moorlands_dash.reports.drafts import draft_csv, draft_name
from moorlands_dash.reports.export import file_name, to_csv
from moorlands_dash.reports.pack.quarter import Quarter, parse_quarter
from moorlands_dash.reports.ward import sheet_name
from moorlands_dash.roles import Right
from moorlands_dash.tables import SPECS
from moorlands_dash.tables.model import Selection, SelectionError, Table
from moorlands_dash.tables.query import Pairs, as_selection
from moorlands_dash.ui.noting import taken
from moorlands_dash.ui.view import View

if TYPE_CHECKING:
    from moorlands_dash.charts.on_paper import PictureKind
    from moorlands_dash.reports.figures.register import Sheet

TABLE, QUARTER, SHOWN = "table", "quarter", "shown"
"""Names in a link beside a selection's: the table, the pack's quarter, the view of the map."""
FIGURE, OF = "figure", "of"
"""A figure of `reports/figures`, and which of its table's figures it is."""


@dataclass(frozen=True)
class Asked:
    """What a link asks for: a selection, and what only some files know."""

    selection: Selection
    more: Mapping[str, str]


@dataclass(frozen=True)
class Kind:
    """One kind of file: the right that it takes, and how it is made and named."""

    right: Right
    mime: str
    make: Callable[[View, Asked], bytes]
    named: Callable[[View, Asked], str]


def made(kind: Kind, view: View, asked: Asked) -> tuple[str, bytes]:
    """Return a file's name and bytes, once it is noted who takes it away.

    Raises SelectionError for a choice that can't be, and StoreError where that can't be noted.
    """
    name, content = kind.named(view, asked), kind.make(view, asked)
    taken(view.person, name, view.settings)
    return name, content


def asked_by(query: Pairs) -> Asked:
    """Return what the names and values of a link ask for; raise SelectionError, in words."""
    return Asked(as_selection(query), dict(query))


def _table(view: View, asked: Asked) -> Table:
    """Return the table that is named; raise Refused where it isn't for whoever asks."""
    name = asked.more.get(TABLE, "")
    if name not in SPECS:
        raise SelectionError(f"{name!r} is not a table.")
    return view.asked(name, asked.selection)


def _csv(view: View, asked: Asked) -> bytes:
    return to_csv(_table(view, asked), byte_order_mark=True)


def _csv_name(view: View, asked: Asked) -> str:
    return file_name(_table(view, asked), "csv")


def sheet_of(view: View, figure: str, asked: Asked) -> Sheet:
    """Return what a figure is drawn of; raise Refused where its table isn't for whoever asks."""
    from moorlands_dash.reports.figures.picture import table_of
    from moorlands_dash.reports.figures.register import Sheet

    table = view.asked(table_of(figure), asked.selection)
    ask = partial(view.asked, asked=asked.selection)
    return Sheet(table, view.settings, view.snapshot, asked.more.get(OF, ""), ask)


def drawn_of(figure: str, sheet: Sheet, kind: PictureKind, *, worded: bool = True) -> bytes:
    """Return a figure as PNG or SVG; raise SelectionError where there is nothing to draw."""
    from moorlands_dash.reports.figures.picture import picture

    return picture(figure, sheet, kind, worded=worded)


def _figure(kind: PictureKind) -> Kind:
    def made(view: View, asked: Asked) -> bytes:
        name = asked.more.get(FIGURE, "")
        return drawn_of(name, sheet_of(view, name, asked), kind)

    def named(view: View, asked: Asked) -> str:
        figure = asked.more.get(FIGURE, "")
        table = sheet_of(view, figure, asked).table
        return file_name(table, kind).replace(table.name, figure, 1)

    mime = {"png": "image/png", "svg": "image/svg+xml"}[kind]
    return Kind("figures", mime, made, named)


def _pack(view: View, asked: Asked) -> bytes:
    from moorlands_dash.reports.pack.keep import make_pack
    from moorlands_dash.reports.timeless import zipped

    kept = make_pack(view.snapshot, view.settings, _quarter(view, asked))
    members = {path.name: path.read_bytes() for path in kept.files()}
    return zipped(members, view.snapshot.created)


def _quarter(view: View, asked: Asked) -> Quarter:
    try:
        return parse_quarter(asked.more.get(QUARTER, ""), view.settings.financial_year.first_month)
    except ValueError as wrong:
        raise SelectionError(f"{wrong}.") from wrong


def _pack_name(view: View, asked: Asked) -> str:
    return f"{_quarter(view, asked).key}-pack.zip"


def _ward(view: View, asked: Asked) -> bytes:
    from moorlands_dash.reports.ward.sheet import sheet_pdf, ward_sheet

    return sheet_pdf(ward_sheet(view.snapshot, view.settings, asked.selection.area or ""))


def _ward_name(view: View, asked: Asked) -> str:
    table = view.asked("my-ward", asked.selection)
    if table.frame.empty:
        raise SelectionError(table.sentence)
    ward = str(table.frame["ward_name"].iloc[0])
    return sheet_name(ward, table.period, demonstration=table.demonstration)


def _tasking(view: View, asked: Asked) -> bytes:
    from moorlands_dash.reports.hotspots.tasking import tasking_sheet

    return tasking_sheet(view.snapshot, view.settings, asked.selection)


def _picture(view: View, asked: Asked) -> bytes:
    from moorlands_dash.charts.hotspots.look import HEAT, VIEWS
    from moorlands_dash.reports.hotspots.picture import picture

    shown = asked.more.get(SHOWN, HEAT)
    if shown not in VIEWS:
        raise SelectionError(f"There is no such map: choose from {', '.join(VIEWS)}.")
    return picture(view.snapshot, view.settings, asked.selection, view=shown)


def _geopackage(view: View, asked: Asked) -> bytes:
    from moorlands_dash.reports.hotspots.spatial import to_geopackage

    return to_geopackage(view.snapshot, view.settings, asked.selection)


def _geojson(view: View, asked: Asked) -> bytes:
    from moorlands_dash.reports.hotspots.spatial import to_geojson

    return to_geojson(view.snapshot, view.settings, asked.selection)


def _of_hotspots(extension: str) -> Callable[[View, Asked], str]:
    def named(view: View, asked: Asked) -> str:
        places = view.asked("hotspot-places", asked.selection)
        return file_name(places, extension, choice=asked.selection.category)

    return named


def _briefing(kind: str) -> Kind:
    def made(view: View, _asked: Asked) -> bytes:
        from moorlands_dash.reports.briefing.contents import gathered
        from moorlands_dash.reports.briefing.files import FILES

        return FILES[kind](gathered(view.snapshot, view.settings))

    def named(view: View, asked: Asked) -> str:
        return briefing_name(view.asked("briefing", asked.selection), kind)

    return Kind("places", _MIMES[kind], made, named)


_MIMES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def _draft(name: str) -> Kind:
    def made(view: View, asked: Asked) -> bytes:
        return draft_csv(view.asked(name, asked.selection))

    def named(view: View, asked: Asked) -> str:
        return draft_name(view.asked(name, asked.selection))

    return Kind("partnership", "text/csv; charset=utf-8", made, named)


KINDS: dict[str, Kind] = {
    "table.csv": Kind("figures", "text/csv; charset=utf-8", _csv, _csv_name),
    "promise.csv": _draft("promise-draft"),
    "next-targets.csv": _draft("next-targets"),
    "next-actions.csv": _draft("next-actions"),
    "figure.png": _figure("png"),
    "figure.svg": _figure("svg"),
    "pack.zip": Kind("partnership", "application/zip", _pack, _pack_name),
    "ward.pdf": Kind("figures", _MIMES["pdf"], _ward, _ward_name),
    "hotspots.pdf": Kind("places", _MIMES["pdf"], _tasking, _of_hotspots("pdf")),
    "hotspots.png": Kind("places", "image/png", _picture, _of_hotspots("png")),
    "hotspots.gpkg": Kind(
        "places", "application/geopackage+sqlite3", _geopackage, _of_hotspots("gpkg")
    ),
    "hotspots.geojson": Kind("places", "application/geo+json", _geojson, _of_hotspots("geojson")),
    "briefing.pdf": _briefing("pdf"),
    "briefing.docx": _briefing("docx"),
}
"""Name in the link -> the kind of file. A table asks for the right of its own besides."""
