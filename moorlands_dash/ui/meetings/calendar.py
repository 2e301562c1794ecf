"""The meetings of the group: which are past, which is next."""

from __future__ import annotations

from html import escape

import pandas as pd
import streamlit as st

from moorlands_dash.ui import parts
from moorlands_dash.ui.view import View

_RECENT = 3


def decidable(view: View, group: str | None = None) -> pd.DataFrame:
    """Return the meetings that a decision can be of: the next one, then the latest past ones."""
    found = view.table("meetings").frame
    ours = found[found["group"] == (group or view.settings.decisions.group)]
    following = ours[ours["standing"] == "next"]
    past = ours[ours["standing"] == "past"].iloc[::-1].head(_RECENT)
    return pd.concat([following, past])


def meetings_panel(view: View) -> None:
    """List the group's meetings."""
    table = view.table("meetings")
    ours = table.frame[table.frame["group"] == view.settings.decisions.group]
    st.header("Meetings", anchor=False)
    st.markdown(parts.plain(table.sentence))
    items = "".join(
        f"<li>{_day(row['date'])}: {escape(str(row['title']))} ({row['standing']})</li>"
        for _, row in ours.iterrows()
    )
    if items:
        st.html(f'<ul class="mt-actions">{items}</ul>')
    parts.beneath(view, table)


def _day(stamp: pd.Timestamp) -> str:
    return f"{stamp:%d %B %Y}".lstrip("0")
