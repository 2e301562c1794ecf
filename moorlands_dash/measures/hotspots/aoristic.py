"""When in the week incidents happen, also where only a span of time is known.

An incident between Friday evening and Monday morning may have happened in any of those hours: each
gets an equal part of it (aoristic analysis). Source: J. H. Ratcliffe (2002), Aoristic signatures
and the spatio-temporal analysis of high volume crime patterns, Journal of Quantitative Criminology
18.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from moorlands_dash.measures.intervals import Numbers

DAYS, HOURS = 7, 24
LONGEST_HOURS = DAYS * HOURS
"""A span longer than a week says nothing about the hour of the week."""

_HOUR = pd.Timedelta(hours=1)


@dataclass(frozen=True)
class Week:
    """The parts of incidents in each hour of the week."""

    parts: Numbers
    """Shape (7, 24), Monday first; they sum to `known`."""
    known: int
    """Incidents whose time, or span, is known."""
    untimed: int
    """Incidents without a time, of a span over a week, or that ends before it begins."""
    spans: int
    """Of those known, how many are a span that reaches over more than one hour."""


def week_hours(begins: pd.Series, ends: pd.Series) -> Week:
    """Return the hours of the week of incidents that happened between two times.

    One time alone, or both alike, is the moment itself, and its whole hour. Times are local ones,
    as people live by.
    """
    start, end = begins.fillna(ends), ends.fillna(begins)
    length = end - start
    known = (length >= pd.Timedelta(0)) & (length <= LONGEST_HOURS * _HOUR)
    parts = np.zeros(LONGEST_HOURS)
    reached = [
        _spread(parts, first, last) for first, last in zip(start[known], end[known], strict=True)
    ]
    return Week(
        parts.reshape(DAYS, HOURS),
        int(known.sum()),
        int((~known).sum()),
        sum(n > 1 for n in reached),
    )


def _spread(parts: Numbers, start: pd.Timestamp, end: pd.Timestamp) -> int:
    """Add one incident to the hours that it may have been in, and return how many those are."""
    hour = start.floor("h")
    place = start.day_of_week * HOURS + start.hour
    length = (end - start) / _HOUR
    if length == 0:
        parts[place] += 1
        return 1
    edges = np.arange(0, (end - hour) / _HOUR + 1)
    offset = (start - hour) / _HOUR
    within = np.clip(edges[1:], offset, offset + length) - np.clip(
        edges[:-1], offset, offset + length
    )
    last = offset + length - edges[-1]
    shares = np.append(within, max(last, 0)) / length
    np.add.at(parts, (place + np.arange(len(shares))) % LONGEST_HOURS, shares)
    return int((shares > 0).sum())
