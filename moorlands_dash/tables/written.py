"""How each form of a value is written, on pages and papers alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.periods import MONTH_NAMES, day_name, month_name
from moorlands_dash.tables.spec import Column, Form
from moorlands_dash.target_kinds import COUNT, RATE, SHARE, unit_of
from moorlands_dash.words.chances import chance_percent
from moorlands_dash.words.hotspots.foresight import METHOD_NAMES
from moorlands_dash.words.trends.control_charts import RULE_WORDS
from moorlands_dash.words.trends.rhythm import DAYS

MISSING = "–"
"""A value that is not known; never written as 0."""
_EXACT = 1e-9
"""Fractions of binary numbers are a little off: 90 and a tenth of it are 99."""


def _whole(value: Any) -> str:
    return f"{value:,.0f}"


def _one_place(value: Any) -> str:
    return f"{value:,.1f}"


def _amount(value: Any) -> str:
    """Return a count whole where it is, such as milestones, which need not be."""
    return _whole(value) if abs(value - round(value)) < _EXACT else _one_place(value)


def _two_places(value: Any) -> str:
    return f"{value:,.2f}"


def _chance(value: Any) -> str:
    return "under 0.001" if value < 0.001 else f"{value:.3f}"


def _share(value: Any) -> str:
    return f"{value:.1%}"


def _month(value: Any) -> str:
    return month_name(pd.Timestamp(value).date())


def _with_sign(text: str) -> str:
    """Return a number written with a sign as print has it; what rounds to 0 has none."""
    bare = text[1:]
    return text.replace("-", "−") if any(digit in bare for digit in "123456789") else bare


def _signed(value: Any) -> str:
    return _with_sign(f"{value:+,.0f}")


def _signed_place(value: Any) -> str:
    return _with_sign(f"{value:+,.1f}")


def _signed_points(value: Any) -> str:
    return f"{_with_sign(f'{value * 100:+.1f}')} points"


def _signed_share(value: Any) -> str:
    return _with_sign(f"{value:+.0%}")


def _day(value: Any) -> str:
    return day_name(pd.Timestamp(value).date())


def _yes_no(value: Any) -> str:
    return "Yes" if value else "No"


def _plain_year(value: Any) -> str:
    return f"{value:.0f}"


def _pounds(value: Any) -> str:
    return f"£{value:,.0f}"


def _degrees(value: Any) -> str:
    return f"{value:.5f}".replace("-", "−")


def _theme(value: Any) -> str:
    return vocabulary.THEME_BY_KEY[value].name if value in vocabulary.THEME_BY_KEY else str(value)


def _kind(value: Any) -> str:
    return vocabulary.TARGET_KINDS.get(str(value), str(value))


def _calendar_month(value: Any) -> str:
    return MONTH_NAMES[int(value) - 1]


def _weekday(value: Any) -> str:
    return DAYS[int(value)]


def _hour(value: Any) -> str:
    return f"{value:02.0f}:00"


def _rule(value: Any) -> str:
    return RULE_WORDS.get(str(value), str(value))


def _in_1000(value: Any) -> str:
    return f"{value * 1000:.1f} in 1,000"


def _category(value: Any) -> str:
    return vocabulary.choices().get(str(value), str(value))


def _hotspot_method(value: Any) -> str:
    return METHOD_NAMES.get(str(value), str(value))


WRITERS: dict[Form, Callable[[Any], str]] = {
    "text": str,
    "whole": _whole,
    "amount": _amount,
    "one place": _one_place,
    "two places": _two_places,
    "chance": _chance,
    "in ten": chance_percent,
    "in 1,000": _in_1000,
    "share": _share,
    "points": _signed_points,
    "signed whole": _signed,
    "signed place": _signed_place,
    "signed share": _signed_share,
    "month": _month,
    "day": _day,
    "year": _plain_year,
    "hour": _hour,
    "weekday": _weekday,
    "calendar month": _calendar_month,
    "pounds": _pounds,
    "degrees": _degrees,
    "yes or no": _yes_no,
    "category": _category,
    "theme": _theme,
    "target kind": _kind,
    "rule": _rule,
    "hotspot method": _hotspot_method,
}


def written(column: Column, value: Any, row: Mapping[Any, Any]) -> str:
    """Return a value as its column is written; a target's amount in the unit of its row."""
    if value is None or pd.isna(value) or value == "":
        return MISSING
    if column.form == "count or share":
        return _IN_UNIT[unit_of(row)](value)
    if isinstance(value, bool):
        return _yes_no(value)
    return WRITERS[column.form](value)


def of_shares(row: Mapping[Any, Any]) -> bool:
    """Tell whether a target's amounts are shares."""
    return unit_of(row) == SHARE


def _per_1000(value: Any) -> str:
    return f"{value:.1f} per 1,000"


_IN_UNIT = {SHARE: _share, RATE: _per_1000, COUNT: _amount}
