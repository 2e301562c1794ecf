"""Milestones towards a year's target, and where the count stands against them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import betainc, pdtr

from moorlands_dash.measures import verdicts
from moorlands_dash.measures.coverage import Coverage, coverage
from moorlands_dash.measures.targets.needs import count_limits, judgement, whole
from moorlands_dash.periods import Period, add_months
from moorlands_dash.target_kinds import rises

YEARS = 3
"""Earlier years at most from which the seasonal shares are taken, the latest complete ones."""

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Shares:
    """How a year's total spreads over its months."""

    values: Numbers
    """One share a month; they sum to 1."""
    years: tuple[Period, ...]
    """The earlier years they come from; none means that they are equal."""
    dispersion: float
    """Variance of the months over Poisson's, 1 or more; 1 where it can't be estimated."""


@dataclass(frozen=True)
class Promise:
    """A target that counts incidents."""

    kind: str
    """"reduce", "no_worse" or "increase"."""
    period: Period
    target: float
    """The count that must not be passed, whole: for "no_worse" the ceiling. For "increase" the
    least that is to be reached."""
    baseline: float
    """The baseline's count, brought to the length of the period."""
    by_year: tuple[float, ...] = ()
    """Of a path of several years each one's own part; none: equal parts."""

    @property
    def rises(self) -> bool:
        """Tell whether more is better."""
        return rises(self.kind)

    def kept(self, count: float) -> bool:
        """Tell whether a whole period's count keeps the promise."""
        return count >= self.target if self.rises else count <= self.target


def seasonal_shares(counts: pd.Series, period: Period, *, seasonal: bool = True) -> Shares:
    """Return each month's share of the year, from the same months of earlier years.

    `counts` are those of loaded months only (index: dates). Up to three of the latest earlier
    years that are whole count together, so that a busy year weighs more. Without one, or where
    nothing happened in them, or if `seasonal` is False, all months have the same share.
    """
    if len(period) > 12 and len(period) % 12 == 0:
        return _of_each_year(
            seasonal_shares(counts, _first_year(period), seasonal=seasonal), period
        )
    years = whole_years(counts, period) if seasonal else []
    table = np.array([[counts[month] for month in year] for year in years], dtype=float)
    if not years or not table.sum():
        return Shares(np.full(len(period), 1 / len(period)), (), 1.0)
    shares = table.sum(axis=0) / table.sum()
    return Shares(shares, tuple(years), dispersion_of(table, shares))


def _first_year(period: Period) -> Period:
    return Period(period.start, add_months(period.start, 11))


def _of_each_year(found: Shares, period: Period) -> Shares:
    """Return one year's shares for each year of a path of several."""
    years = len(period) // 12
    return replace(found, values=np.tile(found.values / years, years))


def along(promise: Promise, shares: Shares) -> Shares:
    """Return the shares with each year of a path weighing what was promised for it."""
    parts = np.array(promise.by_year)
    if not len(parts) or not parts.sum():
        return shares
    months = shares.values.reshape(len(parts), 12)
    weighed = months / months.sum(axis=1, keepdims=True) * (parts / parts.sum())[:, None]
    return replace(shares, values=weighed.ravel())


def whole_years(counts: pd.Series, period: Period) -> list[Period]:
    """Return up to three whole earlier years of the period's months, the latest first."""
    loaded = set(counts.index)
    found: list[Period] = []
    year = period.shifted(-12)
    while loaded and year.end >= min(loaded) and len(found) < YEARS:
        if loaded.issuperset(year):
            found.append(year)
        year = year.shifted(-12)
    return found


def dispersion_of(table: Numbers, shares: Numbers, *, own: bool = True) -> float:
    """Return Pearson's dispersion of months about year total x share, at least 1.

    `own` says that the shares were worked out from this very table, which costs a year's freedom.
    """
    expected = table.sum(axis=1, keepdims=True) * shares
    freedom = (table.shape[0] - own) * (table.shape[1] - 1)
    if freedom <= 0:
        return 1.0
    squares = np.divide((table - expected) ** 2, expected, where=expected > 0, out=0 * table)
    return max(1.0, float(squares.sum() / freedom))


def cumulative_milestones(total: float, shares: Numbers) -> Numbers:
    """Return what may have been reached by the end of each month; the last is the total exactly."""
    path: Numbers = total * np.cumsum(shares)
    path[-1] = total
    return path


def trajectory(counts: pd.Series, promise: Promise, shares: Shares) -> pd.DataFrame:
    """Return one row a month of the target's period, as docs/architecture.md names the columns.

    `actual` is missing for months that are not loaded, and so is `actual_cumulative` from the
    first of them on. For "no_worse" the milestone is the way to the ceiling. Milestones are whole:
    the most incidents that the way allows by then, of a target to rise the fewest that it asks for.
    The way of the baseline is rounded.
    """
    path = cumulative_milestones(promise.target, shares.values)
    milestones = np.array([whole(amount, rises=promise.rises) for amount in path])
    actual = pd.array([counts.get(month) for month in promise.period], dtype="Int64")
    return pd.DataFrame(
        {
            "month": [pd.Timestamp(month) for month in promise.period],
            "actual": actual,
            "actual_cumulative": pd.Series(actual).cumsum(skipna=False).astype("Int64"),
            "milestone": np.diff(milestones, prepend=0.0),
            "milestone_cumulative": milestones,
            "baseline_cumulative": np.round(cumulative_milestones(promise.baseline, shares.values)),
        }
    )


def usual_range(expected: float, dispersion: float, level: float = 0.95) -> tuple[int, int]:
    """Return the counts between which ups and downs alone keep a count that is expected.

    The smallest whole numbers whose chance of not being passed reaches each tail: Poisson's
    quantiles, or those of the negative binomial with the same mean and `dispersion` times the
    variance. Source: McCullagh and Nelder (1989), over-dispersed counts.
    """
    if expected <= 0:
        return 0, 0
    reach = 12 * np.sqrt(expected * dispersion) + 40 * dispersion
    counts = np.arange(int(expected + reach) + 1)
    if dispersion > 1 + 1e-9:
        below = betainc(expected / (dispersion - 1), counts + 1, 1 / dispersion)
    else:
        below = pdtr(counts, expected)
    tail = (1 - level) / 2
    lower, upper = np.searchsorted(below, [tail, 1 - tail])
    return int(lower), int(upper)


@dataclass(frozen=True)
class Standing:
    """Where a target that counts incidents stands after the months so far."""

    elapsed: Coverage | None
    """The months of the target's period up to the latest loaded one; None before the first."""
    actual: int | None
    """Incidents in the loaded ones of those months."""
    milestone_now: float
    """The most that the way to the target allows by now, whole; judged is the way itself."""
    lower_95: float
    upper_95: float
    """For "reduce" the usual ups and downs around the milestone, for "no_worse" the interval of
    the count itself."""
    straight_line: float
    """The year's count if the rest goes on as the months so far did."""
    standing: str
    """One of `verdicts.STANDINGS`."""
    judgement: str | None
    """For "no_worse": held, worse, not shown or cannot tell."""


def stand(counts: pd.Series, promise: Promise, shares: Shares, latest: date | None) -> Standing:
    """Return where the target stands; `latest` is the latest month loaded.

    With a month missing there is neither outturn nor verdict, except that a limit once passed, or a
    target to rise once reached, stays so: a missing month can only add.
    """
    period, nothing = promise.period, float("nan")
    if latest is None or latest < period.start:
        unknown = (nothing, nothing, nothing, nothing)
        return Standing(None, None, *unknown, verdicts.CANNOT_TELL, _untold(promise))
    elapsed = coverage(Period(period.start, min(latest, period.end)), counts.index)
    actual = int(counts.reindex(elapsed.months()).sum()) if elapsed.loaded else None
    now = len(elapsed.period) - 1
    milestone = float(cumulative_milestones(promise.target, shares.values)[now])
    baseline = float(cumulative_milestones(promise.baseline, shares.values)[now])
    if actual is None or not elapsed.complete:
        certain = None if actual is None else _final(actual, promise, closed=False)
        word, judged = certain or verdicts.CANNOT_TELL, _untold(promise)
        now_due = whole(milestone, rises=promise.rises)
        return Standing(elapsed, actual, now_due, nothing, nothing, nothing, word, judged)
    judged = None
    if promise.kind == "no_worse":
        lower, upper = count_limits(actual, shares.dispersion)
        word = judged = judgement(lower, upper, baseline=baseline, ceiling=milestone)
    else:
        lower, upper = usual_range(milestone, shares.dispersion)
        word = _against_milestone(actual, lower, upper, rises=promise.rises)
    word = _final(actual, promise, closed=elapsed.period == period) or word
    outturn = actual * len(period) / len(elapsed.period)
    now_due = whole(milestone, rises=promise.rises)
    return Standing(elapsed, actual, now_due, lower, upper, outturn, word, judged)


def agreed(found: Standing, most: Standing) -> Standing:
    """Return a standing without its verdict where it differs from that with all rows in doubt."""
    if (found.standing, found.judgement) == (most.standing, most.judgement):
        return found
    judged = None if found.judgement is None else verdicts.CANNOT_TELL
    return replace(found, standing=verdicts.CANNOT_TELL, judgement=judged)


def _untold(promise: Promise) -> str | None:
    return verdicts.CANNOT_TELL if promise.kind == "no_worse" else None


def _against_milestone(actual: int, lower: float, upper: float, *, rises: bool) -> str:
    under, over = verdicts.AHEAD, verdicts.BEHIND
    if rises:
        under, over = over, under
    if actual < lower:
        return under
    return over if actual > upper else verdicts.CLOSE


def _final(actual: int, promise: Promise, *, closed: bool) -> str | None:
    """Return what can't change any more: the limit passed, the rise reached, or the year over."""
    kept = promise.kept(actual)
    if closed or kept == promise.rises:
        return verdicts.MET if kept else verdicts.MISSED
    return None
