"""A count of a year in words, and of how many of its months it is."""

from __future__ import annotations

import pandas as pd

from moorlands_dash.periods import Period, month_name
from moorlands_dash.rows import Row
from moorlands_dash.words.numbers import counted, during, number, partly


def now_words(row: Row) -> str:
    """Return a row's count, "176 in 4 of 12 months" where months are missing, or a dash."""
    if pd.isna(row["count"]):
        return "–"
    return partly(number(row["count"]), row["months_loaded"], row["months_expected"])


def before_words(row: Row) -> str:
    """Return a row's count of the year before; a dash where that year isn't whole."""
    return "–" if pd.isna(row["count_before"]) else number(row["count_before"])


def length_words(row: Row, period: Period | None) -> str:
    """Return "in 12 months", and to which month where that is not the page's own period."""
    own = period_of(row)
    months = partly("", row["months_loaded"], row["months_expected"]).strip()
    months = months or f"in {counted(len(own), 'month')}"
    return months if own == period else f"{months} to {month_name(own.end)}"


def during_words(row: Row) -> str:
    """Return "in the 12 months to March 2026", or "in 4 of 12 months to" where some are missing."""
    period = period_of(row)
    part = partly("", row["months_loaded"], row["months_expected"]).strip()
    return f"{part} to {month_name(period.end)}" if part else during(period)


def period_of(row: Row) -> Period:
    """Return a row's own period."""
    return Period(row["from"].date(), row["to"].date())
