"""What changed: many short series screened at once for what their own past doesn't explain.

Each ward and category is set against its own two years before: given all its incidents, those of
the latest months are binomial, with a chance as large as the months' share of the season
(the conditional test of two Poisson rates), widened where such series vary more than chance alone
has them. How much they vary is taken from all wards of a category together, as one ward's few
incidents can't tell it; so is the season.

Source: Przyborowski and Wilenski (1940), Biometrika 31; mid-P after Lancaster (1961), JASA 56, as
exact tests of few incidents are else too strict; Benjamini and Hochberg (1995), JRSS B 57. Held by
simulation: with nothing planted a source lists an item in no more than 5 of 100 months.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from moorlands_dash.measures import verdicts
from moorlands_dash.measures.family import adjusted_by_family
from moorlands_dash.measures.intervals import Numbers
from moorlands_dash.measures.trends.seasons import seasonal_indices
from moorlands_dash.measures.usual_level import mid_p

HISTORY = 24
"""Months before the window that tell what is usual."""
LEAST_HISTORY = 12
WINDOWS = (1, 3)
"""Latest months that are screened: the latest one, and the latest three together."""
LEAST_EXPECTED = 0.5
"""Incidents that the past must lead to expect of the latest month alone for it to be tested: it
could hardly stand out with fewer, and each test more makes the others harder. The latest three
months are always tested."""
LEVEL = 0.05
"""Share of the items listed as new that are chance, on average, at most."""
EARLY_LEVEL = 0.01
"""p-value by itself under which an item is an early sign: it may well be chance."""

NEW, EARLY, USUAL = "new", "early sign", "usual"
STANDINGS = (NEW, EARLY, USUAL)


@dataclass(frozen=True)
class Family:
    """The series that are screened together."""

    counts: Numbers
    """Shape (series, months), without gaps, the latest month last."""
    groups: NDArray[np.int64]
    """The group of each series, 0 and up: all wards of a category."""
    next_month: int
    """Calendar month after the latest one, January as 0."""
    sources: NDArray[np.int64] | None = None
    """Who counted each series, 0 and up; none given = one. The tests of each are controlled by
    themselves, so that no partner's many categories make the police's harder to tell."""


def screened(family: Family) -> pd.DataFrame:
    """Return a row for each series and window tested, the surest first.

    `series window count expected lower_95 upper_95 p_value p_adjusted standing verdict`; `lower_95`
    and `upper_95` are the usual ups and downs of the window, were nothing new.
    """
    tested = [_window(family, months) for months in WINDOWS]
    frame = pd.concat(tested, ignore_index=True)
    sources = np.zeros_like(family.groups) if family.sources is None else family.sources
    adjusted = adjusted_by_family(frame["p_value"].to_numpy(float), sources[frame["series"]])
    early = frame["p_value"] < EARLY_LEVEL
    standing = np.select([adjusted < LEVEL, early], [NEW, EARLY], USUAL)
    more = frame["count"] > frame["expected"]
    named = np.where(more, verdicts.MORE, verdicts.FEWER)
    frame = frame.assign(
        p_adjusted=adjusted,
        standing=standing,
        verdict=np.where(standing == USUAL, verdicts.NO_CLEAR_CHANGE, named),
    )
    excess = (frame["count"] - frame["expected"]).abs()
    order = frame.assign(excess=-excess).sort_values(["p_value", "excess"], kind="stable").index
    return frame.loc[order].reset_index(drop=True)


def held(found: pd.DataFrame, others: Iterable[pd.DataFrame]) -> pd.DataFrame:
    """Return what was screened with only those listed that others list in the same direction.

    `found` and each of `others` are as `screened` gives. What one of them says otherwise can't be
    told: it is listed nowhere.
    """
    keys = ["series", "window"]
    for other in others:
        said = found[keys].merge(other[[*keys, "verdict"]], on=keys, how="left")["verdict"]
        differs = said.to_numpy() != found["verdict"].to_numpy()
        found = found.assign(
            verdict=found["verdict"].mask(differs, verdicts.CANNOT_TELL),
            standing=found["standing"].mask(differs, USUAL),
        )
    return found


def _window(family: Family, months: int) -> pd.DataFrame:
    """Return the series that are tested on their latest months together."""
    start = family.counts.shape[1] - months
    before = family.counts[:, max(start - HISTORY, 0) : start]
    count = family.counts[:, start:].sum(axis=1)
    first = (family.next_month - months) % 12
    seasons = _seasons(family, start, first)
    past = seasons[:, (first - before.shape[1] + np.arange(before.shape[1])) % 12]
    share, whole = seasons[:, (first + np.arange(months)) % 12].sum(axis=1), past.sum(axis=1)
    total = before.sum(axis=1)
    expected = total / whole * share
    extra = _extra_variance(before, past, family.groups)[family.groups]
    dispersion = 1 + extra * (total + count) / (whole + share)
    lower, upper = _usual(expected, 1 + extra * expected / months, expected / whole * share)
    used = np.bincount(family.groups, weights=total)[family.groups] > 0
    tested = used & ((expected >= LEAST_EXPECTED) | (months > 1))
    found = pd.DataFrame(
        {
            "series": np.arange(len(count)),
            "window": months,
            "count": count.astype(int),
            "expected": expected,
            "lower_95": lower,
            "upper_95": upper,
            "p_value": mid_p(count, total, share / (whole + share), dispersion),
        }
    )
    searched: pd.DataFrame = found[tested]
    return searched


def _seasons(family: Family, start: int, first: int) -> Numbers:
    """Return the season of each series: its group's, from the months before the window."""
    groups = int(family.groups.max()) + 1
    sums = np.zeros((groups, start))
    np.add.at(sums, family.groups, family.counts[:, :start])
    if start < HISTORY:
        return np.ones((len(family.groups), 12))
    return np.asarray(seasonal_indices(sums, (first - start) % 12)[0][family.groups])


def _extra_variance(before: Numbers, past: Numbers, groups: NDArray[np.int64]) -> Numbers:
    """Return each group's relative variance of a month over and above Poisson's, by moments."""
    lost = 1 - 1 / before.shape[1]
    usual = (before.sum(axis=1) / past.sum(axis=1))[:, None] * past
    over = ((before - usual) ** 2 - usual * lost).sum(axis=1)
    squares = (usual**2).sum(axis=1) * lost
    found = np.bincount(groups, weights=over) / np.maximum(
        np.bincount(groups, weights=squares), 1e-9
    )
    return np.asarray(np.maximum(found, 0))


def _usual(expected: Numbers, dispersion: Numbers, unsure: Numbers) -> tuple[Numbers, Numbers]:
    """Return the 95% limits of a count to come: chance, and what the past leaves unsure.

    `unsure` is the variance of what is expected. A negative binomial of that mean and variance.
    """
    from scipy.stats import nbinom

    mean = np.maximum(expected, 1e-6)
    variance = np.maximum(mean * dispersion + unsure, mean * (1 + 1e-6))
    size = mean**2 / (variance - mean)
    chance = mean / variance
    return nbinom.ppf(0.025, size, chance), nbinom.ppf(0.975, size, chance)
