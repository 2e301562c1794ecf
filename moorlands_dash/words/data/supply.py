"""Who is late with what, and to when that is known, in words."""

from __future__ import annotations

from datetime import date

from moorlands_dash.periods import day_name, month_name


def late(what: str, sender: str, known: date | None, first: date, due: date) -> str:
    """Return who is late: what it sends, to when that is known, and what was due when."""
    whose = f" ({sender})" if sender else ""
    there = f"known to {month_name(known)} only" if known else "nothing whole is loaded"
    return f"Late: {what}{whose}, {there}; {month_name(first)} was due by {day_name(due)}."


def joined(sender: str, since: date) -> str:
    """Return from when a sender's rows are among those counted."""
    return (
        f"{sender} sends from {month_name(since)} on: figures before that leave its rows out and "
        "are not comparable."
    )
