"""Which single weight would have to change, and to what, for another theme to come first."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from moorlands_dash.measures.assessment.criteria import MOST_WEIGHT
from moorlands_dash.measures.assessment.ranking import totals
from moorlands_dash.measures.intervals import Numbers

_CLOSE = 1e-9


@dataclass(frozen=True)
class Unseating:
    """What it takes with one criterion's weight, the others staying as they are."""

    criterion: int
    weight: float
    needed: float | None
    """The weight from which on the other theme comes first; None where no weight does it."""
    theme: int | None
    """Place of the theme that then comes first."""


def unseating(scores: Numbers, weights: Numbers) -> list[Unseating]:
    """Return for each criterion the nearest weight at which the first theme loses its place.

    `scores` are those of `base_scores`, themes x criteria. A weight may run from 0 to
    `MOST_WEIGHT`. The lead over each other theme is a straight line in the weight, so the answer is
    where it crosses nought. Criteria that tell nothing have none.
    """
    found = totals(scores, weights)
    told = np.asarray(~np.isnan(scores).all(axis=0))
    if np.isnan(found).any() or len(found) < 2:
        return [Unseating(place, float(weight), None, None) for place, weight in enumerate(weights)]
    first = int(np.argmax(found))
    return [
        _nearest(np.nan_to_num(scores), np.where(told, weights, 0.0), first, place)
        if told[place]
        else Unseating(place, float(weights[place]), None, None)
        for place in range(len(weights))
    ]


def _nearest(scores: Numbers, weights: Numbers, first: int, place: int) -> Unseating:
    weight = float(weights[place])
    others = np.delete(np.arange(len(weights)), place)
    lead = scores[first] - scores
    # The lead over a theme, times the sum of the weights: rest + weight x slope.
    if not weights[others].sum():
        return Unseating(place, weight, None, None)
    rest, slope = lead[:, others] @ weights[others], lead[:, place]
    crossings = [
        (abs(at - weight), at, theme)
        for theme in range(len(scores))
        if theme != first
        for at in _crossing(rest[theme], slope[theme])
    ]
    if not crossings:
        return Unseating(place, weight, None, None)
    _, at, theme = min(crossings)
    return Unseating(place, weight, at, theme)


def _crossing(rest: float, slope: float) -> list[float]:
    """Return the weight at which a lead is nought, if one that may be chosen is."""
    if abs(slope) < _CLOSE:
        return []
    at = -rest / slope
    return [float(max(at, 0.0))] if -_CLOSE <= at <= MOST_WEIGHT else []
