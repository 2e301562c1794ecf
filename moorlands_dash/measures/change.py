"""Whether a count has changed between two periods of the same months."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy.special import bdtr

from moorlands_dash.measures import verdicts
from moorlands_dash.measures.intervals import Numbers, floats
from moorlands_dash.periods import Period

LEVEL = 0.05
"""A change is called clear where chance alone would give one as large less often than this."""


def period_before(period: Period) -> Period:
    """Return the same months a year before; whole years before for periods of over a year."""
    return period.shifted(-12 * -(-len(period) // 12))


def change_p_value(count: ArrayLike, before: ArrayLike) -> Numbers:
    """Return the chance of so uneven a split of both counts if nothing had changed.

    Exact two-sided binomial test of the count given both counts' sum, with a half for each period
    (the conditional test of two Poisson rates; Przyborowski and Wilenski, 1940; R's poisson.test).
    """
    now, then = np.asarray(count, dtype=float), np.asarray(before, dtype=float)
    smaller, total = np.minimum(now, then), now + then
    unknown = np.isnan(total)
    tail = bdtr(np.where(unknown, 0, smaller), np.where(unknown, 0, total).astype(np.int64), 0.5)
    p_value: Numbers = np.minimum(1.0, 2 * np.where(unknown, np.nan, tail).astype(float))
    return p_value


def with_change(frame: pd.DataFrame, *, percent_from: int) -> pd.DataFrame:
    """Return the frame with `difference percent p_value verdict`.

    Needs `count count_before complete`, where `complete` says that both periods are whole; if not,
    the verdict is "cannot tell" and nothing is compared. Per cent is left out where either count
    is under `percent_from`: on small counts it shouts.
    """
    whole = frame["complete"]
    now, before = frame["count"].where(whole), frame["count_before"].where(whole)
    p_value = change_p_value(floats(now), floats(before))
    enough = (now.ge(percent_from) & before.ge(percent_from) & before.gt(0)).fillna(False)
    percent = (floats(now) - floats(before)) / np.where(enough, floats(before), np.nan) * 100
    return frame.assign(
        difference=(now - before).astype("Int64"),
        percent=percent,
        p_value=p_value,
        verdict=_verdicts(floats(now) - floats(before), p_value),
    )


def _verdicts(difference: Numbers, p_value: Numbers) -> list[str]:
    words = np.select(
        [np.isnan(p_value), p_value >= LEVEL, difference < 0],
        [verdicts.CANNOT_TELL, verdicts.NO_CLEAR_CHANGE, verdicts.FEWER],
        verdicts.MORE,
    )
    return [str(word) for word in words]
