"""Every table behind the pack in one Excel workbook: contents, notes, and a sheet a table.

Laid out as the Government Analysis Function asks of spreadsheets for the public: one table a sheet
that begins in the first column, no merged or empty cells, words above it that say what it is.
"""

from __future__ import annotations

import io
import math
import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import pandas as pd
import xlsxwriter

from moorlands_dash.reports.grid import Grid
from moorlands_dash.reports.pack.marks import MARKS
from moorlands_dash.reports.pack.model import Pack
from moorlands_dash.reports.timeless import timeless
from moorlands_dash.tables.model import Table

_HEAD_ROW = 5
"""Row of the header, counted from 0: title, sentence, unit and source, label and way back above."""
_WIDEST = 60
_MONTHS = ("month", "from", "to", "before_from", "before_to", "best_run_from", "best_run_to")
"""Columns whose dates stand for whole months."""
_CELL = 32_000
"""Excel holds up to 32,767 characters in a cell."""


def workbook(pack: Pack) -> bytes:
    """Return the workbook; names that look like formulas stay text."""
    return timeless(_Book(pack).saved(), pack.about.created)


class _Book:
    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.bytes = io.BytesIO()
        self.book = xlsxwriter.Workbook(
            self.bytes,
            {
                "in_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
                "nan_inf_to_errors": False,
                "default_date_format": "d mmmm yyyy",
            },
        )
        about = pack.about
        self.book.set_properties(
            {
                "title": about.title,
                "author": about.full_name,
                "subject": about.footer,
                "created": about.created,
            }
        )
        self.formats = {
            name: self.book.add_format({"font_name": "Arial", "font_size": 10} | given)
            for name, given in _FORMATS.items()
        }
        names = _sheet_names(pack.tables)
        self._contents(names)
        self._notes()
        if pack.since is not None:
            self._grid("Changed figures", pack.since.grid())
        for table, name in zip(pack.tables, names, strict=True):
            self._table(name, table)

    def saved(self) -> bytes:
        self.book.close()
        return self.bytes.getvalue()

    def _sheet(self, name: str, title: str) -> Any:
        sheet = self.book.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        # "&" steers a footer: two are one.
        sheet.set_footer(f"&L&8{self.pack.about.footer.replace('&', '&&')[:200]}&R&8&P / &N")
        sheet.write_string(0, 0, title[:_CELL], self.formats["title"])
        return sheet

    def _contents(self, names: Sequence[str]) -> None:
        about = self.pack.about
        sheet = self._sheet("Contents", about.title)
        lines = [about.full_name, f"{about.quarter}. Figures to {about.latest}.", about.footer]
        if self.pack.since is not None:
            lines.append(self.pack.since.sentence)
        for row, line in enumerate(lines, start=1):
            sheet.write_string(row, 0, line, self.formats["text"])
        first = len(lines) + 2
        rows = [("Notes", "Notes and methods", len(self.pack.notes) + len(self.pack.methods), "")]
        if self.pack.since is not None:
            since = self.pack.since
            rows.append(("Changed figures", since.grid().title, len(since.figures), ""))
        rows += [
            (name, table.title, len(table.frame), table.source)
            for name, table in zip(names, self.pack.tables, strict=True)
        ]
        self._headed(sheet, first, ("Sheet", "What it holds", "Rows", "Source"))
        for row, (name, title, count, source) in enumerate(rows, start=first + 1):
            sheet.write_url(row, 0, f"internal:'{name}'!A1", self.formats["link"], name)
            sheet.write_string(row, 1, title, self.formats["wrapped"])
            sheet.write_number(row, 2, count, self.formats["whole"])
            sheet.write_string(row, 3, source, self.formats["wrapped"])
        for column, width in enumerate((24, 60, 10, 80)):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(first + 1, 0)

    def _notes(self) -> None:
        sheet = self._sheet("Notes", "Notes and methods")
        sheet.write_string(1, 0, self.pack.about.footer, self.formats["text"])
        self._headed(sheet, 3, ("What", "In words"))
        rows = [("Note", note) for note in (*self.pack.about.notes, *self.pack.notes)]
        rows += [(f"Method: {name}", method) for name, method in self.pack.methods]
        for row, (name, text) in enumerate(rows, start=4):
            sheet.write_string(row, 0, name[:_CELL], self.formats["wrapped"])
            sheet.write_string(row, 1, text[:_CELL], self.formats["wrapped"])
        sheet.set_column(0, 0, 40)
        sheet.set_column(1, 1, 110)
        sheet.freeze_panes(4, 0)

    def _grid(self, name: str, grid: Grid) -> None:
        frame = pd.DataFrame(list(grid.rows), columns=list(grid.heads))
        sheet = self._sheet(name, grid.title)
        self._above(sheet, grid.sentence, "")
        self._body(sheet, frame, list(grid.heads))

    def _table(self, name: str, table: Table) -> None:
        sheet = self._sheet(name, table.title)
        period = f" Period: {table.period}." if table.period else ""
        self._above(sheet, table.sentence, f"Unit: {table.unit}.{period} Source: {table.source}.")
        self._body(sheet, table.frame, [_heading(column) for column in table.frame.columns])

    def _above(self, sheet: Any, sentence: str, source: str) -> None:
        for row, line in enumerate(
            (sentence.replace("`", ""), source, self.pack.about.footer), start=1
        ):
            sheet.write_string(row, 0, line[:_CELL], self.formats["text"])
        sheet.write_url(4, 0, "internal:'Contents'!A1", self.formats["link"], "Back to contents")

    def _headed(self, sheet: Any, row: int, heads: Sequence[str]) -> None:
        for column, head in enumerate(heads):
            sheet.write_string(row, column, head, self.formats["head"])

    def _body(self, sheet: Any, frame: pd.DataFrame, heads: Sequence[str]) -> None:
        self._headed(sheet, _HEAD_ROW, heads)
        shares = _share_rows(frame)
        for column, name in enumerate(frame.columns):
            for place, value in enumerate(frame[name]):
                share = (shares[place] and name in _SHARES) or name in _ALWAYS_SHARES
                self._write(sheet, _HEAD_ROW + 1 + place, column, name, _plain(value), share=share)
            sheet.set_column(column, column, _width(heads[column], frame[name]))
        last = _HEAD_ROW + max(len(frame), 1)
        if len(frame.columns):
            sheet.autofilter(_HEAD_ROW, 0, last, len(frame.columns) - 1)
        if frame.empty:
            sheet.write_string(_HEAD_ROW + 1, 0, "No rows.", self.formats["text"])
        sheet.freeze_panes(_HEAD_ROW + 1, 1)
        sheet.repeat_rows(_HEAD_ROW)

    def _write(
        self, sheet: Any, row: int, column: int, name: str, value: Any, *, share: bool
    ) -> None:
        if value is None:
            return
        if isinstance(value, bool):
            sheet.write_boolean(row, column, value, self.formats["text"])
        elif isinstance(value, (date, datetime)):
            kind = "month" if name in _MONTHS else "day"
            sheet.write_datetime(row, column, value, self.formats[kind])
        elif isinstance(value, (int, float)):
            sheet.write_number(row, column, value, self.formats[_number_format(value, share)])
        else:
            sheet.write_string(row, column, str(value)[:_CELL], self._text(name, value))

    def _text(self, name: str, value: Any) -> Any:
        """Return the format of a text: a status shows its sign, and stays its bare word."""
        return self.formats[value if name in _STATUSES and value in MARKS else "wrapped"]


_FORMATS: dict[str, dict[str, Any]] = {
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
    "share": {"num_format": "0.0%", "valign": "top"},
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

_STATUSES = ("status", "was", "now", "result")
"""Columns that hold a target's status."""

_ALWAYS_SHARES = ("share", "chance", "share_before", "chance_then", "chance_now")
_SHARES = ("actual", "target", "baseline", "lower_95", "upper_95", "milestone_now")
"""Columns that hold shares in rows about a survey."""


def _heading(column: str) -> str:
    return column.replace("_", " ").capitalize()


def _share_rows(frame: pd.DataFrame) -> list[bool]:
    """Tell for each row whether it is about a survey."""
    if "kind" in frame:
        return [str(kind).startswith("survey") for kind in frame["kind"]]
    return ["share" in frame] * len(frame)


def _number_format(value: float, share: bool) -> str:
    if share:
        return "share"
    return "whole" if float(value).is_integer() else "real"


def _plain(value: Any) -> Any:
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


def _width(head: str, values: pd.Series) -> float:
    """Return a column's width in characters: that of its longest text, within bounds."""
    words = max((len(word) for word in head.split()), default=0)
    longest = max((len(str(value)) for value in values.dropna().head(500)), default=0)
    return min(max(words + 3, min(len(head), 18), longest + 1, 9), _WIDEST)


def _sheet_names(tables: Sequence[Table]) -> list[str]:
    """Return each table's sheet: Excel takes 31 characters without []:*?/\\."""
    return [re.sub(r"[\[\]:*?/\\]", " ", table.name)[:31].strip() for table in tables]
