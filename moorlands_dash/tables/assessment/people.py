"""A theme's counts of people: the first of its measures that is loaded, over its latest year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from moorlands_dash.measures.change import change_p_value, direction_verdicts
from moorlands_dash.people_measures import PEOPLE_MEASURE_BY_KEY
from moorlands_dash.periods import Period, rolling_year
from moorlands_dash.tables.people.rows import people_series
from moorlands_dash.tables.request import Request

_YEAR = 12


@dataclass(frozen=True)
class PeopleCounted:
    """What was counted of people: events over a year, people in the newest period."""

    key: str
    count: float
    period: Period
    months: int
    """Months of the year that are there; a year's where a period is no year."""
    change: tuple[str, float, float] | None
    """As `Counted.record_change`: of events, against the year before."""


def people_of(request: Request, keys: Sequence[str]) -> PeopleCounted | None:
    """Return the counts of the first measure that is loaded for the district; None of none.

    The public's snapshot has none at all.
    """
    for key in keys:
        series = people_series(request.snapshot, key, request.settings.district.code)
        if request.until is not None:
            series = series[series["to"] <= pd.Timestamp(request.until)]
        known = series[series["count"].notna()]
        if len(known):
            return _counted(known, key)
    return None


def _counted(known: pd.DataFrame, key: str) -> PeopleCounted:
    last = known.iloc[-1]
    end = last["to"].date()
    if not PEOPLE_MEASURE_BY_KEY[key].adds_up:
        # One person may be counted in two periods: they are never summed.
        period = Period(last["from"].date(), end)
        return PeopleCounted(key, float(last["count"]), period, _YEAR, None)
    year = rolling_year(end)
    now, months = _sum(known, year)
    then, before = _sum(known, year.shifted(-_YEAR))
    whole = months == before == _YEAR
    return PeopleCounted(key, now, year, months, _change(now, then) if whole else None)


def _sum(known: pd.DataFrame, year: Period) -> tuple[float, int]:
    """Return the count in a year, and how many of its months are there."""
    inside = (known["from"] >= pd.Timestamp(year.start)) & (known["to"] <= pd.Timestamp(year.end))
    rows = known[inside]
    return float(rows["count"].sum()), int(rows["months"].sum())


def _change(now: float, then: float) -> tuple[str, float, float] | None:
    if not now or not then:
        return None
    p_value = np.array([float(change_p_value(now, then))])
    verdict = direction_verdicts(np.array([now - then]), p_value)[0]
    return verdict, now / then, 1 / now + 1 / then
