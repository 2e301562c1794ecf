"""The line of column names that a CSV file begins with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from moorlands_dash.extracts.records import SEPARATORS, decoded, split_fields
from moorlands_dash.sources.model import column_key as column_key
from moorlands_dash.sources.model import row_numbers

HEAD_BYTES = 1 << 16
"""A header longer than this is no header."""

BOM = b"\xef\xbb\xbf"

_LINE_END = re.compile(rb"\r\n|\n|\r")


@dataclass(frozen=True)
class Header:
    """Column names as written, and where the rows under them begin."""

    columns: tuple[str, ...]
    line: int
    """Line of the file that the names stand on, from 1."""
    end: int
    """Byte at which the next line begins."""
    separator: str = ","
    """What stands between the names, and between the values under them."""
    above: int = 0
    """Lines above it that hold a title."""

    @property
    def filled(self) -> int:
        """Return how many of the cells hold anything."""
        return sum(bool(name) for name in self.columns)


def read_header(path: Path, above: int = 0) -> Header | None:
    """Return the first line that isn't blank as column names; None where there is no such line.

    So many lines `above` it are passed over, as they hold a title.
    """
    found = next((each for each in headers(path) if each.line > above), None)
    return replace(found, above=above) if found and above else found


def headers(path: Path) -> Iterator[Header]:
    """Yield each line that isn't blank as the header that it may be, of a file's beginning."""
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    start = len(BOM) if head.startswith(BOM) else 0
    line = 1
    while start < len(head):
        found = _LINE_END.search(head, start)
        stop, following = (found.start(), found.end()) if found else (len(head), len(head))
        raw = head[start:stop]
        if raw.strip():
            yield _header(decoded(raw)[0], line, following)
        start, line = following, line + 1


def above_and_beside(header: Header) -> Iterator[str]:
    """Yield what was passed over to get at the table, in plain sentences."""
    if header.above:
        many = header.above > 1
        rows = f"the {header.above} lines above were" if many else "the line above was"
        yield f"The column names stand on line {header.line}; {rows} taken for a title."
    if row_numbers(header.columns):
        yield "The first column has no name and was not read: programs write row numbers so."


def _header(text: str, line: int, end: int) -> Header:
    """Return the header that a line is, parted at the mark that gives the most names."""
    found = {mark: split_fields(text, mark) for mark in SEPARATORS}
    separator = max(SEPARATORS, key=lambda mark: len(found[mark] or ()))
    return Header(_names(found[separator] or text.split(separator)), line, end, separator)


def _names(fields: list[str]) -> tuple[str, ...]:
    if len(fields) > 1 and not fields[-1].strip():
        # Excel likes to end every line with a comma.
        fields = fields[:-1]
    return tuple(field.strip() for field in fields)
