"""Where a control chart's limits begin anew, and why: the record only grows.

Its export, `annotations.csv`, has the layout of dated events, with whose they are and who recorded
them, so that it can be loaded elsewhere as it is. A rebase is of one chart: its category and area,
blank for all incidents and for the whole district. A later entry with the same id replaces the
earlier one: one that is taken back becomes a data note, with the reason.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from moorlands_dash.periods import month_key, month_name
from moorlands_dash.store.columns_kept import (
    DAY,
    KEPT,
    NAMES,
    WORDS,
    Kept,
    ids,
    one_of,
)
from moorlands_dash.store.entries import BY, NAMED, Pages
from moorlands_dash.store.home import StoreError
from moorlands_dash.store.journal import Journal, Place, moment
from moorlands_dash.store.typed import LONGEST, reasoned

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
    recorded_at: datetime | None = None
    snapshot: str = ""
    """Id of the snapshot that was shown, if one was."""
    by: str = ""


_EVENT = tuple(field.name for field in fields(Rebase)[:8])
"""The columns of dated events."""

JOURNAL = Journal(
    name="rebases",
    file="annotations.csv",
    kept={
        "annotation_id": ids("rebase-"),
        "date": DAY,
        "kind": one_of(REBASE, NOTE),
        "title": WORDS,
        "category": KEPT,
        "area_code": KEPT,
        "note": Kept("text", 2 * LONGEST),
        "source": NAMES,
        "recorded_at": Kept("moment", blank=True),
        "snapshot": KEPT,
        BY: NAMES,
        NAMED: KEPT,
    },
    prefix="rebase-",
    what="rebases",
    tells=("kind",),
    entry=Rebase,
    since=frozenset({"recorded_at", "snapshot", BY}),
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
    why, time = _checked(reason), moment(now)
    event = month.replace(day=1), REBASE, why, category, area_code, "", _source(time)
    entry = Rebase("", *event, recorded_at=time)

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
    why, time = _checked(reason), moment(now)

    def made(pages: Pages[Rebase], fresh: str) -> Rebase:  # noqa: ARG001 (keeps its own id)
        found = {entry.annotation_id: entry for entry in _standing(pages)}
        if annotation_id.strip() not in found:
            raise RebaseError(
                f"There is no rebase {annotation_id.strip()!r} that holds: "
                f"{', '.join(found) or 'none is recorded here'}."
            )
        old = found[annotation_id.strip()]
        note = f"Rebase of {month_key(old.date)} taken back; it was: {old.title}"
        taken = replace(old, kind=NOTE, title=why, note=note, source=_source(time))
        return replace(taken, recorded_at=time, snapshot="", by="")

    return JOURNAL.add(home, made)


def recorded(home: Place = None) -> pd.DataFrame:
    """Return the rebases that hold, one a row, in the columns of dated events."""
    import pandas as pd

    rows = [asdict(entry) for entry in _standing(JOURNAL.pages(home))]
    frame = pd.DataFrame(rows, columns=list(_EVENT))
    return frame.assign(date=pd.to_datetime(frame["date"]))


def _source(time: datetime) -> str:
    return f"Recorded in the dashboard at {time:%H:%M UTC on %d/%m/%Y}"


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
