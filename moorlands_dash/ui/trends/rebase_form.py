"""Having a chart's limits begin anew: a month, and a reason, where the settings allow it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from moorlands_dash import vocabulary
from moorlands_dash.periods import month_name
from moorlands_dash.roles import Right
from moorlands_dash.store.home import StoreError
from moorlands_dash.store.journal import Records
from moorlands_dash.store.rebases import JOURNAL, rebase, take_back
from moorlands_dash.store.typed import LONGEST
from moorlands_dash.tables.model import Table
from moorlands_dash.ui.parts import plain
from moorlands_dash.ui.view import View
from moorlands_dash.ui.who import Refused, hold

_COMMAND = (
    "Limits begin anew by `moorlands-dash rebase`; this page only shows it. Whoever looks after "
    "the settings can allow it here: `recording` under `[decisions]`."
)


def rebase_form(view: View, table: Table) -> None:
    """Ask for the month from which this chart's limits begin anew, and why."""
    home = view.records
    said("_rebased")
    with st.expander("Limits that begin anew", icon=":material/restart_alt:", key="rebase"):
        reason = why_not(view, _COMMAND) or JOURNAL.why_not_writable(home)
        if reason:
            st.info(plain(reason), icon=":material/lock:")
            return
        _new(view, table, home)
        _back(table, home)


def _new(view: View, table: Table, home: Records) -> None:
    months = [stamp.date() for stamp in table.frame["from"].iloc[1:]]
    st.markdown(
        "Only where you know what changed: a new way of recording, a lasting measure. Not because "
        "the points look better that way."
    )
    if not months:
        return
    with st.form("rebasing", border=False):
        month = st.selectbox(
            "First month of the new limits",
            months[::-1],
            format_func=month_name,
            key="rebase_month",
        )
        reason = st.text_area("Reason", max_chars=LONGEST, key="rebase_reason")
        if not st.form_submit_button("Begin anew", icon=":material/save:"):
            return
    category = "" if view.choice.category == vocabulary.ALL else view.choice.category
    area = view.choice.ward or ""
    recorded(
        "_rebased",
        lambda: rebase(month, reason, home, category=category, area_code=area),
        f"The limits begin anew in {month_name(month)}.",
    )


def _back(table: Table, home: Records) -> None:
    known = table.frame.loc[table.frame["segment_id"].str.match(r"rebase-\d+$")]
    names = {
        str(row["segment_id"]): month_name(row["from"].date())
        for _, row in known.drop_duplicates("segment_id").iterrows()
    }
    if not names:
        return
    with st.form("rebase_back", border=False):
        chosen = st.selectbox(
            "Take back", list(names), format_func=names.__getitem__, key="rebase_id"
        )
        reason = st.text_input("Reason", max_chars=LONGEST, key="rebase_back_reason")
        if not st.form_submit_button("Take back", icon=":material/undo:"):
            return
    recorded("_rebased", lambda: take_back(chosen, reason, home), "It is taken back.")


def why_not(view: View, command: str) -> str:
    """Return why a page may not record anything for whoever looks, or "" where it may."""
    if not view.settings.decisions.recording:
        return command
    return "" if view.person.may("record") else view.lacking("record")


def recorded(key: str, write: Callable[[], Any], done: str, right: Right = "record") -> None:
    """Record, and run the page again so that it shows the entry; else say why it can't be."""
    try:
        hold(right)
        write()
    except (StoreError, Refused) as error:
        st.error(plain(str(error)), icon=":material/error:")
        return
    st.session_state[key] = done
    st.rerun()


def said(key: str) -> None:
    """Say once what was recorded in the run before."""
    done = st.session_state.pop(key, None)
    if done:
        st.success(plain(done), icon=":material/check_circle:")
