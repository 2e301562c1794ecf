"""People whom the administrator shut out, and let in again: `HOME/barred.csv`.

The file only grows: the newest entry about somebody counts. It holds whom the provider says that
they are, as roles do, and no more of them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from typing import Any

from moorlands_dash.formulas import as_typed, marked
from moorlands_dash.store.home import StoreError
from moorlands_dash.store.journal import NAMED, Journal, Pages, Place, moment
from moorlands_dash.store.typed import TIME, as_time, reasoned

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


_SAID = tuple(field.name for field in fields(Barring)[:-4])
_COLUMNS = ("barring_id", "recorded_at", "entry", *_SAID, NAMED)


def _as_cells(entry: Barring) -> list[str]:
    return [marked(_written(getattr(entry, name))) for name in _COLUMNS]


def _written(value: Any) -> str:
    return value.astimezone(UTC).strftime(TIME) if isinstance(value, datetime) else str(value)


def _from_cells(cells: Mapping[str, str]) -> Barring:
    read = {name: as_typed(text) for name, text in cells.items()}
    if read["entry"] not in (BARRED, LET_IN):
        raise ValueError("neither barred nor let in")
    if not re.fullmatch(r"B\d{4,9}", read["barring_id"]):
        raise ValueError("no id")
    typed: dict[str, Any] = read | {"recorded_at": as_time(read["recorded_at"])}
    return Barring(**typed)


JOURNAL = Journal(
    file="barred.csv",
    columns=_COLUMNS,
    prefix="B",
    work="bar",
    what="those who are barred",
    from_cells=_from_cells,
    as_cells=_as_cells,
)


def bar(entry: Barring, place: Place = None, *, now: datetime | None = None) -> Barring:
    """Shut somebody out from their next click on; raise StoreError, in words, if it can't be."""
    return _record(replace(entry, entry=BARRED), place, now)


def let_in(entry: Barring, place: Place = None, *, now: datetime | None = None) -> Barring:
    """Let somebody in again; raise BarringError where they aren't barred."""
    if not is_barred(entry.subject, place):
        raise BarringError(f"{entry.name} isn't barred; nothing was recorded.")
    return _record(replace(entry, entry=LET_IN), place, now)


def barred(place: Place = None) -> list[Barring]:
    """Return the entries by which people are shut out now, the earliest first."""
    latest = {entry.subject: entry for entry in JOURNAL.pages(place).entries}
    return [entry for entry in latest.values() if entry.entry == BARRED]


def is_barred(subject: str, place: Place = None) -> bool:
    """Tell whether somebody is shut out now."""
    return any(entry.subject == subject for entry in barred(place))


def _record(entry: Barring, place: Place, now: datetime | None) -> Barring:
    if not entry.subject:
        raise BarringError("Nobody who didn't sign in can be barred; nothing was recorded.")
    why = reasoned(entry.reason, _LEAST_REASON, _WANTED, BarringError)
    time = moment(now)

    def made(pages: Pages[Barring], fresh: str) -> Barring:  # noqa: ARG001
        return replace(entry, reason=why, barring_id=fresh, recorded_at=time)

    return JOURNAL.add(place, made)


_WANTED = "Write the reason, in a few words: it is kept."
