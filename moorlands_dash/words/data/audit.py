"""Who did what, in words."""

from __future__ import annotations

from collections.abc import Sequence

from moorlands_dash.periods import Period, day_name
from moorlands_dash.rows import Row
from moorlands_dash.words.numbers import counted, during


def audit_sentence(rows: Sequence[Row], period: Period | None, *, more: bool) -> str:
    """Return how much was noted, and up to when; `more` where older entries aren't among it."""
    when = f" {during(period)}" if period else ""
    if not rows:
        return f"Nothing was noted{when}."
    newest = day_name(rows[0]["day"].date())
    if more:
        return (
            f"The newest {len(rows):,} entries{when}, back from {newest}; choose a day for older."
        )
    return f"{counted(len(rows), 'entry', 'entries')}{when}, the newest of {newest}."


def barred_words(name: str, reason: str, by: str) -> str:
    """Return who is shut out, why, and by whom."""
    return f"{name} is barred: {reason} ({by})"
