"""Choosing a ward by its name, or several to compare."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from moorlands_dash.tables.wards.compared import MOST
from moorlands_dash.ui.carry import carry
from moorlands_dash.ui.view import Choice, View
from moorlands_dash.ui.wards import picker as ward_picker
from moorlands_dash.ui.wards.finder import forget


def my_ward(choice: Choice, view: View) -> Choice:
    """Offer the wards in a list; places are found in the page's head. Return the choice."""
    wards = view.wards()
    carry(ward_picker.KEY)
    picked = st.selectbox(
        "Ward",
        [ward_picker.ALL, *wards],
        key=ward_picker.KEY,
        bind="query-params",
        format_func=lambda name: "Choose a ward" if name == ward_picker.ALL else name,
        on_change=forget,
        width=300,
    )
    return replace(choice, ward=wards.get(picked))


def several(choice: Choice, view: View) -> Choice:
    """Offer the wards to compare; return the choice."""
    wards = view.wards()
    own = st.session_state.get(ward_picker.KEY)
    carry("wards")
    picked = st.multiselect(
        f"Wards to compare, up to {MOST}",
        list(wards),
        default=[own] if own in wards and "wards" not in st.session_state else None,
        key="wards",
        bind="query-params",
        max_selections=MOST,
        placeholder="Choose two to four wards",
    )
    return replace(choice, wards=tuple(wards[name] for name in picked))
