"""What was chosen and why; a form to record it, where the settings allow it."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st
from markupsafe import Markup

from moorlands_dash.measures.assessment.criteria import KEYS, USUAL_WEIGHT
from moorlands_dash.store.priorities import JOURNAL, Priority, choose, take_back
from moorlands_dash.store.typed import LONGEST
from moorlands_dash.tables.assessment.priorities import years_to_choose
from moorlands_dash.tables.model import Table
from moorlands_dash.ui import parts
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.trends.rebase_form import recorded, said, why_not
from moorlands_dash.ui.view import View

_COMMAND = (
    "Priorities are recorded on this page where the settings allow it: `recording` under "
    "`[decisions]`."
)
_COLUMNS = (
    *("year_label", "theme_name", "reason", "recorded_at", "by", "snapshot_then", "known_to"),
    *("count_then", "rank_then", "first_then", "standing", "now_to", "count_now", "trend"),
)
_TOLD = "_chosen"


def priorities(view: View, table: Table) -> None:
    """Show what was chosen, on what and why; and, folded, the form to record it."""
    st.header("What was chosen, and why?", anchor=False)
    found = view.table("priorities", chosen=False)
    st.markdown(parts.plain(found.sentence))
    if not found.frame.empty:
        show(_listed(found.frame))
        parts.behind(view, found, columns=_COLUMNS)
    said(_TOLD)
    with st.expander("Record a priority", icon=":material/edit_note:", key="choose_priority"):
        reason = why_not(view, _COMMAND) or JOURNAL.why_not_writable(view.records)
        if reason:
            st.info(parts.plain(reason), icon=":material/lock:")
            return
        _new(view, table)
        _back(view, found.frame)


def _listed(frame: pd.DataFrame) -> Markup:
    items = Markup("").join(
        Markup("<li><b>{}</b> ({}): {} {}</li>").format(
            row["theme_name"], row["year_label"], _sentence(str(row["reason"])), row["words"]
        )
        for row in frame.to_dict("records")
    )
    return Markup('<ul class="mt-lines">{}</ul>').format(items)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _new(view: View, table: Table) -> None:
    rows = {str(row["theme"]): row for row in table.frame.to_dict("records")}
    names = {key: str(row["theme_name"]) for key, row in rows.items()}
    with st.form("choosing", border=False):
        theme = st.selectbox(
            "Theme", list(names), format_func=names.__getitem__, key="priority_theme"
        )
        years = years_to_choose(view.settings, _day(view))
        year = st.selectbox("Priority of", years, key="priority_year")
        reason = st.text_area(
            "Why",
            max_chars=LONGEST,
            key="priority_reason",
            help="It is published with the plan's summary. No names of people.",
        )
        if not st.form_submit_button("Record", icon=":material/save:"):
            return
    row = rows[theme]
    ranked = bool(pd.notna(row["rank"]))
    entry = Priority(
        year=year,
        theme=theme,
        title=names[theme],
        reason=reason,
        snapshot=view.snapshot.id,
        known_to=row["to"].date() if ranked else _day(view).replace(day=1),
        count_then=float(row["count"]) if ranked else None,
        rank_then=int(row["rank"]) if ranked else None,
        first_then=float(row["first"]) if ranked else None,
        weights=view.choice.weights or ",".join([str(USUAL_WEIGHT)] * len(KEYS)),
        harm=str(row["harm_list"]) if ranked else "",
    )
    recorded(_TOLD, lambda: choose(entry, view.records), f"{names[theme]} is recorded for {year}.")


def _back(view: View, frame: pd.DataFrame) -> None:
    if frame.empty:
        return
    names = {
        str(row["priority_id"]): f"{row['theme_name']}, {row['year_label']}"
        for row in frame.to_dict("records")
    }
    with st.form("priority_back", border=False):
        chosen = st.selectbox(
            "Take back", list(names), format_func=names.__getitem__, key="priority_id"
        )
        reason = st.text_input("Reason", max_chars=LONGEST, key="priority_back_reason")
        if not st.form_submit_button("Take back", icon=":material/undo:"):
            return
    recorded(_TOLD, lambda: take_back(chosen, reason, view.records), "It is taken back.")


def _day(view: View) -> date:
    return view.snapshot.as_at
