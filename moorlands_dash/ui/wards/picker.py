"""Choosing a ward: a click on the map, its name in the table and the select box are one choice."""

from __future__ import annotations

from typing import Any

import streamlit as st
from markupsafe import Markup

from moorlands_dash.charts.wards.ward_map import WARD_LAYER

ALL = "All wards"
KEY = "ward"
"""Key of the select box, and its name in the link."""
_TURN = "map_turn"
_PICKED = "rank_picked"
_PICKING = """
export default ({ setTriggerValue }) => {
  const pressed = (event) => {
    const name = event.target.closest?.(".mt-pick");
    if (name) setTriggerValue("ward", name.dataset.code);
  };
  document.addEventListener("click", pressed);
  return () => document.removeEventListener("click", pressed);
};
"""
_picking = st.components.v2.component(
    "moorlands_pick_ward", html=Markup("<span hidden></span>"), js=_PICKING, isolate_styles=False
)


def map_key() -> str:
    """Return the map's key; a new one forgets which ward was clicked."""
    return f"ward_map_{st.session_state.get(_TURN, 0)}"


def picked_on_map(wards: dict[str, str]) -> None:
    """Take the clicked ward as the choice; a click beside the wards chooses all of them.

    `wards` is name -> code. What the browser sends is only looked up there, never shown.
    """
    names = {code: name for name, code in wards.items()}
    st.session_state[KEY] = names.get(_clicked() or "", ALL)


def pick_in_table(wards: dict[str, str]) -> None:
    """Listen to the names of wards in the page's table: pressed, one is marked on the map too.

    The one that is marked is let go. `wards` is name -> code, as for the map.
    """
    _picking(key=_PICKED, on_ward_change=lambda: _picked(wards))


def _picked(wards: dict[str, str]) -> None:
    state: Any = st.session_state.get(_PICKED) or {}
    names = {code: name for name, code in wards.items()}
    found = names.get(str(state.get("ward")), ALL)
    left_the_map()
    st.session_state[KEY] = ALL if st.session_state.get(KEY) == found else found


def left_the_map() -> None:
    """Forget the click once the select box chose: else the next click there would undo, not do."""
    if _clicked() is not None:
        st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1


def _clicked() -> str | None:
    state: Any = st.session_state.get(map_key())
    if not state:
        return None
    found = state["selection"]["objects"].get(WARD_LAYER) or [{}]
    code = found[0].get("properties", {}).get("code")
    return code if isinstance(code, str) else None
