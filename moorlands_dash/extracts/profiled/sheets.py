"""The tables in a file: where their column names stand, what stands above, and their rows.

Text and workbooks look the same from here. A row comes with its line in the file, or its row in
the sheet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice

from moorlands_dash.extracts import workbooks
from moorlands_dash.extracts.header import Header, headers
from moorlands_dash.extracts.model import Progress, SourceFile
from moorlands_dash.extracts.profiled import json_rows
from moorlands_dash.extracts.records import Record, read_records
from moorlands_dash.partnership import Settings

HEAD_ROWS = 30
"""Column names are looked for among so many rows that aren't blank."""

Line = tuple[int, list[str]]
Recognises = Callable[[Sequence[str]], bool]


@dataclass
class Sheet:
    """One table of a file as it lies there, before its column names are found."""

    name: str
    """Of the sheet; "" for text."""
    head: list[Line]
    """Its first rows that aren't blank."""
    rest: Callable[[int], Iterator[Record]]
    """Yields what stands below the row of `head` at a place."""


@dataclass
class Found:
    """A table whose column names are known."""

    sheet: str
    columns: list[str]
    line: int
    """Where the names stand; the lower line, where they stand on two."""
    above: list[Line] = field(default_factory=list)
    """The title."""
    rows: Iterator[Record] = field(default_factory=lambda: iter(()))


def sheets(
    source: SourceFile, settings: Settings, progress: Progress | None = None
) -> Iterator[Sheet]:
    """Yield the tables of a file: the text's, or those of a workbook's sheets.

    A sheet must be gone through before the next one is asked for. Raises Refusal for a workbook
    that can't be read.
    """
    if workbooks.looks_like(source.path):
        for _, name, rows in workbooks.sheets(source, settings, progress):
            yield _of_rows(name, rows)
    elif json_rows.looks_like(source.path):
        yield _of_rows("", json_rows.lines(source.path))
    else:
        yield _of_text(source, settings, progress)


def found(sheet: Sheet, recognises: Recognises) -> Found | None:
    """Return the table of a sheet whose column names are those wanted, None where they aren't.

    Names on two lines, the upper one's merged over several of the lower, are read as one.
    """
    for place, (line, cells) in enumerate(sheet.head):
        if recognises(cells):
            return Found(sheet.name, cells, line, sheet.head[:place], sheet.rest(place))
        if place and sheet.name and recognises(both := joined(sheet.head[place - 1][1], cells)):
            return Found(sheet.name, both, line, sheet.head[: place - 1], sheet.rest(place))
    return None


def joined(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    """Return the column names of two lines: "Location" over "Easting" is "Location Easting"."""
    names, over = [], ""
    for place, name in enumerate(lower):
        above = upper[place] if place < len(upper) else ""
        over = above or over
        names.append(f"{over} {name}".strip() if name else above)
    return names


def _of_rows(name: str, given: Iterable[Line]) -> Sheet:
    rows = iter(given)
    head = list(islice(rows, HEAD_ROWS))
    width = max((len(cells) for _, cells in head), default=0)
    head = [(line, cells + [""] * (width - len(cells))) for line, cells in head]

    def rest(place: int) -> Iterator[Record]:
        for line, cells in chain(head[place + 1 :], rows):
            yield Record(line, cells)

    return Sheet(name, head, rest)


def _of_text(source: SourceFile, settings: Settings, progress: Progress | None) -> Sheet:
    lines = list(islice(headers(source.path), HEAD_ROWS))

    def rest(place: int) -> Iterator[Record]:
        header: Header = lines[place]
        return read_records(
            source.path,
            header.end,
            header.line + 1,
            len(header.columns),
            progress,
            header.separator,
            settings.limits.row_bytes,
        )

    return Sheet("", [(each.line, list(each.columns)) for each in lines], rest)
