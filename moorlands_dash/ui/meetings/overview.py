"""The landing page's cards: what needs the group, what holds, what changed, how fresh it is."""

from __future__ import annotations

import pandas as pd
import streamlit as st
from markupsafe import Markup

from moorlands_dash.rows import Record, Row
from moorlands_dash.tables.meetings.overview import (
    CHANGED,
    COUNTRY,
    DATA,
    DISTRICT,
    EXCEPTIONS,
    ON_COURSE,
    OPEN,
    TARGET_SECTIONS,
    WATCH,
)
from moorlands_dash.tables.model import Table
from moorlands_dash.ui.links import link
from moorlands_dash.ui.made import made_of
from moorlands_dash.ui.markup import html_words, show
from moorlands_dash.ui.parts import beneath, plain
from moorlands_dash.ui.status import status_html
from moorlands_dash.ui.view import View
from moorlands_dash.words.meetings.overview import was_words
from moorlands_dash.words.numbers import counted

_MOST = 4
"""Changes that are shown; the rest is counted, and the table beneath has all."""

_KEYS = {"delivery_plan": "action", "ward_map": "what"}
"""Pages where a choice is a parameter of the link; elsewhere it is a place on the page."""


def cards(view: View, table: Table) -> None:
    """Show everything at a glance, exceptions first; each item is a link to its evidence."""
    asked = (view.key, view.colours, view.pages)
    show(made_of(table.frame, asked, lambda: _board(view, table)))


def _board(view: View, table: Table) -> Markup:
    rows: dict[str, list[Record]] = {}
    for row in table.frame.to_dict("records"):
        rows.setdefault(row["section"], []).append(row)
    none = "No target." if rows.keys() & set(TARGET_SECTIONS) else "No target is loaded."
    behind = "Where we are behind" if view.snapshot.public else "What needs the group"
    needs = _card("needs", behind, _needs(rows, view) or Markup("<p>{}</p>").format(none))
    on_course = _targets(rows.get(ON_COURSE, []), view) or Markup("<p>{}</p>").format(none)
    holds = _card("holds", "On course", on_course)
    year = _card("place", "The district", _plain([*rows[DISTRICT], *rows[COUNTRY]], view))
    data = _card("data", "The data", _plain(rows[DATA], view))
    if view.snapshot.public:
        return Markup('<div class="mt-board">{}<div>{}{}</div><div>{}</div></div>').format(
            needs, holds, data, year
        )
    since = _card("since", "Since the last meeting", _changes(rows.get(CHANGED, []), view))
    return Markup('<div class="mt-board">{}<div>{}{}</div><div>{}{}</div></div>').format(
        needs, since, data, holds, year
    )


def _needs(rows: dict[str, list[Record]], view: View) -> Markup:
    said = ("Unlikely, at risk or missed", "Could go either way")
    first, second = said if view.snapshot.public else ("Exceptions", "Watch list")
    parts = [
        (f"{first}: {counted(len(rows.get(EXCEPTIONS, [])), 'target')}", EXCEPTIONS),
        (second, WATCH),
        ("Cannot tell", OPEN),
    ]
    return Markup("").join(
        Markup("<h3>{}</h3>{}").format(head, _targets(rows[section], view))
        for head, section in parts
        if rows.get(section)
    )


def _targets(rows: list[Record], view: View) -> Markup:
    """Return targets as a list: status, title, chance and likely end; nothing of none."""
    items = Markup("").join(_target(row, view) for row in rows)
    return Markup("<ul>{}</ul>").format(items) if items else Markup()


def _target(row: Row, view: View) -> Markup:
    newly = (
        Markup(" <i>({})</i>").format(was_words(str(row["was"]))) if row["newly"] is True else ""
    )
    return Markup("<li>{}{} {}: {}</li>").format(
        status_html(str(row["status"]), view.colours),
        newly,
        _link(row, view),
        html_words(str(row["words"])),
    )


def _plain(rows: list[Record], view: View) -> Markup:
    items = Markup("").join(
        Markup("<li>{}: {}</li>").format(_link(row, view), html_words(str(row["words"])))
        for row in rows
    )
    return Markup("<ul>{}</ul>").format(items)


def _changes(rows: list[Record], view: View) -> Markup:
    more = len(rows) - _MOST
    tail = (
        Markup("<p>And {}, in the table of changes.</p>").format(counted(more, "more change"))
        if more > 0
        else ""
    )
    items = Markup("").join(
        Markup("<li>{}</li>").format(_change(row, view)) for row in rows[: _MOST + (more == 1)]
    )
    return Markup("<ul>{}</ul>{}").format(items, tail if more > 1 else "")


def _change(row: Row, view: View) -> Markup:
    """Return a change, of which what it is about is the link."""
    title, said = str(row["item"]), str(row["words"])
    if said.startswith(title):
        return _link(row, view) + said.removeprefix(title)
    return Markup("{}: {}").format(_link(row, view), html_words(said))


def _link(row: Row, view: View) -> Markup:
    """Return what an item is about, a link where the page of its evidence can be opened."""
    item = str(row["item"])
    named = row["page"] in view.pages
    return _anchor(row, item, view) if named else Markup("<b>{}</b>").format(item)


def _anchor(row: Row, text: str, view: View) -> Markup:
    """Return text as a link to its evidence, for those who can't guess that it is one."""
    page = str(row["page"])
    choice: str = str(row["choice"]) if pd.notna(row["choice"]) else ""
    if choice and page in _KEYS:
        return link(view, text, page, **{_KEYS[page]: choice})
    return link(view, text, page, choice)


def changes_panel(view: View) -> None:
    """Show what changed since the last meeting; the public isn't told of meetings."""
    if view.snapshot.public:
        return
    st.header("What changed since the last meeting", anchor=False)
    changes = view.table("changes")
    st.markdown(plain(changes.sentence))
    beneath(view, changes)


def _card(key: str, title: str, body: str) -> Markup:
    return Markup('<section class="mt-card mt-{}"><h2>{}</h2>{}</section>').format(key, title, body)
