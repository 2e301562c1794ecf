"""Recording what was raised at a public meeting, and what was answered."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st
from markupsafe import Markup

from moorlands_dash.concerns import CONCERNS
from moorlands_dash.periods import day_name
from moorlands_dash.store.journal import Records
from moorlands_dash.store.raised import (
    JOURNAL,
    Raised,
    answer,
    record,
    seen_of,
    take_back,
)
from moorlands_dash.store.titles import names_of
from moorlands_dash.store.typed import LONGEST
from moorlands_dash.tables.meetings.calendar import PUBLIC
from moorlands_dash.tables.model import Table
from moorlands_dash.ui import parts
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.trends.rebase_form import recorded, said, why_not
from moorlands_dash.ui.view import View

_COMMAND = (
    "What was raised is recorded by officers; this page only shows it. Whoever looks after the "
    "settings can allow it here: `recording` under `[decisions]`."
)
_SEEN = "_raised_seen"
"""Where the page keeps how many entries of each issue its reader had before them."""
_NO_NAMES = "No names: neither who raised it, nor whom it is about."
_MOST = 12
"""Issues that are listed on the page; the table has all."""


def meetings_panel(view: View) -> None:
    """Show what was raised at public meetings with its answers; let officers record both."""
    table = view.table("raised-at-meetings", chosen=False)
    if table.frame.empty and view.snapshot.public:
        return
    st.header("Raised at public meetings", anchor="at-meetings")
    st.markdown(parts.plain(table.sentence))
    if not table.frame.empty:
        show(_listed(table.frame.head(_MOST)))
        parts.beneath(view, table)
    if not view.snapshot.public:
        _forms(view, table)


def _listed(frame: pd.DataFrame) -> Markup:
    items = Markup("").join(
        Markup("<li><b>{}</b> ({}, {}). {}</li>").format(
            str(row["issue"]), str(row["theme_name"]), str(row["area_name"]), str(row["words"])
        )
        for row in frame.to_dict("records")
    )
    return Markup("<ul>{}</ul>").format(items)


def _forms(view: View, table: Table) -> None:
    said("_raised")
    with st.expander("Record what was raised", icon=":material/edit_note:", key="raise"):
        reason = why_not(view, _COMMAND) or JOURNAL.why_not_writable(view.records)
        days = _meetings(view)
        if reason or not days:
            told = reason or "Load a file of meetings with a public one first."
            st.info(parts.plain(told), icon=":material/lock:")
            return
        _new(view, days, view.records)
    if not table.frame.empty:
        with st.expander("Answer an issue", icon=":material/reply:", key="raised_answer"):
            _answer(view, table.frame, view.records)


def _meetings(view: View) -> dict[str, date]:
    """Return the public meetings, the newest first."""
    found = view.table("meetings", chosen=False).frame
    public = found[found["group"] == PUBLIC].sort_values("date", ascending=False)
    return {
        str(key): stamp.date()
        for key, stamp in zip(public["meeting_id"], public["date"], strict=True)
    }


def _new(view: View, days: dict[str, date], home: Records) -> None:
    wards = view.snapshot.areas("ward")
    areas = {"": view.settings.district.name}
    areas |= dict(zip(wards["area_code"], wards["area_name"], strict=True))
    titles = {concern.key: concern.name for concern in CONCERNS}
    with st.form("raising", border=False):
        meeting = st.selectbox(
            "Public meeting",
            list(days),
            format_func=lambda key: day_name(days[key]),
            key="raise_at",
        )
        theme = st.selectbox(
            "Theme", list(titles), format_func=titles.__getitem__, key="raise_theme"
        )
        area = st.selectbox("Where", list(areas), format_func=areas.__getitem__, key="raise_area")
        issue = st.text_area(
            "What was raised", max_chars=LONGEST, key="raise_issue", help=_NO_NAMES
        )
        people = st.number_input("How many raised it", 1, 10_000, 1, key="raise_people")
        if not st.form_submit_button("Record", icon=":material/save:"):
            return
    entry = Raised(meeting, days[meeting], theme, area, issue, int(people), view.snapshot.id)
    names = [*names_of(view.settings), *areas.values()]
    recorded("_raised", lambda: record(entry, home, names=names), "It is recorded.")


def _answer(view: View, frame: pd.DataFrame, home: Records) -> None:
    issues = dict(zip(frame["raised_id"], frame["issue"], strict=True))
    with st.form("answering", border=False):
        chosen = st.selectbox(
            "Issue", list(issues), format_func=lambda key: f"{key}: {issues[key]}", key="answer_on"
        )
        text = st.text_area(
            "What was answered", max_chars=LONGEST, key="answer_text", help=_NO_NAMES
        )
        back = st.checkbox("Take the issue back: it was recorded by mistake", key="answer_back")
        asked = st.form_submit_button("Record the answer", icon=":material/save:")
    shown = st.session_state.get(_SEEN, {})
    st.session_state[_SEEN] = seen_of(home)
    if not asked:
        return
    snapshot, wards = view.snapshot.id, view.snapshot.areas("ward")["area_name"]
    if back:
        recorded("_raised", lambda: take_back(chosen, snapshot, home), "It is taken back.")
        return
    names = [*names_of(view.settings), *map(str, wards)]
    recorded(
        "_raised",
        lambda: answer(chosen, text, snapshot, home, names=names, seen=shown.get(chosen)),
        "The answer is recorded.",
    )
