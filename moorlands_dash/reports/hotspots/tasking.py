"""The tasking sheet: the map, the hotspots with their counts, when, what, what to look at."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from moorlands_dash.charts.hotspots.listing import lasting
from moorlands_dash.measures.hotspots.week_part import BAND, BANDS, ROWS
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import month_name
from moorlands_dash.reports.grid import Grid
from moorlands_dash.reports.hotspots.picture import close_ups, picture
from moorlands_dash.reports.pack.paper import grid_content
from moorlands_dash.reports.typeset import typeset
from moorlands_dash.rows import Record, Row
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables import build
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.request import Request
from moorlands_dash.vocabulary import sources_of
from moorlands_dash.words.hotspots.changes import hotspot_change
from moorlands_dash.words.hotspots.found import called
from moorlands_dash.words.hotspots.hours import band_name, week_title
from moorlands_dash.words.hotspots.tasking import CAVEATS_EXACT, CAVEATS_MOVED, look_words
from moorlands_dash.words.numbers import counted, decimal, number, percent, sentence
from moorlands_dash.words.trends.rhythm import DAYS
from moorlands_dash.words.wards.map_layer import credit

_MOST = 6
"""Hotspots that are described; the table has ten."""
_LISTED = 10


def tasking_sheet(snapshot: Snapshot, settings: Settings, selection: Selection) -> bytes:
    """Return the sheet as a tagged PDF."""
    places = build("hotspot-places", snapshot, settings, selection)
    hours = build("hotspot-hours", snapshot, settings, selection)
    asked = Request(snapshot, settings, selection)
    drawn = (
        picture(snapshot, settings, selection, kind="svg", worded=False).decode()
        if len(places.frame)
        else None
    )
    near = close_ups(snapshot, settings, selection, _MOST) if drawn else {}
    content = _content(places, hours, settings, drawn, asked, near)
    return typeset("hotspots/tasking.typ", content, snapshot.created)


def _content(
    places: Table,
    hours: Table,
    settings: Settings,
    drawn: str | None,
    asked: Request,
    near: Mapping[int, str],
) -> dict[str, Any]:
    exact = all(source.points == "exact" for source in sources_of(asked.category))
    rows = places.frame.to_dict("records")
    return {
        "about": _about(places, settings, asked),
        "subtitle": f"{settings.partnership.full_name}. {places.held}",
        "answer": places.sentence,
        "svg": drawn,
        "alt": f"Map of the hotspots. {places.sentence}",
        "table": grid_content(_grid(rows[:_LISTED])),
        "hours": {"words": hours.sentence, "table": _week(hours)} if rows else None,
        "items": [_item(row, asked.unit, near) for row in rows[:_MOST]],
        "caveats": list(CAVEATS_EXACT if exact else CAVEATS_MOVED),
        "notes": list(places.notes),
        "method": places.method,
    }


def _about(places: Table, settings: Settings, asked: Request) -> dict[str, Any]:
    layer = asked.snapshot.map_layer()
    lines = credit(layer, asked.snapshot.created.year)
    footer = f"Source: {places.source}. Snapshot {places.snapshot}. {lines}".rstrip()
    return {
        "title": f"Tasking sheet: {asked.what}",
        "full_name": settings.partnership.full_name,
        "description": f"{places.title}, {places.period or 'no month loaded'}",
        "footer": footer,
        "demonstration": places.demonstration,
    }


def _grid(rows: list[Record]) -> Grid:
    return Grid(
        title="Hotspots, the fullest first",
        sentence="",
        heads=("No.", "Where", "Grid ref.", "Inside", "Share", "Is it new?", "Holds in"),
        rows=tuple(
            (
                str(row["hotspot"]),
                called(row),
                row["grid_reference"],
                number(row["count"]),
                percent(row["share"]),
                lasting(row),
                _held(row),
            )
            for row in rows
        ),
        numbers=frozenset({3, 4, 6}),
        widths=(1, 7, 3, 2, 2, 4, 2),
    )


def _week(hours: Table) -> dict[str, Any] | None:
    """Return the week of all hotspots together, else of the one: a row a day."""
    if hours.frame.empty:
        return None
    days = hours.frame.head(ROWS).pivot(index="weekday", columns="hour", values="incidents")
    write = number if (days % 1 == 0).all(axis=None) else decimal
    return grid_content(
        Grid(
            title=week_title(hours.frame),
            sentence="",
            heads=("Day", *(band_name(band * BAND) for band in range(BANDS)), "All day"),
            rows=tuple(
                (DAYS[day], *(write(value) for value in row), write(sum(row)))
                for day, row in zip(days.index, days.to_numpy(), strict=True)
            ),
            numbers=frozenset(range(1, len(days.columns) + 2)),
            widths=(3, *([2] * len(days.columns)), 2),
        )
    )


def _item(row: Row, unit: str, near: Mapping[int, str]) -> dict[str, Any]:
    return {
        "svg": near.get(int(row["hotspot"])),
        "alt": f"Hotspot {row['hotspot']} from near: {called(row)}.",
        "title": f"{row['hotspot']}. {called(row)} ({row['grid_reference']})",
        "what": f"{counted(row['count'], unit)}: {row['types']}.",
        "months": sentence(row["busiest_months"]),
        "hours": sentence(row["busiest_hours"]),
        "since": sentence(_since(row)),
        "change": sentence(hotspot_change(row["verdict"], row["complete"])),
        "look": sentence(look_words(row["place"], row["types"], row["kind"])),
    }


def _since(row: Row) -> str:
    text = lasting(row)
    if row["kind"] in ("persistent", "intermittent"):
        text += f" (first a hotspot in the quarter from {month_name(row['first_hot'].date())})"
    return text


def _held(row: Row) -> str:
    share = row["survives"]
    return "not tried" if share is None or share != share else percent(share)
