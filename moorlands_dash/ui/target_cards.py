"""One card a target: where it stands, in a word, a sentence and a small figure."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from typing import Any, Literal

import streamlit as st

from moorlands_dash.charts.trajectory import count_trajectory, survey_trajectory
from moorlands_dash.measures import verdicts
from moorlands_dash.tables.model import Table
from moorlands_dash.ui import parts
from moorlands_dash.ui.view import View
from moorlands_dash.vocabulary import TARGET_KINDS

Colour = Literal["red", "green", "blue", "gray"]

STANDINGS: dict[str, tuple[str, Colour]] = {
    verdicts.MISSED: (":material/cancel:", "red"),
    verdicts.WORSE: (":material/trending_up:", "red"),
    verdicts.BEHIND: (":material/warning:", "red"),
    verdicts.SHORT: (":material/warning:", "red"),
    verdicts.CANNOT_TELL: (":material/help:", "gray"),
    verdicts.NOT_SHOWN: (":material/drag_handle:", "gray"),
    verdicts.CLOSE: (":material/adjust:", "blue"),
    verdicts.HELD: (":material/shield:", "green"),
    verdicts.AHEAD: (":material/thumb_up:", "green"),
    verdicts.BEYOND: (":material/thumb_up:", "green"),
    verdicts.MET: (":material/check_circle:", "green"),
}
"""Standing -> the icon and colour beside its word."""

_WORDS = {verdicts.NOT_SHOWN: "Nothing clear yet"}
"""Standings whose own word would not be understood alone."""


def target_cards(view: View, targets: Table) -> None:
    """Show every target, two beside each other where there is room, attention first."""
    rows = sorted(targets.frame.to_dict("records"), key=_urgency)
    for pair in _pairs(rows):
        with st.container(key=f"cards_{pair[0]['target_id']}"):
            for column, row in zip(st.columns(2, gap="medium"), pair, strict=False):
                with column, st.container(border=True, key=f"card_{row['target_id']}"):
                    _card(view, row)


def _card(view: View, row: Mapping[Hashable, Any]) -> None:
    icon, colour = STANDINGS[row["standing"]]
    st.subheader(parts.plain(str(row["title"])), anchor=False)
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        standing = str(row["standing"])
        st.badge(_WORDS.get(standing, standing.capitalize()), icon=icon, color=colour)
        st.html(f'<span class="mt-kind">{TARGET_KINDS[str(row["kind"])]}</span>')
    st.markdown(parts.plain(str(row["words"])))
    name = "survey" if str(row["kind"]).startswith("survey") else "trajectory"
    table = view.table(name)
    rows = table.frame[table.frame["target_id"] == row["target_id"]]
    if rows.empty:
        return
    draw = survey_trajectory if name == "survey" else count_trajectory
    alt = f"{row['title']}: {row['words']}"
    key = f"figure_{row['target_id']}"
    parts.figure(view, key, lambda: draw(rows, row, view.colours), alt)


def _urgency(row: Mapping[Hashable, Any]) -> int:
    return verdicts.STANDINGS.index(str(row["standing"]))


def _pairs(rows: list[dict[Hashable, Any]]) -> Iterator[list[dict[Hashable, Any]]]:
    return (rows[start : start + 2] for start in range(0, len(rows), 2))
