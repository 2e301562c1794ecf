"""Whether a file of text was cut short on its way, told by its last line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from os import SEEK_END
from pathlib import Path

from moorlands_dash.extracts.header import Header, read_header
from moorlands_dash.extracts.records import LINES_IN_A_FIELD, LONGEST_LINE, decoded, split_fields
from moorlands_dash.extracts.totals import is_total

_NEAR, _TAIL = 1 << 16, 2 * LONGEST_LINE
"""Bytes at the end that are looked at first, and at most."""
HALF = "its last line is half a row"
OPEN = "its last line ends within quotation marks"
INSIDE = "its last line ends within a value"

_SEEN = 100
"""Lines above the last one that tell what a column holds."""
_OFTEN = 3
"""Rows that must hold a value which the last line has half of, where that line is ended."""
_FIXED = 6
"""Characters and rows from which on a column is known to hold values of one length."""


def cut_short(path: Path, above: int = 0) -> str:
    """Return how the file was cut short, as a clause; blank where nothing shows that it was.

    A file may be cut within a row, also in its last column, and a line end put to it since: the
    rows above tell what a row looks like. Cut between two rows it shows in its number of rows
    alone.
    """
    ended = _ends_a_line(path)
    header = read_header(path, above)
    lines = _last_lines(path)
    while ended and lines and not lines[-1].strip():
        lines.pop()
    if header is None or not lines:
        return ""
    if ended:
        return _ended(lines, header)
    return _broken_off(lines, header)


def _broken_off(lines: Sequence[str], header: Header) -> str:
    """Return how a file without a line end at its end was cut short."""
    width, separator = len(header.columns), header.separator
    before, last = [split_fields(line, separator) for line in ["", *lines][-2:]]
    if last is None:
        return OPEN if before is not None else ""
    if _opened(lines[-1 - LINES_IN_A_FIELD :], width, separator):
        return OPEN
    if len(last) < width:
        short = "".join(last).strip() and not is_total(last)
        return HALF if short and before and len(before) >= width else ""
    return INSIDE if _half_a_value(last, _rows(lines[:-1], header), 1) else ""


def _ended(lines: Sequence[str], header: Header) -> str:
    """Return how a file was cut short that ends with a line end, as nearly all files do.

    Its last line may be a note as well: only what looks like the rows above is part of one.
    """
    width = len(header.columns)
    last = split_fields(lines[-1], header.separator)
    if last is None or len(last) > width or (len(last) == width and not last[-1].strip()):
        return ""
    rows = _rows(lines[:-1], header)
    if not rows or is_total(last):
        return ""
    if len(last) == width:
        return INSIDE if _half_a_value(last, rows, _OFTEN) else ""
    return HALF if _begins_like(last, rows, len(lines) - 1) else ""


def _rows(lines: Sequence[str], header: Header) -> list[list[str]]:
    """Return the last lines that are whole rows, by their number of fields."""
    width, names = len(header.columns), [name.strip() for name in header.columns]
    found = (split_fields(line, header.separator) or [] for line in lines[-_SEEN:])
    return [row for row in found if len(row) == width and [c.strip() for c in row] != names]


def _half_a_value(last: Sequence[str], rows: Sequence[Sequence[str]], often: int) -> bool:
    """Tell whether a row's last value is the beginning of one that the column holds elsewhere.

    Either of a word that stands there `often`, and the beginning never does; or its column holds
    values of one length, such as days or codes, and it is shorter.
    """
    value = last[-1].strip()
    others = [row[-1].strip() for row in rows if row[-1].strip()]
    if not value or value in others:
        return False
    whole = [other for other in others if other.startswith(value)]
    sizes = {len(other) for other in others}
    fixed = len(others) >= _FIXED and len(sizes) == 1 and _FIXED <= min(sizes) > len(value)
    named = any(letter.isalpha() for letter in value)
    return fixed or (named and any(whole.count(other) >= often for other in set(whole)))


def _begins_like(last: Sequence[str], rows: Sequence[Sequence[str]], seen: int) -> bool:
    """Tell whether fewer fields than a row has look like its first ones; the last may be half.

    Where other rows are as short, their writer leaves blanks out.
    """
    if len(rows) + 1 < min(seen, _SEEN) or not "".join(last).strip():
        return False
    columns = list(zip(*rows, strict=False))[: len(last)]
    if len(last) == 1 and not _coded(last[0], columns[0]):
        return False
    told = zip(last, columns, strict=False)
    return all(
        _like(cell, column, whole=place + 1 < len(last))
        for place, (cell, column) in enumerate(told)
    )


def _coded(cell: str, column: Sequence[str]) -> bool:
    """Tell whether a cell is of a code, as a note's first word is not."""
    sizes = {len(value) for value in column if value}
    return any(map(str.isdigit, cell)) or (len(sizes) == 1 and min(sizes) >= _FIXED)


def _like(cell: str, column: Sequence[str], *, whole: bool) -> bool:
    """Tell whether a cell has a column's kinds of characters, no more of them; or part of it."""
    sizes = [len(value) for value in column]
    known = {_kind(letter) for value in column for letter in value}
    least = min(sizes) if whole else 0
    return {_kind(letter) for letter in cell} <= known and least <= len(cell) <= max(sizes)


def _kind(letter: str) -> str:
    return "9" if letter.isdigit() else "a" if letter.isalpha() else letter


def _opened(lines: Sequence[str], width: int, separator: str) -> bool:
    """Tell whether the last lines are of one value in quotation marks, never closed.

    A row that is whole below the mark shows that it was a stray one.
    """
    for place in range(len(lines) - 2, -1, -1):
        fields = split_fields(lines[place], separator)
        if fields is None:
            return split_fields("\n".join(lines[place:]), separator) is None
        if len(fields) >= width or len(split_fields(lines[-1], separator) or "") >= width:
            return False
    return False


def _ends_a_line(path: Path) -> bool:
    """Tell whether the last byte is a line end's, or there is none: nearly all files end so."""
    with path.open("rb") as file:
        if not file.seek(0, SEEK_END):
            return True
        file.seek(-1, SEEK_END)
        return file.read() in (b"\n", b"\r")


def _split_tail(path: Path, size: int) -> list[bytes]:
    with path.open("rb") as file:
        start = max(path.stat().st_size - size, 0)
        file.seek(start)
        found = re.split(rb"\r\n|\n|\r", file.read(size))
    return found[1:] if start else found


def _last_lines(path: Path) -> list[str]:
    """Return the last lines, as many as a value may have or more."""
    size, whole = _NEAR, path.stat().st_size
    found = _split_tail(path, size)
    while len(found) <= LINES_IN_A_FIELD + 1 and size < min(whole, _TAIL):
        size = _TAIL
        found = _split_tail(path, size)
    return [decoded(line)[0] for line in found[-2 - _SEEN :]]
