"""The parts of Outcomes: what became of the crimes, by offence and by ward."""

from __future__ import annotations

import streamlit as st

from moorlands_dash.charts.trends.outcomes import outcome_bars
from moorlands_dash.tables.model import Table
from moorlands_dash.ui import parts
from moorlands_dash.ui.view import View

_COLUMNS = (
    *("category", "kind_name", "crimes", "too_new", "told", "count", "share", "lower_95"),
    *("upper_95", "share_before", "p_adjusted", "verdict"),
)
_WARDS = (
    *("ward_name", "crimes", "too_new", "told", "count", "expected", "share", "lower_95"),
    *("upper_95", "p_adjusted", "verdict"),
)


def offences_panel(view: View, table: Table) -> None:
    """Show a bar an offence: of the crimes that are old enough, what became of them."""
    if not (table.frame["told"] > 0).any():
        parts.beneath(view, table, columns=_COLUMNS)
        return
    parts.figure(view, "outcomes", lambda: outcome_bars(table.frame, view.colours), table.sentence)
    parts.beneath(view, table, columns=_COLUMNS)


def wards_panel(view: View) -> None:
    """Show the wards beside each other, each against the others offence by offence."""
    table = view.table("outcomes-wards")
    if table.frame.empty:
        return
    st.header("The wards beside each other", anchor=False)
    st.markdown(parts.plain(table.sentence))
    parts.show_table(table, columns=_WARDS)
    parts.beneath(view, table, toggle=False)
