"""How a table's values stand in cells of a workbook: numbers as numbers, keys as words."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping
from datetime import datetime
from typing import Any

import pandas as pd

from moorlands_dash.reports.pack.marks import MARKS
from moorlands_dash.tables.spec import Column, Form
from moorlands_dash.tables.written import of_shares, written

FORMATS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 14, "font_color": "#12436D"},
    "text": {},
    "wrapped": {"text_wrap": True, "valign": "top"},
    "link": {"font_color": "#12436D", "underline": 1, "valign": "top"},
    "head": {
        "bold": True,
        "text_wrap": True,
        "valign": "top",
        "font_color": "#ffffff",
        "bg_color": "#12436D",
    },
    "whole": {"num_format": "#,##0", "valign": "top"},
    "real": {"num_format": "#,##0.0##", "valign": "top"},
    "one place": {"num_format": "#,##0.0", "valign": "top"},
    "two places": {"num_format": "#,##0.00", "valign": "top"},
    "chance": {"num_format": "0.000", "valign": "top"},
    "share": {"num_format": "0.0%", "valign": "top"},
    "rare": {"num_format": "0.00%", "valign": "top"},
    "points": {"num_format": "+0.0%;-0.0%;0.0%", "valign": "top"},
    "signed whole": {"num_format": "+#,##0;-#,##0;0", "valign": "top"},
    "signed place": {"num_format": "+#,##0.0;-#,##0.0;0.0", "valign": "top"},
    "signed share": {"num_format": "+0%;-0%;0%", "valign": "top"},
    "signed per cent": {"num_format": "+0.0%;-0.0%;0.0%", "valign": "top"},
    "pounds": {"num_format": "£#,##0", "valign": "top"},
    "plain": {"num_format": "0", "valign": "top"},
    "degrees": {"num_format": "0.00000", "valign": "top"},
    "month": {"num_format": "mmm yyyy", "valign": "top", "align": "left"},
    "day": {"num_format": "d mmm yyyy", "valign": "top", "align": "left"},
    **{
        word: {
            "num_format": f'"{mark.sign} "@',
            "bold": True,
            "font_color": mark.colour,
            "bg_color": mark.ground,
            "valign": "top",
        }
        for word, mark in MARKS.items()
    },
}
"""Name of a format -> what it sets. A status shows its sign, and stays its bare word."""

_PER_CENT = "per cent"
"""Unit of columns whose numbers are hundredths: Excel has a format of its own for those."""
_STATUSES = ("status", "was", "now", "result")
"""Columns that hold a target's status."""

_OF_FORM: dict[Form, str] = {
    "amount": "real",
    "in ten": "share",
    "in 1,000": "rare",
    "year": "plain",
}
"""Formats that aren't called as the form of the values is."""
_SAID: frozenset[Form] = frozenset(
    {
        *("category", "theme", "target kind", "rule", "hotspot method"),
        *("hour", "weekday", "calendar month"),
    }
)
"""Forms whose values are keys: a workbook has the words that pages have."""


def heading(column: Column, counted: str) -> str:
    """Return a column's head with its unit, where neither the head nor the values say it."""
    unit = f" ({column.unit_beneath})" if column.unit_beneath else ""
    return f"{column.headed(counted)}{unit}"


def cell(column: Column, row: Mapping[Hashable, Any]) -> Any:
    """Return a row's value as the cell has it, or None where it is not known."""
    value = plain(row[column.name])
    if column.unit == _PER_CENT and isinstance(value, (int, float)):
        return value / 100
    if column.form in _SAID and value is not None and value != "":
        return written(column, value, row)
    return value


def format_of(column: Column, row: Mapping[Hashable, Any], value: Any) -> str:
    """Return the name of a cell's format; a target's by whether a survey judges it."""
    if column.name in _STATUSES and value in MARKS:
        return str(value)
    if isinstance(value, (bool, str)) or value is None:
        return "text" if isinstance(value, bool) else "wrapped"
    if column.unit == _PER_CENT:
        return "signed per cent" if column.form == "signed place" else "share"
    if column.form == "count or share" and of_shares(row):
        return "share"
    name = _OF_FORM.get(column.form, column.form)
    return name if name in FORMATS and name != "text" else _bare(value)


def _bare(value: Any) -> str:
    if isinstance(value, datetime):
        return "day"
    return "whole" if float(value).is_integer() else "real"


def plain(value: Any) -> Any:
    """Return a value as Excel has it, or None where it is not known."""
    if value is None or value is pd.NaT or value is pd.NA:
        return None
    if isinstance(value, pd.Timestamp):
        return value.to_pydatetime().replace(tzinfo=None)
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value
