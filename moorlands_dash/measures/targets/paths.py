"""A path of several years: each year's part against what came, and where the whole stands."""

from __future__ import annotations

import numpy as np
import pandas as pd

from moorlands_dash.measures import verdicts
from moorlands_dash.measures.targets.needs import whole
from moorlands_dash.measures.targets.trajectories import Promise, Shares
from moorlands_dash.periods import Period, add_months, financial_year_label

YEAR = 12

COLUMNS = [
    "year_label", "from", "to", "months_expected", "months_loaded", "complete", "promised",
    "count", "promised_so_far", "count_so_far", "result", "baseline",
]  # fmt: skip


def by_year(counts: pd.Series, promise: Promise, shares: Shares) -> pd.DataFrame:
    """Return a row a year of the path, `COLUMNS`.

    `counts` are those of loaded months (index: dates). `promised` is the year's part, the milestone
    being the sum of all parts so far, whole and never easier. A year with a month missing has no
    count and no result: it can't be told, and neither can any sum that it belongs to. A year is
    met or missed by its own part. `baseline` is a year of the baseline.
    """
    years = len(promise.period) // YEAR
    parts = promise.target * shares.values.reshape(years, YEAR).sum(axis=1)
    milestones = [whole(amount, rises=promise.rises) for amount in np.cumsum(parts)]
    milestones[-1] = whole(promise.target, rises=promise.rises)
    rows, so_far = [], 0.0
    for place in range(years):
        start = add_months(promise.period.start, YEAR * place)
        period = Period(start, add_months(start, YEAR - 1))
        loaded = counts.reindex(list(period)).dropna()
        count = float(loaded.sum()) if len(loaded) == YEAR else np.nan
        so_far += count
        promised = whole(float(parts[place]), rises=promise.rises)
        rows.append(
            {
                "year_label": financial_year_label(start.year),
                "from": pd.Timestamp(period.start),
                "to": pd.Timestamp(period.end),
                "months_expected": YEAR,
                "months_loaded": len(loaded),
                "complete": len(loaded) == YEAR,
                "promised": promised,
                "count": count,
                "promised_so_far": milestones[place],
                "count_so_far": so_far,
                "result": _result(count, promised, rises=promise.rises),
                "baseline": promise.baseline / years,
            }
        )
    return pd.DataFrame(rows, columns=COLUMNS)


def _result(count: float, promised: float, *, rises: bool) -> str:
    if np.isnan(count):
        return verdicts.CANNOT_TELL
    kept = count >= promised if rises else count <= promised
    return verdicts.MET if kept else verdicts.MISSED
