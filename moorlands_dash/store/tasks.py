"""What a fortnightly briefing asked for: `HOME/tasks.csv`, kept as decisions are.

A file of its own, with the same columns: `target_id` names the item of the briefing that a task is
about, `status_then` how that item was listed. The functions of `store/decisions.py` write and read
it, told `journal=JOURNAL`.
"""

from __future__ import annotations

from dataclasses import replace

from moorlands_dash.store import decisions
from moorlands_dash.store.decision_entry import Decision
from moorlands_dash.store.journal import Journal

JOURNAL: Journal[Decision] = replace(
    decisions.JOURNAL, file="tasks.csv", prefix="T", work="task", what="tasks"
)


def journal_of(entry_id: str) -> Journal[Decision]:
    """Return the file that an id is of: "T0001" is a task, anything else a decision."""
    task = entry_id.strip().upper().startswith(JOURNAL.prefix)
    return JOURNAL if task else decisions.JOURNAL
