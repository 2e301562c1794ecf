"""Who is late with what, and to when that is known, in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from moorlands_dash.periods import day_name, month_name
from moorlands_dash.words.numbers import listed


def late(
    what: str, sender: str, known: date | None, first: date, due: date, parts: Sequence[date] = ()
) -> str:
    """Return who is late: what it sends, to when that is known, and what was due when.

    `parts` are later months that are there in part.
    """
    whose = f" ({sender})" if sender else ""
    there = f"known to {month_name(known)} only" if known else "nothing whole is loaded"
    part = f" ({listed([month_name(month) for month in parts], 3)} in part)" if parts else ""
    return f"Late: {what}{whose}, {there}{part}; {month_name(first)} was due by {day_name(due)}."


def joined(sender: str, since: date) -> str:
    """Return from when a sender's rows are among those counted."""
    return (
        f"{sender} sends from {month_name(since)} on: figures before that leave its rows out and "
        "are not comparable."
    )
