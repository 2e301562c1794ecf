"""Every table behind the pack in one Excel workbook: contents, notes, and a sheet a table.

Laid out as the Government Analysis Function asks of spreadsheets for the public: one table a sheet
that begins in the first column, no merged or empty cells, words above it that say what it is.
"""

from __future__ import annotations

import io
import re
from collections.abc import Hashable, Mapping, Sequence
from datetime import date, datetime
from textwrap import wrap
from typing import Any

import xlsxwriter

from moorlands_dash.reports.grid import Grid
from moorlands_dash.reports.pack.book_charts import draw_charts
from moorlands_dash.reports.pack.cells import FORMATS, cell, format_of, heading
from moorlands_dash.reports.pack.model import Pack
from moorlands_dash.reports.timeless import timeless
from moorlands_dash.tables.catalogue import SPECS
from moorlands_dash.tables.model import Table
from moorlands_dash.tables.spec import Column

_HEAD_ROW = 5
"""Row of the header, counted from 0: title, sentence, unit and source, label and way back above."""
_WIDEST = 60
_LINE, _TALLEST = 13.0, 409.0
"""Points that a line of letters takes, and that Excel's tallest row has."""
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
            for name, given in FORMATS.items()
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
        notes = len(self.pack.notes) + len(self.pack.methods)
        notes += sum(len(table.frame.columns) for table in self.pack.tables)
        rows = [("Notes", "Notes, methods, and what each column means", notes, "")]
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
        rows += [row for table in self.pack.tables for row in _columns(table)]
        for row, (name, text) in enumerate(rows, start=4):
            sheet.set_row(row, _height([(name, "wrapped"), (text, "wrapped")], (40, 110)))
            sheet.write_string(row, 0, name[:_CELL], self.formats["wrapped"])
            sheet.write_string(row, 1, text[:_CELL], self.formats["wrapped"])
        sheet.set_column(0, 0, 40)
        sheet.set_column(1, 1, 110)
        sheet.freeze_panes(4, 0)

    def _grid(self, name: str, grid: Grid) -> None:
        sheet = self._sheet(name, grid.title)
        self._above(sheet, grid.sentence, "")
        words = [[(value, "wrapped") for value in row] for row in grid.rows]
        self._body(sheet, grid.heads, words)

    def _table(self, name: str, table: Table) -> None:
        sheet = self._sheet(name, table.title)
        period = f" Period: {table.held}." if table.period else ""
        self._above(sheet, table.sentence, f"Unit: {table.unit}.{period} Source: {table.source}.")
        columns = SPECS[table.name].columns
        rows = table.frame.to_dict("records")
        self._body(
            sheet,
            [heading(column, table.counted) for column in columns],
            [[_of(column, row) for column in columns] for row in rows],
        )
        titles = {item.target_id: item.title for item in self.pack.items}
        draw_charts(self.book, sheet, name, table, _HEAD_ROW + 1, titles)

    def _above(self, sheet: Any, sentence: str, source: str) -> None:
        for row, line in enumerate(
            (sentence.replace("`", ""), source, self.pack.about.footer), start=1
        ):
            sheet.write_string(row, 0, line[:_CELL], self.formats["text"])
        sheet.write_url(4, 0, "internal:'Contents'!A1", self.formats["link"], "Back to contents")

    def _headed(self, sheet: Any, row: int, heads: Sequence[str]) -> None:
        for column, head in enumerate(heads):
            sheet.write_string(row, column, head, self.formats["head"])

    def _body(self, sheet: Any, heads: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
        self._headed(sheet, _HEAD_ROW, heads)
        for place, row in enumerate(rows, _HEAD_ROW + 1):
            for column, (value, name) in enumerate(row):
                self._write(sheet, place, column, value, name)
        widths = [_width(name, [row[at][0] for row in rows]) for at, name in enumerate(heads)]
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        for place, row in enumerate([[(head, "wrapped") for head in heads], *rows], _HEAD_ROW):
            sheet.set_row(place, _height(row, widths))
        last = _HEAD_ROW + max(len(rows), 1)
        if heads:
            sheet.autofilter(_HEAD_ROW, 0, last, len(heads) - 1)
        if not rows:
            sheet.write_string(_HEAD_ROW + 1, 0, "No rows.", self.formats["text"])
        sheet.freeze_panes(_HEAD_ROW + 1, 1)
        sheet.repeat_rows(_HEAD_ROW)

    def _write(self, sheet: Any, row: int, column: int, value: Any, name: str) -> None:
        if value is None:
            return
        if isinstance(value, bool):
            sheet.write_boolean(row, column, value, self.formats[name])
        elif isinstance(value, (date, datetime)):
            sheet.write_datetime(row, column, value, self.formats[name])
        elif isinstance(value, (int, float)):
            sheet.write_number(row, column, value, self.formats[name])
        else:
            sheet.write_string(row, column, str(value)[:_CELL], self.formats[name])


Cell = tuple[Any, str]
"""A value, and the name of its format."""


def _columns(table: Table) -> list[tuple[str, str]]:
    """Return what each column of a table means, and its unit."""
    return [
        (
            f"Column of {table.name}: {column.headed(table.counted)}",
            f"{column.meaning}."
            + (f" Unit: {column.unit_of(table.counted)}." if column.unit else ""),
        )
        for column in SPECS[table.name].columns
    ]


def _of(column: Column, row: Mapping[Hashable, Any]) -> Cell:
    value = cell(column, row)
    return value, format_of(column, row, value)


def _width(head: str, values: Sequence[Any]) -> float:
    """Return a column's width in characters: that of its longest text, within bounds."""
    words = max((len(word) for word in head.split()), default=0)
    longest = max((len(str(value)) for value in values[:500] if value is not None), default=0)
    return min(max(words + 3, min(len(head), 18), longest + 1, 9), _WIDEST)


def _height(row: Sequence[Cell], widths: Sequence[float]) -> float:
    """Return the height in points that the longest of a row's texts takes in its column."""
    most = max(
        (
            _lines(str(value), width)
            for (value, name), width in zip(row, widths, strict=True)
            if name == "wrapped" and value is not None
        ),
        default=1,
    )
    return min(most * _LINE + 2, _TALLEST)


def _lines(text: str, width: float) -> int:
    """Return how many lines a text takes; Arial's words are as wide as so many characters."""
    return len(wrap(text, max(int(width), 1))) or 1


def _sheet_names(tables: Sequence[Table]) -> list[str]:
    """Return each table's sheet: Excel takes 31 characters without []:*?/\\."""
    return [re.sub(r"[\[\]:*?/\\]", " ", table.name)[:31].strip() for table in tables]
