"""A target's amounts as they are read: a count, a share, or a rate per 1,000, and their side."""

from __future__ import annotations

from typing import Any

import pandas as pd

from moorlands_dash.rows import Row
from moorlands_dash.target_kinds import RATE, SHARE, limit_of, rises, side_of, unit_of
from moorlands_dash.words.numbers import amount, decimal, percent

_YEAR = 12


def target_amount(row: Row | pd.Series, value: Any) -> str:
    """Return an amount of a target: "44", "60%", "1.4 per 1,000"; a dash where it isn't known."""
    if pd.isna(value):
        return "–"
    unit = unit_of(row)
    if unit == SHARE:
        return percent(value)
    return f"{decimal(value)} per 1,000" if unit == RATE else amount(value)


def promised_words(row: Row | pd.Series) -> str:
    """Return what was promised: "at most 44", "at least 60%", "at most 1.4 per 1,000"."""
    return f"{side_of(row['kind'])} {target_amount(row, row['target'])}"


def limit_words(row: Row | pd.Series) -> str:
    """Return what may not be passed, or is to be reached: "the ceiling of 44"."""
    if limit_of(row["kind"]) == "Ceiling":
        return f"the ceiling of {target_amount(row, row['target'])}"
    whole = row.get("months_expected")
    of = "the path's" if whole is not None and pd.notna(whole) and whole > _YEAR else "the year's"
    return f"{of} target of {target_amount(row, row['target'])}"


def aim(row: Row | pd.Series) -> str:
    """Return the promise in two words: "limit 44", "aim 60%"."""
    return f"{'aim' if rises(row['kind']) else 'limit'} {target_amount(row, row['target'])}"
