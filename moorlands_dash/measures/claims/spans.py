"""The months that a claim sets beside each other: their parts of the time, and earlier years."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd

from moorlands_dash.measures.change import EVEN
from moorlands_dash.periods import Period, add_months


def alike(period: Period, before: Period) -> bool:
    """Tell whether no season can lie between two periods: the same months, or whole years."""
    same = len(period) == len(before) and period.start.month == before.start.month
    return same or len(period) % 12 == len(before) % 12 == 0


def period_share(period: Period, before: Period, seasons: dict[int, float]) -> float:
    """Return what part of the incidents of both periods the later would have if nothing changed.

    `seasons` is calendar month -> share of a year. Of the same months, a year or more apart, each
    has a half. Where earlier years had none in the months of either, it isn't known (NaN): with no
    part of the time left to it, a single incident would be without measure.
    """
    if len(period) == len(before) and period.start.month == before.start.month:
        return EVEN
    now, then = (sum(seasons[month.month] for month in months) for months in (period, before))
    return now / (now + then) if now and then else np.nan


def earlier_same_months(counts: pd.Series, period: Period, since: date) -> list[Period]:
    """Return the same months of each earlier year that is whole and not before `since`."""
    loaded = set(counts.index)
    found, step = [], -12 * -(-len(period) // 12)
    other = period.shifted(step)
    while loaded and other.end >= min(loaded):
        if loaded.issuperset(other) and other.start >= since:
            found.append(other)
        other = other.shifted(step)
    return found


def straight_before(period: Period, months: int) -> Period:
    """Return as many months as are asked for, straight before a period."""
    return Period(add_months(period.start, -months), add_months(period.start, -1))


def each_length(period: Period, each: str) -> float:
    """Return how many months, weeks, days or years a period has; 1 where none is asked for."""
    if not each:
        return 1.0
    days = (add_months(period.end, 1) - period.start).days
    return {"month": float(len(period)), "year": len(period) / 12, "week": days / 7, "day": days}[
        each
    ]
