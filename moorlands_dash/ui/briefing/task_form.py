"""Recording what a fortnightly briefing asks for, and what became of it."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import streamlit as st

from moorlands_dash.store.decisions import record
from moorlands_dash.store.tasks import JOURNAL
from moorlands_dash.tables.briefing.fortnight import subjects
from moorlands_dash.tables.model import Table
from moorlands_dash.ui.meetings.decision_form import (
    Asks,
    ask,
    follow_form,
    home_to_write,
    members_now,
    told,
    written,
)
from moorlands_dash.ui.view import View

_COMMAND = (
    "Tasks are recorded with `moorlands-dash decide --briefing`; this page only shows them. "
    "Whoever looks after the settings can allow it here: `recording` under `[decisions]`."
)
_DUE_DAYS = 14


def task_form(view: View, table: Table, meetings: pd.DataFrame) -> None:
    """Ask for a task of one of the meetings and record it, tied to an item of the briefing."""
    home = home_to_write(view, meetings, _COMMAND, JOURNAL)
    if home is None:
        return
    told()
    about = subjects(table, view.wards())
    titles = {key: title for key, (title, _) in about.items()}
    asks = Asks("task", "What is asked for", "About", titles, "Nothing listed here", _DUE_DAYS)
    with st.expander("Ask for something", icon=":material/edit_note:", key="ask"):
        made = ask(view, meetings, asks)
    if made is not None:
        entry = replace(made, status_then=about.get(made.target_id, ("", ""))[1])
        members = members_now(view)
        written(lambda: record(entry, home, members=members, journal=JOURNAL))
    with st.expander("Say what became of it", icon=":material/task_alt:", key="task_follow"):
        follow_form(view, home, view.table("briefing-tasks").frame, "Task", "task_followed")
