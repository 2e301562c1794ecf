"""Whether a count has changed between two periods of the same months."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy.special import betainc

from moorlands_dash.measures import verdicts
from moorlands_dash.measures.intervals import Numbers, floats
from moorlands_dash.periods import Period

LEVEL = 0.05
"""A change is called clear where chance alone would give one as large less often than this."""


def period_before(period: Period) -> Period:
    """Return the same months a year before; whole years before for periods of over a year."""
    return period.shifted(-12 * -(-len(period) // 12))


def change_p_value(
    count: ArrayLike, before: ArrayLike, dispersion: ArrayLike = 1.0, share: ArrayLike = 0.5
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


def with_change(frame: pd.DataFrame, *, percent_from: int) -> pd.DataFrame:
    """Return the frame with `difference percent p_value verdict`.

    Needs `count count_before complete`, where `complete` says that both periods are whole; if not,
    the verdict is "cannot tell" and nothing is compared. Per cent is left out where either count
    is under `percent_from`: on small counts it shouts. A column `dispersion` widens the test, a
    column `share` says what part of both periods is the later's where their months differ.
    """
    whole = frame["complete"]
    now, before = frame["count"].where(whole), frame["count_before"].where(whole)
    widened, share = frame.get("dispersion", 1.0), frame.get("share", 0.5)
    p_value = change_p_value(floats(now), floats(before), widened, share)
    enough = (now.ge(percent_from) & before.ge(percent_from) & before.gt(0)).fillna(False)
    percent = (floats(now) - floats(before)) / np.where(enough, floats(before), np.nan) * 100
    return frame.assign(
        difference=(now - before).astype("Int64"),
        percent=percent,
        p_value=p_value,
        verdict=change_verdicts(floats(now) - floats(before), p_value),
    )


def change_verdicts(difference: Numbers, p_value: Numbers) -> list[str]:
    """Return fewer, more, no clear change or cannot tell for each difference."""
    words = np.select(
        [np.isnan(p_value), p_value >= LEVEL, difference < 0],
        [verdicts.CANNOT_TELL, verdicts.NO_CLEAR_CHANGE, verdicts.FEWER],
        verdicts.MORE,
    )
    return [str(word) for word in words]
