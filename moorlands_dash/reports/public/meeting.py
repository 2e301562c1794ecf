"""A public meeting's pack: issues raised, action taken, what comes next."""

from __future__ import annotations

from datetime import date

import pandas as pd

from moorlands_dash.periods import day_name, month_key, month_name
from moorlands_dash.reports.public import parts
from moorlands_dash.reports.public.leaflet import Leaflet, public_paper, whole
from moorlands_dash.reports.public.pictures import BEHIND, promise_pictures, where
from moorlands_dash.tables.audience import Guarded
from moorlands_dash.tables.data.supply import late_sentences
from moorlands_dash.tables.meetings.calendar import CANCELLED, known_at
from moorlands_dash.tables.model import Selection, SelectionError, Table
from moorlands_dash.words.meetings import leaflets as words
from moorlands_dash.words.plan.did import DONE, PLANNED, UNDER_WAY

NEXT = "next"
_ACTIONS = (
    ("Action taken", DONE),
    ("What we are doing", UNDER_WAY),
    ("What comes next", PLANNED),
)


@public_paper
def meeting_leaflet(public: Guarded, asked: str) -> Leaflet:
    """Return the pack of a public meeting, by id, or of the next one; raise SelectionError.

    A past meeting's is made of what was known then. Issues raised are the answers to open
    consultations, and beside them what the survey's residents said.
    """
    meeting = _meeting(public, asked)
    day = meeting["date"].date()
    force = public.settings.force
    latest = public.snapshot.latest_month(*force.all_names)
    if latest is None:
        raise SelectionError(
            f"No file of {force.called} is loaded, so nothing can be told at the meeting. "
            "Load one with `moorlands-dash load PATH`."
        )
    known = min(known_at(day), latest)

    def table(name: str) -> Table:
        return public.table(name, Selection(until=month_key(known)))

    actions, targets = table("what-we-did"), table("targets")
    drawn = promise_pictures(targets, {name: table(name) for name in BEHIND})
    told = (
        parts.discussed(public.table("raised-at-meetings", Selection()), day),
        parts.raised(table("responses"), table("residents"), table("issues")),
        *(parts.did(title, actions, standing) for title, standing in _ACTIONS),
        parts.promises("How our promises stand", targets, closed=False, pictures=drawn),
        parts.compared(table("district-change")),
        where(public, table("ward-rates")),
    )
    summary = whole("You said, we did", _opening(public, meeting, known), told)
    return Leaflet(public, f"meeting-{day:%Y-%m-%d}", summary, day_name(day))


def _opening(public: Guarded, meeting: pd.Series, known: date) -> tuple[str, ...]:
    """Return what the meeting is told of first: to when things are known, and who is late."""
    when = day_name(meeting["date"].date())
    snapshot = public.snapshot
    return (
        words.meeting_opening(str(meeting["title"]), when, month_name(known)),
        *late_sentences(snapshot, public.settings, snapshot.as_at, known),
    )


def _meeting(guarded: Guarded, asked: str) -> pd.Series:
    found = guarded.table("meetings", Selection()).frame
    set_down = (found["group"] == "public") & (found["standing"] != CANCELLED)
    public = found[set_down].sort_values("date")
    chosen = public[public["meeting_id"] == asked]
    if asked == NEXT:
        chosen = public[public["date"] >= pd.Timestamp(guarded.snapshot.as_at)].head(1)
    if chosen.empty:
        known = ", ".join(public["meeting_id"]) or "none is loaded"
        what = "There is no public meeting to come" if asked == NEXT else f"{asked!r} is no meeting"
        raise SelectionError(f"{what}: choose from the public ones, {known}.")
    return chosen.iloc[0]
