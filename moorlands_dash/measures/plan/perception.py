"""What people say of an area beside what is recorded there: both with their interval."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import atanh, sqrt, tanh

import numpy as np
import pandas as pd

from moorlands_dash.measures import verdicts
from moorlands_dash.measures.intervals import beyond, floats, wilson_limits
from moorlands_dash.measures.plan.pooling import pooled_shares
from moorlands_dash.ward_groups import ward_codes

OWN, POOLED, TOO_FEW = "own", "pooled", "too few"
"""How an area's share was worked out: of its own answers, drawn towards all, or not at all."""

WORRIED_HIGH, WORRIED_LOW = "worried and high", "worried and low"
CALM_HIGH, CALM_LOW = "not worried and high", "not worried and low"
BETWEEN = "in between"
CORNERS = (WORRIED_HIGH, WORRIED_LOW, CALM_HIGH, CALM_LOW)
"""Where both what is said and what is recorded lie clearly on one side."""

_CORNER = {
    (1, verdicts.HIGHER): WORRIED_HIGH,
    (1, verdicts.LOWER): WORRIED_LOW,
    (-1, verdicts.HIGHER): CALM_HIGH,
    (-1, verdicts.LOWER): CALM_LOW,
}
_LEAST_AREAS = 5
"""Areas under which no agreement is told: its interval would be as wide as there is."""
_Z = 1.959964


def area_shares(
    asked: pd.DataFrame, *, design_effect: float, thin_below: int, hide_below: int
) -> pd.DataFrame:
    """Return areas' answers to one question with `share lower_95 upper_95 how said_side`.

    Needs `numerator denominator`, a row an area. Where fewer than `thin_below` answered, the share
    is drawn towards that of all areas (`pooling.pooled_shares`); where fewer than `hide_below`
    did, none is given, though the answers count for all. The interval of an area's own share is
    Wilson's with the design effect. `share_all` is that of all who answered; `said_side` is 1 or
    -1 where the whole interval lies above or below it, else 0; NaN where no share is given.
    """
    said, people = floats(asked["numerator"]), floats(asked["denominator"])
    whole = float(said.sum() / people.sum())
    pooled = pooled_shares(said / design_effect, people / design_effect)
    lower, upper = wilson_limits(said, people, design_effect)
    thin, shown = people < thin_below, people >= hide_below
    share = np.where(thin, pooled.share, said / people)
    low, high = np.where(thin, pooled.lower_95, lower), np.where(thin, pooled.upper_95, upper)
    share, low, high = (np.where(shown, values, np.nan) for values in (share, low, high))
    return asked.assign(
        numerator=np.where(shown, said, np.nan),
        share=share,
        share_lower_95=low,
        share_upper_95=high,
        own_weight=np.where(shown, np.where(thin, pooled.own_weight, 1.0), np.nan),
        how=np.select([~shown, thin], [TOO_FEW, POOLED], OWN),
        share_all=whole,
        said_side=np.where(np.isnan(share), np.nan, beyond(low, high, whole)),
    )


def corners(said_side: Sequence[float], standing: Sequence[str]) -> list[str]:
    """Return each area's corner: only where both lie clearly on a side, else "in between".

    `standing` is the verdict on its rate against the rest of the district. An area of which the
    rate or the share can't be told is "cannot tell".
    """
    return [
        verdicts.CANNOT_TELL
        if verdict == verdicts.CANNOT_TELL or np.isnan(side)
        else _CORNER.get((int(side), verdict), BETWEEN)
        for side, verdict in zip(said_side, standing, strict=True)
    ]


@dataclass(frozen=True)
class Agreement:
    """How far the order of areas by what is said is that by what is recorded."""

    areas: int
    rank_correlation: float
    lower_95: float
    upper_95: float
    """NaN where too few areas are there to tell."""

    @property
    def verdict(self) -> str:
        """Return "agree", "disagree" or "not clear": by whether the interval leaves out 0."""
        if np.isnan(self.rank_correlation):
            return verdicts.CANNOT_TELL
        return "agree" if self.lower_95 > 0 else "disagree" if self.upper_95 < 0 else "not clear"


def agreement(shares: pd.Series, rates: pd.Series) -> Agreement:
    """Return Spearman's rank correlation of shares and rates, with its 95% interval.

    The interval is Bonett and Wright's (2000, Psychometrika 65, 23): Fisher's z with the variance
    (1 + r²/2)/(n - 3), which holds for ranks up to a correlation of 0.9. Answers of few people
    blur the order, so that the correlation of what all residents think is further from 0.
    """
    known = shares.notna() & rates.notna()
    number = int(known.sum())
    few = number < _LEAST_AREAS or shares[known].nunique() < 2 or rates[known].nunique() < 2
    if few:
        return Agreement(number, np.nan, np.nan, np.nan)
    from scipy.stats import spearmanr

    found = float(spearmanr(shares[known], rates[known]).statistic)
    near = min(max(found, -0.9999), 0.9999)
    width = _Z * sqrt((1 + near**2 / 2) / (number - 3))
    return Agreement(number, found, tanh(atanh(near) - width), tanh(atanh(near) + width))


def apart(areas: Sequence[str]) -> list[bool]:
    """Tell which areas are taken so that none overlaps another, the smaller ones first.

    An area is a ward's code, or those of several together.
    """
    taken: set[str] = set()
    found = [False] * len(areas)
    for place in sorted(range(len(areas)), key=lambda at: (len(ward_codes(areas[at])), at)):
        own = set(ward_codes(areas[place]))
        if taken.isdisjoint(own):
            found[place] = True
            taken |= own
    return found
