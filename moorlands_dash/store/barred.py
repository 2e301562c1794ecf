"""People whom the administrator shut out, and let in again: the record only grows.

The newest entry about somebody counts. It holds whom the provider says that they are, as roles do,
and no more of them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from moorlands_dash.store.columns_kept import KEPT, MOMENT, NAMES, WORDS, ids, one_of
from moorlands_dash.store.entries import BY, NAMED, Pages
from moorlands_dash.store.home import StoreError
from moorlands_dash.store.journal import Journal, Place, moment
from moorlands_dash.store.typed import reasoned

BARRED, LET_IN = "barred", "let in"
_LEAST_REASON = 5


class BarringError(StoreError):
    """Somebody who can't be barred or let in; says why."""


@dataclass(frozen=True)
class Barring:
    """One entry: somebody shut out, or let in again."""

    subject: str
    """Whom the provider never takes for anybody else: its address and its name for them."""
    name: str
    reason: str
    by: str
    entry: str = BARRED
    barring_id: str = ""
    recorded_at: datetime | None = None
    partnership: str = ""
    snapshot: str = ""


JOURNAL = Journal(
    name="barred",
    file="barred.csv",
    kept={
        "barring_id": ids("B"),
        "recorded_at": MOMENT,
        "entry": one_of(BARRED, LET_IN),
        "subject": WORDS,
        "name": NAMES,
        "reason": WORDS,
        BY: NAMES,
        "snapshot": KEPT,
        NAMED: KEPT,
    },
    prefix="B",
    what="those who are barred",
    audited="barring",
    tells=("entry", "name"),
    entry=Barring,
    since=frozenset({"snapshot"}),
)


def bar(entry: Barring, place: Place = None, *, now: datetime | None = None) -> Barring:
    """Shut somebody out from their next click on; raise StoreError, in words, if it can't be."""
    return _record(replace(entry, entry=BARRED), place, now)


def let_in(entry: Barring, place: Place = None, *, now: datetime | None = None) -> Barring:
    """Let somebody in again; raise BarringError where they aren't barred."""
    return _record(replace(entry, entry=LET_IN), place, now)


def barred(place: Place = None) -> list[Barring]:
    """Return the entries by which people are shut out now, the earliest first."""
    return _barred(JOURNAL.pages(place))


def is_barred(subject: str, place: Place = None) -> bool:
    """Tell whether somebody is shut out now."""
    return any(entry.subject == subject for entry in barred(place))


def _barred(pages: Pages[Barring]) -> list[Barring]:
    latest = {entry.subject: entry for entry in pages.entries}
    return [entry for entry in latest.values() if entry.entry == BARRED]


def _record(entry: Barring, place: Place, now: datetime | None) -> Barring:
    if not entry.subject:
        raise BarringError("Nobody who didn't sign in can be barred; nothing was recorded.")
    why = reasoned(entry.reason, _LEAST_REASON, _WANTED, BarringError)
    time = moment(now)

    def made(pages: Pages[Barring], fresh: str) -> Barring:
        out = any(known.subject == entry.subject for known in _barred(pages))
        if entry.entry == LET_IN and not out:
            raise BarringError(f"{entry.name} isn't barred; nothing was recorded.")
        return replace(entry, reason=why, barring_id=fresh, recorded_at=time)

    return JOURNAL.add(place, made)


_WANTED = "Write the reason, in a few words: it is kept."
