"""Why a month isn't whole, in words."""

from __future__ import annotations

from moorlands_dash.measures.data import wholeness
from moorlands_dash.measures.data.wholeness import Reason
from moorlands_dash.periods import day_name
from moorlands_dash.words.numbers import counted, number


def why(reason: Reason) -> str:
    """Return why a month is a part, as a clause: "the month is not over"."""
    return {
        wholeness.CUT: lambda: f"the file is cut short: {reason.told}",
        wholeness.NOT_OVER: lambda: "the month is not over",
        wholeness.STOPS: lambda: f"its rows stop on {_day(reason)}",
        wholeness.BEGINS: lambda: f"its rows begin on {_day(reason)}",
        wholeness.FEW: lambda: f"{_few(reason)}",
        wholeness.FEW_OURS: lambda: f"{_few(reason)} of our district",
    }[reason.kind]()


def _day(reason: Reason) -> str:
    return day_name(reason.day) if reason.day else "a day that isn't known"


def _few(reason: Reason) -> str:
    usual = number(round(reason.usual))
    return f"it has {counted(reason.rows, 'row')} where about {usual} would be usual"
