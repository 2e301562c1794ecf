"""Which themes the partnership chose for a year, and why: a record that only ever grows.

Each entry keeps how the theme stood when it was chosen, from which snapshot and by which weights,
so that the year's end can look back. A later entry with the same id takes a choice back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime

from moorlands_dash.store.columns_kept import (
    DAY,
    KEPT,
    MOMENT,
    NAMES,
    WORDS,
    Kept,
    ids,
    one_of,
)
from moorlands_dash.store.entries import BY, NAMED, Pages
from moorlands_dash.store.home import StoreError
from moorlands_dash.store.journal import Journal, Place, moment
from moorlands_dash.store.typed import reasoned

CHOSEN, TAKEN_BACK = "chosen", "taken back"
_LEAST_REASON = 10


class PriorityError(StoreError):
    """A choice that can't be recorded; says what to write instead."""


@dataclass(frozen=True)
class Priority:
    """One entry: a theme chosen as a priority of a year, or that taken back."""

    year: str
    """The financial year that it is a priority of, "2027/28"."""
    theme: str
    """Key of the theme."""
    title: str
    """Its name then."""
    reason: str
    snapshot: str
    """Id of the snapshot that was shown."""
    known_to: date
    """Last month that was counted of it."""
    count_then: float | None
    """How many were counted in the 12 months to then."""
    rank_then: int | None
    first_then: float | None
    """Chance then to be first, all weights being equally likely."""
    weights: str
    """Weights of the criteria that were shown, "3,3,3,3,3,3"."""
    harm: str
    """List of harm that was in use; "" for none."""
    entry: str = CHOSEN
    priority_id: str = ""
    recorded_at: datetime | None = None
    partnership: str = ""
    by: str = ""


JOURNAL = Journal(
    name="priorities",
    file="priorities.csv",
    kept={
        "priority_id": ids("R"),
        "recorded_at": MOMENT,
        "entry": one_of(CHOSEN, TAKEN_BACK),
        "year": KEPT,
        "theme": KEPT,
        "title": NAMES,
        "reason": WORDS,
        "known_to": DAY,
        "count_then": Kept("number", 1_000_000_000, blank=True),
        "rank_then": Kept("whole", 1000, blank=True),
        "first_then": Kept("number", 1, blank=True),
        "weights": KEPT,
        "harm": NAMES,
        "snapshot": KEPT,
        BY: NAMES,
        NAMED: KEPT,
    },
    prefix="R",
    what="priorities",
    tells=("entry",),
    entry=Priority,
)


def choose(entry: Priority, home: Place = None, *, now: datetime | None = None) -> Priority:
    """Record that a theme is a priority of a year; return the entry with its id and time.

    Raises StoreError, in words, where it can't be: chosen already, or without a reason.
    """
    why, time = _checked(entry.reason), moment(now)
    _check_year(entry.year)

    def made(pages: Pages[Priority], fresh: str) -> Priority:
        for known in _holding(pages):
            if (known.year, known.theme) == (entry.year, entry.theme):
                raise PriorityError(
                    f"{known.title} is a priority of {known.year} already, as {known.priority_id}."
                )
        return replace(entry, entry=CHOSEN, reason=why, priority_id=fresh, recorded_at=time)

    return JOURNAL.add(home, made)


def take_back(
    priority_id: str, reason: str, home: Place = None, *, now: datetime | None = None
) -> Priority:
    """Record that a theme is a priority no more, and why; raise StoreError if it can't be."""
    why, time = _checked(reason), moment(now)

    def made(pages: Pages[Priority], fresh: str) -> Priority:  # noqa: ARG001 (keeps its own id)
        found = {entry.priority_id: entry for entry in _holding(pages)}
        if priority_id.strip() not in found:
            raise PriorityError(f"No priority stands as {priority_id.strip()!r}.")
        old = found[priority_id.strip()]
        return replace(old, entry=TAKEN_BACK, reason=why, recorded_at=time, by="")

    return JOURNAL.add(home, made)


def priorities(home: Place = None) -> list[Priority]:
    """Return the choices that stand, the earliest first."""
    return _holding(JOURNAL.pages(home))


def _holding(pages: Pages[Priority]) -> list[Priority]:
    latest = {entry.priority_id: entry for entry in pages.entries}
    return [entry for entry in latest.values() if entry.entry == CHOSEN]


def _checked(reason: str) -> str:
    return reasoned(reason, _LEAST_REASON, _WANTED, PriorityError)


def _check_year(year: str) -> None:
    found = re.fullmatch(r"(\d{4})/(\d{2})", year)
    if not found or (int(found[1]) + 1) % 100 != int(found[2]):
        raise PriorityError(f"{year!r} is not a financial year: write it as 2027/28.")


_WANTED = "Write the reason, in a sentence: it is published with the plan's summary."
