"""The parts of the assessment: the matrix, what would change it, the lists of harm."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from moorlands_dash.charts.assessment.lists import ranks_by_list
from moorlands_dash.charts.assessment.matrix import priority_matrix
from moorlands_dash.tables.model import Table
from moorlands_dash.ui import parts
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.view import View

_COLUMNS = (
    *("rank", "theme_name", "duty", "from", "to", "count", "harm_low", "harm_high", "trend"),
    *("gap", "share", "consultation", "gini", "whole", "lacking", "score", "first"),
    *("top_three", "first_near", "top_three_near", "rank_from", "rank_to"),
)
_HARM = ("harm_list", "rank", "theme_name", "harm_low", "harm_high", "score", "first")


def matrix(view: View, table: Table) -> None:
    """Show the priority matrix; each theme's row in words beneath it, folded."""
    scores = view.table("assessment-scores")
    parts.figure(
        view,
        "assessment",
        lambda: priority_matrix(table.frame, scores.frame, view.colours),
        table.sentence,
    )
    with st.expander("Each theme in words", icon=":material/notes:", key="themes_in_words"):
        show(_listed(list(table.frame["words"])))
    parts.beneath(view, table, columns=_COLUMNS, saved="assessment")
    parts.behind(view, scores)


def survives(view: View) -> None:
    """Show which single weight would unseat the first theme, criterion by criterion."""
    table = view.table("assessment-unseat")
    if table.frame.empty:
        return
    st.header("What would it take for another theme to come first?", anchor=False)
    st.markdown(parts.plain(table.sentence))
    with st.expander("Each weight by itself", icon=":material/tune:", key="weights_in_words"):
        show(_listed(list(table.frame["words"])))
    parts.behind(view, table)


def by_list(view: View) -> None:
    """Show the ranking under each list of harm, and without."""
    table = view.table("assessment-harm")
    if table.frame.empty:
        return
    st.header("Does it hang on how harm is weighed?", anchor=False)
    st.markdown(parts.plain(table.sentence))
    if table.frame["harm_list"].nunique() > 1:
        parts.figure(
            view,
            "assessment-harm",
            lambda: ranks_by_list(table.frame, view.colours),
            table.sentence,
        )
    parts.beneath(view, table, columns=_HARM)


def _listed(lines: list[str]) -> Markup:
    items = Markup("").join(Markup("<li>{}</li>").format(line) for line in lines)
    return Markup('<ul class="mt-lines">{}</ul>').format(items)
