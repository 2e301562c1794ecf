"""How good forecasts of one series have been: made for years that are over, with what was known."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from moorlands_dash.measures.coverage import coverage
from moorlands_dash.measures.targets.scoring import crps, limits
from moorlands_dash.periods import Period

MONTHS_IN = (3, 6, 9)
"""Months of the year that are known when a forecast is tried."""

COLUMNS = [
    *("months_in", "forecasts", "covered_80", "covered_95", "crps", "straight_line_crps"),
    *("ratio", "brier", "worse"),
]

Numbers = NDArray[np.float64]
Forecast = Callable[[pd.Series, Period], Numbers | None]
"""Counts known, the year -> draws of the year's count; None where nothing can be told."""


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
    draws = forecast(known, year)
    if draws is None:
        return None
    came = float(counts.reindex(list(year)).sum())
    before = float(counts.reindex(list(year.shifted(-12))).sum(skipna=False))
    goal = before * promised
    gap = float((draws <= goal).mean()) - float(came <= goal)
    held = {level: limits(draws, level) for level in (0.80, 0.95)}
    line = float(known.reindex(list(year)[:months]).sum()) * len(year) / months
    return {
        "months_in": months,
        "held_80": bool(held[0.80][0][0] <= came <= held[0.80][1][0]),
        "held_95": bool(held[0.95][0][0] <= came <= held[0.95][1][0]),
        "error": float(crps(draws, came)[0]),
        "line_error": abs(line - came),
        "squared": np.nan if np.isnan(goal) else gap**2,
    }


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
