"""How far an action of the delivery plan is, as officers record it: the record only grows.

Each entry is an update of an action, as a file of actions has them: of these and those the newest
holds. All entries of an action have one id.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from moorlands_dash.store.columns_kept import KEPT, MOMENT, NAMES, WORDS, Kept, ids, one_of
from moorlands_dash.store.entries import BY, NAMED, Pages, times_by_id
from moorlands_dash.store.home import StoreError
from moorlands_dash.store.journal import Journal, Place, moment, recorded_meanwhile
from moorlands_dash.store.typed import fault, tidied

if TYPE_CHECKING:
    import pandas as pd

PLANNED, DONE = "planned", "done"
STATUSES = (PLANNED, "under way", "postponed", DONE, "stopped")
"""What an action's status may be, as in files of actions."""


class ProgressError(StoreError):
    """An update that can't be recorded; says what to write instead."""


@dataclass(frozen=True)
class Progress:
    """One update of one action."""

    action_id: str
    status: str
    progress: int
    """How much is done, in per cent."""
    note: str
    snapshot: str
    """Id of the snapshot that was shown."""
    progress_id: str = ""
    recorded_at: datetime | None = None
    by: str = ""
    partnership: str = ""


JOURNAL = Journal(
    name="progress",
    file="progress.csv",
    kept={
        "progress_id": ids("P"),
        "recorded_at": MOMENT,
        "action_id": KEPT,
        "status": one_of(*STATUSES),
        "progress": Kept("whole", 100),
        "note": WORDS,
        "snapshot": KEPT,
        BY: NAMES,
        NAMED: KEPT,
    },
    prefix="P",
    what="progress of actions",
    tells=("action_id", "status"),
    entry=Progress,
    once=("action_id",),
)


def update(
    entry: Progress, place: Place = None, *, seen: int | None = None, now: datetime | None = None
) -> Progress:
    """Record how far an action is; return the entry with its id and time.

    `seen` is how many updates of it whoever records had before them: raises ConflictError, which
    tells the newest one, where there are more by now. Raises StoreError, in words, if it can't be.
    """
    found, time = _checked(entry), moment(now)

    def made(pages: Pages[Progress], fresh: str) -> Progress:
        earlier = [known for known in pages.entries if known.action_id == found.action_id]
        if seen is not None and len(earlier) != seen:
            last = earlier[-1]
            said = f"This action was recorded as {last.status}, {last.progress} %"
            raise recorded_meanwhile(said, last.by, last.note)
        chosen = earlier[-1].progress_id if earlier else fresh
        return replace(found, progress_id=chosen, recorded_at=time, by="")

    return JOURNAL.add(place, made)


def seen_of(place: Place = None) -> dict[str, int]:
    """Return how many updates of each action are recorded."""
    return times_by_id(JOURNAL.pages(place), "action_id")


def updated(updates: pd.DataFrame, place: Place, last: date) -> pd.DataFrame:
    """Return updates of actions (`Snapshot.action_updates`) with those that were recorded.

    What an update doesn't say (title, owner, dates) is as in the newest one of the files; what was
    recorded after the day `last` is as of it. Of two on one day the recorded one holds. Updates of
    actions that no file tells of are left out.
    """
    import pandas as pd

    entries = JOURNAL.pages(place).entries
    if not entries or updates.empty:
        return updates
    filed = updates.sort_values("updated").groupby("action_id").tail(1).set_index("action_id")
    rows = [
        filed.loc[entry.action_id].to_dict()
        | {
            "action_id": entry.action_id,
            "updated": pd.Timestamp(min(entry.recorded_at.date(), last)),
            "status": entry.status,
            "progress": float(entry.progress),
            "note": entry.note,
        }
        for entry in entries
        if entry.action_id in filed.index and entry.recorded_at is not None
    ]
    if not rows:
        return updates
    told = pd.DataFrame(rows)[list(updates.columns)].astype(updates.dtypes.to_dict())
    whole = pd.concat([updates, told], ignore_index=True)
    newest = whole.drop_duplicates(["action_id", "updated"], keep="last")
    return newest.sort_values(["action_id", "updated"], ignore_index=True)


def _checked(entry: Progress) -> Progress:
    found = replace(entry, note=tidied(entry.note), action_id=entry.action_id.strip())
    if found.status not in STATUSES:
        raise ProgressError(f"A status is one of {', '.join(STATUSES)}, not {found.status!r}.")
    if wrong := fault("The note", found.note):
        raise ProgressError(wrong)
    if found.status == DONE and found.progress != 100:
        raise ProgressError("What is done is done by 100 %: mend the status or the progress.")
    if found.status == PLANNED and found.progress:
        raise ProgressError("What is only planned has no progress yet: mend one of them.")
    return found
