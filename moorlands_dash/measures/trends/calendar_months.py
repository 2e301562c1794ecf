"""Has a series a season, and which months usually bring more?"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
from scipy.stats import chi2_contingency, chisquare, f

from moorlands_dash.measures import verdicts
from moorlands_dash.measures.intervals import Numbers
from moorlands_dash.measures.trends.seasons import YEARS, seasonal_indices

LEAST_YEARS = 2
LEVEL = 0.05
_Z = 1.959964


@dataclass(frozen=True)
class Season:
    """The calendar months of a series, and whether they differ by more than chance."""

    months: pd.DataFrame
    """`calendar_month index lower_95 upper_95 count per_month verdict`; empty if not told."""
    years: int
    """Whole years that it is taken from."""
    p_value: float
    """Chance of months so uneven if there were no season; NaN if not told."""

    @property
    def clear(self) -> bool:
        """Tell whether there is a season beyond chance."""
        return self.p_value < LEVEL


_MONTHS = [
    "calendar_month", "index", "lower_95", "upper_95", "count", "per_month", "verdict",
]  # fmt: skip


def season(counts: pd.Series) -> Season:
    """Return the season of counts without a gap (index: dates), from whole years back.

    Whether there is one: the months' sums against their days, by an F test that allows for months
    that vary from year to year more than chance alone has them (analysis of variance of a
    quasi-Poisson model; McCullagh and Nelder, 1989). The index of a month is the one that season
    adjustment uses, drawn towards 1 as few incidents demand; 1.2 is a fifth more than usual.
    """
    years = min(len(counts) // 12, YEARS)
    if years < LEAST_YEARS:
        return Season(pd.DataFrame(columns=_MONTHS), years, float("nan"))
    used = counts.iloc[-12 * years :]
    first = used.index[0].month - 1
    table = np.roll(used.to_numpy(float).reshape(years, 12), first, axis=1)
    days = np.roll(_days(list(used.index)).reshape(years, 12), first, axis=1)
    p_value = _p_value(table, days)
    index, variance = seasonal_indices(counts.to_numpy(float)[None], counts.index[0].month - 1)
    reach = _Z * float(np.sqrt(variance[0]))
    lower, upper = np.maximum(index[0] - reach, 0), index[0] + reach
    verdict = np.select([lower > 1, upper < 1], [verdicts.MORE, verdicts.FEWER], verdicts.SIMILAR)
    return Season(
        pd.DataFrame(
            {
                "calendar_month": np.arange(1, 13),
                "index": index[0],
                "lower_95": lower,
                "upper_95": upper,
                "count": table.sum(axis=0).astype(int),
                "per_month": table.mean(axis=0),
                "verdict": verdict if p_value < LEVEL else verdicts.SIMILAR,
            }
        ),
        years,
        p_value,
    )


def _days(months: list[date]) -> Numbers:
    return np.array([monthrange(month.year, month.month)[1] for month in months], dtype=float)


def _p_value(table: Numbers, days: Numbers) -> float:
    """Return the p-value of the F test; 1 where nothing happened."""
    if not table.sum():
        return 1.0
    sums, shares = table.sum(axis=0), days.sum(axis=0) / days.sum()
    between = chisquare(sums, shares * sums.sum()).statistic / 11
    whole = table[table.sum(axis=1) > 0][:, sums > 0]
    scatter = 1.0
    if min(whole.shape) > 1:
        found = chi2_contingency(whole)
        scatter = max(found.statistic / found.dof, 1.0)
    return float(f.sf(between / scatter, 11, 11 * (len(table) - 1)))
