"""Whether a file of text was cut short on its way, told by its last line."""

from __future__ import annotations

import re
from pathlib import Path

from moorlands_dash.extracts.header import read_header
from moorlands_dash.extracts.records import LONGEST_LINE, decoded, split_fields
from moorlands_dash.extracts.totals import is_total

_TAIL = 2 * LONGEST_LINE
HALF = "its last line is half a row"
OPEN = "its last line ends within quotation marks"


def cut_short(path: Path, above: int = 0) -> str:
    """Return how the file was cut short, as a clause; blank where nothing shows that it was.

    A file that ends with a line end, or with a row as long as the others, may be cut too: that
    shows in its number of rows alone.
    """
    header = read_header(path, above)
    lines = _last_lines(path)
    if header is None or not lines or lines[-1] == "":
        return ""
    width = len(header.columns)
    before, last = [split_fields(line, header.separator) for line in ["", *lines][-2:]]
    if last is None:
        return OPEN if before is not None else ""
    short = len(last) < width and "".join(last).strip() and not is_total(last)
    return HALF if short and before and len(before) >= width else ""


def _last_lines(path: Path) -> list[str]:
    """Return the last two lines; the last is blank where the file ends with a line end."""
    with path.open("rb") as file:
        start = max(path.stat().st_size - _TAIL, 0)
        file.seek(start)
        tail = file.read(_TAIL)
    found = re.split(rb"\r\n|\n|\r", tail)
    if start and len(found) == 1:
        return []
    return [decoded(line)[0] for line in found[-2:]]
