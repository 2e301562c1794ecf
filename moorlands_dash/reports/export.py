"""Any table as CSV or JSON: safe to open in a spreadsheet, the same bytes each time.

A CSV keeps its shape as a plain table: what the figures are (invented or not, period, unit,
source, snapshot) stands in columns on each row, not in lines above the header, so that programs
can read it and no row loses its label when rows are copied elsewhere. JSON has it once, with the
method, the notes and the sentence too.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pandas as pd

from moorlands_dash.formulas import neutralised
from moorlands_dash.periods import Period, month_key
from moorlands_dash.tables.model import Table
from moorlands_dash.vocabulary import ALL, choices

MONTHS = ("month", "from", "to", "before_from", "before_to", "known_to")
"""Columns whose dates stand for whole months: written "2025-09", as `--from` and `--to` are."""

_BREAKS = re.compile(r'[",\r\n]')
"""What must stand in quotes. Python's own writer leaves a carriage return bare."""

_ABOUT = ("about_data", "about_period", "about_unit", "about_source", "about_snapshot")

_DIGITS = 12
"""Significant digits of fractions: more than any figure deserves, and the same everywhere."""


def to_csv(table: Table, *, byte_order_mark: bool = False) -> bytes:
    """Return the table as CSV in UTF-8 with LF line ends; missing values are empty.

    Text that a spreadsheet would run as a formula gets an apostrophe before it. With a
    byte-order mark Excel reads the accents right: for downloads, not for programs.
    """
    lines = [[*map(neutralised, table.frame.columns), *_ABOUT]]
    for record, about in zip(_records(table), _about(table), strict=True):
        lines.append([_cell(value) for value in (*record.values(), *about)])
    text = "".join(f"{','.join(map(_quoted, line))}\n" for line in lines)
    return text.encode("utf-8-sig" if byte_order_mark else "utf-8")


def to_json(table: Table) -> bytes:
    """Return the table as JSON in UTF-8: what it is, and its rows; missing values are null."""
    whole = {
        "table": table.name,
        "title": table.title,
        "sentence": table.sentence,
        "data": label(table),
        "demonstration": table.demonstration,
        "snapshot": table.snapshot,
        "from": month_key(table.period.start) if table.period else None,
        "to": month_key(table.period.end) if table.period else None,
        "complete": table.complete,
        "missing_months": [month_key(month) for month in table.missing],
        "unit": table.unit,
        "source": table.source,
        "method": table.method,
        "notes": list(table.notes),
        "columns": list(table.frame.columns),
        "rows": _records(table),
    }
    text = json.dumps(whole, ensure_ascii=False, allow_nan=False, indent=1)
    return f"{text}\n".encode()


def file_name(table: Table, extension: str, *, choice: str = "") -> str:
    """Return "ward-rates_burglary_2025-01_to_2025-09_demonstration.csv".

    A table of one category or theme (`choice`, else what its rows say) names it; of all police
    incidents it goes without saying.
    """
    parts = [table.name, *_of_one(table, choice)]
    if table.period:
        parts.append(f"{month_key(table.period.start)}_to_{month_key(table.period.end)}")
    if table.demonstration:
        parts.append("demonstration")
    return f"{'_'.join(parts)}.{extension}"


def _of_one(table: Table, choice: str) -> list[str]:
    """Return the choice that all rows are of, where that is one of ours and not all."""
    named = {choice} if choice else set()
    if not choice and "category" in table.frame:
        named = set(table.frame["category"].dropna())
    known = [name for name in named if name in choices() and name != ALL]
    return [known[0].replace(":", "-")] if len(named) == len(known) == 1 else []


def _about(table: Table) -> Iterator[tuple[str, ...]]:
    """Yield what stands beside each row; a row with a period of its own has that one."""
    same = (label(table), table.unit, table.source, table.snapshot)
    whole = str(table.period) if table.period else ""
    if not {"from", "to"} <= set(table.frame.columns):
        yield from ((same[0], whole, *same[1:]) for _ in range(len(table.frame)))
        return
    for start, end in zip(table.frame["from"], table.frame["to"], strict=True):
        own = whole if pd.isna(start) or pd.isna(end) else str(Period(start.date(), end.date()))
        yield (same[0], own, *same[1:])


def label(table: Table) -> str:
    """Return whether the data are invented, in words that stand on every row."""
    return "demonstration data (invented)" if table.demonstration else "data as partners sent it"


def _records(table: Table) -> list[dict[str, Any]]:
    """Return the rows as plain values."""
    columns = {
        name: [_plain(value, whole_month=name in MONTHS) for value in table.frame[name]]
        for name in table.frame.columns
    }
    names = list(columns)
    rows = zip(*columns.values(), strict=True)
    return [dict(zip(names, row, strict=True)) for row in rows]


def _plain(value: Any, *, whole_month: bool) -> str | int | float | bool | None:
    """Return a value as JSON knows it; dates as ISO 8601."""
    if value is None or value is pd.NaT or value is pd.NA:
        return None
    if isinstance(value, (bool, str)):
        return value
    if isinstance(value, (date, datetime)):
        return _day(value, whole_month=whole_month)
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, float):
        return _fraction(value)
    return value if isinstance(value, (bool, int)) else str(value)


def _day(value: date, *, whole_month: bool) -> str:
    if whole_month:
        return month_key(value)
    midnight = isinstance(value, datetime) and value == value.replace(
        hour=0, minute=0, second=0, microsecond=0
    )
    return f"{value:%Y-%m-%d}" if midnight else value.isoformat()


def _fraction(value: float) -> float | int | None:
    if not math.isfinite(value):
        return None
    return float(f"{value:.{_DIGITS}g}")


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return neutralised(value) if isinstance(value, str) else str(value)


def _quoted(text: str) -> str:
    """Return a cell in quotes where it needs them; a lone carriage return would end the row too."""
    return '"' + text.replace('"', '""') + '"' if _BREAKS.search(text) else text
