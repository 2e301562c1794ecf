"""One decision of a meeting as it is typed: what is accepted, and how it stands in a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import Any

from moorlands_dash.store.columns_kept import (
    DAY,
    KEPT,
    KEY,
    MOMENT,
    NAMES,
    WORDS,
    Kept,
    ids,
    one_of,
)
from moorlands_dash.store.entries import BY, NAMED
from moorlands_dash.store.home import StoreError
from moorlands_dash.store.typed import fault, tidied

DECIDED, DONE, DROPPED = "decided", "done", "dropped"
ENTRIES = (DECIDED, DONE, DROPPED)
"""What an entry may say of a decision; "decided" again takes "done" or "dropped" back."""

_FURTHEST_YEARS = 5


class DecisionError(StoreError):
    """An entry that can't be recorded; says what to write instead."""


@dataclass(frozen=True)
class Decision:
    """One entry: a decision, or what became of it."""

    meeting_id: str
    meeting_date: date
    snapshot: str
    """Id of the snapshot that was shown."""
    decision: str
    owner: str
    """An organisation of the settings' members."""
    due: date
    target_id: str = ""
    """What it is about: a target, or the key of an item of the briefing (`words/briefing.py`)."""
    status_then: str = ""
    chance_then: float | None = None
    """The target's status and chance of being met, in that snapshot."""
    note: str = ""
    entry: str = DECIDED
    decision_id: str = ""
    """Given by the record: "D0001", or "T0001" for a task of the fortnightly briefing."""
    recorded_at: datetime | None = None
    """UTC; given by the record."""
    partnership: str = ""
    """Key of the partnership; given by the record."""
    by: str = ""
    """Who recorded it; given by the record."""


ENTRY_KEPT: dict[str, Kept] = {
    "decision_id": ids("D"),
    "recorded_at": MOMENT,
    "entry": one_of(*ENTRIES),
    "meeting_id": KEPT,
    "meeting_date": DAY,
    "snapshot": KEPT,
    "target_id": KEPT,
    "decision": WORDS,
    "owner": NAMES,
    "due": DAY,
    "status_then": KEPT,
    "chance_then": Kept("number", 1, blank=True),
    "note": WORDS,
    BY: NAMES,
    NAMED: KEPT,
}
"""The columns, in order, and what each may hold."""


def checked(decision: Decision, members: Sequence[str]) -> Decision:
    """Return the entry tidied; raise DecisionError, in words, where it can't be recorded.

    Line breaks and characters that can't be seen become spaces, so that an entry is one line.
    """
    tidy: dict[str, Any] = {
        field.name: tidied(value)
        for field in fields(decision)
        if isinstance(value := getattr(decision, field.name), str)
    }
    found = replace(decision, **tidy)
    _check_words(found)
    if found.entry not in ENTRIES:
        raise DecisionError(f"An entry is one of {', '.join(ENTRIES)}, not {found.entry!r}.")
    if found.owner not in members:
        raise DecisionError(
            f"{found.owner or 'Nobody'!r} is not a member of the partnership: choose who does it "
            f"from the members in the settings: {', '.join(members) or 'none is named there yet'}."
        )
    if found.entry == DECIDED and not found.decision_id:
        _check_due(found.due, found.meeting_date)
    return found


def _check_words(found: Decision) -> None:
    if len(found.decision) < 5:
        raise DecisionError("Write what was decided, in a few words at least.")
    for name, text in (("What was decided", found.decision), ("The note", found.note)):
        if wrong := fault(name, text):
            raise DecisionError(wrong)
    for name in ("decision_id", "meeting_id", "snapshot", "target_id", "status_then"):
        if len(getattr(found, name)) > KEY:
            raise DecisionError(f"The {name} is too long: at most {KEY} characters.")


def _check_due(due: date, meeting: date) -> None:
    if due < meeting:
        raise DecisionError(
            f"It is due on {due:%d/%m/%Y}, before the meeting of {meeting:%d/%m/%Y}: choose a "
            "later day."
        )
    if due.year - meeting.year > _FURTHEST_YEARS:
        raise DecisionError(
            f"It is due on {due:%d/%m/%Y}, more than {_FURTHEST_YEARS} years after the meeting: "
            "check the year."
        )
