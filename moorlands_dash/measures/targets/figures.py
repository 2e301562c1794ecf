"""A target on what others record: a rate, a share, or a count that comes by quarters."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd

from moorlands_dash.measures import verdicts
from moorlands_dash.measures.intervals import poisson_limits, wilson_limits
from moorlands_dash.measures.targets.needs import rate_chance, share_chance
from moorlands_dash.periods import Period, add_months, months_between
from moorlands_dash.target_kinds import COUNT, RATE, SHARE

PER = 1000


def with_values(figures: pd.DataFrame) -> pd.DataFrame:
    """Return figures with `value lower_95 upper_95`: a share (0 to 1), a rate per 1,000, a count.

    Needs `numerator denominator unit`. Intervals: Wilson's of a share, Byar's (exact below 10) of
    a rate; a count has none, as it is what was counted and stands for nothing else.
    """
    count, base = (figures[name].to_numpy(float) for name in ("numerator", "denominator"))
    unit = figures["unit"].to_numpy(object)
    share_low, share_high = wilson_limits(np.where(unit == SHARE, count, np.nan), base)
    low, high = poisson_limits(np.where(unit == RATE, count, np.nan))
    kinds = [unit == SHARE, unit == RATE]
    return figures.assign(
        value=np.select(kinds, [count / base, count / base * PER], count).astype(float),
        lower_95=np.select(kinds, [share_low, low / base * PER], np.nan).astype(float),
        upper_95=np.select(kinds, [share_high, high / base * PER], np.nan).astype(float),
    )


def within(figures: pd.DataFrame, period: Period) -> pd.DataFrame:
    """Return the figures whose own period lies wholly in the target's."""
    first, after = pd.Timestamp(period.start), pd.Timestamp(add_months(period.end, 1))
    inside = (figures["period_start"] >= first) & (figures["period_end"] < after)
    found: pd.DataFrame = figures[inside]
    return found


def summed(figures: pd.DataFrame, period: Period) -> pd.Series:
    """Return the sum of counts since the target's period began; NaN before it and of no count."""
    inside = within(figures, period)
    counts = inside["numerator"].where(inside["unit"] == COUNT)
    found: pd.Series = counts.cumsum().reindex(figures.index).astype(float)
    return found


def covers(row: pd.Series, period: Period) -> bool:
    """Tell whether a figure is of the target's whole period."""
    first, last = pd.Timestamp(period.start), pd.Timestamp(period.end) + pd.offsets.MonthEnd(0)
    return bool(row["period_start"] <= first and row["period_end"] >= last)


def months_told(figures: pd.DataFrame, period: Period) -> int:
    """Return how many of the target's months its figures tell of, without a gap from the first."""
    told = {
        month
        for row in within(figures, period).to_dict("records")
        for month in Period(
            row["period_start"].date().replace(day=1), row["period_end"].date().replace(day=1)
        )
    }
    gap = next((month for month in period if month not in told), None)
    return len(period) if gap is None else months_between(period.start, gap) - 1


def standing(row: pd.Series | None, target: float, *, at_least: bool) -> str:
    """Return beyond or short of the target, "not shown" or "cannot tell", by the interval."""
    if row is None or math.isnan(target) or pd.isna(row["lower_95"]):
        return verdicts.CANNOT_TELL
    above, below = row["lower_95"] >= target, row["upper_95"] <= target
    good, bad = (above, below) if at_least else (below, above)
    if good:
        return verdicts.BEYOND
    return verdicts.SHORT if bad else verdicts.NOT_SHOWN


def chance(row: pd.Series, target: float, *, at_least: bool) -> float:
    """Return the chance that the level behind a figure is beyond the target, 0 to 1."""
    count, base = float(row["numerator"]), float(row["denominator"])
    if row["unit"] == RATE:
        return rate_chance(count, base, target, at_least=at_least)
    return share_chance(count / base, base, target, design_effect=1.0, at_least=at_least)


def counted_result(count: float, told: int, period: Period, target: float, *, rises: bool) -> str:
    """Return met, missed or "cannot tell" of a count that comes by quarters.

    A limit once passed, or a target to rise once reached, stays so; all else waits for the end.
    """
    kept = count >= target if rises else count <= target
    if told == len(period) or kept == rises:
        return verdicts.MET if kept else verdicts.MISSED
    return verdicts.CANNOT_TELL


def is_count(figures: pd.DataFrame) -> bool:
    """Tell whether the figures are counts."""
    return bool(len(figures)) and bool((figures["unit"] == COUNT).all())
