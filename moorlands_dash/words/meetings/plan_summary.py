"""What the summary of the plan says to the public."""

from __future__ import annotations

import pandas as pd

from moorlands_dash.periods import month_name
from moorlands_dash.rows import Row
from moorlands_dash.words.meetings.pack import amount, is_survey
from moorlands_dash.words.numbers import counted
from moorlands_dash.words.plan.voice import theme_words

NOT_RECORDED = (
    "This is what people raised, and what they say in our survey. Whoever wants to can raise "
    "something: how many did doesn't say how many residents think so."
)
TAKE_PART = (
    "Come to a public meeting, tell us what the problems are where you live, or join a group that "
    "looks after its area."
)


def opening(district: str, year: str) -> str:
    """Return what the paper is."""
    return (
        f"Each year the organisations that keep {district} safe look at all problems, listen to "
        f"residents, and choose what to work on together. This is their plan for {year} on one or "
        "two sheets."
    )


def theme_line(row: Row) -> str:
    """Return a theme and what people say of it."""
    return f"{row['theme_name']}: {theme_words(row)}"


def promise_line(row: Row) -> str:
    """Return a target: what is promised, and from where it starts."""
    rises = str(row["kind"]).endswith("increase")
    side = "at least" if rises else "no more than"
    who = " of the people asked" if is_survey(row) else ""
    start = amount(row, row["baseline"])
    before: str = "" if pd.isna(row["baseline"]) else f" It was {start} before."
    return f"{row['title']}: {side} {amount(row, row['target'])}{who}.{before}"


def action_line(row: Row) -> str:
    """Return an action, where it is, and by when."""
    return f"{row['title']} ({row['area_name']}), by {month_name(row['when'].date())}."


def more(number: int, what: str) -> str:
    """Return how many are not told of."""
    return f"And {counted(number, f'other {what}')}."


def meeting_line(title: str, day: str) -> str:
    """Return when a public meeting is."""
    return f"{day}: {title}."


def read_more(address: str) -> str:
    """Return where the figures are."""
    return f"All figures, and how we are doing: {address}"


def tell_us(contact: str) -> str:
    """Return whom to write to."""
    return f"Tell us: {contact}"
