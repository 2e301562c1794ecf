"""Which theme matters most, and whether it still does under other weights and other luck.

Each draw takes weights, figures as they might as well have come out, and something for what is not
known; the chance of a theme is the share of draws in which it comes first. Source of the method:
Saisana, Saltelli and Tarantola (2005), Journal of the Royal Statistical Society A 168, 307-323
(uncertainty of composite indicators); weights that are all equally likely are Dirichlet's with
every parameter 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from moorlands_dash.measures.assessment.scoring import scored
from moorlands_dash.measures.intervals import Numbers

DRAWS = 10_000
SEED = 20_260_401
NEAR = 40.0
"""Sum of Dirichlet's parameters for weights near those chosen: each lies mostly within a third."""
TOP = 3
_RANGE = (5, 95)
"""Per cent of the draws between which a theme's rank is told."""


@dataclass(frozen=True)
class Figures:
    """What is known of themes x criteria."""

    value: Numbers
    """NaN where nothing is known."""
    error: Numbers
    """Standard error; 0 where there is none."""
    low: Numbers
    high: Numbers
    """Where a value may be anything between two ends: these; else NaN."""
    whole: Numbers
    """Share, by theme, of what was to be sent that has come: what is missing may be as much as
    that for its months and senders, or nothing."""
    grows: tuple[bool, ...]
    """Criteria that what is missing would add to."""


class Drawn(NamedTuple):
    """What came of the draws, by theme."""

    first: Numbers
    """Chance to come first, ..."""
    top: Numbers
    """... and to be among the first three."""
    rank_low: Numbers
    rank_high: Numbers
    """Between which ranks it lies in nine draws of ten."""


def base_scores(figures: Figures) -> Numbers:
    """Return themes x criteria: the scores as the figures stand.

    What is not known counts as the mean of the themes of which it is. A criterion that is known of
    fewer than two themes tells nothing and is NaN throughout.
    """
    scores = scored(figures.value)
    known = ~np.isnan(scores)
    number = known.sum(axis=0)
    mean = np.where(known, scores, 0.0).sum(axis=0) / np.maximum(number, 1)
    filled = np.where(known, scores, mean)
    return np.where(number >= 2, filled, np.nan)


def totals(scores: Numbers, weights: Numbers) -> Numbers:
    """Return each theme's score, 0 to 1: the weighted mean over the criteria that tell anything."""
    told = ~np.isnan(scores).all(axis=0)
    used = np.where(told, weights, 0.0)
    if not used.sum():
        return np.full(len(scores), np.nan)
    found: Numbers = np.nan_to_num(scores) @ (used / used.sum())
    return found


def ranks(values: Numbers) -> Numbers:
    """Return the ranks of scores (last axis), 1 for the highest; of two alike the first stands."""
    order = np.argsort(-np.asarray(values), axis=-1, kind="stable")
    return np.argsort(order, axis=-1, kind="stable").astype(float) + 1


class Ranking:
    """10,000 times other figures, each to be weighed as anybody likes."""

    def __init__(self, figures: Figures, *, draws: int = DRAWS, seed: int = SEED) -> None:
        """Draw the figures; the same figures and seed give the same ones."""
        self._generator = np.random.default_rng(seed)
        self.told = ~np.isnan(base_scores(figures)).all(axis=0)
        self.scores = self._drawn(figures, draws)

    def any_weights(self) -> Drawn:
        """Return what comes of weights that are all equally likely."""
        number = int(self.told.sum())
        return self._weighed(np.ones(number))

    def near(self, weights: Numbers) -> Drawn:
        """Return what comes of weights near those chosen; a weight of nought stays nought."""
        chosen = np.asarray(weights, dtype=float)[self.told]
        if not chosen.sum():
            return self.any_weights()
        return self._weighed(NEAR * chosen / chosen.sum())

    def unknown_first(self, unknown: int) -> float:
        """Return how likely one of so many themes without data would come first.

        As if each scored on each criterion as any of the themes that are known, all weights being
        equally likely.
        """
        draws, themes, number = self.scores.shape
        if not unknown or not themes:
            return 0.0
        like = self._generator.integers(0, themes, (draws, unknown, number))
        others = np.take_along_axis(self.scores, like, axis=1)
        weights = self._generator.dirichlet(np.ones(number), draws)
        known = np.einsum("dtc,dc->dt", self.scores, weights).max(axis=1)
        hidden = np.einsum("dtc,dc->dt", others, weights).max(axis=1)
        return float((hidden > known).mean())

    def _drawn(self, figures: Figures, draws: int) -> Numbers:
        """Return draws x themes x criteria: scores, of the criteria that tell anything."""
        shape = (draws, *figures.value.shape)
        values = figures.value + figures.error * self._generator.standard_normal(shape)
        between = ~np.isnan(figures.low)
        span = np.nan_to_num(figures.high - figures.low)
        anywhere = np.nan_to_num(figures.low) + span * self._generator.random(shape)
        scatter = values - figures.value
        values = np.maximum(np.where(between, anywhere + scatter, values), 0.0)
        more = 1 + (1 / figures.whole - 1) * self._generator.random(shape[:2])
        values = np.where(figures.grows, values * more[:, :, None], values)
        return self._filled(scored(values)[..., self.told])

    def _filled(self, scores: Numbers) -> Numbers:
        """Return scores with one of another theme's, by chance, for each that is not known."""
        none = np.zeros(scores.shape[1:], dtype=bool)
        missing = np.asarray(np.isnan(scores).all(axis=0)) if len(scores) else none
        # In a draw in which nothing at all was counted, all themes that are counted are alike.
        scores = np.where(np.isnan(scores) & ~missing, 0.0, scores)
        for column in range(scores.shape[2]):
            absent, known = (np.flatnonzero(of) for of in (missing[:, column], ~missing[:, column]))
            if not len(absent):
                continue
            like = known[self._generator.integers(0, len(known), (len(scores), len(absent)))]
            scores[:, absent, column] = np.take_along_axis(scores[:, :, column], like, axis=1)
        return scores

    def _weighed(self, parameters: Numbers) -> Drawn:
        draws, themes, number = self.scores.shape
        weights = np.zeros((draws, number))
        some = parameters > 0
        weights[:, some] = self._generator.dirichlet(parameters[some], draws)
        found = ranks(np.einsum("dtc,dc->dt", self.scores, weights))
        low, high = np.percentile(found, _RANGE, axis=0) if themes else (np.empty(0), np.empty(0))
        first, top = (found == 1).mean(axis=0), (found <= TOP).mean(axis=0)
        return Drawn(first, top, np.floor(low), np.ceil(high))
