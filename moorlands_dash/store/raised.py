"""What was raised at a public meeting, and what was answered: the record only grows.

The first entry of an issue says what was raised; a later one with its id answers it, or takes it
back. No name is ever kept: neither who raised it nor who answered.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from moorlands_dash.concerns import CONCERN_BY_KEY
from moorlands_dash.extracts.persons_named import told_of
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
from moorlands_dash.store.entries import BY, NAMED, Pages, times_by_id
from moorlands_dash.store.home import StoreError
from moorlands_dash.store.journal import Journal, Place, moment, recorded_meanwhile
from moorlands_dash.store.typed import fault, tidied

if TYPE_CHECKING:
    import pandas as pd

RAISED, ANSWERED, TAKEN_BACK = "raised", "answered", "taken back"
ENTRIES = (RAISED, ANSWERED, TAKEN_BACK)

_MOST = 10_000
"""People who may have raised one thing."""
_SHORTEST = 5


class RaisedError(StoreError):
    """An entry that can't be recorded; says what to write instead."""


@dataclass(frozen=True)
class Raised:
    """One entry: what was raised, or what was answered."""

    meeting_id: str
    meeting_date: date
    theme: str
    """Key of `concerns`."""
    area_code: str
    """Of a ward, or of several together; "" is the whole district."""
    issue: str
    raised: int
    """How many people raised it."""
    snapshot: str
    """Id of the snapshot that was shown."""
    answer: str = ""
    entry: str = RAISED
    raised_id: str = ""
    recorded_at: datetime | None = None
    by: str = ""
    partnership: str = ""


JOURNAL = Journal(
    name="raised",
    file="issues-raised.csv",
    kept={
        "raised_id": ids("I"),
        "recorded_at": MOMENT,
        "entry": one_of(*ENTRIES),
        "meeting_id": KEPT,
        "meeting_date": DAY,
        "theme": KEPT,
        "area_code": WORDS,
        "issue": WORDS,
        "raised": Kept("whole", _MOST),
        "answer": WORDS,
        "snapshot": KEPT,
        BY: NAMES,
        NAMED: KEPT,
    },
    prefix="I",
    what="issues raised",
    tells=("entry",),
    entry=Raised,
    once=("meeting_id", "theme", "area_code", "issue"),
)


def record(
    entry: Raised, place: Place = None, *, names: Sequence[str] = (), now: datetime | None = None
) -> Raised:
    """Record what was raised; return the entry with its id and time.

    `names` are places and bodies that are known: other words with capitals may be a person's name.
    Raises RaisedError, in words, for what tells of a person or is recorded already.
    """
    found, time = _checked(entry, names), moment(now)

    def made(pages: Pages[Raised], fresh: str) -> Raised:
        for known in newest(pages).values():
            if all(getattr(known, name) == getattr(found, name) for name in JOURNAL.once):
                raise RaisedError(f"This is recorded already, as {known.raised_id}.")
        return replace(found, entry=RAISED, raised_id=fresh, recorded_at=time, by="")

    return JOURNAL.add(place, made)


def answer(
    raised_id: str,
    text: str,
    snapshot: str,
    place: Place = None,
    *,
    names: Sequence[str] = (),
    seen: int | None = None,
    now: datetime | None = None,
) -> Raised:
    """Record what was answered to an issue; a later answer holds instead of an earlier one.

    `seen` is how many entries of it whoever records had before them: raises ConflictError, which
    tells what was recorded meanwhile, where there are more by now.
    """
    said = _words("The answer", text, names)
    return _follow(raised_id, ANSWERED, said, snapshot, place, seen, moment(now))


def take_back(
    raised_id: str, snapshot: str, place: Place = None, *, now: datetime | None = None
) -> Raised:
    """Take an issue back, as of a mistyped one: it is told of no more, and stays in the record."""
    return _follow(raised_id, TAKEN_BACK, "", snapshot, place, None, moment(now))


def _follow(
    raised_id: str,
    entry: str,
    text: str,
    snapshot: str,
    place: Place,
    seen: int | None,
    time: datetime,
) -> Raised:
    def made(pages: Pages[Raised], fresh: str) -> Raised:  # noqa: ARG001 (keeps its own id)
        old = newest(pages).get(raised_id.strip())
        if old is None:
            raise RaisedError(f"No issue {raised_id.strip()!r} is recorded.")
        if seen is not None and times_by_id(pages, "raised_id")[old.raised_id] != seen:
            told = f"{old.raised_id} was recorded as {old.entry}"
            raise recorded_meanwhile(told, old.by, old.answer)
        return replace(old, entry=entry, answer=text, snapshot=snapshot, recorded_at=time, by="")

    return JOURNAL.add(place, made)


def newest(pages: Pages[Raised]) -> dict[str, Raised]:
    """Return the newest entry of each issue that stands, the earliest issue first."""
    latest = {entry.raised_id: entry for entry in pages.entries}
    return {key: entry for key, entry in latest.items() if entry.entry != TAKEN_BACK}


def raised(place: Place = None) -> pd.DataFrame:
    """Return the issues that stand, each with its newest answer, in the columns of the record."""
    import pandas as pd

    rows = [asdict(entry) for entry in newest(JOURNAL.pages(place)).values()]
    frame = pd.DataFrame(rows, columns=list(JOURNAL.columns))
    return frame.assign(meeting_date=pd.to_datetime(frame["meeting_date"]))


def seen_of(place: Place = None) -> dict[str, int]:
    """Return how many entries of each issue are recorded."""
    return times_by_id(JOURNAL.pages(place), "raised_id")


def _checked(entry: Raised, names: Sequence[str]) -> Raised:
    if entry.theme not in CONCERN_BY_KEY:
        raise RaisedError(f"{entry.theme!r} is no theme: choose from {', '.join(CONCERN_BY_KEY)}.")
    if not 1 <= entry.raised <= _MOST:
        raise RaisedError(f"Write how many people raised it: from 1 to {_MOST:,}.")
    return replace(entry, issue=_words("What was raised", entry.issue, names))


def _words(what: str, text: str, names: Sequence[str]) -> str:
    found = tidied(text)
    if len(found) < _SHORTEST:
        raise RaisedError(f"{what} says too little: write it in a few words at least.")
    if wrong := fault(what, found):
        raise RaisedError(wrong)
    if told := told_of(found, names):
        raise RaisedError(
            f"{what} seems to tell of {told}. Entries are kept for good and read out in public: "
            "write what the problem is, and no more."
        )
    return found
