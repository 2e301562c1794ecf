"""Recording what the group decided: a form, where the settings allow it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import pandas as pd
import streamlit as st

from moorlands_dash.periods import day_name
from moorlands_dash.store.decision_entry import Decision, DecisionError
from moorlands_dash.store.decisions import JOURNAL, follow, record
from moorlands_dash.store.entries import times_by_id
from moorlands_dash.store.home import StoreError
from moorlands_dash.store.journal import Journal, Records
from moorlands_dash.store.tasks import journal_of
from moorlands_dash.store.typed import LONGEST
from moorlands_dash.tables.plan.partners import member_names
from moorlands_dash.ui.parts import plain
from moorlands_dash.ui.targets.rows import ordered
from moorlands_dash.ui.view import View
from moorlands_dash.ui.who import Refused, hold
from moorlands_dash.words.meetings.following import asked_for

_COMMAND = (
    "Decisions are recorded with `moorlands-dash decide`; this page only shows them. Whoever looks "
    "after the settings can allow it here: `recording` under `[decisions]`."
)
_NONE = "No single target"
_DUE_DAYS = 90


@dataclass(frozen=True)
class Asks:
    """How a form asks for what is decided: its words, and what it may be about."""

    key: str
    """What the names of its widgets begin with."""
    what: str
    about: str
    """Label of what it may be tied to."""
    subjects: Mapping[str, str]
    """Key of what it may be tied to -> its title."""
    none: str
    days: int
    """Days after the meeting by which it is due, if nobody says otherwise."""


def decision_form(view: View, meetings: pd.DataFrame) -> None:
    """Ask for a decision and record it, tied to the snapshot that is shown.

    `meetings` are those it may be a decision of, the likeliest first. Shows why nothing can be
    recorded where the settings or the folder don't allow it.
    """
    home = home_to_write(view, meetings, _COMMAND)
    if home is None:
        return
    told()
    with st.expander("Record a decision", icon=":material/edit_note:", key="decide"):
        _new(view, meetings, home)
    asked = _asked_for(view.table("decisions").frame, meetings["date"].iloc[0])
    if asked:
        st.markdown(plain(asked))
    with st.expander("Say what became of a decision", icon=":material/task_alt:", key="follow"):
        follow_form(view, home, view.table("decisions").frame, "Decision", "followed")


def _asked_for(decided: pd.DataFrame, day: pd.Timestamp) -> str:
    """Return which open decisions of earlier meetings the next one asks for."""
    waiting = decided["standing"].isin(("open", "overdue")) & (decided["meeting_date"] < day)
    return asked_for([str(each) for each in decided.loc[waiting, "decision_id"]], day)


def home_to_write(
    view: View, meetings: pd.DataFrame, command: str, journal: Journal[Decision] = JOURNAL
) -> Records | None:
    """Return where entries go; shows why there is no such place, and then returns none."""
    if not view.settings.decisions.recording:
        st.info(plain(command), icon=":material/lock:")
        return None
    if not view.person.may("record"):
        st.info(plain(view.lacking("record")), icon=":material/lock:")
        return None
    home = view.records
    reason = journal.why_not_writable(home)
    if reason or meetings.empty or not members_now(view):
        why = reason or "Load a file of meetings, and name the members in the settings, first."
        st.info(plain(why), icon=":material/lock:")
        return None
    return home


def members_now(view: View) -> tuple[str, ...]:
    """Return who may be given something: today's partners, else the settings' members."""
    return member_names(view.snapshot, view.settings, view.snapshot.as_at)


def ask(view: View, meetings: pd.DataFrame, asks: Asks) -> Decision | None:
    """Ask for a decision; return it once it is to be recorded."""
    days = {str(row["meeting_id"]): row["date"] for _, row in meetings.iterrows()}
    with st.form(asks.key, clear_on_submit=False, border=False):
        meeting = st.selectbox(
            "Meeting", list(days), format_func=lambda key: day_name(days[key]), key=f"{asks.key}_at"
        )
        about = st.selectbox(
            asks.about,
            ["", *asks.subjects],
            format_func=lambda key: asks.subjects[key] if key else asks.none,
            key=f"{asks.key}_on",
        )
        text = st.text_area(
            asks.what,
            max_chars=LONGEST,
            key=f"{asks.key}_what",
            help="No names of people: organisations and posts.",
        )
        owner = st.selectbox("Who does it", members_now(view), key=f"{asks.key}_who")
        due = st.date_input(
            "By when",
            value=_day(days[meeting]) + timedelta(days=asks.days),
            format="DD/MM/YYYY",
            key=f"{asks.key}_due",
        )
        if not st.form_submit_button("Record", icon=":material/save:"):
            return None
    return Decision(
        meeting_id=meeting,
        meeting_date=_day(days[meeting]),
        snapshot=view.snapshot.id,
        decision=text,
        owner=owner,
        due=due,
        target_id=about,
    )


def follow_form(view: View, home: Records, frame: pd.DataFrame, what: str, key: str) -> None:
    """Ask what became of one of the entries recorded, and record it."""
    if frame.empty:
        st.markdown(f"No {what.lower()} is recorded yet.")
        return
    known = {str(row["decision_id"]): str(row["decision"]) for _, row in frame.iterrows()}
    with st.form(key, border=False):
        chosen = st.selectbox(
            what, list(known), format_func=lambda name: f"{name}: {known[name]}", key=f"{key}_id"
        )
        entry = st.selectbox(
            "It is now",
            ["done", "dropped", "decided"],
            format_func=lambda word: "open again" if word == "decided" else word,
            key=f"{key}_entry",
        )
        note = st.text_area("Note", max_chars=LONGEST, key=f"{key}_note")
        asked = st.form_submit_button("Record what became of it", icon=":material/save:")
    journal = journal_of(chosen)
    shown = st.session_state.get(f"_{key}_seen", {}).get(chosen)
    st.session_state[f"_{key}_seen"] = times_by_id(journal.pages(home), journal.id)
    if asked:
        snapshot = view.snapshot.id
        written(lambda: follow(chosen, entry, note, snapshot, home, journal=journal, seen=shown))


def _new(view: View, meetings: pd.DataFrame, home: Records) -> None:
    targets = {str(row["target_id"]): row for row in ordered(view.table("targets"))}
    titles = {key: str(row["title"]) for key, row in targets.items()}
    made = ask(
        view, meetings, Asks("decided", "What was decided", "Target", titles, _NONE, _DUE_DAYS)
    )
    if made is None:
        return
    row = targets.get(made.target_id)
    chance = None if row is None or pd.isna(row["chance"]) else float(row["chance"])
    status = str(row["status"]) if row is not None else ""
    entry = replace(made, status_then=status, chance_then=chance)
    written(lambda: record(entry, home, members=members_now(view)))


def written(write: Callable[[], Decision]) -> None:
    """Record, and run the page again so that it shows the entry; else say why it can't be."""
    try:
        hold("record")
        made = write()
    except (DecisionError, StoreError, Refused) as error:
        st.error(plain(str(error)), icon=":material/error:")
        return
    st.session_state["_recorded"] = f"{made.decision_id} is recorded: {made.decision}"
    st.rerun()


def told() -> None:
    """Say what was recorded just before, if anything was."""
    said = st.session_state.pop("_recorded", None)
    if said:
        st.success(plain(said), icon=":material/check_circle:")


def _day(value: Any) -> date:
    return pd.Timestamp(value).date()
