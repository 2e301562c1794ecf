"""How good forecasts of one series have been: made for years that are over, with what was known."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from moorlands_dash.measures.coverage import coverage
from moorlands_dash.periods import Period

MONTHS_IN = (3, 6, 9)
"""Months of the year that are known when a forecast is tried."""

COLUMNS = [
    *("months_in", "forecasts", "covered_80", "covered_95", "crps", "straight_line_crps"),
    *("ratio", "brier", "worse"),
]

Numbers = NDArray[np.float64]
Forecast = Callable[[pd.Series, Period, date], Numbers | None]
"""Counts known, the year, the latest month -> draws of the year's count; None without one."""


def track_record(
    counts: pd.Series, period: Period, forecast: Forecast, *, promised: float
) -> pd.DataFrame:
    """Return one row for each of `MONTHS_IN`: how forecasts of earlier such years have done.

    Every earlier whole year that the forecast can be made for is tried. `promised` is the target
    over the year before's count: the chance that is scored (Brier) is that of such a target.
    `crps` is the mean error in incidents, `ratio` that over the straight line's (NaN where the
    straight line has none), `worse` whether it is larger.
    """
    tried = [
        _tried(counts, year, months, forecast, promised)
        for year in _earlier(counts, period)
        for months in MONTHS_IN
        if months < len(period)
    ]
    scores = pd.DataFrame([score for score in tried if score is not None], columns=_SCORES)
    return pd.DataFrame(
        [_row(scores[scores["months_in"] == months], months) for months in MONTHS_IN],
        columns=COLUMNS,
    )


_SCORES = ["months_in", "held_80", "held_95", "error", "line_error", "squared"]


def _earlier(counts: pd.Series, period: Period) -> list[Period]:
    found, year = [], period.shifted(-12)
    while len(counts) and year.end >= counts.index[0]:
        if coverage(year, counts.index).complete:
            found.append(year)
        year = year.shifted(-12)
    return found


def _tried(
    counts: pd.Series, year: Period, months: int, forecast: Forecast, promised: float
) -> dict[str, float] | None:
    latest = list(year)[months - 1]
    known = counts[[month <= latest for month in counts.index]]
    draws = forecast(known, year, latest)
    if draws is None:
        return None
    came = float(counts.reindex(list(year)).sum())
    before = float(counts.reindex(list(year.shifted(-12))).sum(skipna=False))
    chance = float((draws <= before * promised).mean())
    low, lower, upper, high = np.quantile(draws, [0.025, 0.1, 0.9, 0.975], method="inverted_cdf")
    line = float(known.reindex(list(year)[:months]).sum()) * len(year) / months
    return {
        "months_in": months,
        "held_80": lower <= came <= upper,
        "held_95": low <= came <= high,
        "error": crps(draws, came),
        "line_error": abs(line - came),
        "squared": (chance - (came <= before * promised)) ** 2,
    }


def crps(draws: Numbers, came: float) -> float:
    """Return the continuous ranked probability score of draws, in their own unit; 0 is perfect.

    Source: Gneiting and Raftery (2007), JASA 102, equation 21, over all pairs of draws.
    """
    ordered = np.sort(np.asarray(draws, dtype=float))
    count = len(ordered)
    weights = 2 * np.arange(1, count + 1) - count - 1
    return float(np.abs(ordered - came).mean() - (weights * ordered).sum() / count**2)


def _row(scores: pd.DataFrame, months: int) -> dict[str, object]:
    error, line = scores["error"].mean(), scores["line_error"].mean()
    ratio = error / line if line else np.nan
    return {
        "months_in": months,
        "forecasts": len(scores),
        "covered_80": scores["held_80"].astype(float).mean(),
        "covered_95": scores["held_95"].astype(float).mean(),
        "crps": error,
        "straight_line_crps": line,
        "ratio": ratio,
        "brier": scores["squared"].mean(),
        "worse": bool(error > line),
    }
