"""Withdrawals in the record: what a manifest keeps of them, written down beside the decisions.

The manifest of a snapshot is what makes its rows; the record tells of it whoever asks who did what.
One that was published as the program was killed is written down by the next load or withdrawal.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from moorlands_dash.store.columns_kept import KEPT, MOMENT, NAMES, Kept, ids
from moorlands_dash.store.entries import BY, NAMED, Pages
from moorlands_dash.store.journal import Journal, Place
from moorlands_dash.store.withdrawals import Withdrawal


@dataclass(frozen=True)
class WithdrawalEntry:
    """One thing that was taken back."""

    what: str
    """A file, or what rows tell of."""
    key: str
    name: str
    reason: str
    by: str
    recorded_at: datetime
    withdrawal_id: str = ""
    snapshot: str = ""
    partnership: str = ""


JOURNAL = Journal(
    name="withdrawals",
    file="withdrawals.csv",
    kept={
        "withdrawal_id": ids("W"),
        "recorded_at": MOMENT,
        "what": KEPT,
        "key": KEPT,
        "name": Kept("text", 1000),
        "reason": Kept("text", 2000),
        "snapshot": KEPT,
        BY: NAMES,
        NAMED: KEPT,
    },
    prefix="W",
    what="withdrawals",
    audited="withdrawal",
    tells=("what", "name"),
    entry=WithdrawalEntry,
    once=("what", "key", "recorded_at"),
)


def write_down(made: Sequence[Withdrawal], place: Place) -> list[WithdrawalEntry]:
    """Record those withdrawals that aren't yet; return them. Raises StoreError if it can't be."""
    if not made:
        return []
    known = {_told(entry) for entry in JOURNAL.pages(place).entries}
    return [_added(entry, place) for one in made if _told(entry := _entry(one)) not in known]


def _added(entry: WithdrawalEntry, place: Place) -> WithdrawalEntry:
    def made(_: Pages[WithdrawalEntry], fresh: str) -> WithdrawalEntry:
        return replace(entry, withdrawal_id=fresh)

    return JOURNAL.add(place, made)


def _entry(one: Withdrawal) -> WithdrawalEntry:
    at = datetime.fromisoformat(one.at)
    time = (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)
    name, reason = one.name[:1000].replace("\0", " "), one.reason[:2000].replace("\0", " ")
    return WithdrawalEntry(one.what, one.key[:100], name, reason, one.by[:200], time)


def _told(entry: WithdrawalEntry) -> tuple[str, str, datetime]:
    return entry.what, entry.key, entry.recorded_at
