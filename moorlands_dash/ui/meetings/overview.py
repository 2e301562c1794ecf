"""The landing page's cards: what needs the group, what holds, what changed, how fresh it is."""

from __future__ import annotations

from html import escape

import pandas as pd
import streamlit as st

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
from moorlands_dash.ui.parts import beneath, plain
from moorlands_dash.ui.status import status_html
from moorlands_dash.ui.view import View, html_words
from moorlands_dash.words.meetings.overview import was_words
from moorlands_dash.words.numbers import counted

_MOST = 4
"""Changes that are shown; the rest is counted, and the table beneath has all."""

_KEYS = {"delivery_plan": "action", "ward_map": "what"}
"""Pages where a choice is a parameter of the link; elsewhere it is a place on the page."""


def cards(view: View, table: Table) -> None:
    """Show everything at a glance, exceptions first; each item is a link to its evidence."""
    rows: dict[str, list[Record]] = {}
    for row in table.frame.to_dict("records"):
        rows.setdefault(row["section"], []).append(row)
    none = "No target." if rows.keys() & set(TARGET_SECTIONS) else "No target is loaded."
    behind = "Where we are behind" if view.snapshot.public else "What needs the group"
    needs = _card("needs", behind, _needs(rows, view) or f"<p>{none}</p>")
    on_course = _targets(rows.get(ON_COURSE, []), view) or f"<p>{none}</p>"
    holds = _card("holds", "On course", on_course)
    year = _card("place", "The district", _plain([*rows[DISTRICT], *rows[COUNTRY]], view))
    data = _card("data", "The data", _plain(rows[DATA], view))
    if view.snapshot.public:
        st.html(f'<div class="mt-board">{needs}<div>{holds}{data}</div><div>{year}</div></div>')
        return
    since = _card("since", "Since the last meeting", _changes(rows.get(CHANGED, []), view))
    st.html(f'<div class="mt-board">{needs}<div>{since}{data}</div><div>{holds}{year}</div></div>')


def _needs(rows: dict[str, list[Record]], view: View) -> str:
    said = ("Unlikely, at risk or missed", "Could go either way")
    first, second = said if view.snapshot.public else ("Exceptions", "Watch list")
    parts = [
        (f"{first}: {counted(len(rows.get(EXCEPTIONS, [])), 'target')}", EXCEPTIONS),
        (second, WATCH),
        ("Cannot tell", OPEN),
    ]
    return "".join(
        f"<h3>{escape(head)}</h3>{_targets(rows[section], view)}"
        for head, section in parts
        if rows.get(section)
    )


def _targets(rows: list[Record], view: View) -> str:
    """Return targets as a list: status, title, chance and likely end; nothing of none."""
    items = "".join(_target(row, view) for row in rows)
    return f"<ul>{items}</ul>" if items else ""


def _target(row: Row, view: View) -> str:
    newly = f" <i>({escape(was_words(str(row['was'])))})</i>" if row["newly"] is True else ""
    return (
        f"<li>{status_html(str(row['status']), view.colours)}{newly} {_link(row, view)}: "
        f"{html_words(str(row['words']))}</li>"
    )


def _plain(rows: list[Record], view: View) -> str:
    items = "".join(f"<li>{_link(row, view)}: {html_words(str(row['words']))}</li>" for row in rows)
    return f"<ul>{items}</ul>"


def _changes(rows: list[Record], view: View) -> str:
    more = len(rows) - _MOST
    tail = (
        f"<p>And {counted(more, 'more change')}, in the table of changes.</p>" if more > 0 else ""
    )
    items = "".join(f"<li>{_change(row, view)}</li>" for row in rows[: _MOST + (more == 1)])
    return f"<ul>{items}</ul>{tail if more > 1 else ''}"


def _change(row: Row, view: View) -> str:
    """Return a change, of which what it is about is the link."""
    title, said = str(row["item"]), str(row["words"])
    return (
        _link(row, view) + escape(said.removeprefix(title))
        if said.startswith(title)
        else (f"{_link(row, view)}: {html_words(said)}")
    )


def _link(row: Row, view: View) -> str:
    """Return what an item is about, a link where the page of its evidence can be opened."""
    item = str(row["item"])
    return _anchor(row, item, view) if row["page"] in view.pages else f"<b>{escape(item)}</b>"


def _anchor(row: Row, text: str, view: View) -> str:
    """Return text as a link to its evidence, for those who can't guess that it is one."""
    page = str(row["page"])
    choice: str = str(row["choice"]) if pd.notna(row["choice"]) else ""
    if choice and page in _KEYS:
        return link(view, escape(text), page, **{_KEYS[page]: choice})
    return link(view, escape(text), page, choice)


def changes_panel(view: View) -> None:
    """Show what changed since the last meeting; the public isn't told of meetings."""
    if view.snapshot.public:
        return
    st.header("What changed since the last meeting", anchor=False)
    changes = view.table("changes")
    st.markdown(plain(changes.sentence))
    beneath(view, changes)


def _card(key: str, title: str, body: str) -> str:
    return f'<section class="mt-card mt-{key}"><h2>{escape(title)}</h2>{body}</section>'
