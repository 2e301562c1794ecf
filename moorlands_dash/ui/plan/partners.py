"""Who is in the partnership: since when, what each answers for and sends, and whom to ask."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from moorlands_dash.charts.plan.members import member_bars
from moorlands_dash.rows import Row
from moorlands_dash.tables.model import Table
from moorlands_dash.tables.request import Request
from moorlands_dash.ui import parts
from moorlands_dash.ui.made import made_of
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.view import View
from moorlands_dash.words.plan.partners import MEMBER_NOW

_GAPS = ("kind", "title", "owner", "membership", "words")


def directory_panel(view: View, table: Table) -> None:
    """Show what changed in who is in it as a picture, then whom to ask of today's members."""
    day = Request(view.snapshot, view.settings, view.selection()).day
    dated = table.frame["since"].notna() | table.frame["until"].notna()
    if dated.any():
        parts.figure(
            view, "partners", lambda: member_bars(table.frame, day, view.colours), table.sentence
        )
    show(made_of(table.frame, "directory", lambda: _cards(table)))
    parts.beneath(view, table)


def _cards(table: Table) -> Markup:
    now = table.frame[table.frame["standing"] == MEMBER_NOW]
    items = Markup("").join(
        Markup("<dt>{}</dt><dd>{}</dd>").format(str(row["partner"]), _told(row))
        for row in now.to_dict("records")
    )
    return Markup('<dl class="mt-facts">{}</dl>').format(items)


def _told(row: Row) -> Markup:
    ask = ", ".join(filter(None, (row["contact"], row["address"])))
    named = (("Answers for", row["answers_for"]), ("Sends", row["sends"]), ("Ask", ask))
    told = [str(row["kind"]).capitalize(), *(f"{head}: {text}" for head, text in named if text)]
    return Markup("<br>").join(told)


def membership_panel(view: View, *, always: bool = True) -> None:
    """Show who is named for something without being a member then; else, if asked, that none is."""
    table = view.table("partner-gaps")
    if table.frame.empty and not always:
        return
    st.header("Named without being a member", anchor=False)
    st.markdown(parts.plain(table.sentence))
    items = Markup("").join(
        Markup("<li>{}</li>").format(str(row["words"])) for row in table.frame.to_dict("records")
    )
    if items:
        show(Markup('<ul class="mt-actions">{}</ul>').format(items))
    parts.behind(view, table, columns=_GAPS)
