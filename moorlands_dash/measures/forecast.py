"""What a year's count may come to: counted so far, and draws of the months left.

The level that `levels` finds wanders on from the latest month, each month's mean is level times
season, and each count is a negative binomial's about it: a predictive distribution of whole
numbers, simulated. Given the same counts, year and seed the draws are always the same.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from moorlands_dash.measures.levels import Levels, filtered
from moorlands_dash.measures.seasons import seasonal_indices
from moorlands_dash.periods import Period, add_months, months_between

Numbers = NDArray[np.float64]
Whole = NDArray[np.int64]

HISTORY = 24
"""Months without a gap that a forecast needs, the latest one included."""
DRAWS = 4000
SEED = 20100401

TAILS = {
    "lower_95": 0.025,
    "lower_80": 0.1,
    "lower_50": 0.25,
    "median": 0.5,
    "upper_50": 0.75,
    "upper_80": 0.9,
    "upper_95": 0.975,
}
"""Columns of the fan, and the share of draws at or under each."""

_AT_LEAST = 1e-9


@dataclass(frozen=True)
class Forecast:
    """The predictive distribution of one year's count."""

    year: Period
    latest: date | None
    """The latest month counted; None without any."""
    counted: Whole
    """Counts of the year's months up to the latest."""
    means: Numbers
    """What each draw expects of each month left, shape (draws, months left)."""
    months: Whole
    """Draws of the months left, the same shape."""
    gap: int | None = None
    """Months without a gap where they are too few to tell; None where they are enough."""

    @property
    def told(self) -> bool:
        """Tell whether there is a forecast; without one every figure is NaN."""
        return self.gap is None

    @property
    def so_far(self) -> int:
        """Return the year's count up to the latest month."""
        return int(self.counted.sum())

    @property
    def outturn(self) -> Whole:
        """Return draws of the year's whole count, shape (draws,)."""
        return np.asarray(self.so_far + self.months.sum(axis=1))

    def quantile(self, share: float) -> float:
        """Return the smallest count that at least this share of the draws don't pass."""
        if not self.told:
            return math.nan
        return float(np.quantile(self.outturn, share, method="inverted_cdf"))

    def chance(self, limit: float) -> float:
        """Return the chance that the year's count doesn't pass the limit, 0 to 1.

        Certain (0 or 1) only where the count has passed it already or no month is left: so few
        draws can't tell a chance of nothing from one that is nearly so.
        """
        if not self.told:
            return math.nan
        spare = math.floor(limit + _AT_LEAST) - self.so_far
        if spare < 0 or not self.months.shape[1]:
            return float(spare >= 0)
        least = 1 / (2 * len(self.months))
        share = float((self.months.sum(axis=1) <= spare).mean())
        return min(max(share, least), 1 - least)

    def fan(self) -> pd.DataFrame:
        """Return `month known` and `TAILS` of the cumulative count, one row a month of the year.

        Up to the latest month every quantile is the count itself; after it NaN if not told.
        """
        known = np.cumsum(self.counted).astype(float)
        ahead = self.so_far + np.cumsum(self.months, axis=1)
        frame = pd.DataFrame({"month": [pd.Timestamp(month) for month in self.year]})
        frame["known"] = np.arange(len(frame)) < len(known)
        for name, share in TAILS.items():
            blank = np.full(len(frame) - len(known), np.nan)
            likely = (
                np.quantile(ahead, share, axis=0, method="inverted_cdf") if self.told else blank
            )
            frame[name] = np.concatenate([known, likely])
        return frame


def forecast(history: pd.Series, year: Period, *, draws: int = DRAWS, seed: int = SEED) -> Forecast:
    """Return what the year's count may come to, from the months counted up to now.

    `history` holds counts by month (index: first days; NA or absent = missing). Months after the
    year's end are not looked at. The months without a gap up to the latest one are used; with
    fewer than `HISTORY` nothing is told, nor if a month of the year so far is missing.
    """
    counts = _by_month(history)
    counts = counts[[month <= year.end for month in counts.index]]
    latest = counts.index[-1] if len(counts) else None
    run = gapless(counts)
    so_far = counts[[month >= year.start for month in counts.index]].to_numpy(np.int64)
    elapsed = months_between(year.start, latest) if latest and latest >= year.start else 0
    if latest is None or run < HISTORY or len(so_far) < elapsed:
        none = np.zeros((draws, len(year) - elapsed))
        return Forecast(year, latest, so_far, none, none.astype(np.int64), gap=run)
    ahead = months_between(latest, year.end) - 1
    known = counts.to_numpy(float)[None, -run:]
    means, months = months_ahead(known, latest.month % 12, ahead, draws=draws, seed=seed)
    left = len(year) - elapsed
    kept = slice(ahead - left, None)
    return Forecast(year, latest, so_far, means[0][:, kept], months[0][:, kept])


def gapless(counts: pd.Series) -> int:
    """Return how many months without a gap end with the latest one counted."""
    counts = _by_month(counts)
    loaded, length = set(counts.index), 0
    while loaded and add_months(counts.index[-1], -length) in loaded:
        length += 1
    return length


def what_if(base: Forecast, change: float, *, seed: int = SEED) -> Forecast:
    """Return the forecast with what is expected of the months left scaled by 1 + change.

    Fewer: each incident drawn is kept with chance 1 + change; more: incidents are added with mean
    change times expected. Both give exactly the counts of the scaled means, and whole ones.
    """
    if change < -1:
        raise ValueError(f"a change of {change} would leave fewer than no incidents: -1 is least")
    generator = np.random.default_rng(seed + 1)
    if change < 0:
        months = generator.binomial(base.months, 1 + change)
    else:
        months = base.months + generator.poisson(base.means * change)
    return replace(base, means=base.means * (1 + change), months=months)


def closed_year_forecasts(
    history: pd.Series, year: Period, *, draws: int = DRAWS, seed: int = SEED
) -> dict[int, Forecast]:
    """Return what would have been forecast at the end of quarters 1, 2 and 3 of a year.

    Each uses only the months up to the quarter's end; a month missing there tells nothing.
    """
    counts = _by_month(history)
    ends = {quarter: add_months(year.start, 3 * quarter - 1) for quarter in (1, 2, 3)}
    return {
        quarter: forecast(
            counts[[month <= end for month in counts.index]], year, draws=draws, seed=seed
        )
        for quarter, end in ends.items()
    }


def months_ahead(
    counts: Numbers, next_month: int, ahead: int, *, draws: int, seed: int
) -> tuple[Numbers, Whole]:
    """Return means and draws of the months after the counts, shape (series, draws, months).

    `counts` has a row a series and a column a month, `HISTORY` or more without gaps; `next_month`
    is the calendar month after the last one, January as 0.
    """
    first = (next_month - counts.shape[1]) % 12
    seasons = seasonal_indices(counts, first)
    found = filtered(counts, seasons, first)
    generator = np.random.default_rng(seed)
    pair = _pairs(found, draws)
    logs = _levels_drawn(found, pair, generator)
    drift, dispersion = np.log1p(found.drift[pair]), found.dispersion[pair]
    means = np.empty((*pair.shape, ahead))
    for place in range(ahead):
        logs += np.sqrt(drift) * generator.standard_normal(pair.shape) - drift / 2
        usual = np.exp(logs) * seasons[:, [(next_month + place) % 12]]
        means[:, :, place] = usual * generator.gamma(1 / dispersion) * dispersion
    return means, generator.poisson(means)


def _pairs(found: Levels, draws: int) -> NDArray[np.int64]:
    """Return the pair of the grid that each draw follows, as many of each as it weighs."""
    reached = np.cumsum(found.weight, axis=1)
    places = (np.arange(draws) + 0.5) / draws
    pairs = [np.searchsorted(row, places) for row in reached]
    return np.minimum(pairs, found.weight.shape[1] - 1)


def _levels_drawn(
    found: Levels, pair: NDArray[np.int64], generator: np.random.Generator
) -> Numbers:
    level = np.take_along_axis(found.level, pair, axis=1)
    variance = np.log1p(np.take_along_axis(found.variance, pair, axis=1))
    noise = generator.standard_normal(pair.shape)
    return np.asarray(np.log(level) + np.sqrt(variance) * noise - variance / 2)


def _by_month(history: pd.Series) -> pd.Series:
    """Return the counts that are known, oldest first, by date."""
    known = history.dropna()
    known.index = pd.Index([pd.Timestamp(month).date() for month in known.index], dtype=object)
    return known.sort_index()
