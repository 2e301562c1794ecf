"""What is usual in a ward: a range for each month, and five words for a year against the last."""

from __future__ import annotations

import numpy as np
import pandas as pd

from moorlands_dash.measures import verdicts
from moorlands_dash.measures.change import LEVEL, change_p_value
from moorlands_dash.measures.intervals import Numbers, floats
from moorlands_dash.measures.trajectories import (
    dispersion_of,
    seasonal_shares,
    usual_range,
    whole_years,
)
from moorlands_dash.periods import Period

HALVING = 0.5

USUAL = (
    verdicts.HIGHER_THAN_USUAL,
    verdicts.LOWER_THAN_USUAL,
    verdicts.NO_CLEAR_CHANGE,
    verdicts.TOO_FEW,
    verdicts.CANNOT_TELL,
)
"""The only words for what a ward's year means against the year before."""

_WORDS = {
    verdicts.MORE: verdicts.HIGHER_THAN_USUAL,
    verdicts.FEWER: verdicts.LOWER_THAN_USUAL,
}


def usual_verdicts(frame: pd.DataFrame) -> pd.Series:
    """Return one of `USUAL` for each row of `family.with_family`.

    A change that is clear is higher or lower than usual. One that isn't is "too few to say"
    where even half of the year before's count would not have been a clear change, else "no clear
    change".
    """
    before = floats(frame["count_before"])
    halved = change_p_value(before * HALVING, before, frame.get("dispersion", 1.0))
    few = (halved >= LEVEL) & (frame["verdict"] == verdicts.NO_CLEAR_CHANGE).to_numpy()
    words = frame["verdict"].map(lambda word: _WORDS.get(word, word))
    return words.mask(pd.Series(few, index=frame.index), verdicts.TOO_FEW)


def fewest_to_say() -> int:
    """Return the smallest count of a year before whose halving is a clear change."""
    counts = np.arange(1, 200)
    clear = change_p_value(counts * HALVING, counts) < LEVEL
    return int(counts[clear][0])


def year_dispersion(counts: pd.Series, whole: pd.Series, year: Period) -> float:
    """Return how much more a ward's months vary than Poisson's do, 1 or more.

    `counts` are the ward's, `whole` those of all wards, whose seasons are steadier; both of
    loaded months. Up to three whole years up to the end of `year` are used.
    """
    after = year.shifted(12)
    table, shares = _years(counts, after), seasonal_shares(whole, after)
    return dispersion_of(table, shares.values, own=False) if len(table) > 1 else 1.0


def usual_months(counts: pd.Series, whole: pd.Series, shown: Period, year: Period) -> pd.DataFrame:
    """Return `month count usual_lower usual_upper` for each month shown.

    The usual range of a month is what chance makes of the ward's mean year before `year` (up to
    three whole ones), spread over the months as in all wards together: the middle 95% of Poisson's
    or the negative binomial distribution (`trajectories.usual_range`). Without a whole year
    before there is no range.
    """
    frame = pd.DataFrame(
        {
            "month": [pd.Timestamp(month) for month in shown],
            "count": pd.array([counts.get(month) for month in shown], dtype="Int64"),
        }
    )
    table = _years(counts, year)
    if not len(table):
        return frame.assign(usual_lower=np.nan, usual_upper=np.nan)
    shares = seasonal_shares(whole, year)
    spread = dispersion_of(table, shares.values, own=False) if len(table) > 1 else 1.0
    by_month = {
        month.month: usual_range(float(table.sum(axis=1).mean() * share), spread)
        for month, share in zip(year, shares.values, strict=True)
    }
    ranges = np.array([by_month[month.month] for month in shown], dtype=float)
    return frame.assign(usual_lower=ranges[:, 0], usual_upper=ranges[:, 1])


def _years(counts: pd.Series, after: Period) -> Numbers:
    years = whole_years(counts, after)
    return np.array([[counts[month] for month in year] for year in years], dtype=float)
