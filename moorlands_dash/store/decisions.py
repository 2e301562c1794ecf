"""What the group decided: a record that only ever grows."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from moorlands_dash.store.decision_entry import (
    DECIDED,
    ENTRY_KEPT,
    Decision,
    DecisionError,
    checked,
)
from moorlands_dash.store.entries import Pages, times_by_id
from moorlands_dash.store.journal import Journal, Place, moment, recorded_meanwhile

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    import pandas as pd

JOURNAL = Journal(
    name="decisions",
    file="decisions.csv",
    kept=ENTRY_KEPT,
    prefix="D",
    what="decisions",
    tells=("entry",),
    entry=Decision,
    once=("meeting_id", "target_id", "decision", "owner", "due"),
)


@dataclass(frozen=True)
class DecisionLog(Pages[Decision]):
    """All that was decided."""

    def latest(self) -> dict[str, Decision]:
        """Return the newest entry of each decision, the earliest decision first."""
        return {entry.decision_id: entry for entry in self.entries}

    def made(self) -> dict[str, Decision]:
        """Return the entry by which each decision was taken."""
        return {entry.decision_id: entry for entry in reversed(self.entries)}


def record(
    decision: Decision,
    home: Place = None,
    *,
    members: Sequence[str],
    now: datetime | None = None,
    journal: Journal[Decision] = JOURNAL,
) -> Decision:
    """Add an entry and return it with its id and time; raise StoreError, in words, if it can't be.

    Without a `decision_id` it is a new decision; with one it says what became of that decision.
    Once this returns, the entry is on the disk.
    """
    found = checked(decision, members)
    time = moment(now)

    def made(pages: Pages[Decision], fresh: str) -> Decision:
        chosen = _chosen_id(found, _log(pages), fresh)
        return replace(found, recorded_at=time, decision_id=chosen)

    return journal.add(home, made)


def follow(
    decision_id: str,
    entry: str,
    note: str,
    snapshot: str,
    home: Place = None,
    *,
    now: datetime | None = None,
    journal: Journal[Decision] = JOURNAL,
    seen: int | None = None,
) -> Decision:
    """Record what became of a decision ("done", "dropped", or "decided": it stands again).

    `seen` is how many entries of it whoever records had before them: raises ConflictError, which
    tells what was recorded meanwhile, where there are more by now.
    """
    time = moment(now)

    def made(pages: Pages[Decision], fresh: str) -> Decision:  # noqa: ARG001 (keeps its own id)
        old = _log(pages).latest().get(decision_id.strip())
        if old is None:
            raise DecisionError(_no_decision(decision_id))
        if seen is not None and times_by_id(pages, "decision_id")[old.decision_id] != seen:
            told = f"{old.decision_id} was recorded as {old.entry}"
            raise recorded_meanwhile(told, old.by, old.note)
        if old.entry == entry:
            raise DecisionError(f"{old.decision_id} is {entry} already; nothing was recorded.")
        said = replace(old, entry=entry, note=note, snapshot=snapshot, by="")
        return replace(checked(said, (old.owner,)), recorded_at=time)

    return journal.add(home, made)


def decision_log(home: Place = None, journal: Journal[Decision] = JOURNAL) -> DecisionLog:
    """Return all that was recorded; raise StoreError where it can't be read."""
    return _log(journal.pages(home))


def decisions(home: Place = None) -> pd.DataFrame:
    """Return every entry, one a row, in the columns of the record; the earliest first."""
    import pandas as pd

    rows = [asdict(entry) for entry in decision_log(home).entries]
    frame = pd.DataFrame(rows, columns=list(JOURNAL.columns))
    days = {name: pd.to_datetime(frame[name]) for name in ("meeting_date", "due")}
    times = pd.to_datetime(frame["recorded_at"], utc=True)
    return frame.assign(**days, recorded_at=times, chance_then=frame["chance_then"].astype(float))


def stamp(home: Place = None) -> str:
    """Return a text that changes with every entry: whoever keeps answers asks it first."""
    return JOURNAL.stamp(home)


def why_not_writable(home: Place = None) -> str:
    """Return in words why nothing can be recorded here, or "" where it can."""
    return JOURNAL.why_not_writable(home)


def _log(pages: Pages[Decision]) -> DecisionLog:
    return DecisionLog(pages.entries, pages.unreadable, pages.torn, pages.others)


def _chosen_id(found: Decision, log: DecisionLog, fresh: str) -> str:
    made = log.latest()
    if found.decision_id:
        if found.decision_id not in made:
            raise DecisionError(_no_decision(found.decision_id))
        return found.decision_id
    if found.entry != DECIDED:
        raise DecisionError(
            f"Name the {_noun(fresh)} by its id, such as {fresh[0]}0001, to say what came of it."
        )
    for entry in made.values():
        if all(getattr(entry, name) == getattr(found, name) for name in JOURNAL.once):
            raise DecisionError(f"This {_noun(fresh)} is recorded already, as {entry.decision_id}.")
    return fresh


def _no_decision(decision_id: str) -> str:
    return (
        f"There is no {_noun(decision_id)} {decision_id.strip()!r}: `moorlands-dash decisions` "
        "lists those there are."
    )


def _noun(entry_id: str) -> str:
    """Return what an id is of: the briefing's tasks are kept as decisions are."""
    return "task" if entry_id.strip().startswith("T") else "decision"
