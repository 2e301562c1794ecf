"""The parts of Outcomes: what became of the crimes, by offence and by ward."""

from __future__ import annotations

from functools import partial

import streamlit as st

from moorlands_dash.charts.trends.outcomes import outcome_bars
from moorlands_dash.tables.model import Table
from moorlands_dash.ui import parts
from moorlands_dash.ui.view import View
from moorlands_dash.words.trends.outcomes import offences_alt

_COLUMNS = (
    *("category", "kind_name", "crimes", "too_new", "told", "count", "share", "lower_95"),
    *("upper_95", "share_before", "p_adjusted", "verdict"),
)
_WARDS = (
    *("ward_name", "crimes", "too_new", "told", "count", "expected", "share", "lower_95"),
    *("upper_95", "p_adjusted", "verdict"),
)


def offences_panel(view: View, table: Table) -> None:
    """Show all of the choice, then a bar an offence: of crimes old enough, what became of them."""
    if not (table.frame["told"] > 0).any():
        parts.beneath(view, table, columns=_COLUMNS)
        return
    whole = table.frame["category"] == table.frame["category"].iloc[0]
    for key, rows in (("outcomes", table.frame[whole]), ("offences", table.frame[~whole])):
        if (rows["told"] > 0).any():
            if key == "offences":
                st.header("Offence by offence", anchor=False)
            alt = offences_alt(rows) if key == "offences" else table.sentence
            parts.figure(view, key, partial(outcome_bars, rows, view.colours), alt)
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
