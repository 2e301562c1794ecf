"""You said, we did: what people said, beside what was done, by ward."""

from __future__ import annotations

import pandas as pd
import streamlit as st
from markupsafe import Markup

from moorlands_dash.rows import Record
from moorlands_dash.tables.model import Table
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.parts import beneath, plain
from moorlands_dash.ui.plan.residents import question_strips
from moorlands_dash.ui.view import View
from moorlands_dash.words.meetings.public import told_sentence
from moorlands_dash.words.plan.did import HEADS, ORDER, raised_sentence


def said_panel(view: View) -> None:
    """Show the newest answers of surveys, and apart those of open consultations."""
    residents = view.table("residents", chosen=False)
    answers = view.table("responses", chosen=False)
    if residents.frame.empty and answers.frame.empty:
        return
    st.header("You said", anchor=False)
    if not residents.frame.empty:
        question_strips(view, residents)
        with st.expander("In words", icon=":material/notes:", key="said_in_words", type="compact"):
            show(_bullets([told_sentence(row) for row in _latest(residents)]))
    raised = [raised_sentence(row) for row in _latest(answers)]
    if raised:
        show(
            Markup(
                '<p class="mt-basis">And whoever chose to answer our open consultation said '
                "this. They are no sample of all residents.</p>"
            )
        )
        with st.expander("Their answers", icon=":material/notes:", key="raised", type="compact"):
            show(_bullets(raised))


def did_panel(view: View, table: Table) -> None:
    """Show actions done, under way and planned, those of a ward under its name."""
    for standing in ORDER:
        rows = table.frame[table.frame["standing"] == standing]
        if rows.empty:
            continue
        st.header(HEADS[standing], anchor=False)
        for area, own in rows.groupby("area_name", sort=True):
            st.subheader(plain(str(area)), anchor=False)
            show(_actions(own))
    beneath(view, table)


def _latest(table: Table) -> list[Record]:
    newest = table.frame.sort_values("period_end").drop_duplicates("indicator", keep="last")
    return newest.sort_values("indicator").to_dict("records")


def _actions(rows: pd.DataFrame) -> Markup:
    items = [
        Markup("<b>{}</b> <i>({})</i><br>{}").format(str(title), str(theme), str(words))
        for title, theme, words in zip(rows["title"], rows["theme"], rows["words"], strict=True)
    ]
    return Markup("<ul>{}</ul>").format(
        Markup("").join(Markup("<li>{}</li>").format(item) for item in items)
    )


def _bullets(lines: list[str]) -> Markup:
    return Markup("<ul>{}</ul>").format(
        Markup("").join(Markup("<li>{}</li>").format(line) for line in lines)
    )
