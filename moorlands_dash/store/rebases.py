"""Where a control chart's limits begin anew, and why: `HOME/annotations.csv`.

The file has the layout of dated events, with whose they are, and only grows, so that it can be
loaded elsewhere as it is. A rebase is of one chart: its category and area, blank for all incidents
and for the whole district. A later line with the same id replaces the earlier one: one that is
taken back becomes a data note, with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from moorlands_dash.formulas import as_typed, marked
from moorlands_dash.periods import month_key, month_name
from moorlands_dash.store.home import StoreError
from moorlands_dash.store.journal import NAMED, Journal, Pages, Place, moment
from moorlands_dash.store.typed import reasoned

if TYPE_CHECKING:
    import pandas as pd

REBASE, NOTE = "rebase", "data note"
_LEAST_REASON = 10


class RebaseError(StoreError):
    """A rebase that can't be recorded; says what to write instead."""


@dataclass(frozen=True)
class Rebase:
    """One line of the file, in the columns of dated events."""

    annotation_id: str
    date: date
    kind: str
    title: str
    """The reason, as typed."""
    category: str
    area_code: str
    note: str
    source: str
    partnership: str = ""


def _as_cells(entry: Rebase) -> list[str]:
    return [marked(str(value)) for value in asdict(entry).values()]


def _from_cells(cells: Mapping[str, str]) -> Rebase:
    read = {name: as_typed(text) for name, text in cells.items()}
    if not re.fullmatch(r"rebase-\d{4,9}", read["annotation_id"]):
        raise ValueError("no id")
    if read["kind"] not in (REBASE, NOTE):
        raise ValueError("neither a rebase nor one taken back")
    day = date.fromisoformat(read.pop("date"))
    return Rebase(date=day, **read)


JOURNAL = Journal(
    file="annotations.csv",
    columns=tuple(field.name for field in fields(Rebase)),
    prefix="rebase-",
    work="rebase",
    what="rebases",
    from_cells=_from_cells,
    as_cells=_as_cells,
)


def rebase(
    month: date,
    reason: str,
    home: Place = None,
    *,
    category: str = "",
    area_code: str = "",
    now: datetime | None = None,
) -> Rebase:
    """Record that a chart's limits begin anew with a month; raise StoreError if it can't be."""
    why = _checked(reason)
    source = f"Recorded in the dashboard at {moment(now):%H:%M UTC on %d/%m/%Y}"
    entry = Rebase("", month.replace(day=1), REBASE, why, category, area_code, "", source)

    def made(pages: Pages[Rebase], fresh: str) -> Rebase:
        for known in _standing(pages):
            if _chart(known) == _chart(entry):
                raise RebaseError(
                    f"The limits begin anew in {month_name(month)} already ({known.annotation_id})."
                )
        return replace(entry, annotation_id=fresh)

    return JOURNAL.add(home, made)


def take_back(
    annotation_id: str, reason: str, home: Place = None, *, now: datetime | None = None
) -> Rebase:
    """Record that a rebase no longer holds, and why; raise StoreError if it can't be."""
    why = _checked(reason)

    def made(pages: Pages[Rebase], fresh: str) -> Rebase:  # noqa: ARG001 (keeps its own id)
        found = {entry.annotation_id: entry for entry in _standing(pages)}
        if annotation_id.strip() not in found:
            raise RebaseError(
                f"There is no rebase {annotation_id.strip()!r} that holds: "
                f"{', '.join(found) or 'none is recorded here'}."
            )
        old = found[annotation_id.strip()]
        note = f"Rebase of {month_key(old.date)} taken back; it was: {old.title}"
        source = f"Recorded in the dashboard at {moment(now):%H:%M UTC on %d/%m/%Y}"
        return replace(old, kind=NOTE, title=why, note=note, source=source)

    return JOURNAL.add(home, made)


def recorded(home: Place = None) -> pd.DataFrame:
    """Return the rebases that hold, one a row, in the columns of dated events."""
    import pandas as pd

    rows = [asdict(entry) for entry in _standing(JOURNAL.pages(home))]
    frame = pd.DataFrame(rows, columns=list(JOURNAL.columns)).drop(columns=NAMED)
    return frame.assign(date=pd.to_datetime(frame["date"]))


def _standing(pages: Pages[Rebase]) -> list[Rebase]:
    latest = {entry.annotation_id: entry for entry in pages.entries}
    return [entry for entry in latest.values() if entry.kind == REBASE]


def _chart(entry: Rebase) -> tuple[date, str, str]:
    return entry.date, entry.category, entry.area_code


def _checked(reason: str) -> str:
    return reasoned(reason, _LEAST_REASON, _WANTED, RebaseError)


_WANTED = (
    "Write the reason: what changed in that month, and how you know. Limits don't begin "
    "anew without one."
)
