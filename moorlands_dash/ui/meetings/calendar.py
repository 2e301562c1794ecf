"""The meetings of the group: which are past, which is next."""

from __future__ import annotations

import pandas as pd
import streamlit as st
from markupsafe import Markup

from moorlands_dash.ui import parts
from moorlands_dash.ui.links import followed
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.view import View
from moorlands_dash.words.numbers import counted

_RECENT = 3


def decidable(view: View, group: str | None = None) -> pd.DataFrame:
    """Return the meetings that a decision can be of: the next one, then the latest past ones."""
    found = view.table("meetings").frame
    ours = found[found["group"] == (group or view.settings.decisions.group)]
    following = ours[ours["standing"] == "next"]
    past = ours[ours["standing"] == "past"].iloc[::-1].head(_RECENT)
    return pd.concat([following, past])


def meetings_panel(view: View) -> None:
    """List the group's meetings; those that are over fold away."""
    table = view.table("meetings")
    ours = table.frame[table.frame["group"] == view.settings.decisions.group]
    st.header("Meetings", anchor=False)
    st.markdown(parts.plain(table.sentence))
    past = ours["standing"] == "past"
    if past.any():
        told = Markup("<summary>{}</summary>").format(counted(int(past.sum()), "past meeting"))
        show(Markup('<details class="mt-past">{}{}</details>').format(told, _listed(ours[past])))
    if (~past).any():
        show(_listed(ours[~past]))
    if len(table.frame):
        show(calendar_link(view))
    parts.beneath(view, table)


def _listed(meetings: pd.DataFrame) -> Markup:
    items = Markup("").join(
        Markup("<li>{}: {} ({})</li>").format(_day(row["date"]), str(row["title"]), row["standing"])
        for _, row in meetings.iterrows()
    )
    return Markup('<ul class="mt-actions">{}</ul>').format(items)


def calendar_link(view: View) -> Markup:
    """Return a link to the meetings that whoever looks may know of, for their calendar."""
    words = followed(view, "Meetings for your calendar (.ics)", "meetings.ics")
    return Markup('<p class="mt-follow">{}</p>').format(words)


def _day(stamp: pd.Timestamp) -> str:
    return f"{stamp:%d %B %Y}".lstrip("0")
