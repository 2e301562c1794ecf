"""One rate against another: higher, lower or similar, by one test wherever two are compared.

The test is the exact conditional one of two Poisson rates (Przyborowski and Wilenski, 1940; R's
poisson.test): of both counts' sum the one is binomial, its part that of the residents. Where
months vary more than Poisson's, counts weigh as counts that many times smaller. A ward is tested
against the rest of its district, never against a district that it is itself part of.

A rate that is asked about by itself is judged at 5%. Rates that are looked at together are judged
together: by the false discovery rate where each is told apart (`family.adjusted_p_values`), by
Bonferroni's rule where it is said which of a few is above which.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from moorlands_dash.measures import verdicts
from moorlands_dash.measures.change import change_direction, change_p_value, direction_verdicts
from moorlands_dash.measures.doubt import NOW, agreed
from moorlands_dash.measures.intervals import Numbers, floats, rate_ratio

SPREAD = "dispersion_of_months"
"""Column of a frame of counts: how much more than Poisson's the row's months vary, 1 or more."""

_WORDS = {
    verdicts.MORE: verdicts.HIGHER,
    verdicts.FEWER: verdicts.LOWER,
    verdicts.NO_CLEAR_CHANGE: verdicts.SIMILAR,
}
Adjust = Callable[[Numbers], Numbers]


@dataclass(frozen=True)
class Side:
    """Counts with their residents, one by one; NaN where either is not known."""

    count: Numbers
    people: Numbers
    spread: Numbers
    """How much more than Poisson's their months vary."""
    doubt: Numbers
    """Rows set aside that may belong to each."""

    @property
    def most(self) -> Side:
        """Return the same with all rows that may belong to it."""
        return replace(self, count=self.count + self.doubt, doubt=0 * self.doubt)

    @property
    def rest(self) -> Side:
        """Return for each what all others are together; NaN where there is no other."""
        known = ~np.isnan(self.count) & (self.people > 0)
        people = _others(self.people, known)
        return Side(
            count=np.where(people > 0, _others(self.count, known), np.nan),
            people=np.where(people > 0, people, np.nan),
            spread=_over(_others(self.spread * self.people, known), people),
            doubt=_others(self.doubt, known),
        )

    def without(self, part: Side, where: np.ndarray) -> Side:
        """Return the same without a part of it, in the rows where it is one; spreads stay."""
        people = self.people - np.where(where, part.people, 0)
        count = np.maximum(self.count - np.where(where, part.count, 0), 0)
        return replace(
            self,
            count=np.where(people > 0, count, np.nan),
            people=np.where(people > 0, people, np.nan),
        )

    def rows(self, which: Sequence[int] | Numbers) -> Side:
        """Return these rows, in this order."""
        at = np.asarray(which, dtype=int)
        return Side(self.count[at], self.people[at], self.spread[at], self.doubt[at])


def side_of(frame: pd.DataFrame, known: ArrayLike | None = None) -> Side:
    """Return a frame's `count population` as a side; `known` says which rows have a rate.

    Columns of `SPREAD` and `doubt.NOW` may be there; else months vary as Poisson's, and nothing
    is in doubt.
    """
    told = np.ones(len(frame), bool) if known is None else np.asarray(known, dtype=bool)
    people = floats(frame["population"])
    told = told & (people > 0)
    return Side(
        count=np.where(told, floats(frame["count"]), np.nan),
        people=np.where(told, people, np.nan),
        spread=floats(frame[SPREAD]) if SPREAD in frame else np.ones(len(frame)),
        doubt=floats(frame[NOW].fillna(0)) if NOW in frame else np.zeros(len(frame)),
    )


def standing_p_value(ours: Side, theirs: Side) -> Numbers:
    """Return the chance of rates so far apart if both were the same; NaN where one isn't known."""
    share = ours.people / (ours.people + theirs.people)
    return change_p_value(ours.count, theirs.count, _spread(ours, theirs), share)


def standings(ours: Side, theirs: Side, adjust: Adjust = np.asarray) -> list[str]:
    """Return whether our rates are higher than theirs, lower, similar, or that one cannot tell.

    `adjust` makes p-values those of rates looked at together; as it is, each is asked by itself.
    A verdict must hold with and without the rows set aside that may belong to either side.
    """
    found = [_standings(ours, theirs, adjust)]
    if ours.doubt.any() or theirs.doubt.any():
        found += [_standings(ours.most, theirs, adjust), _standings(ours, theirs.most, adjust)]
    return agreed(found)


def standing_ratio(ours: Side, theirs: Side) -> tuple[Numbers, Numbers, Numbers]:
    """Return our rate over theirs with its 95% interval, which is the test's: beyond 1 or not.

    The upper limit is NaN where it has no end.
    """
    spread = _spread(ours, theirs)
    ratio, lower, upper = rate_ratio(
        ours.count / spread, ours.people, theirs.count / spread, theirs.people
    )
    return ratio, lower, np.where(np.isfinite(upper), upper, np.nan)


def each_of_few(p_values: Numbers) -> Numbers:
    """Return p-values so adjusted that any false one among them is rarer than 5% (Bonferroni)."""
    tested: Numbers = np.minimum(1.0, p_values * max(int((~np.isnan(p_values)).sum()), 1))
    return tested


def _standings(ours: Side, theirs: Side, adjust: Adjust) -> list[str]:
    share = ours.people / (ours.people + theirs.people)
    way = change_direction(ours.count, theirs.count, share)
    words = direction_verdicts(way, adjust(standing_p_value(ours, theirs)))
    return [_WORDS.get(word, word) for word in words]


def _spread(ours: Side, theirs: Side) -> Numbers:
    """Return by how much the difference of both rates varies more than chance alone has it.

    If both rates are the same, each varies as its spread over its residents.
    """
    own, other = ours.spread / ours.people, theirs.spread / theirs.people
    spread: Numbers = (own + other) / (1 / ours.people + 1 / theirs.people)
    return spread


def _others(values: Numbers, known: np.ndarray) -> Numbers:
    """Return the sum of all known values but each one's own."""
    own: Numbers = np.where(known, values, 0.0)
    others: Numbers = own.sum() - own
    return others


def _over(part: Numbers, whole: Numbers) -> Numbers:
    found: Numbers = np.divide(part, whole, out=np.full(len(part), np.nan), where=whole > 0)
    return found
