"""What is said of members' own targets: each for itself, never added to the shared ones."""

from __future__ import annotations

import pandas as pd

from moorlands_dash import statuses
from moorlands_dash.words.numbers import counted, listed, number

APART = (
    "A member's own targets are its own to answer for: they count in no sum of the targets that "
    "all share."
)


def own_sentence(frame: pd.DataFrame, year: str) -> str:
    """Return how many targets of their own each member has, and how those stand."""
    if frame.empty:
        return f"No member has a target of its own for {year}."
    said = [_of(str(member), rows) for member, rows in frame.groupby("whose", sort=False)]
    return f"{year}, beside the shared targets: {'. '.join(said)}."


def _of(member: str, rows: pd.DataFrame) -> str:
    counts = rows["status"].value_counts()
    named = [word for word in statuses.WORDS if counts.get(word)]
    how = [
        f"{number(counts[word])} {statuses.STATUS_BY_WORD[word].phrases[int(counts[word]) != 1]}"
        for word in named
    ]
    return f"{member} has {counted(len(rows), 'target')} of its own ({listed(how)})"
