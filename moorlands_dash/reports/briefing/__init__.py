"""The fortnightly briefing to print and to edit."""

from __future__ import annotations

from moorlands_dash.periods import month_key
from moorlands_dash.tables.model import Table


def briefing_name(table: Table, kind: str) -> str:
    """Return "briefing_2026-09_demonstration.pdf"."""
    parts = ["briefing", *([month_key(table.period.end)] if table.period else [])]
    parts += ["demonstration"] if table.demonstration else []
    return f"{'_'.join(parts)}.{kind}"
