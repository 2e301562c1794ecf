"""What a fortnightly briefing asked for, kept as decisions are.

A journal of its own, with the same columns: `target_id` names the item of the briefing that a task
is about, `status_then` how that item was listed. The functions of `store/decisions.py` write and
read it, told `journal=JOURNAL`.
"""

from __future__ import annotations

from dataclasses import replace

from moorlands_dash.store import decisions
from moorlands_dash.store.columns_kept import ids
from moorlands_dash.store.decision_entry import ENTRY_KEPT, Decision
from moorlands_dash.store.journal import Journal

JOURNAL: Journal[Decision] = replace(
    decisions.JOURNAL,
    name="tasks",
    file="tasks.csv",
    kept=ENTRY_KEPT | {"decision_id": ids("T")},
    prefix="T",
    what="tasks",
    tells=("entry",),
)


def journal_of(entry_id: str) -> Journal[Decision]:
    """Return the journal that an id is of: "T0001" is a task, anything else a decision."""
    task = entry_id.strip().upper().startswith(JOURNAL.prefix)
    return JOURNAL if task else decisions.JOURNAL
