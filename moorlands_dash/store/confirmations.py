"""Months that looked like a part and that an officer says are whole: the record only grows.

A confirmation is of one month of a source and sender as it stood: with other
rows the month is judged anew. A later line with the same id takes it back.
"""

from __future__ import annotations

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

CONFIRMED, TAKEN_BACK = "confirmed", "taken back"
_LEAST_REASON = 5


class ConfirmationError(StoreError):
    """A confirmation that can't be recorded; says what to write instead."""


@dataclass(frozen=True)
class Confirmation:
    """One line: a month that is whole, or is judged again."""

    source: str
    sender: str
    month: date
    rows: int
    """The rows that the month had when it was confirmed."""
    reason: str
    by: str = ""
    entry: str = CONFIRMED
    confirmation_id: str = ""
    recorded_at: datetime | None = None
    partnership: str = ""
    snapshot: str = ""
    """Id of the snapshot that was published, if one was."""


JOURNAL = Journal(
    name="confirmations",
    file="confirmations.csv",
    kept={
        "confirmation_id": ids("C"),
        "recorded_at": MOMENT,
        "entry": one_of(CONFIRMED, TAKEN_BACK),
        "source": NAMES,
        "sender": NAMES,
        "month": DAY,
        "rows": Kept("whole", 10**9),
        "reason": WORDS,
        BY: NAMES,
        "snapshot": KEPT,
        NAMED: KEPT,
    },
    prefix="C",
    what="confirmations",
    tells=("entry",),
    entry=Confirmation,
    since=frozenset({"snapshot"}),
)


def confirm(
    entry: Confirmation, home: Place = None, *, now: datetime | None = None
) -> Confirmation:
    """Record that a month is whole; return it with its id and time; raise StoreError, in words."""
    why, time = _checked(entry.reason), moment(now)
    return JOURNAL.add(
        home,
        lambda _, fresh: replace(
            entry, entry=CONFIRMED, reason=why, confirmation_id=fresh, recorded_at=time
        ),
    )


def take_back(
    confirmation_id: str, reason: str, home: Place = None, *, now: datetime | None = None
) -> Confirmation:
    """Have a month judged again; raise StoreError, in words, where nothing is confirmed so."""
    why, time = _checked(reason), moment(now)
    asked = confirmation_id.strip()

    def made(pages: Pages[Confirmation], fresh: str) -> Confirmation:  # noqa: ARG001 (its own id)
        found = {entry.confirmation_id: entry for entry in _holding(pages)}
        if asked not in found:
            known = ", ".join(found) or "nothing is confirmed"
            raise ConfirmationError(f"Nothing is confirmed as {asked!r}: {known}.")
        taken = replace(found[asked], entry=TAKEN_BACK, reason=why, recorded_at=time)
        return replace(taken, snapshot="", by="")

    return JOURNAL.add(home, made)


def confirmations(home: Place = None) -> list[Confirmation]:
    """Return what was confirmed and not taken back, the earliest first."""
    return _holding(JOURNAL.pages(home))


def _holding(pages: Pages[Confirmation]) -> list[Confirmation]:
    latest = {entry.confirmation_id: entry for entry in pages.entries}
    return [entry for entry in latest.values() if entry.entry == CONFIRMED]


def _checked(reason: str) -> str:
    return reasoned(reason, _LEAST_REASON, _WANTED, ConfirmationError)


_WANTED = "Write the reason, in a few words: it is kept, and shown."
