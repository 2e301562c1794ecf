"""The fortnightly briefing on one screen: what is found, what was asked for, what is late."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from html import escape
from urllib.parse import parse_qsl

import pandas as pd
import streamlit as st

from moorlands_dash.rows import Row
from moorlands_dash.tables.model import Table
from moorlands_dash.ui import parts
from moorlands_dash.ui.links import link
from moorlands_dash.ui.view import View, html_words
from moorlands_dash.words.briefing import fortnight as words

_COLUMNS = (("places",), ("wards", "repeats"), ("asked", "late"))
"""Cards side by side; below each other on phones, in this order."""


def cards(view: View, table: Table) -> None:
    """Show the briefing's items as cards; each item is a link to its evidence."""
    rows = table.frame.to_dict("records")
    columns = [
        "".join(_card(words.CARD_BY_KEY[key], rows, table, view) for key in keys)
        for keys in _COLUMNS
    ]
    body = "".join(f"<div>{column}</div>" for column in columns)
    st.html(f'<div class="mt-board mt-briefing">{body}</div>')


def tasks_panel(view: View) -> None:
    """Show every task that a briefing asked for, with what became of it."""
    table = view.table("briefing-tasks")
    st.header("What briefings asked for", anchor="tasks")
    st.markdown(parts.plain(table.sentence))
    if not table.frame.empty:
        parts.beneath(view, table)


def print_panel(view: View, table: Table) -> None:
    """Offer the briefing as PDF and Word; each is made when it is asked for."""
    with st.container(horizontal=True, key="briefing_files"):
        for label, kind, mime in _FILES:
            st.download_button(
                label,
                data=partial(_made, view, kind),
                file_name=_file_name(table, kind),
                mime=mime,
                key=f"briefing_{kind}",
                on_click="ignore",
                icon=":material/description:",
            )


_FILES = (
    ("Print (PDF)", "pdf", "application/pdf"),
    (
        "Word",
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
)


def _made(view: View, kind: str) -> bytes:
    from moorlands_dash.reports.briefing.contents import gathered
    from moorlands_dash.reports.briefing.files import FILES

    return FILES[kind](gathered(view.snapshot, view.settings))


def _file_name(table: Table, kind: str) -> str:
    from moorlands_dash.reports.briefing import briefing_name

    return briefing_name(table, kind)


def _card(card: words.Card, rows: Sequence[Row], table: Table, view: View) -> str:
    found = [row for row in rows if row["section"] in card.sections]
    items = "".join(f"<li>{_item(row, view)}</li>" for row in found[: card.most])
    body = (
        f"<ul>{items}</ul>" if found else f"<p>{escape(words.none_words(card, table.sentence))}</p>"
    )
    early = any(row["section"] == words.EARLY for row in found)
    tail = words.more_words(card, len(found), early, table.notes)
    more = f"<p>{escape(tail)}</p>" if tail else ""
    return (
        f'<section class="mt-card"><h2>{escape(words.card_title(card, table.period))}</h2>'
        f"{body}{more}</section>"
    )


def _item(row: Row, view: View) -> str:
    title = escape(str(row["title"]))
    linked = row["choice"] and row["page"] in view.pages
    choices = dict(parse_qsl(str(row["choice"])))
    head = link(view, title, str(row["page"]), **choices) if linked else f"<b>{title}</b>"
    mark = words.MARKS.get(str(row["section"]), "")
    label = f"<i>{escape(mark)}</i> " if mark else ""
    owner: str = f" ({escape(str(row['owner']))})" if pd.notna(row["owner"]) else ""
    return f"{label}{head}{owner}: {html_words(str(row['words']))}."
