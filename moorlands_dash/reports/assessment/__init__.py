"""The strategic assessment on paper: to print, to edit, to show, and for the public."""

from __future__ import annotations

from moorlands_dash.periods import month_key
from moorlands_dash.tables.model import Table


def assessment_name(table: Table, kind: str) -> str:
    """Return "assessment_2026-09_demonstration.pdf"."""
    parts = ["assessment", *([month_key(table.period.end)] if table.period else [])]
    parts += ["demonstration"] if table.demonstration else []
    return f"{'_'.join(parts)}.{kind}"
