"""Recording what the group decided: a form, where the settings allow it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pandas as pd
import streamlit as st

from moorlands_dash.periods import day_name
from moorlands_dash.store.decision_entry import Decision, DecisionError
from moorlands_dash.store.decisions import follow, record, why_not_writable
from moorlands_dash.store.home import Home, StoreError
from moorlands_dash.store.typed import LONGEST
from moorlands_dash.ui.parts import plain
from moorlands_dash.ui.target_summary import ordered
from moorlands_dash.ui.view import View

_COMMAND = (
    "Decisions are recorded with `moorlands-dash decide`; this page only shows them. Whoever looks "
    "after the settings can allow it here: `recording` under `[decisions]`."
)
_NONE = "No single target"
_DUE_DAYS = 90


def decision_form(view: View, meetings: pd.DataFrame) -> None:
    """Ask for a decision and record it, tied to the snapshot that is shown.

    `meetings` are those it may be a decision of, the likeliest first. Shows why nothing can be
    recorded where the settings or the folder don't allow it.
    """
    if not view.settings.decisions.recording:
        st.info(_COMMAND, icon=":material/lock:")
        return
    home = Home(view.snapshot.folder.parent.parent)
    reason = why_not_writable(home)
    if reason or meetings.empty or not view.settings.members.names:
        why = reason or "Load a file of meetings, and name the members in the settings, first."
        st.info(why, icon=":material/lock:")
        return
    _told()
    with st.expander("Record a decision", icon=":material/edit_note:", key="decide"):
        _new(view, meetings, home)
    with st.expander("Say what became of a decision", icon=":material/task_alt:", key="follow"):
        _follow(view, home)


def _new(view: View, meetings: pd.DataFrame, home: Home) -> None:
    targets = {str(row["target_id"]): row for row in ordered(view.table("targets"))}
    days = {str(row["meeting_id"]): row["date"] for _, row in meetings.iterrows()}
    with st.form("decision", clear_on_submit=False, border=False):
        meeting = st.selectbox(
            "Meeting", list(days), format_func=lambda key: day_name(days[key]), key="decided_at"
        )
        target = st.selectbox(
            "Target",
            ["", *targets],
            format_func=lambda key: targets[key]["title"] if key else _NONE,
            key="decided_on",
        )
        text = st.text_area(
            "What was decided",
            max_chars=LONGEST,
            key="decided_what",
            help="No names of people: organisations and posts.",
        )
        owner = st.selectbox("Who does it", view.settings.members.names, key="decided_who")
        due = st.date_input(
            "By when",
            value=_day(days[meeting]) + timedelta(days=_DUE_DAYS),
            format="DD/MM/YYYY",
            key="decided_due",
        )
        if not st.form_submit_button("Record", icon=":material/save:"):
            return
    row = targets.get(target)
    chance = None if row is None or pd.isna(row["chance"]) else float(row["chance"])
    entry = Decision(
        meeting_id=meeting,
        meeting_date=_day(days[meeting]),
        snapshot=view.snapshot.id,
        decision=text,
        owner=owner,
        due=due,
        target_id=target,
        status_then=str(row["status"]) if row is not None else "",
        chance_then=chance,
    )
    _try(lambda: record(entry, home, members=view.settings.members.names))


def _follow(view: View, home: Home) -> None:
    frame = view.table("decisions").frame
    if frame.empty:
        st.markdown("No decision is recorded yet.")
        return
    told = {str(row["decision_id"]): str(row["decision"]) for _, row in frame.iterrows()}
    with st.form("followed", border=False):
        chosen = st.selectbox(
            "Decision", list(told), format_func=lambda key: f"{key}: {told[key]}", key="followed_id"
        )
        entry = st.selectbox("It is now", ["done", "dropped", "decided"], key="followed_entry")
        note = st.text_area("Note", max_chars=LONGEST, key="followed_note")
        if not st.form_submit_button("Record what became of it", icon=":material/save:"):
            return
    _try(lambda: follow(chosen, entry, note, view.snapshot.id, home))


def _try(write: Any) -> None:
    """Record, and run the page again so that it shows the entry; else say why it can't be."""
    try:
        made = write()
    except (DecisionError, StoreError) as error:
        st.error(plain(str(error)), icon=":material/error:")
        return
    st.session_state["_recorded"] = f"{made.decision_id} is recorded: {made.decision}"
    st.rerun()


def _told() -> None:
    said = st.session_state.pop("_recorded", None)
    if said:
        st.success(plain(said), icon=":material/check_circle:")


def _day(value: Any) -> date:
    return pd.Timestamp(value).date()
