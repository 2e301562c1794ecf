"""Whether the plan's and the law's duties are seen to be done, in a sentence."""

from __future__ import annotations

from datetime import date

import pandas as pd

from moorlands_dash.measures.duties import DONE, NOT_YET
from moorlands_dash.periods import day_name
from moorlands_dash.words.numbers import counted, listed

NOTES = (
    "The program knows what is loaded: meetings, targets, actions, surveys, dated events, and the "
    "packs and decisions that it made itself. What is done elsewhere it can't see: “not shown” is "
    "not “not done”.",
    "In our words, from the plan for 2010 to 2020, section 6 of the Crime and Disorder Act 1998 "
    "and the regulations of 2007 as they were made. They were amended in 2011 and 2012: ask a "
    "lawyer what binds today.",
)


def duties_sentence(frame: pd.DataFrame, day: date) -> str:
    """Return how many duties are seen to be done, and which aren't."""
    done = int((frame["standing"] == DONE).sum())
    late = [title[:1].lower() + title[1:] for title in frame["title"][frame["standing"] == NOT_YET]]
    head = (
        f"On {day_name(day)} the data show {done} of {counted(len(frame), 'duty', 'duties')} done"
    )
    return f"{head}; not shown within the time: {listed(late, 3)}." if late else f"{head}."
