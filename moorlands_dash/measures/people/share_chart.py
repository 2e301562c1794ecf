"""Control charts of shares: whether a share is chance, of cohorts of any size and mix.

A p-chart with exact binomial limits; where each point's people are told by group, the centre is
what their mix leads to expect, as in risk-adjusted charts, so that a share that moves only because
other people came in is no signal.

Source: D. C. Montgomery, Introduction to Statistical Quality Control (7th edition), 7.2, for
p-charts with changing sample sizes; O. A. Grigg and V. T. Farewell (2004), An overview of
risk-adjusted charts, Journal of the Royal Statistical Society A 167, 523; the tails are those of
`trends.control_charts`.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy.stats import binom

from moorlands_dash.measures.intervals import Numbers, floats
from moorlands_dash.measures.trends import control_rules as rules
from moorlands_dash.measures.trends.control_charts import (
    LEAST_POINTS,
    NEAR_TAIL,
    TAIL,
    TRIAL_UNDER,
    Limits,
    marked,
)

BINOMIAL = "binomial"


def expected_by_mix(groups: pd.DataFrame) -> pd.Series:
    """Return the share that each point's mix of groups leads to expect, by `from`.

    `groups` has `group from count of`. Each group's own share over all points is taken to hold in
    each of them (indirect standardisation). Points of which a group lacks are left out.
    """
    known = groups.dropna(subset=["count", "of"])
    sums = known.groupby("group")[["count", "of"]].sum().astype(float)
    usual = sums["count"] / sums["of"].where(sums["of"] > 0)
    given = known.assign(expected=known["of"].astype(float) * known["group"].map(usual))
    every = given.groupby("from")
    found = every["expected"].sum() / every["of"].sum().astype(float)
    whole: pd.Series = found[every["group"].nunique() == known["group"].nunique()]
    return whole


def share_chart(points: pd.DataFrame, expected: pd.Series | None = None) -> pd.DataFrame:
    """Return points of `with_shares` with the columns that `control_chart` adds, as shares.

    `expected` is each point's expected share by `from`, where the mix of its people is known;
    else it is the share of all points together. `method` is binomial; without `LEAST_POINTS` points
    there are no limits.
    """
    of, count = floats(points["of"]), floats(points["count"])
    known = ~np.isnan(of) & ~np.isnan(count) & (of > 0)
    mean = _centre(points, count, of, known, expected)
    known &= ~np.isnan(mean)
    if known.sum() < LEAST_POINTS:
        return _without_limits(points)
    limits = _limits(of, mean)
    share = np.where(known, floats(points["share"]), np.nan)
    marks, trends = marked(share, share / mean, limits)
    side = np.nan_to_num(np.sign(np.round(share - mean, 9))).astype(np.int64)
    return points.assign(
        segment=0,
        mean=mean,
        lower=limits.lower,
        upper=limits.upper,
        near_lower=limits.near_lower,
        near_upper=limits.near_upper,
        method=BINOMIAL,
        trial=int(known.sum()) < TRIAL_UNDER,
        rule=marks,
        side=side,
        way=np.where(np.array(marks) == rules.TREND, trends, side),
    )


def _centre(
    points: pd.DataFrame,
    count: Numbers,
    of: Numbers,
    known: np.ndarray,
    expected: pd.Series | None,
) -> Numbers:
    if expected is not None and len(expected):
        return np.asarray(points["from"].map(expected), dtype=float)
    whole = of[known].sum()
    return np.full(len(points), count[known].sum() / whole if whole else np.nan)


def _limits(of: Numbers, mean: Numbers) -> Limits:
    """Return exact binomial limits of each point, as shares; no lower one where none is likely."""
    people = np.where(np.isnan(of), 1, of)
    chance = np.nan_to_num(mean)

    def end(found: Numbers, *, low: bool) -> Numbers:
        shares = found / people
        gone = np.isnan(of) | np.isnan(mean) | ((found <= 0) if low else False)
        return np.where(gone, np.nan, shares)

    lower, near_lower = (
        end(binom.ppf(tail, people, chance), low=True) for tail in (TAIL, NEAR_TAIL)
    )
    upper, near_upper = (
        end(binom.isf(tail, people, chance), low=False) for tail in (TAIL, NEAR_TAIL)
    )
    return Limits(mean, lower, upper, near_lower, near_upper)


def _without_limits(points: pd.DataFrame) -> pd.DataFrame:
    ends = ("mean", "lower", "upper", "near_lower", "near_upper")
    return points.assign(
        segment=0, **dict.fromkeys(ends, np.nan), method="", trial=True, rule="", side=0, way=0
    )
