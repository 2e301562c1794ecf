"""What a meeting asks of the decisions of earlier ones, in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from moorlands_dash.periods import day_name
from moorlands_dash.words.numbers import listed


def asked_for(ids: Sequence[str], day: date) -> str:
    """Ask at a meeting what followed of the decisions of earlier ones; "" where none is open."""
    if not ids:
        return ""
    return f"Asked at the meeting of {day_name(day)}: what followed of {listed(list(ids), 6)}?"
