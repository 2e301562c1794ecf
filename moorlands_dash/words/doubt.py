"""What is said of rows set aside that may belong to a count."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from moorlands_dash.measures.doubt import APART
from moorlands_dash.periods import Period
from moorlands_dash.vocabulary import plural
from moorlands_dash.words.numbers import counted, decimal, during, listed, number

SET_ASIDE = "rows set aside may belong to it"
SOME = (
    "Some rows are set aside that may belong to these counts: nothing is said that they could "
    "turn round."
)
"""What the public is told, for whom numbers could give withheld counts away."""


AS_COUNTED = "Rows set aside may belong to these counts; rates, means and shares are as counted."
"""Ends a sentence of figures that rows set aside may belong to, where it doesn't say so itself."""


def bounds(count: float, rows: float = 0) -> str:
    """Return "12", or between which numbers a count lies with rows set aside: "between 12 and 15".

    How many rows isn't told to the public, for whom `rows` is missing: "12 or more".
    """
    if pd.isna(rows):
        return f"{number(count)} or more"
    return f"between {number(count)} and {number(count + rows)}" if rows else number(count)


def bounded(count: float, rows: float, one: str) -> str:
    """Return the same with the word for what is counted: "12 fires", "between 12 and 15 fires"."""
    if pd.notna(rows) and not rows:
        return counted(count, one)
    return f"{bounds(count, rows)} {plural(one)}"


def as_counted(words: str, *rows: float) -> str:
    """Return words of a difference, marked where rows set aside may make it another."""
    return f"{words} as counted" if any(pd.isna(each) or each for each in rows) else words


def doubt_notes(doubt: pd.DataFrame, what: str, *, public: bool) -> list[str]:
    """Return how many rows may belong to counts, of when, and why that isn't known.

    `doubt` has `month month_to category ward_code rows`, of the periods that are counted.
    """
    if doubt.empty:
        return []
    if public:
        return [SOME]
    rows = int(doubt["rows"].sum())
    months = Period(doubt["month"].min().date(), doubt["month_to"].max().date())
    is_, they = ("is", "it belongs") if rows == 1 else ("are", "they belong")
    return [
        f"{counted(rows, 'row')} of {months} {is_} set aside{_why(doubt)}: whether {they} to "
        f"“{what}” isn't known. A verdict is given only where it is the same with and without "
        "them; Data shows each row and how to mend it."
    ]


def doubt_clause(parts: Sequence[pd.DataFrame], count: float) -> str:
    """Return why a count isn't sure, as a clause; `parts` are the doubt of each of its periods.

    "5 rows of October 2025, of a kind that isn't known, are set aside: between 0 and 5".
    """
    held = [part for part in parts if len(part)]
    if not held:
        return ""
    told = "; and ".join(_set_aside(part) for part in held)
    high = count + int(parts[0]["rows"].sum())
    between = f": between {number(count)} and {number(high)}" if len(parts[0]) else ""
    return f"{told}{between}"


RECORDED_OPEN = (
    "Rows of official figures are set aside whose counts can't be read, such as [x] or [low]: no "
    "rate is given of an area and an offence group that they belong to. Data shows each."
)
LEFT_OPEN = "Rows are set aside that may belong to its count and turn it round."
"""Why a target's status can't be told; the public sees it, so it says no number."""


def _set_aside(doubt: pd.DataFrame) -> str:
    rows = int(doubt["rows"].sum())
    months = Period(doubt["month"].min().date(), doubt["month_to"].max().date())
    why = _why(doubt)
    verb = "is" if rows == 1 else "are"
    return f"{counted(rows, 'row')} of {months}{why and why + ','} {verb} set aside"


def nowhere_note(clause: str) -> str:
    """Return what a `nowhere_clause` means for a change."""
    return (
        f"{clause}. They are in no ward's and no district's count. As the shares are more than "
        f"{number(APART * 100)} points apart, a change is told only where it holds both as counted "
        "and with them shared out like those with a place."
    )


def nowhere_clause(now: Period, before: Period, share: float, share_before: float) -> str:
    """Return "15.8% of the force's rows had no place in November 2018, 0.5% in ..."."""
    return (
        f"{_fine(share_before)} of the force's rows of this kind had no place {during(before)}, "
        f"{_fine(share)} {during(now)}"
    )


def _fine(share: float) -> str:
    return f"{decimal(share * 100)}%"


def _why(doubt: pd.DataFrame) -> str:
    """Return what can't be read of them, as far as that leaves them open."""
    unknown = {
        "kind": doubt["category"].isna(),
        "place": doubt["ward_code"].isna(),
        "month": doubt["month"] < doubt["month_to"],
    }
    named = [f"a {name}" for name, rows in unknown.items() if rows.any()]
    return f", of {listed(named)} that isn't known" if named else ""
