"""Control charts of counts: the usual range of a series, and the points that are not chance.

XmR charts as the NHS draws them (mean and 2.66 mean moving ranges either side); exact Poisson
limits where the mean is under ten, as an XmR chart of so few is no guide; quarters or half years
where a month brings under two. A missing month is a break: no rule and no range reaches over it.

Source: NHS England, Making Data Count, and NHSRplotthedots; D. J. Wheeler, Understanding Variation
(1993), for the constants; exact limits by the Poisson distribution's own tails.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray
from scipy.stats import poisson

from moorlands_dash.measures.intervals import Numbers
from moorlands_dash.measures.trends import control_rules as rules
from moorlands_dash.periods import add_months

REACH = 2.66
"""Mean moving ranges from the mean to a limit: 3 over d2, which for pairs is 1.128."""
NEAR = 2 / 3
"""Share of that way from which a point is near the limit."""
SCREENED = 3.267
"""Mean moving ranges from which a single range is left out, once: NHSRplotthedots' screening."""
EXACT_BELOW = 10
"""Mean of a point under which limits are exact Poisson ones."""
TAIL, NEAR_TAIL = 0.00135, 0.02275
"""Most chance of a point beyond a limit, and beyond the near one, each side: those that three and
two standard deviations leave beyond them in the normal distribution."""
LEAST_A_POINT = 2
"""Incidents a month under which months are put together."""
LENGTHS = (1, 3, 6)
"""Months of a point, the shortest that brings enough first."""
TRIAL_UNDER = 12
"""Points of a stretch between rebases under which its limits are trial limits."""

LEAST_POINTS = 6
"""Points of a stretch under which there are no limits, and no rule is tried: “useful limits may be
constructed with as few as five or six values” (Wheeler 1993, page 60)."""

XMR, POISSON = "XmR", "Poisson"

_DIGITS = 9
"""Decimals to which counts without their season are compared; further ones are of the division."""


@dataclass(frozen=True)
class Limits:
    """Mean and limits of each point; NaN where there is none."""

    mean: Numbers
    lower: Numbers
    upper: Numbers
    near_lower: Numbers
    near_upper: Numbers


def xmr_limits(values: ArrayLike) -> Limits:
    """Return the mean and limits of values in order, each the same for all; NaN is a gap.

    Moving ranges are those of neighbours, none over a gap; those of 3.267 times their mean and
    more are left out once, unless that leaves no variation at all. With fewer than two neighbours
    there are no limits.
    """
    points = np.asarray(values, dtype=float)
    ranges = np.abs(np.diff(points))
    ranges = ranges[~np.isnan(ranges)]
    if len(ranges) and ranges.mean() > 0:
        kept = ranges[ranges < SCREENED * ranges.mean()]
        ranges = kept if kept.any() else ranges
    mean = float(np.nanmean(points)) if not np.isnan(points).all() else np.nan
    reach = REACH * float(ranges.mean()) if len(ranges) else np.nan
    ends = (mean, mean - reach, mean + reach, mean - reach * NEAR, mean + reach * NEAR)
    return Limits(*(np.full(len(points), end) for end in ends))


def exact_limits(means: ArrayLike) -> Limits:
    """Return exact Poisson limits about each mean.

    A count above the upper limit has a chance of at most `TAIL`, and so has one under the lower
    limit; where even none at all is likelier than that, there is no lower limit.
    """
    expected = np.asarray(means, dtype=float)
    lowers = [poisson.ppf(tail, expected) for tail in (TAIL, NEAR_TAIL)]
    uppers = [poisson.isf(tail, expected) for tail in (TAIL, NEAR_TAIL)]
    lower, near_lower = (np.where(found > 0, found, np.nan) for found in lowers)
    return Limits(expected, lower, uppers[0], near_lower, uppers[1])


def point_length(counts: pd.Series) -> int:
    """Return how many months a point must hold, so that it usually brings two incidents."""
    monthly = counts.mean()
    enough = [length for length in LENGTHS if monthly * length >= LEAST_A_POINT]
    return enough[0] if enough else LENGTHS[-1]


def points(counts: pd.Series, length: int) -> pd.DataFrame:
    """Return `from to months count`: months put together, counted back from the latest one.

    `counts` has every month in order, NA where missing; a point with a missing month has no count,
    and first months that fill no point are left out.
    """
    values = counts.to_numpy(dtype=float, na_value=np.nan)
    left = len(values) % length
    sums = values[left:].reshape(-1, length).sum(axis=1)
    months = list(counts.index)[left::length]
    return pd.DataFrame(
        {
            "from": pd.to_datetime(pd.Index(months)),
            "to": pd.to_datetime(pd.Index([add_months(month, length - 1) for month in months])),
            "months": length,
            "count": pd.Series(sums, dtype="Float64").astype("Int64"),
        }
    )


def control_chart(
    frame: pd.DataFrame, *, seasons: Numbers | None = None, rebased: Sequence[date] = ()
) -> pd.DataFrame:
    """Return `points` with their limits, and by which rule each is special, if any.

    Adds `season segment mean lower upper near_lower near_upper chance_above chance_below method
    trial rule side way`. `seasons` are indices of the calendar months: mean and limits then go up
    and down with them, and the counts stay as they are. A new stretch begins with the first point
    that starts in a month of `rebased` or after. `side` is 1 above the mean, -1 below; `way` is
    that of the rise or fall that a point is part of where the rule is a trend (seven rising months
    below the mean are a rise), else its side. Counts that are all the same have no special point.
    """
    season = _season(frame, seasons)
    starts = [stamp.date() for stamp in frame["from"]]
    segment = np.array([sum(month <= start for month in rebased) for start in starts], dtype=int)
    known = frame.assign(season=season, segment=segment)
    parts = [_segment(part) for _, part in known.groupby("segment", sort=True)]
    return pd.concat(parts) if parts else _segment(known)


def _season(frame: pd.DataFrame, seasons: Numbers | None) -> Numbers:
    """Return the mean index of each point's months; 1 without seasons."""
    if seasons is None:
        return np.ones(len(frame))
    firsts = frame["from"].dt.month.to_numpy() - 1
    months = frame["months"].to_numpy()
    found = [
        seasons[(first + np.arange(length)) % 12].mean()
        for first, length in zip(firsts, months, strict=True)
    ]
    return np.array(found, dtype=float)


def _segment(part: pd.DataFrame) -> pd.DataFrame:
    counts = part["count"].to_numpy(dtype=float, na_value=np.nan)
    season = part["season"].to_numpy(dtype=float)
    known = ~np.isnan(counts)
    if known.sum() < LEAST_POINTS:
        return _too_few(part)
    level = counts[known].sum() / season[known].sum()
    method = POISSON if level < EXACT_BELOW else XMR
    found = exact_limits(level * season) if method == POISSON else _scaled(counts, season)
    side = _side(counts, found.mean)
    marks, trends = marked(counts, counts / season, found)
    return part.assign(
        mean=found.mean,
        lower=found.lower,
        upper=found.upper,
        near_lower=found.near_lower,
        near_upper=found.near_upper,
        chance_above=poisson.sf(found.upper, found.mean) if method == POISSON else np.nan,
        chance_below=poisson.cdf(found.lower - 1, found.mean) if method == POISSON else np.nan,
        method=method,
        trial=int(known.sum()) < TRIAL_UNDER,
        rule=marks,
        side=side,
        way=np.where(np.array(marks) == rules.TREND, trends, side),
    )


def _side(counts: Numbers, mean: Numbers) -> NDArray[np.int64]:
    """Return 1 above the mean, -1 below it, 0 on it and without a count."""
    return np.nan_to_num(np.sign(np.round(counts - mean, _DIGITS))).astype(np.int64)


def _too_few(part: pd.DataFrame) -> pd.DataFrame:
    """Return a stretch of too few points: counts alone, without mean, limits or rules."""
    ends = ("mean", "lower", "upper", "near_lower", "near_upper", "chance_above", "chance_below")
    return part.assign(**dict.fromkeys(ends, np.nan), method="", trial=True, rule="", side=0, way=0)


def _scaled(counts: Numbers, season: Numbers) -> Limits:
    """Return XmR limits of the counts without their season, brought back to it."""
    found = xmr_limits(counts / season)
    lower, near_lower = (np.where(end > 0, end, np.nan) for end in (found.lower, found.near_lower))
    ends = (found.mean, lower, found.upper, near_lower, found.near_upper)
    return Limits(*(end * season for end in ends))


def marked(counts: Numbers, steady: Numbers, found: Limits) -> tuple[list[str], NDArray[np.int64]]:
    """Return the first rule that marks each point, "" for none, and the way of its trend, if any.

    `steady` is without the season; where it never varies no point is special.
    """
    marks = np.full(len(counts), "", dtype=object)
    trends = np.zeros(len(counts), dtype=np.int64)
    if np.nanmax(steady) - np.nanmin(steady) < 10**-_DIGITS:
        return [str(mark) for mark in marks], trends
    edges = np.flatnonzero(np.diff(np.concatenate([[True], np.isnan(counts), [True]]).astype(int)))
    for start, end in pairwise(edges):
        run = slice(start, end)
        if not np.isnan(counts[run]).any():
            ends = rules.seven_point_trend(np.round(steady[run], _DIGITS))
            trends[run] = rules.trend_ways(ends)
            marks[run] = _run_marks(counts[run], ends, *(_part(found, run)))
    return [str(mark) for mark in marks], trends


def _part(found: Limits, run: slice) -> list[Numbers]:
    ends = (found.mean, found.lower, found.upper, found.near_lower, found.near_upper)
    return [end[run] for end in ends]


def _run_marks(
    counts: Numbers,
    trend_ends: NDArray[np.int64],
    mean: Numbers,
    lower: Numbers,
    upper: Numbers,
    near_lower: Numbers,
    near_upper: Numbers,
) -> Numbers:
    """Return the rule of each point of an unbroken run."""
    side = _side(counts, mean)
    outside = rules.outside_limits(counts, lower, upper) != 0
    near = (rules.outside_limits(counts, near_lower, near_upper) != 0) & ~outside
    hits = {
        rules.OUTSIDE: outside,
        rules.TREND: rules.part_of_seven(trend_ends),
        rules.NEAR: rules.part_of_two_in_three(rules.two_in_three(near, side), near),
        rules.SHIFT: rules.part_of_seven(rules.seven_one_side(side)),
    }
    conditions = [np.asarray(hits[rule], dtype=bool) for rule in rules.RULES]
    return np.select(conditions, list(rules.RULES), default="")
