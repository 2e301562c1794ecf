"""Choosing a ward by its name, by the name of a place in it, or several to compare."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st
from markupsafe import Markup

from moorlands_dash.measures.wards.place_search import (
    AMBIGUOUS,
    CLOSE,
    EXACT,
    LIKE,
    Found,
    find_places,
)
from moorlands_dash.tables.wards.compared import MOST
from moorlands_dash.ui.carry import carry
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.view import Choice, View
from moorlands_dash.ui.wards import picker as ward_picker
from moorlands_dash.words.wards.places import asked_back, candidate

_PLACE, _FOUND = "place", "place_found"


def my_ward(choice: Choice, view: View) -> Choice:
    """Offer the wards in a list and a box for the name of a place; return the choice."""
    wards = view.wards()
    with st.container(key="choose_ward", horizontal=True, vertical_alignment="bottom", gap="small"):
        carry(ward_picker.KEY)
        picked = st.selectbox(
            "Ward",
            [ward_picker.ALL, *wards],
            key=ward_picker.KEY,
            bind="query-params",
            format_func=lambda name: "Choose a ward" if name == ward_picker.ALL else name,
            on_change=_forget,
            width=230,
        )
        st.text_input(
            "Or type a place",
            key=_PLACE,
            placeholder="Street, village or ward",
            max_chars=80,
            on_change=lambda: _look_up(view),
            width=230,
        )
    _ask_back(view)
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


def _look_up(view: View) -> None:
    """Take the place that was typed as the choice where it is certain; else ask."""
    asked = str(st.session_state.get(_PLACE, ""))
    if not asked.strip():
        _forget()
        return
    found = find_places(view.table("place-names").frame, asked)
    st.session_state[_FOUND] = (asked, found)
    if found.kind == EXACT and found.ward is not None:
        _choose(view, found.ward)


def _choose(view: View, code: str) -> None:
    names = {code: name for name, code in view.wards().items()}
    st.session_state[ward_picker.KEY] = names.get(code, ward_picker.ALL)
    st.session_state[_PLACE] = ""


def _settle(view: View, code: str) -> None:
    _choose(view, code)
    _forget()


def _forget() -> None:
    st.session_state.pop(_FOUND, None)


def _ask_back(view: View) -> None:
    """Say what was found, and offer the wards that may be meant."""
    known: tuple[str, Found] | None = st.session_state.get(_FOUND)
    if known is None:
        return
    asked, found = known
    said = asked_back(asked, found.kind, found.rows)
    view.answer.tell_beside(said)
    show(Markup('<p class="mt-hint">{}</p>').format(said))
    if found.kind not in (AMBIGUOUS, CLOSE, LIKE):
        return
    with st.container(key="which_ward", horizontal=True, gap="small"):
        for place, row in enumerate(found.rows.to_dict("records")):
            st.button(
                candidate(row, close=found.kind != AMBIGUOUS),
                key=f"which_{place}_{row['ward_code']}",
                on_click=_settle,
                args=(view, str(row["ward_code"])),
            )
