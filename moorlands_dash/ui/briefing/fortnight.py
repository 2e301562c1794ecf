"""The fortnightly briefing on one screen: what is found, what was asked for, what is late."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import parse_qsl

import pandas as pd
import streamlit as st
from markupsafe import Markup

from moorlands_dash.charts.briefing.spots import spots_map
from moorlands_dash.charts.picture import picture
from moorlands_dash.rows import Row
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.query import as_query
from moorlands_dash.ui import parts
from moorlands_dash.ui.links import link
from moorlands_dash.ui.markup import html_words, show
from moorlands_dash.ui.taking import take
from moorlands_dash.ui.view import View
from moorlands_dash.ui.wards.ward_map import ward_shapes
from moorlands_dash.words.briefing import fortnight as words

_MAP = "map"
_COLUMNS = (("places",), (_MAP, "wards"), ("late", "repeats", "asked"))
"""Cards side by side; below each other on phones, in this order."""


def cards(view: View, table: Table) -> None:
    """Show the briefing's items as cards; each item is a link to its evidence."""
    rows = table.frame.to_dict("records")
    columns = [
        Markup("").join(
            _map(view, table) if key == _MAP else _card(words.CARD_BY_KEY[key], rows, table, view)
            for key in keys
        )
        for keys in _COLUMNS
    ]
    body = Markup("").join(Markup("<div>{}</div>").format(column) for column in columns)
    show(Markup('<div class="mt-board mt-briefing">{}</div>').format(body))


def tasks_panel(view: View) -> None:
    """Show every task that a briefing asked for, with what became of it."""
    table = view.table("briefing-tasks")
    st.header("What briefings asked for", anchor="tasks")
    st.markdown(parts.plain(table.sentence))
    if not table.frame.empty:
        parts.beneath(view, table)


def print_panel(view: View, table: Table) -> None:
    """Offer the briefing as PDF and Word; each is made when it is asked for."""
    query = as_query(table.asked or Selection())
    with st.container(horizontal=True, key="briefing_files"):
        for label, kind in (("Print (PDF)", "pdf"), ("Word", "docx")):
            key = f"briefing_{kind}"
            take(view, label, f"briefing.{kind}", query, key=key, icon="description")


def _card(card: words.Card, rows: Sequence[Row], table: Table, view: View) -> Markup:
    found = [row for row in rows if row["section"] in card.sections]
    numbers = {key: place for place, key in enumerate(hotspots(table.frame)["item_key"], start=1)}
    items = Markup("").join(
        Markup("<li>{}{}</li>").format(_number(numbers.get(row["item_key"])), _item(row, view))
        for row in found[: card.most]
    )
    body = (
        Markup("<ul>{}</ul>").format(items)
        if found
        else Markup("<p>{}</p>").format(words.none_words(card, table.sentence))
    )
    early = any(row["section"] == words.EARLY for row in found)
    tail = words.more_words(card, len(found), early, table.notes)
    more = Markup("<p>{}</p>").format(tail) if tail else ""
    return Markup('<section class="mt-card"><h2>{}</h2>{}{}</section>').format(
        words.card_title(card, table.period), body, more
    )


def _number(place: int | None) -> Markup:
    """Return the number that an item has on the map."""
    return Markup("") if place is None else Markup('<b class="mt-mark">{}</b> ').format(place)


def _map(view: View, table: Table) -> Markup:
    """Return the map of the hotspots, numbered as in the list; nothing where there are none."""
    spots, shapes = hotspots(table.frame), ward_shapes(view)
    if spots.empty or not any(f["properties"]["level"] == "ward" for f in shapes["features"]):
        return Markup()
    drawn = spots_map(
        shapes,
        list(zip(spots["longitude"], spots["latitude"], strict=True)),
        view.colours,
        places=view.settings.map.places,
    )
    return Markup('<section class="mt-card"><h2>Where</h2>{}</section>').format(
        picture(drawn, "mt-spots-map", words.map_words(list(spots["title"])))
    )


def hotspots(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the hotspots that the list shows, and so the map, in the order of their numbers."""
    found = frame[frame["section"].isin(words.HOTSPOTS) & frame["longitude"].notna()]
    return found.head(words.CARD_BY_KEY["places"].most)


def _item(row: Row, view: View) -> Markup:
    title = str(row["title"])
    linked = row["choice"] and row["page"] in view.pages
    choices = dict(parse_qsl(str(row["choice"])))
    head = (
        link(view, title, str(row["page"]), **choices)
        if linked
        else Markup("<b>{}</b>").format(title)
    )
    mark = words.MARKS.get(str(row["section"]), "")
    label = Markup("<i>{}</i> ").format(mark) if mark else ""
    owner: str = f" ({row['owner']})" if pd.notna(row["owner"]) else ""
    return Markup("{}{}{}: {}.").format(label, head, owner, html_words(str(row["words"])))
