"""Whether a count has changed between two periods, and which way."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy.special import betainc

from moorlands_dash.measures import verdicts
from moorlands_dash.measures.doubt import agreed, corners
from moorlands_dash.measures.intervals import Numbers, floats
from moorlands_dash.periods import Period

LEVEL = 0.05
"""A change is called clear where chance alone would give one as large less often than this."""

EVEN = 0.5
"""The part of both periods that either has where their months are alike."""

_EXACT = 1e-9
"""Fractions of binary numbers are a little off."""


def period_before(period: Period) -> Period:
    """Return the same months a year before; whole years before for periods of over a year."""
    return period.shifted(-12 * -(-len(period) // 12))


def change_p_value(
    count: ArrayLike, before: ArrayLike, dispersion: ArrayLike = 1.0, share: ArrayLike = EVEN
) -> Numbers:
    """Return the chance of so uneven a split of both counts if nothing had changed.

    Exact two-sided binomial test of the count given both counts' sum, with a half for each period
    (the conditional test of two Poisson rates; Przyborowski and Wilenski, 1940; R's poisson.test).
    `share` is the period's part of both where they aren't of the same months.
    Counts whose months vary `dispersion` times as much as Poisson's weigh as counts that many
    times smaller; the binomial tail is then taken by its continuous form, the incomplete beta
    function, which for a dispersion of 1 is the exact test itself.
    """
    scale = np.asarray(dispersion, dtype=float)
    now, then = np.asarray(count, dtype=float) / scale, np.asarray(before, dtype=float) / scale
    part = np.asarray(share, dtype=float)
    tail = np.minimum(_at_least(now, then, part), _at_least(then, now, 1 - part))
    p_value: Numbers = np.minimum(1.0, 2 * tail)
    return p_value


def _at_least(one: Numbers, other: Numbers, share: Numbers) -> Numbers:
    """Return the chance that a binomial count out of both is at least the one."""
    tail = betainc(np.where(one == 0, 1, one), other + 1, share)
    return np.where(one == 0, 1.0, tail)


def change_direction(count: ArrayLike, before: ArrayLike, share: ArrayLike = EVEN) -> Numbers:
    """Return which way a change goes: 1 for more, -1 for fewer, 0 for the same, NaN if unknown.

    It is the ratio's, each count over its own part of the time: 17 in a month are more than 36 in
    a year. A ratio of 1 has no direction. Every direction that is told of a change comes from here.
    """
    part = np.asarray(share, dtype=float)
    now, then = np.asarray(count, dtype=float) * (1 - part), np.asarray(before, dtype=float) * part
    way: Numbers = np.where(np.isclose(now, then, rtol=_EXACT, atol=0), 0.0, np.sign(now - then))
    return way


def with_change(frame: pd.DataFrame, *, percent_from: int) -> pd.DataFrame:
    """Return the frame with `difference percent p_value verdict`.

    Needs `count count_before complete`, where `complete` says that both periods are whole; if not,
    the verdict is "cannot tell" and nothing is compared. Per cent is left out where either count
    is under `percent_from`: on small counts it shouts. A column `dispersion` widens the test, a
    column `share` says what part of both periods is the later's where their months differ: then
    per cent are the ratio's, and so many incidents fewer or more would mean nothing. With
    columns `doubt doubt_before` a verdict is given where it holds at both bounds of both counts.
    """
    whole = frame["complete"]
    now, before = frame["count"].where(whole), frame["count_before"].where(whole)
    part = _shares(frame)
    p_value = change_p_value(floats(now), floats(before), frame.get("dispersion", 1.0), part)
    enough = (now.ge(percent_from) & before.ge(percent_from) & before.gt(0)).fillna(False)
    usual = floats(before) * part / (1 - part)
    alike = np.isclose(part, EVEN, rtol=_EXACT, atol=0)
    return frame.assign(
        difference=(now - before).astype("Int64").where(alike),
        percent=(floats(now) - usual) / np.where(enough, usual, np.nan) * 100,
        p_value=p_value,
        verdict=bounded_verdicts(frame, p_value),
    )


def bounded_verdicts(
    frame: pd.DataFrame, p_value: Numbers, adjust: Callable[[Numbers], Numbers] = np.asarray
) -> list[str]:
    """Return the verdicts of `change_verdicts` that hold at both bounds of counts in doubt.

    `adjust` makes p-values those of changes that are looked at together, as `p_value` are already.
    """
    found = [change_verdicts(frame, p_value)]
    for corner in corners(frame):
        now, before = (
            floats(corner[name].where(corner["complete"])) for name in ("count", "count_before")
        )
        chance = change_p_value(now, before, frame.get("dispersion", 1.0), _shares(frame))
        found.append(change_verdicts(corner, adjust(chance)))
    return agreed(found)


def change_verdicts(frame: pd.DataFrame, p_value: Numbers) -> list[str]:
    """Return fewer, more, no clear change or cannot tell for each row of `with_change`."""
    counts = floats(frame["count"]), floats(frame["count_before"])
    return direction_verdicts(change_direction(*counts, _shares(frame)), p_value)


def direction_verdicts(direction: Numbers, p_value: Numbers) -> list[str]:
    """Return fewer, more, no clear change or cannot tell for each `change_direction`."""
    words = np.select(
        [np.isnan(p_value), (p_value >= LEVEL) | (direction == 0), direction < 0],
        [verdicts.CANNOT_TELL, verdicts.NO_CLEAR_CHANGE, verdicts.FEWER],
        verdicts.MORE,
    )
    return [str(word) for word in words]


def _shares(frame: pd.DataFrame) -> Numbers:
    """Return the later period's part of both, for each row."""
    return floats(frame["share"]) if "share" in frame else np.full(len(frame), EVEN)
