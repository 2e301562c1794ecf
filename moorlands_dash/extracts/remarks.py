"""What the notes sheets of a workbook of recorded crime say of single police forces."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from moorlands_dash.spelling import name_key, without_marks

MOST_ROWS, LONGEST = 500, 600
"""Rows of a sheet of notes that are looked at, and letters of a remark that are kept."""
_MOST = 60
_SHORTEST = 20
"""Letters beside the force's name; what is shorter names it in a list."""
_MANY = 6
"""Forces that one remark names; more are a list of those that reported."""
_MARK = re.compile(r"^\W*(?:note\s*)?\d{1,3}\W+", re.IGNORECASE)
"""The number before a note."""

Remark = tuple[str, str]
"""A force, as the table names it, and what is said of it."""


@dataclass
class Notes:
    """The sheets without a table that a workbook has beside those with one."""

    sheets: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    """Their rows, bounded in number and length."""
    forces: set[str] = field(default_factory=set)
    """The forces that the tables name."""

    def read(self, sheet: str, rows: Iterable[tuple[int, list[str]]]) -> None:
        """Keep the rows of a sheet, each as one text."""
        self.sheets.append(sheet)
        joined = (" ".join(cell for cell in row if cell) for _, row in islice(rows, MOST_ROWS))
        self.texts += [" ".join(text.split())[:LONGEST] for text in joined]

    def remarks(self) -> list[Remark]:
        """Return what is said of forces: each text that names some of them, and not many."""
        known = {force: _pattern(force) for force in sorted(self.forces)}
        found = (pair for text in dict.fromkeys(self.texts) for pair in _named(text, known))
        return list(islice(found, _MOST))


def _named(text: str, known: dict[str, re.Pattern[str]]) -> Iterator[Remark]:
    key = name_key(text)
    named = [force for force, pattern in known.items() if pattern.search(key)]
    said = _MARK.sub("", text)
    if len(said) >= max((len(force) for force in named), default=0) + _SHORTEST:
        yield from ((force, said) for force in named if len(named) <= _MANY)


def _pattern(force: str) -> re.Pattern[str]:
    """Return what finds a force's name in a text's key; "London, City of" is "City of London"."""
    name = name_key(without_marks(force))
    last, _, first = name.partition(", ")
    spelt = {name, f"{first} {last}".strip()}
    return re.compile(rf"\b(?:{'|'.join(re.escape(text) for text in sorted(spelt))})\b")
