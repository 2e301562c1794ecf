"""The part of the loading page in which a loaded file is taken back, with the reason."""

from __future__ import annotations

import streamlit as st

from moorlands_dash.loading import withdraw
from moorlands_dash.partnership import load_settings
from moorlands_dash.store.withdrawing import Withdrawn
from moorlands_dash.ui.data.desk import Desk
from moorlands_dash.ui.data.given import session
from moorlands_dash.ui.data.working import result, start
from moorlands_dash.ui.parts import plain
from moorlands_dash.ui.who import hold

_BACK = "withdrawn"
_LONGEST = 300


def taking_back_panel(desk: Desk) -> None:
    """Offer to take back a file that is loaded; say what came of it."""
    held, view = session(), desk.view
    if view is None:
        return
    done: Withdrawn | None = result(held, _BACK)
    if done is not None:
        st.success(
            plain(f"Taken back. Snapshot {done.manifest.id} is published without it."),
            icon=":material/undo:",
        )
    files = view.table("files", chosen=False).frame
    own = files[files["in_use"] & (files["origin"] == "partner")]
    if own.empty:
        return
    st.header("Take a file back", anchor=False)
    names = {
        f"{row['name']} ({row['sha256'][:8]})": row["sha256"] for row in own.to_dict("records")
    }
    with st.form("officer_back", border=False):
        name = st.selectbox("File", list(names), key="officer_back_file")
        reason = st.text_area("Reason", max_chars=_LONGEST, key="officer_back_reason")
        by = st.text_input("Who says so, as an office", max_chars=100, key="officer_back_by")
        if st.form_submit_button("Take it back", icon=":material/undo:"):
            if not reason.strip():
                st.warning("Say why: the reason is kept, and shown with the data.")
                return
            settings, home, sha256 = load_settings(), desk.home, names[name]
            who = hold("load").name
            start(
                held,
                _BACK,
                lambda watch: withdraw(sha256, reason, settings, home, by=by, who=who, watch=watch),
            )
            st.rerun()
