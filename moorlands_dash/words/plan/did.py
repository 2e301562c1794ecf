"""You said, we did: actions in words for the public."""

from __future__ import annotations

from datetime import date

import pandas as pd

from moorlands_dash.periods import month_name
from moorlands_dash.rows import Row
from moorlands_dash.words.numbers import counted, listed, number
from moorlands_dash.words.plan.residents import answered

DONE, UNDER_WAY, PLANNED, POSTPONED = "done", "under way", "planned", "postponed"
ORDER = (DONE, UNDER_WAY, PLANNED, POSTPONED)
HEADS = {
    DONE: "What we did",
    UNDER_WAY: "What we are doing",
    PLANNED: "What comes next",
    POSTPONED: "What we have put off",
}


def month_of(day: date) -> str:
    """Return "October 2026"."""
    return month_name(day)


def action_words(row: Row) -> str:
    """Return where an action stands: done when, due when, or overdue since when."""
    when = month_name(row["when"].date())
    if row["standing"] == DONE:
        return f"Done, {when}."
    if row["standing"] == POSTPONED:
        return "Put off for now."
    begun = "Under way" if row["standing"] == UNDER_WAY else "Planned"
    if row["overdue"]:
        return f"{begun}; it was to be done by {when} and is late."
    return f"{begun}, to be done by {when}."


def did_sentence(frame: pd.DataFrame, since: date) -> str:
    """Return how many actions are done and how many are not; never that they worked."""
    if frame.empty:
        return (
            "No action is loaded, so what was done can't be told. Load a delivery plan with "
            "`moorlands-dash load PATH`."
        )
    counts = frame["standing"].value_counts()
    done = int(counts.get(DONE, 0))
    rest = [f"{number(counts[word])} {word}" for word in ORDER[1:] if counts.get(word)]
    head = f"{counted(done, 'action')} {'was' if done == 1 else 'were'} done"
    tail = f"; {listed(rest)}" if rest else ""
    return f"{head[0].upper()}{head[1:]} since {month_name(since)}{tail}."


def raised_sentence(row: Row) -> str:
    """Return what those raised who answered an open consultation, who are no sample."""
    return (
        f"{row['title']}: {answered(row)} who answered our open consultation to "
        f"{month_name(row['period_end'].date())}."
    )
