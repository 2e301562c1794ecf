"""What is usual for a period: the same months of the years before, and how far chance leads off.

Each series (a ward or the district, and what is counted there) is set against the same months of
up to five years before. Were nothing new, its count given those years' and its own is binomial,
with its part of the time (the conditional test of Poisson rates). Two things widen that, and both
are estimated from all series of a group together, each drawn to its own as far as they differ by
more than chance: months that scatter more than Poisson's, and levels that wander from year to year.
What is estimated counts as far as it is surely there, so that series of plain chance, of which the
estimates are small and unsure, keep nearly all of the test's power.

Source: Przyborowski and Wilenski (1940), Biometrika 31; mid-P after Lancaster (1961), JASA 56; the
level that wanders after Harvey and Fernandes (1989), Journal of Business and Economic Statistics 7;
the pooling after DerSimonian and Laird (1986), Controlled Clinical Trials 7.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import betainc

from moorlands_dash.measures.change import LEVEL, change_p_value
from moorlands_dash.measures.intervals import Numbers

YEARS = 5
"""Earlier years at most that tell what is usual."""

_ROUNDS = 3
"""Rounds in which pooled mean and spread settle."""
_LEAST = 1e-9
_LEAST_MEAN = 0.5
"""Incidents a year below which a series tells nothing of how levels wander."""
_MOST = 1e7
"""A count that no range reaches."""


@dataclass(frozen=True)
class Group:
    """How series that are pooled have varied; each array of shape (series,)."""

    dispersion: Numbers
    """Variance of the months over Poisson's, 1 or more."""
    drift: Numbers
    """Relative variance that a level gains from one year to the next, 0 or more."""


@dataclass(frozen=True)
class Usual:
    """What the years before lead to expect; each array of shape (series,)."""

    before: Numbers
    """Incidents of the years before, as many as they still tell of the level now."""
    years: Numbers
    """Years that those are of: fewer than counted where levels wander. 0: nothing is known."""
    dispersion: Numbers
    single: NDArray[np.bool_]
    """Whether only one year is known: two counts are then set against each other."""

    @property
    def expected(self) -> Numbers:
        """Return the count that is usual; NaN where nothing is known."""
        return np.where(self.years > 0, self.before / np.maximum(self.years, _LEAST), np.nan)

    def p_value(self, count: Numbers) -> Numbers:
        """Return the two-sided mid-P of counts, exact against a single year; NaN if not known."""
        share = 1 / (1 + self.years)
        found = np.where(
            self.single,
            change_p_value(count, self.before, self.dispersion, share),
            mid_p(count, self.before, share, self.dispersion),
        )
        unknown = np.isnan(count) | np.isnan(self.before) | (self.years <= 0)
        return np.where(unknown, np.nan, found)

    def limits(self, level: float = LEVEL) -> tuple[Numbers, Numbers]:
        """Return the smallest and largest count that is no clear change; NaN where not known."""
        centre = np.nan_to_num(self.expected)
        lower = _last_outside(self, np.full_like(centre, -1.0), np.floor(centre), level) + 1
        reach = np.ceil(centre) + 20 * np.sqrt(self.dispersion * (centre + 20)) * (1 + centre)
        upper = -_last_outside(self, -np.minimum(reach, _MOST), -np.ceil(centre), level) - 1
        known = np.isfinite(self.expected)
        return np.where(known, lower, np.nan), np.where(known, upper, np.nan)


def mid_p(count: Numbers, before: Numbers, share: Numbers, dispersion: Numbers) -> Numbers:
    """Return the two-sided mid-P of a count, given those before and its share of the time.

    Counts that vary `dispersion` times as much as Poisson's weigh as counts that many times
    smaller, by the continuous form of the binomial tail, the incomplete beta function.
    """
    now, then = count / dispersion, before / dispersion
    at_least = np.where(count == 0, 1.0, betainc(np.maximum(now, _LEAST), then + 1, share))
    at_most = np.where(before == 0, 1.0, betainc(np.maximum(then, _LEAST), now + 1, 1 - share))
    this = np.clip(at_least + at_most - 1, 0, 1)
    return np.asarray(np.clip(2 * (np.minimum(at_least, at_most) - this / 2), 0, 1))


def usual(earlier: Numbers, group: Group, *, step: float = 1.0) -> Usual:
    """Return what earlier counts (..., years), the oldest first, lead to expect of the next.

    NaN is a year that isn't known; years are `step` years apart. A level that wanders forgets: what
    was known of it counts less the longer ago, by as much as it may have moved since.
    """
    before, years = np.zeros(earlier.shape[:-1]), np.zeros(earlier.shape[:-1])
    for place in range(earlier.shape[-1]):
        count = earlier[..., place]
        known = ~np.isnan(count)
        before, years = before + np.where(known, count, 0), years + known
        kept = 1 / (1 + step * group.drift * before / group.dispersion)
        before, years = before * kept, years * kept
    single = (~np.isnan(earlier)).sum(axis=-1) == 1
    return Usual(before, years, group.dispersion, single)


def variation(months: Numbers) -> Group:
    """Return how the series of one group vary, from their years (..., series, years, 12).

    The years are whole, the oldest first. Without two years nothing can be told: it is Poisson's,
    without drift.
    """
    if months.shape[-2] < 2:
        ones = np.ones(months.shape[:-2])
        return Group(ones, ones - 1)
    dispersion = 1 + pooled(*_scatter(months), rough=0.0)
    return Group(dispersion, pooled(*_wandering(months.sum(axis=-1), dispersion), rough=1.0))


def pooled(found: Numbers, unsure: Numbers, *, rough: float) -> Numbers:
    """Return what is estimated of each series, (..., series), drawn to that of all: 0 or more.

    `unsure` is the standard error of each estimate if there were nothing; one of a variance that
    is there errs by `rough` times itself besides. Series differ by as much as their estimates do
    beyond that (the moment estimate of DerSimonian and Laird). What they have in common counts as
    far as it is beyond its own error: z^2 / (1 + z^2) of it.
    """
    mean = spread = np.zeros((*found.shape[:-1], 1))
    for _ in range(_ROUNDS):
        own = unsure**2 + (rough * np.maximum(mean, 0)) ** 2
        weight = 1 / (own + spread)
        whole = weight.sum(axis=-1, keepdims=True)
        mean = (weight * found).sum(axis=-1, keepdims=True) / whole
        spread = _spread(found, own)
    common = _sure(mean, 1 / np.sqrt(whole))
    return np.maximum(common + spread / (spread + own) * (found - common), 0)


def _spread(found: Numbers, own: Numbers) -> Numbers:
    """Return the variance between series over and above what their estimates err by."""
    weight = 1 / own
    whole = weight.sum(axis=-1, keepdims=True)
    mean = (weight * found).sum(axis=-1, keepdims=True) / whole
    freedom = found.shape[-1] - 1
    scale = np.maximum(whole - (weight**2).sum(axis=-1, keepdims=True) / whole, _LEAST)
    excess = (weight * (found - mean) ** 2).sum(axis=-1, keepdims=True) - freedom
    return _sure(excess / scale, 2 * np.sqrt(2 * max(freedom, 1)) / scale)


def _sure(found: Numbers, unsure: Numbers) -> Numbers:
    """Return as much of what is estimated as is surely there."""
    squared = (np.maximum(found, 0) / unsure) ** 2
    return np.asarray(np.maximum(found, 0) * squared / (1 + squared))


def _scatter(months: Numbers) -> tuple[Numbers, Numbers]:
    """Return each series' dispersion above 1, by moments about its years and all series' season."""
    sums = months.sum(axis=(-3, -2), keepdims=True)
    whole = sums.sum(axis=-1, keepdims=True)
    shares = np.where(whole > 0, sums / np.maximum(whole, _LEAST), 1 / months.shape[-1])
    expected = months.sum(axis=-1, keepdims=True) * shares
    # A season worked out from these very series costs one of their years its freedom.
    cost = 1 - 1 / (months.shape[-3] * months.shape[-2])
    chance = (expected * (1 - shares)).sum(axis=(-2, -1)) * cost
    squares = ((months - expected) ** 2).sum(axis=(-2, -1))
    error = np.sqrt(2 * (expected**2).sum(axis=(-2, -1)) + expected.sum(axis=(-2, -1)))
    known = chance > 0
    safe = np.where(known, chance, 1)
    return np.where(known, squares / safe - 1, 0), np.where(known, error / safe, 1 / _LEAST)


def _wandering(totals: Numbers, dispersion: Numbers) -> tuple[Numbers, Numbers]:
    """Return the relative variance that each level gains in a year, by moments of its totals.

    The variance of the totals about their mean is Poisson's, `dispersion` times, and of a level
    that wanders a (years + 1) / 6 of each year's step.
    """
    number = totals.shape[-1]
    mean = np.maximum(totals.mean(axis=-1), _LEAST_MEAN)
    reach = (number + 1) / 6
    over = totals.var(axis=-1, ddof=1) - dispersion * mean
    error = dispersion * np.sqrt(2 / (number - 1) + 1 / (number * mean)) / mean
    return over / (reach * mean**2), error / reach


def _last_outside(found: Usual, outside: Numbers, inside: Numbers, level: float) -> Numbers:
    """Return the last whole count on the way in that is a clear change, by halving; -1 for none.

    Counts are told by their size alone: both ends may be negative for the way down.
    """
    out, within = outside.copy(), inside.copy()
    while ((within - out) > 1).any():
        middle = np.floor((out + within) / 2)
        clear = found.p_value(np.abs(middle)) < level
        open_still = (within - out) > 1
        out = np.where(open_still & clear, middle, out)
        within = np.where(open_still & ~clear, middle, within)
    return out
