"""Workbooks of the program's own layouts: the sheets that have one, written as one file of text."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from moorlands_dash.extracts import recorded
from moorlands_dash.extracts.header import column_key
from moorlands_dash.extracts.known import Known, known
from moorlands_dash.extracts.model import Progress, SourceFile
from moorlands_dash.extracts.profiled.sheets import Found, Sheet, found, sheets
from moorlands_dash.partnership import Settings

_LEAST = 3
_SHEETS_NAMED = 6


@dataclass
class Book:
    """What of a workbook was written as text."""

    layouts: list[Known]
    """The layouts that its columns have."""
    columns: list[str]
    above: int
    lines: dict[int, tuple[str, int]] = field(default_factory=dict)
    """Line written -> sheet and row, where they aren't the same."""
    sheets: list[str] = field(default_factory=list)
    passed: list[str] = field(default_factory=list)
    """Sheets without such a table."""
    notes: list[int] = field(default_factory=list)
    """Rows with one cell alone."""


def as_text(
    source: SourceFile, out: Path, settings: Settings, progress: Progress | None = None
) -> Book | None:
    """Write the sheets of a workbook that have one of the program's layouts to `out`.

    Several sheets must have the columns of the first. None where a sheet has the recorded crime of
    the Home Office, which is read from the workbook itself, or no sheet has any layout.
    """
    book: Book | None = None
    with out.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        line = 0
        for sheet in sheets(source, settings, progress):
            if found(sheet, recorded.matches):
                return None
            table, layouts = _table(sheet, book)
            if table is None or (book and _keys(table) != _keys_of(book.columns)):
                (book.passed if book else []).append(sheet.name)
                continue
            if book is None:
                book = Book(layouts, table.columns, table.line - 1)
                file.write("\n" * book.above)
                rows.writerow(map(_flat, table.columns))
                line = table.line
            book.sheets.append(sheet.name)
            line = _write(table, book, rows.writerow, file.write, line)
    return book


def _table(sheet: Sheet, book: Book | None) -> tuple[Found | None, list[Known]]:
    """Return the table of a sheet that has one of the layouts, and which."""
    layouts = book.layouts if book else known()
    held: list[Known] = []

    def recognises(columns: Sequence[str]) -> bool:
        held[:] = [layout for layout in layouts if layout.recognises(columns)]
        return bool(held)

    return found(sheet, recognises), list(held)


def _write(
    table: Found,
    book: Book,
    row: Callable[[Sequence[str]], object],
    blank: Callable[[str], object],
    line: int,
) -> int:
    """Write the rows of a sheet below line `line`; return the last line."""
    several = len(book.sheets) > 1
    order = [_places(table)[key] for key in map(column_key, book.columns)]
    for record in table.rows:
        cells = record.fields or []
        filled = [cell for cell in cells if cell.strip()]
        if len(filled) < 2 and len(table.columns) >= _LEAST:
            book.notes += [record.line] if filled else []
            continue
        if not several and record.line > line + 1:
            blank("\n" * (record.line - line - 1))
            line = record.line - 1
        row([_flat(cells[place]) if place < len(cells) else "" for place in order])
        line += 1
        if several:
            book.lines[line] = table.sheet, record.line
    return line


def _places(table: Found) -> dict[str, int]:
    return {column_key(name): place for place, name in reversed(list(enumerate(table.columns)))}


def _keys(table: Found) -> set[str]:
    return _keys_of(table.columns)


def _keys_of(columns: Sequence[str]) -> set[str]:
    return set(map(column_key, columns))


def _flat(text: str) -> str:
    return " ".join(text.split())


def notices(book: Book) -> list[str]:
    """Return what to say of how a workbook was read."""
    said = []
    if book.above:
        said.append(
            f"The column names stand on row {book.above + 1}; what stands above was taken for a "
            "title."
        )
    if len(book.sheets) > 1:
        said.append(f"Sheets read as one table: {', '.join(book.sheets[:_SHEETS_NAMED])}.")
    if book.passed:
        said.append(f"Sheets without such a table: {', '.join(book.passed[:_SHEETS_NAMED])}.")
    if book.notes:
        rows = ", ".join(map(str, book.notes[:_SHEETS_NAMED]))
        said.append(f"Rows with one cell alone, taken for headings or notes: {rows}.")
    return said
