"""One cell of the hotspots page: its sentence, its months, its kinds of incident."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st
from markupsafe import Markup

from moorlands_dash.charts.trends.series import monthly_series
from moorlands_dash.ui import parts
from moorlands_dash.ui.hotspots import choices
from moorlands_dash.ui.hotspots.hours import week_figure
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.view import View
from moorlands_dash.vocabulary import category_keys

_OFFERED = 400
"""Cells offered in the select box, the fullest first; any cell of the map can be clicked."""


def cell_panel(view: View, names: dict[str, str]) -> None:
    """Show one cell: its sentence, its months and its kinds of incident."""
    offered = list(names)[:_OFFERED]
    kept = st.session_state.get(choices.KEY)
    if kept in names and kept not in offered:
        offered.append(str(kept))
    picked = st.selectbox(
        "One cell",
        [choices.NO_CELL, *offered],
        key=choices.KEY,
        bind="query-params",
        on_change=choices.left_the_map,
    )
    if picked not in names:
        kinds = " and kinds of incident" if len(category_keys(view.choice.category)) > 1 else ""
        show(
            Markup(
                '<p class="mt-hint">Click a cell on the map, or choose one above, to see its months'
                "{}.</p>"
            ).format(kinds)
        )
        return
    chosen = names[picked]
    asked = replace(view, choice=replace(view.choice, cell=chosen))
    table = asked.table("hotspot-cell-months")
    with st.container(border=True, key="cell_card"):
        st.header(parts.plain(picked), anchor=False)
        st.markdown(parts.plain(table.sentence))
        every = table.frame[table.frame["part"] == "all"]
        parts.figure(
            view,
            f"cell_series_{chosen}",
            lambda: monthly_series(every, view.colours, chosen=table.period),
            table.sentence,
        )
        _hours(asked)
        parts.beneath(view, table, columns=("category", "month", "count"), saved="cell-months")


def _hours(asked: View) -> None:
    """Show the cell's days and hours, where enough of them are known."""
    table = asked.table("hotspot-hours")
    st.markdown(parts.plain(table.sentence))
    if not table.frame.empty:
        week_figure(asked, table, "cell_hours")
        parts.beneath(asked, table, key="cell-hours", saved="week-parts")
