"""Whether a file of text was cut short on its way, told by its last line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from os import SEEK_END
from pathlib import Path

from moorlands_dash.extracts.header import read_header
from moorlands_dash.extracts.records import LINES_IN_A_FIELD, LONGEST_LINE, decoded, split_fields
from moorlands_dash.extracts.totals import is_total

_TAIL = 2 * LONGEST_LINE
HALF = "its last line is half a row"
OPEN = "its last line ends within quotation marks"


def cut_short(path: Path, above: int = 0) -> str:
    """Return how the file was cut short, as a clause; blank where nothing shows that it was.

    A file that ends with a line end, or with a row as long as the others, may be cut too: that
    shows in its number of rows alone.
    """
    if _ends_a_line(path):
        return ""
    header = read_header(path, above)
    lines = _last_lines(path)
    if header is None or not lines:
        return ""
    width = len(header.columns)
    before, last = [split_fields(line, header.separator) for line in ["", *lines][-2:]]
    if last is None:
        return OPEN if before is not None else ""
    if _opened(lines, width, header.separator):
        return OPEN
    short = len(last) < width and "".join(last).strip() and not is_total(last)
    return HALF if short and before and len(before) >= width else ""


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


def _last_lines(path: Path) -> list[str]:
    """Return the last lines, as many as a value may have."""
    with path.open("rb") as file:
        start = max(path.stat().st_size - _TAIL, 0)
        file.seek(start)
        tail = file.read(_TAIL)
    found = re.split(rb"\r\n|\n|\r", tail)
    if start:
        found = found[1:]
    return [decoded(line)[0] for line in found[-1 - LINES_IN_A_FIELD :]]
