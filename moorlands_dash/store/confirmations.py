"""Months that looked like a part and that an officer says are whole: `HOME/confirmations.csv`.

The file only grows. A confirmation is of one month of a source and sender as it stood: with other
rows the month is judged anew. A later line with the same id takes it back.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime
from typing import Any

from moorlands_dash.formulas import as_typed, marked
from moorlands_dash.store.home import StoreError
from moorlands_dash.store.journal import NAMED, Journal, Pages, Place, moment
from moorlands_dash.store.typed import TIME, as_time, reasoned

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


_SAID = tuple(field.name for field in fields(Confirmation)[:-4])
_COLUMNS = ("confirmation_id", "recorded_at", "entry", *_SAID, NAMED)


def _as_cells(entry: Confirmation) -> list[str]:
    return [marked(_written(getattr(entry, name))) for name in _COLUMNS]


def _written(value: Any) -> str:
    return value.astimezone(UTC).strftime(TIME) if isinstance(value, datetime) else str(value)


def _from_cells(cells: Mapping[str, str]) -> Confirmation:
    read = {name: as_typed(text) for name, text in cells.items()}
    if read["entry"] not in (CONFIRMED, TAKEN_BACK):
        raise ValueError("neither confirmed nor taken back")
    if not re.fullmatch(r"C\d{4,9}", read["confirmation_id"]):
        raise ValueError("no id")
    typed: dict[str, Any] = read | {
        "recorded_at": as_time(read["recorded_at"]),
        "month": date.fromisoformat(read["month"]),
        "rows": int(read["rows"]),
    }
    return Confirmation(**typed)


JOURNAL = Journal(
    file="confirmations.csv",
    columns=_COLUMNS,
    prefix="C",
    work="confirm",
    what="confirmations",
    from_cells=_from_cells,
    as_cells=_as_cells,
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
        return replace(found[asked], entry=TAKEN_BACK, reason=why, recorded_at=time)

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
