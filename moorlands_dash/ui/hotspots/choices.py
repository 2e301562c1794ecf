"""The choices of the hotspots page: the cells, the smoothing, the view, and one cell."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import streamlit as st

from moorlands_dash.charts.hotspots.cell_map import CELL_LAYER
from moorlands_dash.charts.hotspots.look import VIEWS
from moorlands_dash.tables.hotspots.ground import AUTO, BANDWIDTHS, LSOA, SHAPES, SIZES
from moorlands_dash.ui.view import Choice, View

NO_CELL = "No cell"
KEY = "cell"
"""Key of the select box, and its name in the link."""
_TURN = "hotspot_map_turn"
_SHAPE_NAMES = dict(zip(SHAPES, ("Hexagons", "Squares", "LSOAs"), strict=True))


def shape(choice: Choice, view: View) -> Choice:  # noqa: ARG001
    """Choose the shape of the cells."""
    picked = st.selectbox(
        "Cells",
        SHAPES,
        key="shape",
        bind="query-params",
        format_func=_SHAPE_NAMES.__getitem__,
        width=130,
    )
    return choice if picked == SHAPES[0] else replace(choice, shape=picked)


def cells(choice: Choice, view: View) -> Choice:  # noqa: ARG001
    """Choose how large the cells are; areas have their own size."""
    if choice.shape == LSOA:
        return choice
    picked = _metres("Cell size", SIZES, "cells")
    return choice if picked == AUTO else replace(choice, cells=picked)


def bandwidth(choice: Choice, view: View) -> Choice:  # noqa: ARG001
    """Choose how far the density smooths."""
    picked = _metres("Smoothing", BANDWIDTHS, "bandwidth")
    return choice if picked == AUTO else replace(choice, bandwidth=picked)


def shown_view() -> str:
    """Choose what the map shows."""
    return st.segmented_control(
        "The map shows",
        list(VIEWS),
        default=next(iter(VIEWS)),
        required=True,
        format_func=VIEWS.__getitem__,
        key="show",
        bind="query-params",
    ) or next(iter(VIEWS))


def map_key(place: str) -> str:
    """Return a map's key; a new one forgets which cell was clicked."""
    return f"hotspot_map_{place}_{st.session_state.get(_TURN, 0)}"


def picked_on_map(place: str, names: dict[str, str]) -> None:
    """Take the clicked cell as the choice; a click beside the cells chooses none.

    `names` is name -> id. What the browser sends is only looked up there, never shown.
    """
    known = {code: name for name, code in names.items()}
    st.session_state[KEY] = known.get(_clicked(place) or "", NO_CELL)


def left_the_map() -> None:
    """Forget the click once the select box chose: else the next click there would undo, not do."""
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1


def _clicked(place: str) -> str | None:
    state: Any = st.session_state.get(map_key(place))
    if not state:
        return None
    found = state["selection"]["objects"].get(CELL_LAYER) or [{}]
    code = found[0].get("properties", {}).get("code")
    return code if isinstance(code, str) else None


def _metres(label: str, sizes: tuple[int, ...], key: str) -> str:
    names = {AUTO: "Automatic"} | {str(size): f"{size:,} m" for size in sizes}
    return str(
        st.selectbox(
            label,
            list(names),
            key=key,
            bind="query-params",
            format_func=names.__getitem__,
            width=140,
        )
    )
