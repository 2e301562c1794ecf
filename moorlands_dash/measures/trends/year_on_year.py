"""The same months, a year apart: the latest month, three months and year, and the years before."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date

import numpy as np
import pandas as pd

from moorlands_dash.measures.change import period_before, with_change
from moorlands_dash.measures.coverage import Coverage, before_columns, coverage, period_columns
from moorlands_dash.measures.family import with_family
from moorlands_dash.measures.intervals import floats, poisson_limits
from moorlands_dash.measures.targets.trajectories import seasonal_shares
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
    beside: Callable[[Period, Period], Mapping[str, object]] = lambda *_: {},
) -> pd.DataFrame:
    """Return a row for each equal period, the latest first: count, the one before, the verdict.

    `counts` are those of loaded months (index: dates), up to `latest`. Periods of which a month, or
    one of the year before, is missing or older than `comparable` can't be told. All rows are tested
    together. `beside` answers more columns of a period and the one before, such as rows in doubt.
    `lower_95` and `upper_95` are the interval of the count itself.
    """
    periods = [Period(add_months(latest, 1 - months), latest) for months in MONTHS]
    periods += [rolling_year(latest).shifted(-12 * year) for year in _earlier(counts, latest)]
    loaded = set(counts.index)
    rows = [
        {**_row(counts, period, loaded, comparable), **beside(period, period_before(period))}
        for period in periods
    ]
    frame = pd.DataFrame(rows).astype({"count": "Int64", "count_before": "Int64"})
    changes = with_change(frame, percent_from=percent_from)
    lower, upper = poisson_limits(floats(frame["count"]) / frame["dispersion"])
    return with_family(changes, pd.Series(True, index=changes.index)).assign(
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
    year = rolling_year(period.end).shifted(12)
    return {
        **period_columns(period),
        **before_columns(before),
        "months": len(period),
        "complete": now.complete and before.complete and comparable <= before.period.start,
        "count": _sum(counts, now),
        "count_before": _sum(counts, before),
        "dispersion": seasonal_shares(counts, year).dispersion,
    }


def _sum(counts: pd.Series, covered: Coverage) -> float:
    return float(counts.reindex(covered.months()).sum()) if covered.complete else np.nan
