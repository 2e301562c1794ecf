"""Counts of areas with both rates: by residents, and by another denominator that is loaded."""

from __future__ import annotations

from datetime import date

import pandas as pd

from moorlands_dash.denominators import denominators_of
from moorlands_dash.measures.denominators import divided, value_at
from moorlands_dash.tables.held import once
from moorlands_dash.tables.request import Request


def loaded(request: Request) -> pd.DataFrame:
    """Return every denominator of the snapshot, read once."""
    found: pd.DataFrame = once(request.snapshot, "denominators", "", request.snapshot.denominators)
    return found


def both_rates(request: Request, rates: pd.DataFrame, code: str, at: date) -> pd.DataFrame:
    """Return a row an area and denominator that the choice has and that is loaded for any of them.

    `rates` has `count population complete` and `code`, the column of the area's code.
    """
    values = loaded(request)
    parts = [
        divided(rates, found, each)
        for each in denominators_of(request.category)
        if (found := value_at(values, each.key, rates[code], at))["value"].notna().any()
    ]
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame()
