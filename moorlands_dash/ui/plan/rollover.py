"""Next year's drafts: two files made from this year's, and what can't be carried over."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from moorlands_dash.tables.query import as_query
from moorlands_dash.ui import parts
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.taking import take
from moorlands_dash.ui.view import View

_FILES = (("next-targets", "Targets as a draft"), ("next-actions", "Actions as a draft"))


def rollover_panel(view: View) -> None:
    """Offer the drafts of the next year's targets and actions, for a year that has any."""
    left = view.table("not-carried-over")
    drafts = [(view.table(name), label) for name, label in _FILES]
    if all(table.frame.empty for table, _ in drafts):
        return
    st.header("Next year's draft", anchor=False)
    st.markdown(parts.plain(left.sentence))
    query = as_query(view.selection())
    with st.container(horizontal=True, gap="small"):
        for table, label in drafts:
            if not table.frame.empty:
                key = table.name.replace("-", "_")
                take(view, label, f"{table.name}.csv", query, key=key, icon="download")
    if left.frame.empty:
        return
    with st.expander("What is not carried over", icon=":material/list:", key="not_carried"):
        items = Markup("").join(
            Markup("<li>{}: {}</li>").format(str(row["title"]), str(row["why"]))
            for row in left.frame.to_dict("records")
        )
        show(Markup('<ul class="mt-points">{}</ul>').format(items))
        parts.beneath(view, left)
