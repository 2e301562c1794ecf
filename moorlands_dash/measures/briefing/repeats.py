"""Places where the same kind of incident comes back month after month."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd

LEAST = 6
"""Latest months in a row with an incident, from which a place is said to repeat."""


def repeats(counts: pd.DataFrame, months: Sequence[date], *, least: int = LEAST) -> pd.DataFrame:
    """Return the places with an incident in each of the latest `least` months or more.

    `counts` has `month count` and columns that name a place and a kind; `months` are those looked
    at, all of them loaded. Comes back with `count` (in all the months), `months_with` (how many of
    them had any) and `run` (how many in a row up to the latest), the longest run first, then the
    most incidents. Of fewer months than `least` nothing can be told, and nothing comes back.
    """
    keys = [name for name in counts.columns if name not in ("month", "count")]
    columns = [*keys, "count", "months_with", "run"]
    if len(months) < least or counts.empty:
        return pd.DataFrame(columns=columns)
    wide = counts.pivot_table(
        index=keys, columns="month", values="count", aggfunc="sum", fill_value=0
    ).reindex(columns=pd.to_datetime(sorted(months)), fill_value=0)
    had = wide > 0
    found = pd.DataFrame(
        {
            "count": wide.sum(axis=1),
            "months_with": had.sum(axis=1),
            "run": had.iloc[:, ::-1].cummin(axis=1).sum(axis=1),
        }
    ).reset_index()
    order = [False, False, *[True] * len(keys)]
    found = found[found["run"] >= least].sort_values(["run", "count", *keys], ascending=order)
    return found[columns].reset_index(drop=True)
