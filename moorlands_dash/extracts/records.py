"""A careful splitter for CSV files that a fast parser stumbles over.

Any bytes give records: a row that fits the header, or a flaw that names its line. An opening
quotation mark that is never closed condemns its own line only.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from moorlands_dash.extracts.model import Progress
from moorlands_dash.extracts.totals import TOTAL, is_total

LONGEST_LINE = 1 << 20
"""Bytes; more is no row of any layout, and isn't kept in memory, unless the settings say so."""
LINES_IN_A_FIELD = 20

_BLOCK = 1 << 20
_LINE_END = re.compile(rb"\r\n|\n|\r")

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "strokes"}
"""What stands between the values of a row, and its name; a file keeps to one of them."""
_FIELDS = {
    mark: re.compile(
        rf'"([^"]*(?:""[^"]*)*)"(?=[{mark}]|\Z)|([^"{mark}][^{mark}]*|)(?=[{mark}]|\Z)'
    )
    for mark in SEPARATORS
}

TOO_LONG = (
    "The row is longer than {:,} bytes. Send the file again: line ends, or the end of a quoted "
    "value, are lost; or raise limits.row_kb in the settings."
)
OPEN_QUOTE = (
    "A quotation mark is opened and not closed, or closed in the middle of a value. "
    "Close it, or write two of them for one inside a quoted value."
)


@dataclass(slots=True)
class Record:
    """One row of the file: its fields, or what is wrong with it."""

    line: int
    """Line of the file on which the row begins, from 1."""
    fields: list[str] | None
    windows: bool = False
    """The row isn't UTF-8 and was read as Windows-1252."""
    lines: int = 1
    """How many lines of the file the row takes."""
    found: str = ""
    """How many values a misfit has; never the values, which may stand in any column."""
    flaw: str = ""
    """What is wrong and how to mend it, where `fields` is None."""
    total: bool = False
    """A row without fields that says no more than a total."""


@dataclass(frozen=True, slots=True)
class _Shape:
    """How the rows of a file are to look."""

    width: int
    separator: str
    longest: int
    """Bytes that a row may have."""

    def split(self, text: str) -> list[str] | None:
        return split_fields(text, self.separator)


def split_fields(text: str, separator: str = ",") -> list[str] | None:
    """Return the fields of one CSV row; None where its quotation marks don't pair up.

    A quotation mark has its meaning only at the beginning of a field; elsewhere in a field that
    isn't quoted it is a character like others.
    """
    if '"' not in text:
        return text.split(separator)
    field = _FIELDS[separator]
    fields, place = [], 0
    while True:
        found = field.match(text, place)
        if found is None:
            return None
        quoted = found[1]
        fields.append(found[2] if quoted is None else quoted.replace('""', '"'))
        if found.end() == len(text):
            return fields
        place = found.end() + 1


def read_records(
    path: Path,
    start: int,
    line: int,
    width: int,
    progress: Progress | None = None,
    separator: str = ",",
    longest: int = LONGEST_LINE,
) -> Iterator[Record]:
    """Yield each row from byte `start`, which is the beginning of line `line`.

    `width` is the number of columns. Blank lines are passed over. Memory stays bounded by
    `LINES_IN_A_FIELD` lines of `longest` bytes.
    """
    shape = _Shape(width, separator, longest)
    with path.open("rb") as file:
        file.seek(start)
        lines = _Lines(_physical_lines(file, path.stat().st_size, longest, progress), line)
        while (raw := lines.take()) is not None:
            if raw is _OVERLONG:
                yield Record(lines.number, None, flaw=TOO_LONG.format(longest))
            elif raw.strip():
                yield _record(raw, lines, shape)


_OVERLONG = b"(overlong)"
"""Stands for a line that was too long to keep; told apart by identity, not by its text."""


class _Lines:
    """Physical lines with their numbers; lines that were looked at can be given back."""

    def __init__(self, source: Iterator[bytes], first: int) -> None:
        self._source = source
        self._returned: deque[bytes] = deque()
        self.number = first - 1

    def take(self) -> bytes | None:
        line = self._returned.popleft() if self._returned else next(self._source, None)
        if line is not None:
            self.number += 1
        return line

    def give_back(self, lines: list[bytes]) -> None:
        self._returned.extendleft(reversed(lines))
        self.number -= len(lines)


def _record(raw: bytes, lines: _Lines, shape: _Shape) -> Record:
    text, windows = decoded(raw)
    fields, width = shape.split(text), shape.width
    if fields is None:
        return _joined(text, windows, lines, shape)
    if len(fields) > width and not any(field.strip() for field in fields[width:]):
        # Spreadsheet programs end lines with commas; nothing is lost with blank values.
        fields = fields[:width]
    if len(fields) == width:
        return Record(lines.number, fields, windows)
    if is_total(fields):
        return Record(lines.number, None, flaw=TOTAL, total=True)
    flaw = (
        f"The row has {len(fields)} values and the header has {width}. "
        f"Put quotation marks round values that hold {SEPARATORS[shape.separator]}; "
        "write one value a column."
    )
    return Record(lines.number, None, found=f"{len(fields)} values", flaw=flaw)


def _joined(text: str, windows: bool, lines: _Lines, shape: _Shape) -> Record:
    """Return the row that goes on over the next lines; else condemn its first line alone."""
    number, taken = lines.number, list[bytes]()
    while len(taken) < LINES_IN_A_FIELD:
        raw = lines.take()
        if raw is None:
            break
        taken.append(raw)
        more, more_windows = decoded(raw)
        text, windows = f"{text}\n{more}", windows or more_windows
        if raw is _OVERLONG or len(text) > shape.longest or _is_whole(more, shape):
            # A line that is a whole row by itself can't be the inside of a value.
            break
        fields = shape.split(text) if '"' in more else None
        if fields is not None and len(fields) == shape.width:
            return Record(number, fields, windows, lines=len(taken) + 1)
    lines.give_back(taken)
    return Record(number, None, flaw=OPEN_QUOTE)


def _is_whole(text: str, shape: _Shape) -> bool:
    """Tell whether a line is a row by itself; with an odd number of marks it ends another."""
    return text.count('"') % 2 == 0 and len(shape.split(text) or ()) == shape.width


def decoded(raw: bytes) -> tuple[str, bool]:
    """Return the text of some bytes, and whether they had to be read as Windows-1252."""
    try:
        return raw.decode("utf-8"), False
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace"), True


def _physical_lines(
    file: BinaryIO, size: int, longest: int, progress: Progress | None
) -> Iterator[bytes]:
    """Yield lines without their ends (LF, CRLF or CR), `_OVERLONG` for each that is too long."""
    rest, dropping = b"", False
    while block := file.read(_BLOCK):
        if progress:
            progress(min(file.tell() / size, 1.0))
        data = rest + block
        while data.endswith(b"\r") and (following := file.read(1)):
            # The other half of a CRLF may stand in the next block.
            data += following
        *whole, rest = _LINE_END.split(data)
        if whole and dropping:
            whole[0], dropping = _OVERLONG, False
        yield from (_OVERLONG if len(line) > longest else line for line in whole)
        if len(rest) > longest:
            rest, dropping = b"", True
    if rest or dropping:
        yield _OVERLONG if dropping else rest
