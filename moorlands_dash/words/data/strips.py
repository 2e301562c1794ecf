"""What the strips of months say: whether all that is due is there, and what isn't."""

from __future__ import annotations

import pandas as pd

from moorlands_dash.words.numbers import counted, listed, months_listed, number

_OPEN = ("part", "late", "missing")
"""States of a month of which nothing is told, in the order in which they are named."""
STATE_WORDS = {
    "whole": "whole",
    "revised": "whole, revised by a later file",
    "part": "only a part",
    "late": "late",
    "missing": "missing",
    "to come": "to come",
}


def strips_sentence(frame: pd.DataFrame) -> str:
    """Return how many months of all senders are whole, part, late or missing."""
    states = frame["state"].value_counts()
    due = int(sum(states.get(state, 0) for state in ("whole", *_OPEN)))
    if not due:
        return "No month is due yet"
    wrong = [
        f"{number(int(states[state]))} {'is' if states[state] == 1 else 'are'} {STATE_WORDS[state]}"
        for state in _OPEN
        if state in states
    ]
    series = counted(frame.groupby(["of", "sender"]).ngroups, "series", "series")
    if not wrong:
        return f"Every month of {series} is whole"
    return f"Of {counted(due, 'month')} of {series}, {listed(wrong)}"


def strip_name(of: str, sender: str, alone: bool) -> str:
    """Return what a strip is of, with who sends it where several do."""
    return of if alone else f"{of}, from {sender}"


def strip_alt(rows: pd.DataFrame, name: str) -> str:
    """Return a strip in words: how many months are whole, and which are not."""
    whole = counted(int((rows["state"] == "whole").sum()), "month")
    wrong = [
        f"{STATE_WORDS[state]}: {_months(rows[rows['state'] == state])}"
        for state in _OPEN
        if (rows["state"] == state).any()
    ]
    revised = rows[rows["revised"].astype(bool)]
    if len(revised):
        wrong.append(f"revised: {_months(revised)}")
    return f"{'; '.join([f'{name}: {whole} whole', *wrong])}."


def _months(rows: pd.DataFrame) -> str:
    return months_listed(stamp.date() for stamp in rows["month"])


def strip_note(rows: pd.DataFrame) -> str:
    """Return what stands beside a strip: to when it is whole, or how many months are not."""
    wrong = [
        f"{number(int((rows['state'] == state).sum()))} {state}"
        for state in _OPEN
        if (rows["state"] == state).any()
    ]
    return ", ".join(wrong) or "whole"
