"""What a target needs still: whether it can be met, and whether "no worse" is shown."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.special import ndtr, pdtr

from moorlands_dash.measures import verdicts
from moorlands_dash.measures.intervals import poisson_limits
from moorlands_dash.periods import Period, add_months

_LEAST_CHANCE = 1e-6


@dataclass(frozen=True)
class Run:
    """Months in a row, and what they averaged."""

    per_month: float
    period: Period


def allowed(limit: float) -> float:
    """Return the most incidents that a limit allows, 42 of 42.9: counts come whole."""
    return limit if math.isnan(limit) else float(math.floor(limit + 1e-9))


def asked_for(least: float) -> float:
    """Return the fewest that a target to rise asks for, 43 of 42.1: counts come whole."""
    return least if math.isnan(least) else float(math.ceil(least - 1e-9))


def whole(limit: float, *, rises: bool) -> float:
    """Return a target as a whole number, never easier than it was written."""
    return asked_for(limit) if rises else allowed(limit)


def needed_per_month(so_far: int, target: float, left: int, *, rises: bool = False) -> float:
    """Return what the months left may bring a month on average; NaN with none left.

    A target of 26.4 allows 26: counts are whole. Below 0 the target is passed already (NaN). Of a
    target to rise it is what they must bring at least, and NaN once that is reached.
    """
    spare = whole(target, rises=rises) - so_far
    open_still = spare > 0 if rises else spare >= 0
    return spare / left if left > 0 and open_still else math.nan


def best_run(counts: pd.Series, length: int, *, rises: bool = False) -> Run | None:
    """Return the run of `length` months in a row with the fewest incidents; the latest of equals.

    Where more is better (`rises`) it is the one with the most.

    `counts` are those of loaded months (index: dates, ascending). A run has no missing month; with
    none that long there is no record to set against (None).
    """
    if not len(counts) or length < 1:
        return None
    months = Period(counts.index[0], counts.index[-1])
    sums = counts.astype(float).reindex(list(months)).rolling(length).sum()
    if sums.isna().all():
        return None
    pick = np.nanargmax if rises else np.nanargmin
    place = len(sums) - 1 - int(pick(sums.to_numpy(float)[::-1]))
    end = sums.index[place]
    return Run(float(sums.iloc[place]) / length, Period(add_months(end, 1 - length), end))


def count_limits(count: float, dispersion: float) -> tuple[float, float]:
    """Return the 95% limits of a count whose variance is `dispersion` times Poisson's."""
    lower, upper = poisson_limits(count / dispersion)
    return float(lower) * dispersion, float(upper) * dispersion


def judgement(lower: float, upper: float, *, baseline: float, ceiling: float) -> str:
    """Return "held", "worse" or "not shown": a test of non-inferiority against the ceiling.

    Held only where the upper limit lies under the ceiling (no worse than the margin allows), worse
    only where the lower limit lies above the baseline; limits of a large count that lie between
    the two are held, as the margin was set before the count. Without limits "cannot tell".
    Source: Piaggio et al. (2012), JAMA 308 (CONSORT for non-inferiority trials).
    """
    if math.isnan(lower) or math.isnan(upper):
        return verdicts.CANNOT_TELL
    if upper < ceiling:
        return verdicts.HELD
    return verdicts.WORSE if lower > baseline else verdicts.NOT_SHOWN


def share_chance(
    share: float, asked: float, target: float, *, design_effect: float, at_least: bool
) -> float:
    """Return the chance that the true share is at least (else at most) the target, 0 to 1.

    By the score that Wilson's interval inverts: the interval's limit meets the target exactly
    where the chance is 97.5% or 2.5%, so that chance and verdict can't contradict each other.
    Read as a probability it is the confidence distribution's; never 0 or 1, as a sample settles
    nothing for certain. Source: Wilson (1927), JASA 22;
    Xie and Singh (2013), International Statistical Review 81.
    """
    spread = math.sqrt(target * (1 - target) * design_effect / asked)
    if not spread:
        return _open(float(share >= target if at_least else share <= target))
    above = float(ndtr((share - target) / spread))
    return _open(above if at_least else 1 - above)


def _open(chance: float) -> float:
    return min(max(chance, _LEAST_CHANCE), 1 - _LEAST_CHANCE)


def status_of(chance: float, least: Mapping[str, float]) -> str:
    """Return the status of a chance: each threshold belongs to the better status.

    `least` gives the statuses that a chance decides, the best first, each with its threshold.
    """
    held = (word for word, threshold in least.items() if chance >= threshold)
    return next(held, verdicts.CANNOT_TELL)


def rate_chance(count: float, people: float, target: float, *, at_least: bool) -> float:
    """Return the chance that the true rate per 1,000 is at least (else at most) the target.

    The confidence distribution of a Poisson count, with half of its own chance on either side, so
    that the chance is 97.5% about where the exact interval's limit meets the target.
    Source: Garwood (1936), Biometrika 28;
    Xie and Singh (2013), International Statistical Review 81.
    """
    expected = target * people / 1000
    if expected <= 0:
        return _open(float(at_least or not count))
    below = float(pdtr(count, expected)) - float(poisson_mass(count, expected)) / 2
    return _open(below if at_least else 1 - below)


def poisson_mass(count: float, expected: float) -> float:
    """Return the chance that Poisson's count is this one."""
    return math.exp(count * math.log(expected) - expected - math.lgamma(count + 1))
