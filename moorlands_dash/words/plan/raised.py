"""What was raised at public meetings and what was answered, in words."""

from __future__ import annotations

import pandas as pd

from moorlands_dash.periods import day_name
from moorlands_dash.rows import Row
from moorlands_dash.words.numbers import counted, number

AS_RECORDED = (
    "As officers recorded it, without a name. It is what was raised at a meeting, not what most "
    "residents think."
)
_UNANSWERED = "Not answered yet."


def issue_words(row: Row) -> str:
    """Return what was raised where and when, by how many, and what was answered."""
    by = ""
    if pd.notna(row["raised"]):
        by = f", by {counted(row['raised'], 'person', 'people')}"
    answer = f"Answer: {row['answer']}" if row["answered"] else _UNANSWERED
    return f"Raised on {day_name(row['meeting_date'].date())}{by}. {_ended(answer)}"


def discussed_line(row: Row) -> str:
    """Return an issue for a paper: where, what, and what was answered."""
    answer = f"Our answer: {row['answer']}" if row["answered"] else _UNANSWERED
    return f"{row['area_name']}: {_ended(str(row['issue']))} {_ended(answer)}"


def _ended(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def raised_sentence(frame: pd.DataFrame) -> str:
    """Return how many issues are recorded, and how many of them are answered."""
    if frame.empty:
        return "Nothing that was raised at a public meeting is recorded yet."
    answered = int(frame["answered"].sum())
    latest = day_name(frame["meeting_date"].max().date())
    told = "all of them answered" if answered == len(frame) else f"{number(answered)} answered"
    return f"{counted(len(frame), 'issue')} recorded, the latest of {latest}; {told}."
