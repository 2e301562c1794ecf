"""Recording how far an action is: a form, where the settings allow it."""

from __future__ import annotations

import streamlit as st

from moorlands_dash.rows import Row
from moorlands_dash.store.journal import Records
from moorlands_dash.store.progress import JOURNAL, STATUSES, Progress, seen_of, update
from moorlands_dash.store.typed import LONGEST
from moorlands_dash.tables.model import Table
from moorlands_dash.ui.trends.rebase_form import recorded, said, why_not
from moorlands_dash.ui.view import View

_COMMAND = (
    "Progress comes with files of actions; this page only shows it. Whoever looks after the "
    "settings can allow it here: `recording` under `[decisions]`."
)
_SEEN = "_progress_seen"
"""Where the page keeps how many updates of each action its reader had before them."""


def progress_form(view: View, table: Table) -> None:
    """Ask how far an action is, and record it, tied to the snapshot that is shown."""
    home = view.records
    said("_progressed")
    with st.expander("Record progress", icon=":material/edit_note:", key="progress"):
        reason = why_not(view, _COMMAND) or JOURNAL.why_not_writable(home)
        if reason:
            st.info(reason, icon=":material/lock:")
            return
        rows = {str(row["action_id"]): row for row in table.frame.to_dict("records")}
        chosen = st.selectbox(
            "Action", list(rows), format_func=lambda key: str(rows[key]["title"]), key="progress_on"
        )
        made = _asked(view, chosen, rows[chosen])
        shown = st.session_state.get(_SEEN, {})
        st.session_state[_SEEN] = seen_of(home)
        if made is not None:
            _record(made, home, int(shown.get(chosen, 0)), str(rows[chosen]["title"]))


def _asked(view: View, chosen: str, row: Row) -> Progress | None:
    known = row["progress"]
    with st.form(f"progress_{chosen}", border=False):
        status = st.selectbox(
            "It is now",
            STATUSES,
            index=STATUSES.index(str(row["status"])),
            key=f"progress_status_{chosen}",
        )
        done = st.number_input(
            "Done, in %", 0, 100, 0 if known != known else int(known), key=f"progress_done_{chosen}"
        )
        note = st.text_area(
            "Note",
            max_chars=LONGEST,
            key=f"progress_note_{chosen}",
            help="No names of people: organisations and posts.",
        )
        if not st.form_submit_button("Record progress", icon=":material/save:"):
            return None
    return Progress(chosen, status, int(done), note, view.snapshot.id)


def _record(made: Progress, home: Records, seen: int, title: str) -> None:
    done = f"{title}: {made.status}, {made.progress} % done, is recorded."
    recorded("_progressed", lambda: update(made, home, seen=seen), done)
