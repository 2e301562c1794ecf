"""What hotspots are worth: would they have been foreseen, do incidents gather, do they repeat?"""

from __future__ import annotations

import streamlit as st

from moorlands_dash.ui.parts import behind, beneath, plain, show_table
from moorlands_dash.ui.view import View

_HINDSIGHT = (
    "foreseen_by",
    "horizon",
    "origins",
    "hit_rate",
    "lower_95",
    "upper_95",
    "chance_hit_rate",
    "pai",
    "pei",
    "verdict",
)
_GATHERED = (
    *("all_incidents", "cells", "top_cells", "share_inside", "expected", "lower_95", "upper_95"),
    *("excess", "p_value"),
)


def hindsight_panel(view: View) -> None:
    """Show what each method would have caught of the months after, beside chance."""
    st.header("Would it have been foreseen?", anchor="foreseen")
    table = view.table("hotspot-hindsight")
    st.markdown(plain(table.sentence))
    if not table.frame.empty:
        show_table(table, columns=_HINDSIGHT)
        beneath(view, table, toggle=False)


def concentration_panel(view: View) -> None:
    """Show how far incidents gather in the busiest cells, beyond chance."""
    st.header("How far do incidents gather in few places?", anchor=False)
    table = view.table("hotspot-concentration")
    st.markdown(plain(table.sentence))
    behind(view, table, columns=_GATHERED)


def near_repeat_panel(view: View) -> None:
    """Show whether one incident brings the next nearby, where that can be known."""
    st.header("Does one incident bring the next?", anchor=False)
    table = view.table("near-repeat")
    st.markdown(plain(table.sentence))
    if not table.frame.empty:
        show_table(table)
        beneath(view, table, toggle=False)
