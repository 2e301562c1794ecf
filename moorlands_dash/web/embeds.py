"""Single figures, without scripts: `/just/NAME?...`, and `/embed/NAME?...` for others' frames.

By itself a figure is for whoever may see its table. In a frame, whoever asks gets what the public
gets, whatever else they may see: the frame is on somebody else's page. There is none unless the
settings name whose page that may be.
"""

from __future__ import annotations

from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse

from moorlands_dash.access import THE_PUBLIC
from moorlands_dash.charts.picture import picture
from moorlands_dash.charts.theme import LIGHT
from moorlands_dash.charts.wards.places import place_map
from moorlands_dash.partnership import load_settings
from moorlands_dash.reports.figures.picture import shown
from moorlands_dash.reports.figures.register import DRAWINGS
from moorlands_dash.tables import SPECS
from moorlands_dash.tables.model import Table
from moorlands_dash.ui.files import asked_by, drawn_of, sheet_of
from moorlands_dash.ui.parts import table_markup
from moorlands_dash.ui.view import View, opened
from moorlands_dash.ui.who import Refused
from moorlands_dash.web.guard import person
from moorlands_dash.web.told import UNKEPT, in_words

_STYLE = Markup(
    "<style>"
    'body { margin: 0.75rem; font: 1rem/1.45 Arial, "Liberation Sans", sans-serif; color: '
    "#0b0c0c; background: #fff; }"
    "h1 { font-size: 1.25rem; margin: 0 0 0.4rem; color: #12436d; }"
    "p { margin: 0.3rem 0 0.7rem; }"
    ".map { max-width: 100%; height: auto; }"
    ".mt-scroll { overflow-x: auto; }"
    "table { border-collapse: collapse; }"
    "caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: "
    "inset(50%); }"
    "th, td { text-align: left; vertical-align: top; padding: 0.35rem 0.6rem; border-bottom: "
    "1px solid #b1b4b6; }"
    ".mt-number { text-align: right; white-space: nowrap; }"
    ".mt-unit { font-weight: normal; }"
    "footer { margin-top: 0.7rem; font-size: 0.85rem; color: #505a5f; }"
    "</style>"
)
_PAGE = Markup(
    '<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>{title}</title>'
    '<meta name="viewport" content="width=device-width">{style}</head><body>'
    "<h1>{title}</h1>{label}<p>{sentence}</p>{drawn}{rows}<footer>{about}</footer></body></html>"
)
_INVENTED = Markup("<p><b>Demonstration data:</b> invented.</p>")


def figure(request: Request) -> HTMLResponse:
    """Give a figure as a page of its own; 404 where no site may show it, or it isn't public."""
    name = request.path_params["table"]
    with in_words():
        own = _table_of(name)
        if not load_settings().serving.embed_hosts or own is None:
            raise HTTPException(404, "There is no such figure.")
        if not SPECS[own].public:
            raise Refused("This figure isn't for the public.")
        return HTMLResponse(_asked(opened(LIGHT, THE_PUBLIC), name, own, request))


def just(request: Request) -> HTMLResponse:
    """Give a figure by itself to whoever may see its table; 404 where there is none."""
    name = request.path_params["figure"]
    with in_words():
        own = _table_of(name)
        if own is None:
            raise HTTPException(404, "There is no such figure.", UNKEPT)
        return HTMLResponse(_asked(opened(LIGHT, person(request)), name, own, request), 200, UNKEPT)


def _table_of(name: str) -> str | None:
    """Return the table that a figure draws, or that is named itself; None of other names."""
    return DRAWINGS[name].table if name in DRAWINGS else name if name in SPECS else None


def _asked(view: View, name: str, own: str, request: Request) -> Markup:
    """Return the page of what a link asks for, with its picture where it has one."""
    asked = asked_by(request.query_params.multi_items())
    table = view.asked(own, asked.selection)
    if name not in DRAWINGS or table.frame.empty:
        return _page(view, table, _drawn(view, table))
    sheet = sheet_of(view, name, asked)
    said = shown(name, sheet).finding
    svg = drawn_of(name, sheet, "svg", worded=False).decode()
    return _page(view, table, picture(svg, "map", said or table.sentence), said)


def _page(view: View, table: Table, drawn: Markup, said: str = "") -> Markup:
    about = [
        view.settings.partnership.full_name,
        f"Source: {table.source}",
        f"Period: {table.held}" if table.period else "",
        f"Unit: {table.unit}",
        f"Snapshot: {table.snapshot}",
    ]
    return _PAGE.format(
        title=table.title,
        style=_STYLE,
        label=_INVENTED if table.demonstration else "",
        sentence=said or table.sentence,
        drawn=drawn,
        rows=table_markup(table, table.frame, None, table.title, sortable=False),
        about=". ".join(part.rstrip(".") for part in about if part) + ".",
    )


def _drawn(view: View, table: Table) -> Markup:
    """Return the map of a ward's places as a picture; other figures are their tables."""
    ward = table.asked.area if table.asked else None
    if table.name != "ward-places" or not ward or table.frame.empty:
        return Markup()
    shapes, places = view.snapshot.ward_shapes(), view.settings.map.places
    drawn = place_map(shapes, ward, table.frame, LIGHT, places=places)
    return picture(drawn, "map", f"Map of the ward. {table.sentence}") if drawn else Markup()
