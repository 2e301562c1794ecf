"""Every journal by the name of its table: what the database is made from."""

from __future__ import annotations

from typing import Any

from moorlands_dash.store import (
    barred,
    confirmations,
    decisions,
    priorities,
    progress,
    raised,
    rebases,
    snoozes,
    tasks,
    withdrawal_records,
)
from moorlands_dash.store.journal import Journal

JOURNALS: dict[str, Journal[Any]] = {
    journal.name: journal
    for journal in (
        decisions.JOURNAL,
        tasks.JOURNAL,
        snoozes.JOURNAL,
        rebases.JOURNAL,
        confirmations.JOURNAL,
        progress.JOURNAL,
        raised.JOURNAL,
        withdrawal_records.JOURNAL,
        barred.JOURNAL,
        priorities.JOURNAL,
    )
}
