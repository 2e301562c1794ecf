"""Why a month isn't whole, in words."""

from __future__ import annotations

from moorlands_dash.measures.data import wholeness
from moorlands_dash.measures.data.wholeness import Reason
from moorlands_dash.periods import day_name
from moorlands_dash.words.numbers import counted, number


def why(reason: Reason) -> str:
    """Return why a month is a part, as a clause: "the month is not over"."""
    if reason.kind == wholeness.CUT:
        return f"the file is cut short: {reason.told}"
    return {
        wholeness.NOT_OVER: "the month is not over",
        wholeness.STOPS: f"its rows stop on {_day(reason)}",
        wholeness.BEGINS: f"its rows begin on {_day(reason)}",
        wholeness.FEW: _few(reason),
        wholeness.FEW_OURS: f"of our district {_few(reason)}",
    }[reason.kind]


def confirmed_words(reason: str, by: str) -> str:
    """Return who says that a month is whole, and why."""
    return f"confirmed as whole{f' by {by}' if by else ''}: {reason}"


def _day(reason: Reason) -> str:
    return day_name(reason.day) if reason.day else "a day that isn't known"


def _few(reason: Reason) -> str:
    usual = number(round(reason.usual))
    return f"it has {counted(reason.rows, 'row')} where about {usual} would be usual"
