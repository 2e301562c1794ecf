"""The same months, a year apart: the latest month, three months and year, and the years before."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date

import numpy as np
import pandas as pd

from moorlands_dash.measures.change import period_before
from moorlands_dash.measures.coverage import Coverage, before_columns, coverage, period_columns
from moorlands_dash.measures.intervals import floats, poisson_limits
from moorlands_dash.measures.judged import judged
from moorlands_dash.measures.judged import past as of_years
from moorlands_dash.periods import Period, add_months, rolling_year

MONTHS = (1, 3, 12)
"""Latest months that are set against the same ones a year before."""
YEARS = 10
"""Earlier years at most."""


def year_on_year(
    counts: pd.Series,
    latest: date,
    *,
    comparable: date,
    percent_from: int,
    past: Callable[[Period], Mapping[str, object]] | None = None,
    beside: Callable[[Period, Period], Mapping[str, object]] = lambda *_: {},
) -> pd.DataFrame:
    """Return a row for each equal period, the latest first: count, the one before, the verdict.

    `counts` are those of loaded months (index: dates), up to `latest`. Periods of which a month, or
    one of the year before, is missing or older than `comparable` can't be told. All rows are
    looked at together. `past` answers the columns of `judged.past` for a period, `beside` more of a
    period and the one before, such as rows in doubt. Without `past` the series alone tells it.
    `lower_95` and `upper_95` are the interval of the count itself.
    """
    periods = [Period(add_months(latest, 1 - months), latest) for months in MONTHS]
    periods += [rolling_year(latest).shifted(-12 * year) for year in _earlier(counts, latest)]
    loaded = set(counts.index)

    def alone(period: Period) -> Mapping[str, object]:
        own = of_years(counts.to_frame("own"), period, comparable).iloc[0]
        return {str(name): value for name, value in own.items()}

    rows = [
        {
            **_row(counts, period, loaded, comparable),
            **(past or alone)(period),
            **beside(period, period_before(period)),
        }
        for period in periods
    ]
    frame = pd.DataFrame(rows).astype({"count": "Int64", "count_before": "Int64"})
    every = pd.Series(True, index=frame.index)
    lower, upper = poisson_limits(floats(frame["count"]) / frame["dispersion"])
    return judged(frame, percent_from=percent_from, together=every).assign(
        lower_95=lower * frame["dispersion"], upper_95=upper * frame["dispersion"]
    )


def _earlier(counts: pd.Series, latest: date) -> list[int]:
    """Return how many years ago each earlier year ended, of those that are whole."""
    loaded = set(counts.index)
    return [
        year
        for year in range(1, YEARS)
        if loaded.issuperset(rolling_year(latest).shifted(-12 * year))
    ]


def _row(
    counts: pd.Series, period: Period, loaded: Collection[date], comparable: date
) -> dict[str, object]:
    now, before = coverage(period, loaded), coverage(period_before(period), loaded)
    return {
        **period_columns(period),
        **before_columns(before),
        "months": len(period),
        "complete": now.complete and before.complete and comparable <= before.period.start,
        "count": _sum(counts, now),
        "count_before": _sum(counts, before),
    }


def _sum(counts: pd.Series, covered: Coverage) -> float:
    return float(counts.reindex(covered.months()).sum()) if covered.complete else np.nan
