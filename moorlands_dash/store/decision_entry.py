"""One decision of a meeting as it is typed: what is accepted, and how it stands in a file."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime
from typing import Any

from moorlands_dash.formulas import as_typed, marked
from moorlands_dash.store.home import StoreError
from moorlands_dash.store.journal import NAMED
from moorlands_dash.store.typed import TIME, as_time, fault, tidied

DECIDED, DONE, DROPPED = "decided", "done", "dropped"
ENTRIES = (DECIDED, DONE, DROPPED)
"""What an entry may say of a decision; "decided" again takes "done" or "dropped" back."""

_LONGEST_KEY = 100
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


COLUMNS = (
    "decision_id",
    "recorded_at",
    "entry",
    "meeting_id",
    "meeting_date",
    "snapshot",
    "target_id",
    "decision",
    "owner",
    "due",
    "status_then",
    "chance_then",
    "note",
    NAMED,
)
"""The file's columns, in order."""


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
        if len(getattr(found, name)) > _LONGEST_KEY:
            raise DecisionError(f"The {name} is too long: at most {_LONGEST_KEY} characters.")


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


def as_cells(decision: Decision) -> list[str]:
    """Return an entry as the cells of its line, with nothing that a spreadsheet would run."""
    return [marked(_written(getattr(decision, name))) for name in COLUMNS]


def _written(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime(TIME)
    if isinstance(value, float):
        return f"{value:.6g}"
    return value.isoformat() if isinstance(value, date) else str(value)


def from_cells(cells: Mapping[str, str]) -> Decision:
    """Return the entry that a line holds; raise ValueError where it holds none."""
    read = {name: as_typed(cells[name]) for name in COLUMNS}
    if read["entry"] not in ENTRIES or not re.fullmatch(r"[DT]\d{4,9}", read["decision_id"]):
        raise ValueError("neither an entry nor an id")
    typed: dict[str, Any] = read | {
        "recorded_at": as_time(read["recorded_at"]),
        "meeting_date": date.fromisoformat(read["meeting_date"]),
        "due": date.fromisoformat(read["due"]),
        "chance_then": float(read["chance_then"]) if read["chance_then"] else None,
    }
    return Decision(**typed)
