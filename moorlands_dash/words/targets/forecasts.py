"""What the forecasts say: how many there are, and what a change of the months left would do."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from moorlands_dash.periods import month_name
from moorlands_dash.words.chances import chance_said
from moorlands_dash.words.numbers import counted, number, sentence


def forecasts_sentence(told: int, count: int, year: str) -> str:
    """Return for how many of the year's targets that count incidents there is a forecast."""
    if not count:
        return f"No target of {year} is measured by a count."
    missing = count - told
    tail = f"; {counted(missing, 'target')} without one" if missing else ""
    return sentence(f"{counted(told, 'target')} of {year} with a forecast, month by month{tail}")


def change_words(change: float) -> str:
    """Return "10% fewer than forecast", "5% more than forecast" or "as forecast"."""
    share = round(abs(change) * 100)
    if not share:
        return "as forecast"
    return f"{share}% {'fewer' if change < 0 else 'more'} than forecast"


def what_if_sentence(row: Mapping[str, Any], end: date) -> str:
    """Return what would come of a change of the months left, from a row of `what-if`."""
    return (
        f"If the months left bring {_bring(row['change'])}, the count to {month_name(end)} would "
        f"be about {number(row['outturn_median'])} ({number(row['outturn_lower_80'])} to "
        f"{number(row['outturn_upper_80'])} in 8 of 10 such years), the chance "
        f"{chance_said(row['chance'])}: {row['status']}."
    )


def what_ifs_sentence(count: int, year: str) -> str:
    """Return for how many targets a change is worked out."""
    if not count:
        return f"No target of {year} has months left that a forecast can be changed for."
    return (
        f"{counted(count, 'target')} of {year}: the chance if the months left bring more or fewer "
        "than forecast."
    )


def tried_sentence(count: int, year: str) -> str:
    """Return for how many targets a forecast of their own series could be tried."""
    if not count:
        return f"No target of {year} has a year that is over with 24 months of history before it."
    return f"Forecasts of {counted(count, 'target')} of {year}, tried on years that are over."


def _bring(change: float) -> str:
    words = change_words(change)
    return words if change else "what is forecast"
