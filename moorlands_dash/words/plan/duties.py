"""Whether the plan's and the law's duties are seen to be done, in a sentence."""

from __future__ import annotations

from datetime import date

import pandas as pd

from moorlands_dash.measures.plan.duties import DONE, NOT_YET
from moorlands_dash.measures.verdicts import CANNOT_TELL
from moorlands_dash.periods import day_name
from moorlands_dash.words.numbers import counted

NOTES = (
    "The program knows what is loaded: meetings, targets, actions, surveys, dated events, and the "
    "packs and decisions that it made itself. What is done elsewhere it can't see: “not shown” is "
    "not “not done”.",
    "In our words, from the plan for 2010 to 2020, section 6 of the Crime and Disorder Act 1998 "
    "and the regulations of 2007 as they were made. They were amended in 2011 and 2012: ask a "
    "lawyer what binds today.",
)


def duties_sentence(frame: pd.DataFrame, day: date) -> str:
    """Return how many duties are seen to be done, and how many aren't."""
    counts = frame["standing"].value_counts()
    done, late, unknown = (int(counts.get(word, 0)) for word in (DONE, NOT_YET, CANNOT_TELL))
    head = (
        f"On {day_name(day)} the data show {done} of {counted(len(frame), 'duty', 'duties')} done."
    )
    parts = [
        f"{late} {'is' if late == 1 else 'are'} not shown within the time." if late else "",
        f"Of {unknown} the data cannot tell." if unknown else "",
    ]
    return " ".join([head, *(part for part in parts if part)])
