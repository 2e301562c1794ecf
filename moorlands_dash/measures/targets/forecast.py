"""What a year's count may come to: counted so far, and draws of the months left.

The level that `levels` finds falls back in part to that of the latest year and a half, and wanders
on from there (its logarithm is a random walk whose steps shrink, as part of what moves a level
passes, and lean a little upwards), each month's mean is level times season, and each count is a
negative binomial's about it: a predictive distribution of whole numbers, simulated. The same
counts, year and seed give the same draws.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from moorlands_dash.measures.targets.levels import MONTHS, Levels, filtered, movement
from moorlands_dash.measures.trends.seasons import seasonal_indices
from moorlands_dash.periods import Period, add_months, months_between

Numbers = NDArray[np.float64]
Whole = NDArray[np.int64]

HISTORY = 24
"""Months without a gap that a forecast needs, the latest one included."""
WINDOW = MONTHS + 12
"""Months at most that a forecast looks at: the filter's, and half a year either side."""
DRAWS = 4000
SEED = 20100401
FURTHEST = 18
"""Months ahead up to which forecasts are tried: further on nothing is told."""

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

_RESTLESS_SHARE = 0.1
"""Share of the draws in which the level wanders more than it used to: a lockdown, a new way of
recording. Set, with the next seven, on half of the boroughs of the backtest; docs/accuracy.md has
what they are worth on the other half."""
_RESTLESS = 2.2
"""Times the usual drift (its standard deviation) in those draws, ..."""
_CALM = 0.75
"""... and in the others, ..."""
_LARGE = 1.0
"""... to which this is added for series so large that chance hides none of their wandering; half
of it at `_LARGE_SIZE` incidents a month."""
_LARGE_SIZE = 40.0
_LASTING = 0.9
"""How much of the usual step remains a month further ahead: part of what moves a level passes."""
_FADES = 0.35
"""How much less of it remains for series so large that chance hides none of their wandering."""
_FALLS_BACK = 0.3
"""Share of the way (of the logarithm) from its latest level to that of the latest year and a half
that a level goes back: part of what moved it has passed already."""
_RISE = 0.005
"""What the middle of the draws rises in a month (of the logarithm). Without it chances of staying
under a limit, given three months into the year, were too hopeful by 5 points on the boroughs that
it was set on; their counts rose in most of the years tried. Where counts fall for years it makes
the chances a little too gloomy."""

_AT_LEAST = 1e-9
_MOST = 1e9
"""Incidents a month above which no draw goes, lest a series that explodes stops the program."""


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
    followed: bool = False
    """Whether the same kind of incident elsewhere was known, so that the level may follow it."""

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

    def reaching(self, least: float) -> float:
        """Return the chance that the year's count is at least so many, 0 to 1; as `chance` is."""
        return 1 - self.chance(math.ceil(least - _AT_LEAST) - 1)

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


def forecast(
    history: pd.Series,
    year: Period,
    *,
    peers: pd.Series | None = None,
    draws: int = DRAWS,
    seed: int = SEED,
) -> Forecast:
    """Return what the year's count may come to, from the months counted up to now.

    `history` holds counts by month (index: first days; NA or absent = missing). Months after the
    year's end are not looked at. The months without a gap up to the latest one are used; with
    fewer than `HISTORY` nothing is told, nor if a month of the year so far is missing.
    `peers` holds the same kind of incident elsewhere, this series not among them: where it has all
    those months and any incident, the level may follow its movement.
    """
    counts = _by_month(history)
    counts = counts[[month <= year.end for month in counts.index]]
    latest = counts.index[-1] if len(counts) else None
    run = gapless(counts)
    so_far = counts[[month >= year.start for month in counts.index]].to_numpy(np.int64)
    elapsed = months_between(year.start, latest) if latest and latest >= year.start else 0
    left = len(year) - elapsed
    if latest is None or run < HISTORY or len(so_far) < elapsed:
        none = np.zeros((draws, left))
        return Forecast(year, latest, so_far, none, none.astype(np.int64), gap=run)
    known = counts.iloc[-min(run, WINDOW) :]
    ahead = months_between(latest, year.end) - 1
    beside = None if peers is None else _beside(known, peers)
    means, months = months_ahead(
        known.to_numpy(float)[None], latest.month % 12, ahead, peers=beside, draws=draws, seed=seed
    )
    # A year that has not begun yet: the months before it are simulated, but are none of its own.
    means, months = means[0][:, ahead - left :], months[0][:, ahead - left :]
    return Forecast(year, latest, so_far, means, months, followed=beside is not None)


def _beside(known: pd.Series, peers: pd.Series) -> Numbers | None:
    """Return the peers' counts of the same months (1, months); None where they tell nothing."""
    same = _by_month(peers).reindex(known.index).to_numpy(float, na_value=np.nan)[None]
    return same if followable(same)[0] else None


def followable(peers: Numbers) -> NDArray[np.bool_]:
    """Tell of each row whether it has every month, nothing below 0, and any incident at all."""
    return np.asarray((np.nan_to_num(peers, nan=-1) >= 0).all(axis=1) & (peers.sum(axis=1) > 0))


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
        months = base.months + generator.poisson(np.minimum(base.means * change, _MOST))
    return replace(base, means=base.means * (1 + change), months=months)


def months_ahead(
    counts: Numbers,
    next_month: int,
    ahead: int,
    *,
    peers: Numbers | None = None,
    draws: int,
    seed: int,
) -> tuple[Numbers, Whole]:
    """Return means and draws of the months after the counts, shape (series, draws, months).

    `counts` has a row a series and a column a month, `HISTORY` or more without gaps, `peers` the
    same months; `next_month` is the calendar month after the last one, January as 0.
    """
    counts, peers = counts[:, -WINDOW:], None if peers is None else peers[:, -WINDOW:]
    first = (next_month - counts.shape[1]) % 12
    others = None if peers is None else seasonal_indices(peers, first)[0]
    seasons, unsure = seasonal_indices(counts, first, others)
    found = filtered(counts, seasons, first, None if peers is None else movement(peers, first))
    generator = np.random.default_rng(seed)
    triple = _triples(found, draws)
    logs = _levels_drawn(found, triple, generator)
    drift, lasting = _drifts(found, triple, generator)
    dispersion = found.dispersion[triple]
    means = np.empty((*triple.shape, ahead))
    for place in range(ahead):
        index = seasons[:, [(next_month + place) % 12]]
        season = np.log1p(unsure[:, None] / index**2)
        logs = logs + _RISE + drift * lasting**place * generator.standard_normal(triple.shape)
        noise = np.sqrt(season) * generator.standard_normal(triple.shape) - season / 2
        scatter = generator.gamma(1 / dispersion) * dispersion
        means[:, :, place] = np.exp(logs + noise) * index * scatter
    return means, generator.poisson(np.minimum(means, _MOST))


def _triples(found: Levels, draws: int) -> NDArray[np.int64]:
    """Return the triple of the grid that each draw follows, as many of each as it weighs."""
    reached = np.cumsum(found.weight, axis=1)
    places = (np.arange(draws) + 0.5) / draws
    triples = [np.searchsorted(row, places) for row in reached]
    drawn: NDArray[np.int64] = np.minimum(triples, found.weight.shape[1] - 1)
    return drawn


def _drifts(
    found: Levels, triple: NDArray[np.int64], generator: np.random.Generator
) -> tuple[Numbers, Numbers]:
    """Return the standard deviation of each draw's first step, on the logarithm, and how much of
    it remains a month further ahead."""
    usual = np.sqrt(np.log1p(np.take_along_axis(found.drift, triple, axis=1)))
    restless = generator.random(triple.shape) < _RESTLESS_SHARE
    large = found.size**2 / (found.size**2 + _LARGE_SIZE**2)
    wander = usual * np.where(restless, _RESTLESS, _CALM + _LARGE * large)
    return np.asarray(wander), np.asarray(_LASTING - _FADES * large)


def _levels_drawn(
    found: Levels, triple: NDArray[np.int64], generator: np.random.Generator
) -> Numbers:
    """Return the logarithm of each draw's level, as likely above the one found as below it."""
    usual = (1 - _FALLS_BACK) * np.log(found.level) + _FALLS_BACK * np.log(found.lately)
    variance = np.log1p(np.take_along_axis(found.variance, triple, axis=1))
    noise = generator.standard_normal(triple.shape)
    return np.asarray(np.take_along_axis(usual, triple, axis=1) + np.sqrt(variance) * noise)


def _by_month(history: pd.Series) -> pd.Series:
    """Return the counts that are known, oldest first, by date."""
    known = history.dropna()
    known.index = pd.Index([pd.Timestamp(month).date() for month in known.index], dtype=object)
    return known.sort_index()
