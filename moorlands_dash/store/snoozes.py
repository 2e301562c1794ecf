"""What the readers set aside of "what changed", and why: the record only grows.

A snooze holds until a day, or, without one, until the item changes. A later line with the same id
wakes it.
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

SNOOZED, WOKEN = "snoozed", "woken"
_LEAST_REASON = 5


class SnoozeError(StoreError):
    """A snooze that can't be recorded; says what to write instead."""


@dataclass(frozen=True)
class Snooze:
    """One line: an item set aside, or woken."""

    ward_code: str
    category: str
    verdict: str
    """The direction that is known: "more" or "fewer"."""
    month: date
    """The latest month that was shown."""
    until: date | None
    """The day from which it is listed again; None until it changes."""
    reason: str
    snapshot: str
    entry: str = SNOOZED
    snooze_id: str = ""
    recorded_at: datetime | None = None
    partnership: str = ""
    by: str = ""


JOURNAL = Journal(
    name="snoozes",
    file="snoozes.csv",
    kept={
        "snooze_id": ids("S"),
        "recorded_at": MOMENT,
        "entry": one_of(SNOOZED, WOKEN),
        "ward_code": KEPT,
        "category": KEPT,
        "verdict": KEPT,
        "month": DAY,
        "until": Kept("day", blank=True),
        "reason": WORDS,
        "snapshot": KEPT,
        BY: NAMES,
        NAMED: KEPT,
    },
    prefix="S",
    what="snoozes",
    tells=("entry",),
    entry=Snooze,
)


def snooze(entry: Snooze, home: Place = None, *, now: datetime | None = None) -> Snooze:
    """Set an item aside; return it with its id and time; raise StoreError, in words."""
    why = _checked(entry.reason)
    time = moment(now)
    if entry.until is not None and entry.until <= time.date():
        raise SnoozeError(
            f"{entry.until:%d/%m/%Y} is not to come: choose a later day, or leave it out to set "
            "the item aside until it changes."
        )
    return JOURNAL.add(
        home,
        lambda _, fresh: replace(
            entry, entry=SNOOZED, reason=why, snooze_id=fresh, recorded_at=time
        ),
    )


def wake(snooze_id: str, reason: str, home: Place = None, *, now: datetime | None = None) -> Snooze:
    """Have an item listed again; raise StoreError, in words, if it can't be."""
    why = _checked(reason)
    time = moment(now)

    def made(pages: Pages[Snooze], fresh: str) -> Snooze:  # noqa: ARG001 (keeps its own id)
        found = {entry.snooze_id: entry for entry in _holding(pages)}
        if snooze_id.strip() not in found:
            raise SnoozeError(f"Nothing is snoozed as {snooze_id.strip()!r}.")
        old = found[snooze_id.strip()]
        return replace(old, entry=WOKEN, reason=why, recorded_at=time, snapshot="", by="")

    return JOURNAL.add(home, made)


def snoozes(home: Place = None) -> list[Snooze]:
    """Return what was set aside and not woken, the earliest first."""
    return _holding(JOURNAL.pages(home))


def _holding(pages: Pages[Snooze]) -> list[Snooze]:
    latest = {entry.snooze_id: entry for entry in pages.entries}
    return [entry for entry in latest.values() if entry.entry == SNOOZED]


def _checked(reason: str) -> str:
    return reasoned(reason, _LEAST_REASON, _WANTED, SnoozeError)


_WANTED = "Write the reason, in a few words: those who ask later will read it."
