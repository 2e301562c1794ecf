"""A promise before it is made: its chance, what could be seen of it, what chance lent the baseline.

All of it is told from the months known before the year begins. The chance is of the forecast, and
what could be seen is what the program's own test of a change would call clear.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import betainc

from moorlands_dash.measures.change import LEVEL
from moorlands_dash.measures.targets.forecast import (
    HISTORY,
    WINDOW,
    Forecast,
    gapless,
    what_if,
)
from moorlands_dash.measures.targets.levels import filtered, movement
from moorlands_dash.measures.trends.seasons import seasonal_indices
from moorlands_dash.measures.usual_level import Group, usual

Numbers = NDArray[np.float64]

POWER = 0.8
"""Chance to be seen from which a change counts as one that could be seen."""
_STEP = 0.01
_MOST = 3.0
"""The largest change looked at, as a share of what is usual."""
LIKE = 2.0
"""A series is like one where its count lies within so many times, either way."""


@dataclass(frozen=True)
class Baseline:
    """A baseline's count against the level that lay behind it."""

    count: float
    level: float
    """A year at the level that the filter finds at its end; NaN with too short a history."""
    spread: float = float("nan")
    """Standard deviation that chance alone gives a year's count at that level."""

    @property
    def owed(self) -> float:
        """Return how many of the baseline's count were above (else below) its level."""
        return self.count - self.level


def behind(counts: pd.Series, count: float, *, peers: pd.Series | None = None) -> Baseline:
    """Return what lay behind a year's count that ends with the last of `counts`.

    The level is the forecast's own (the gamma-Poisson filter), so that what is not level is what
    it takes for chance: a year picked for its low count falls back by so much by itself. Source:
    Galton (1886) on regression towards the mean; the filter's of Harvey and Fernandes (1989).
    """
    run = min(gapless(counts), WINDOW)
    if run < HISTORY:
        return Baseline(count, float("nan"))
    seen = counts.sort_index().iloc[-run:]
    known = seen.to_numpy(float)[None]
    first = (pd.Timestamp(seen.index[-1]).month - run) % 12
    beside = None if peers is None else peers.reindex(seen.index).to_numpy(float)[None]
    if beside is not None and (np.isnan(beside).any() or not beside.sum()):
        beside = None
    others = None if beside is None else seasonal_indices(beside, first)[0]
    seasons = seasonal_indices(known, first, others)[0]
    found = filtered(known, seasons, first, None if beside is None else movement(beside, first))
    level = 12 * float((found.level * found.weight).sum())
    scatter = float((found.weight * found.dispersion).sum())
    return Baseline(count, level, float(np.sqrt(level + scatter * level**2 / 12)))


@dataclass(frozen=True)
class Seen:
    """What the program's test of a change could see of a year's count."""

    usual: float
    low: float
    high: float
    """The smallest and largest count that are no clear change."""
    before: float
    """Incidents that what is usual rests on: few leave it unsure."""
    dispersion: float

    def power(self, change: float) -> float:
        """Return the chance that a true change of this share is called clear, on its own side."""
        if change < 0:
            return self._at_most(self.low - 1, change)
        return 1 - self._at_most(self.high, change)

    def _at_most(self, count: float, change: float) -> float:
        """Return the chance of a count of at most this, what is usual being as unsure as it is.

        The predictive distribution that the test itself goes by: a negative binomial's.
        """
        if count < 0:
            return 0.0
        known = self.before / self.dispersion
        mean = self.usual * (1 + change) / self.dispersion
        if mean <= 0 or known <= 0:
            return 1.0
        return float(betainc(known, count / self.dispersion + 1, known / (known + mean)))

    def smallest(self, *, rises: bool) -> float:
        """Return the smallest true change that is seen with `POWER`, as a share; NaN for none."""
        steps = np.arange(_STEP, (_MOST if rises else 1.0) + _STEP / 2, _STEP)
        for step in steps if rises else -steps:
            if self.power(float(step)) >= POWER:
                return float(step)
        return float("nan")


def seen(years: Numbers, group: Group) -> Seen | None:
    """Return what the test sees of the next year; None without a whole year before.

    `years` are earlier years' counts, the oldest first; `group` is how such series vary.
    """
    found = usual(years[None], group)
    low, high = found.limits(LEVEL)
    expected = float(found.expected[0])
    if np.isnan(expected):
        return None
    limits = float(low[0]), float(high[0])
    return Seen(expected, *limits, float(found.before[0]), float(group.dispersion[0]))


def year_ahead(found: Forecast, size: float) -> Forecast:
    """Return the forecast of a year that has not begun, set right by the series' size a month.

    Forecasts made that early were too low for middling series and too high for large ones: by how
    much was set on half of the boroughs of the backtest, and docs/accuracy.md says what it is worth
    on the other half.
    """
    return what_if(found, recentring(size))


def recentring(size: float) -> float:
    """Return by which share forecasts of a year that has not begun are raised, by size a month."""
    log = float(np.log(max(size, 1e-9)))
    return float(np.expm1(np.interp(log, np.log(list(_SIZES)), list(_SIZES.values()))))


_SIZES = {8.0: 0.0, 18.0: 0.055, 40.0: -0.053}
"""Incidents a month, and what is added to the logarithm of the year; between them evenly."""


def chance(found: Forecast, target: float, *, rises: bool) -> float:
    """Return the chance that a year which has not begun keeps a promise, 0 to 1."""
    return found.reaching(target) if rises else found.chance(target)


def changes_elsewhere(years: pd.DataFrame, size: float) -> pd.DataFrame:
    """Return each whole year of series like one beside the year before it, as a share of that.

    `years` has `series year count`; a series is like one of `size` a year where the year before
    lies within `LIKE` times of it. Columns `series year before count ratio`.
    """
    ordered = years.sort_values(["series", "year"])
    before = ordered.groupby("series")[["year", "count"]].shift()
    follows = ordered["year"] == before["year"] + 1
    found = ordered.assign(before=before["count"])[follows]
    alike = found["before"].between(size / LIKE, size * LIKE) & (found["before"] > 0)
    found = found[alike]
    return found.assign(ratio=found["count"] / found["before"]).reset_index(drop=True)
