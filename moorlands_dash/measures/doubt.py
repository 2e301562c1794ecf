"""Rows set aside that may belong to a count, which then lies between two bounds.

A count of 12 with 3 such rows is one from 12 to 15. A verdict is given only where it is the same
at both bounds, of all counts that it looks at. So it is with rows that were published without a
place: where a larger share of them had none once than now, a rise must hold as counted and with
those rows shared out by the same parts as the located ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from moorlands_dash.measures import verdicts
from moorlands_dash.measures.intervals import floats
from moorlands_dash.periods import Period

NOW, BEFORE = "doubt", "doubt_before"
"""Columns of a frame of counts: rows set aside that may belong to each, now and before."""

NOWHERE, NOWHERE_BEFORE = "nowhere", "nowhere_before"
"""Columns of shares: how many of the force's rows of the same kind have no place, and had none."""
APART = 0.02
"""Difference of those shares from which it is said, and a verdict must hold either way."""


def within(doubt: pd.DataFrame, period: Period) -> pd.DataFrame:
    """Return the rows of `month month_to category ward_code rows` that may be of a period."""
    if doubt.empty:
        return doubt
    start, end = pd.Timestamp(period.start), pd.Timestamp(period.end)
    return doubt[(doubt["month"] <= end) & (doubt["month_to"] >= start)]


def rows_of(doubt: pd.DataFrame, period: Period) -> int:
    """Return how many rows may be of a period."""
    return 0 if doubt.empty else int(within(doubt, period)["rows"].sum())


def rows_by_ward(doubt: pd.DataFrame, period: Period, codes: Sequence[str]) -> list[int]:
    """Return how many rows may be of a period in each ward: those of any ward in every one."""
    if doubt.empty:
        return [0] * len(codes)
    found = within(doubt, period)
    anywhere = int(found.loc[found["ward_code"].isna(), "rows"].sum())
    own = found.groupby("ward_code")["rows"].sum()
    return [anywhere + int(own.get(code, 0)) for code in codes]


def with_rows(counts: pd.Series, doubt: pd.DataFrame) -> pd.Series:
    """Return months' counts (index: dates) with the rows that may be of each; NA stays NA."""
    more = [rows_of(doubt, Period(month, month)) for month in counts.index]
    return counts + pd.Series(more, index=counts.index, dtype=counts.dtype)


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
    return found + _shared_out(frame)


def apart(now: ArrayLike, before: ArrayLike) -> Any:
    """Tell where shares without a place are so far apart that it is to be said."""
    return np.abs(np.asarray(now, dtype=float) - np.asarray(before, dtype=float)) > APART


def shared_out(count: ArrayLike, share: ArrayLike) -> Any:
    """Return counts with their part of the rows without a place: that of the located ones."""
    kept = 1 - np.asarray(share, dtype=float)
    return np.asarray(count, dtype=float) / np.where(kept > 0, kept, np.nan)


def _shared_out(frame: pd.DataFrame) -> list[pd.DataFrame]:
    """Return the frame with rows without a place shared out, where their shares are apart."""
    if NOWHERE not in frame:
        return []
    told = apart(frame[NOWHERE], frame[NOWHERE_BEFORE])
    if not told.any():
        return []
    counts = {
        name: np.where(told, shared_out(floats(frame[name]), frame[share]), floats(frame[name]))
        for name, share in (("count", NOWHERE), ("count_before", NOWHERE_BEFORE))
    }
    return [frame.assign(**{k: pd.array(v, dtype="Float64") for k, v in counts.items()})]


def agreed(words: Iterable[Sequence[str]]) -> list[str]:
    """Return each row's verdict where it is the same at all bounds, else that one can't tell."""
    return [
        first if set(others) <= {first} else verdicts.CANNOT_TELL
        for first, *others in zip(*words, strict=True)
    ]
