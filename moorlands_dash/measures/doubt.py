"""Rows set aside that may belong to a count, which then lies between two bounds.

A count of 12 with 3 such rows is one from 12 to 15. A verdict is given only where it is the same
at both bounds, of all counts that it looks at.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from moorlands_dash.measures import verdicts
from moorlands_dash.measures.intervals import floats
from moorlands_dash.periods import Period

NOW, BEFORE = "doubt", "doubt_before"
"""Columns of a frame of counts: rows set aside that may belong to each, now and before."""


def within(doubt: pd.DataFrame, period: Period) -> pd.DataFrame:
    """Return the rows of `month month_to category ward_code rows` that may be of a period."""
    start, end = pd.Timestamp(period.start), pd.Timestamp(period.end)
    return doubt[(doubt["month"] <= end) & (doubt["month_to"] >= start)]


def rows_of(doubt: pd.DataFrame, period: Period) -> int:
    """Return how many rows may be of a period."""
    return int(within(doubt, period)["rows"].sum())


def rows_by_ward(doubt: pd.DataFrame, period: Period, codes: Sequence[str]) -> list[int]:
    """Return how many rows may be of a period in each ward: those of any ward in every one."""
    found = within(doubt, period)
    anywhere = int(found.loc[found["ward_code"].isna(), "rows"].sum())
    own = found.groupby("ward_code")["rows"].sum()
    return [anywhere + int(own.get(code, 0)) for code in codes]


def corners(frame: pd.DataFrame) -> list[pd.DataFrame]:
    """Return the frame with its counts at their other bounds; nothing where there is no doubt.

    Needs `count count_before`. A change is the largest where all rows are of the period itself,
    the smallest where all are of the one before.
    """
    found = []
    for column, count in ((NOW, "count"), (BEFORE, "count_before")):
        if column in frame and frame[column].fillna(0).gt(0).any():
            higher = floats(frame[count]) + floats(frame[column].fillna(0))
            found.append(frame.assign(**{count: pd.array(higher, dtype="Float64")}))
    return found


def agreed(words: Iterable[Sequence[str]]) -> list[str]:
    """Return each row's verdict where it is the same at all bounds, else that one can't tell."""
    return [
        first if set(others) <= {first} else verdicts.CANNOT_TELL
        for first, *others in zip(*words, strict=True)
    ]
