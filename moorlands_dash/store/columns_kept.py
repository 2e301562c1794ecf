"""What a column of a record may hold: declared once, for the table, the file and the check.

SQLite takes texts of any length, unseen zeros and numbers beyond their column; PostgreSQL refuses
them. So the limits stand here, and both databases hold them.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Literal

from moorlands_dash.formulas import as_typed, marked
from moorlands_dash.store.home import StoreError
from moorlands_dash.store.typed import LONGEST, TIME, as_time

KEY = 100
"""Characters of a key: a snapshot's, a ward's, a category's."""
NAME = 200
"""Characters of a name: of an organisation, of whoever records."""


@dataclass(frozen=True)
class Kept:
    """What one column may hold."""

    kind: Literal["text", "day", "moment", "whole", "number"]
    most: int = 0
    """Characters of a text; the largest number."""
    among: tuple[str, ...] = ()
    """The only texts that it may hold."""
    begins: str = ""
    """What an id begins with."""
    blank: bool = False
    """Whether a day, a time or a number may be missing; a text then is ""."""


KEPT = Kept("text", KEY)
NAMES = Kept("text", NAME)
WORDS = Kept("text", LONGEST)
DAY = Kept("day")
MOMENT = Kept("moment")


def ids(*prefixes: str) -> Kept:
    """Return the column of ids that begin so, before a number."""
    return Kept("text", 20 + max(map(len, prefixes)), begins="|".join(prefixes))


def one_of(*texts: str) -> Kept:
    """Return a column that holds one of the texts."""
    return Kept("text", max(map(len, texts)), among=texts)


def fit(values: Mapping[str, Any], kept: Mapping[str, Kept], what: str) -> dict[str, Any]:
    """Return values as a database takes them; raise StoreError, in words, where one doesn't fit."""
    found = {name: _encodable(value) for name, value in values.items()}
    for name, value in found.items():
        if wrong := fault_of(value, kept[name]):
            raise StoreError(f"Nothing was recorded among the {what}: {name} {wrong}.")
    return found


def fault_of(value: Any, kept: Kept) -> str:
    """Return in words why a column can't hold a value, or "" where it can."""
    if value is None:
        return "" if kept.blank and kept.kind != "text" else "is missing"
    if kept.kind == "text":
        return _fault_of_text(value, kept)
    if kept.kind in ("whole", "number"):
        held = isinstance(value, int | float) and math.isfinite(value) and 0 <= value <= kept.most
        return "" if held else f"is not a number from 0 to {kept.most:,}"
    if kept.kind == "moment":
        aware = isinstance(value, datetime) and value.tzinfo is not None
        return "" if aware else "is not a time"
    return "" if isinstance(value, date) and not isinstance(value, datetime) else "is not a day"


def _fault_of_text(value: Any, kept: Kept) -> str:
    if not isinstance(value, str) or "\0" in value:
        return "is not a text"
    if len(value) > kept.most:
        return f"is too long: at most {kept.most} characters"
    if kept.among and value not in kept.among:
        return f"is not one of {', '.join(kept.among)}"
    if kept.begins and not re.fullmatch(rf"(?:{kept.begins})\d{{4,9}}", value):
        return "is no id"
    return ""


def _encodable(value: Any) -> Any:
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


def as_cells(values: Sequence[Any]) -> list[str]:
    """Return values as the cells of a line, with nothing that a spreadsheet would run."""
    return [marked(_written(value)) for value in values]


def _written(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime(TIME)
    if isinstance(value, float):
        return f"{value:.6g}"
    return value.isoformat() if isinstance(value, date) else str(value)


def from_cell(text: str, kept: Kept) -> Any:
    """Return what a cell of a file holds; raise ValueError where the column can't hold it."""
    read = as_typed(text)
    value: Any = read
    if kept.kind != "text":
        value = None if kept.blank and not read else _READ[kept.kind](read)
    if wrong := fault_of(value, kept):
        raise ValueError(wrong)
    return value


_READ: dict[str, Callable[[str], Any]] = {
    "day": date.fromisoformat,
    "moment": as_time,
    "whole": int,
    "number": float,
}
