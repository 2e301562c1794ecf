"""The parts of the administrator's page: who did what, and who is shut out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import streamlit as st
from markupsafe import Markup

from moorlands_dash.periods import Period, day_name
from moorlands_dash.store.audit import signed_in_lately
from moorlands_dash.store.barred import JOURNAL, Barring, bar, barred, let_in
from moorlands_dash.store.noted import EVENTS, Noted
from moorlands_dash.store.typed import LONGEST
from moorlands_dash.tables.model import Table
from moorlands_dash.ui import parts
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.trends.rebase_form import recorded, said
from moorlands_dash.ui.view import View
from moorlands_dash.words.data.audit import barred_words

_ANYBODY, _ALL = "Anybody", "Everything"
_DONE = "_barred"


def audit_panel(view: View) -> None:
    """Show what was noted, the newest first, of a day, a person or an event."""
    with st.container(horizontal=True, key="audit_filters"):
        day = st.date_input("Day", value=None, format="DD/MM/YYYY", key="audit_day", width=180)
        table = _table(view, day)
        people = sorted(set(table.frame["by"]) - {""}, key=str.casefold)
        who = st.selectbox("Who", [_ANYBODY, *people], key="audit_who", width=260)
        event = st.selectbox("Event", [_ALL, *EVENTS], key="audit_event", width=180)
    view.say(table.sentence)
    rows = _chosen(table.frame, day, who, event)
    if rows.empty:
        st.markdown("Nothing was noted of these.")
    else:
        parts.show_table(table, rows=rows)
    parts.beneath(view, table, toggle=False)


def _table(view: View, day: date | None) -> Table:
    """Return the newest entries, or those of the month of a day."""
    month = day.replace(day=1) if day else None
    period = Period(month, month) if month else None
    return view.asked("who-did-what", replace(view.selection(), period=period))


def _chosen(frame: pd.DataFrame, day: date | None, who: str, event: str) -> pd.DataFrame:
    if day is not None:
        frame = frame[frame["day"] == pd.Timestamp(day)]
    if who != _ANYBODY:
        frame = frame[frame["by"] == who]
    return frame if event == _ALL else frame[frame["event"] == event]


def barring_panel(view: View) -> None:
    """Show who signed in lately; bar one of them with a reason, or let one in again."""
    st.header("Who may come in", anchor=False)
    said(_DONE)
    people = signed_in_lately(view.records)
    out = {entry.subject: entry for entry in barred(view.records)}
    if not people and not out:
        st.markdown("Nobody has signed in here lately.")
        return
    _listed([each for each in people if each.subject not in out], list(out.values()))
    if reason := JOURNAL.why_not_writable(view.records):
        st.info(parts.plain(reason), icon=":material/lock:")
        return
    others = {
        entry.subject: entry.by
        for entry in people
        if entry.subject not in out and entry.subject != view.person.subject
    }
    _bar(view, others)
    _let_in(view, {subject: entry.name for subject, entry in out.items()})


def _listed(people: list[Noted], out: list[Barring]) -> None:
    lines = [barred_words(entry.name, entry.reason, entry.by) for entry in out]
    lines += [
        f"{entry.by} signed in on {day_name(entry.recorded_at.date())} at "
        f"{entry.recorded_at:%H:%M} UTC"
        for entry in people
    ]
    items = Markup("").join(Markup("<li>{}</li>").format(line) for line in lines)
    show(Markup("<ul>{}</ul>").format(items))


def _bar(view: View, people: dict[str, str]) -> None:
    """Ask who is to be shut out, and why: from their next click on."""
    if not people:
        return
    with st.form("barring", border=False):
        subject = st.selectbox(
            "Bar", list(people), format_func=lambda key: _named(people[key], key), key="bar_whom"
        )
        reason = st.text_input("Reason", max_chars=LONGEST, key="bar_reason")
        if not st.form_submit_button("Bar", icon=":material/block:"):
            return
    entry = Barring(subject, people[subject], reason, view.person.name)
    done = f"{people[subject]} is barred, from the next click on."
    recorded(_DONE, lambda: bar(entry, view.records), done, "administer")


def _let_in(view: View, people: dict[str, str]) -> None:
    if not people:
        return
    with st.form("letting_in", border=False):
        subject = st.selectbox(
            "Let in again",
            list(people),
            format_func=lambda key: _named(people[key], key),
            key="let_in_whom",
        )
        reason = st.text_input("Reason", max_chars=LONGEST, key="let_in_reason")
        if not st.form_submit_button("Let in again", icon=":material/login:"):
            return
    entry = Barring(subject, people[subject], reason, view.person.name)
    done = f"{people[subject]} may sign in again."
    recorded(_DONE, lambda: let_in(entry, view.records), done, "administer")


def _named(name: str, subject: str) -> str:
    """Return a name with what the provider tells namesakes apart by."""
    return f"{name} ({subject.rpartition(' ')[2]})"
