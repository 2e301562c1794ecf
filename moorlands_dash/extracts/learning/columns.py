"""The columns of a file as they look: days, coordinates, wards, codes, numbers, references."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from moorlands_dash.extracts.areas import CODE
from moorlands_dash.extracts.blanks import is_blank
from moorlands_dash.extracts.moments import read
from moorlands_dash.extracts.profiled.cells import four_digits, is_clock, joined
from moorlands_dash.extracts.profiled.placing import from_letters, placed_in_one
from moorlands_dash.extracts.profiled.titles import span
from moorlands_dash.spelling import area_key

_REFERENCE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_/.\- ]{0,59}")
_NUMBER = re.compile(r"[£]?\s*[-+−]?[0-9][0-9,]*(?:\.[0-9]+)?")
_PERCENT = re.compile(r"[0-9]{1,3}(?:\.[0-9]+)?\s*%")
_YEAR = re.compile(r"(?:19[89]|20[0-9])[0-9](?:\.0)?")
_LETTERS = re.compile("[A-Za-z]{2}")


@dataclass(frozen=True)
class Column:
    """One column of a sender's table, by its name and some of its values."""

    name: str
    values: tuple[str, ...]
    """Cells that aren't blank."""
    rows: int
    """How many cells were looked at."""
    areas: Mapping[str, str]
    cells: tuple[str, ...] = ()
    """All of them, row by row, blank or not."""

    def beside(self, others: Sequence[Column]) -> list[str]:
        """Return the cells of each row with those of other columns, as one text."""
        return [joined(row) for row in zip(self.cells, *(o.cells for o in others), strict=False)]

    def share(self, holds: Callable[[str], object]) -> float:
        """Return which part of the values something holds of; 0 of none."""
        return sum(map(bool, map(holds, self.values))) / len(self.values) if self.values else 0.0

    @cached_property
    def distinct(self) -> tuple[str, ...]:
        """Return the different values, in the order in which they come."""
        return tuple(dict.fromkeys(self.values))

    @cached_property
    def filled(self) -> float:
        """Return which part of the rows has a value."""
        return len(self.values) / self.rows if self.rows else 0.0

    @cached_property
    def days(self) -> float:
        """Return how much of it is days; plain numbers are none, as references look so too."""
        return self.share(_is_day)

    @cached_property
    def excel_days(self) -> float:
        """Return how much of it may be Excel's numbers of days."""
        return self.share(lambda text: re.fullmatch(r"4[0-9]{4}(?:\.[0-9]+)?", text))

    @cached_property
    def clocks(self) -> float:
        """Return how much of it is times of day."""
        return self.share(is_clock)

    @cached_property
    def numbers(self) -> float:
        """Return how much of it is numbers."""
        return self.share(_NUMBER.fullmatch)

    @cached_property
    def years(self) -> float:
        """Return how much of it is years."""
        return self.share(_YEAR.fullmatch)

    @cached_property
    def spans(self) -> float:
        """Return how much of it tells months, quarters or years."""
        return self.share(span)

    @cached_property
    def percents(self) -> float:
        """Return how much of it is percentages, with or without the sign, or shares."""
        return max(self.share(_PERCENT.fullmatch), self.between(0, 100))

    @cached_property
    def codes(self) -> float:
        """Return how much of it is ONS codes."""
        return self.share(CODE.fullmatch)

    @cached_property
    def wards(self) -> float:
        """Return how much of it is names of areas that are known."""
        return self.share(lambda text: area_key(text) in self.areas)

    @cached_property
    def letters(self) -> float:
        """Return how much of it has words."""
        return self.share(_LETTERS.search)

    @cached_property
    def references(self) -> float:
        """Return how well its values tell rows apart: 0 where they repeat, or are none."""
        if not self.values or len(self.distinct) < 0.98 * len(self.values) or self.filled < 0.9:
            return 0.0
        if (
            self.days > 0.5
            or self.share(lambda text: "." in text and _NUMBER.fullmatch(text)) > 0.5
        ):
            return 0.0
        return self.share(_REFERENCE.fullmatch)

    @cached_property
    def grid_references(self) -> float:
        """Return how much of it is grid references with letters."""
        return self.share(from_letters)

    @cached_property
    def both(self) -> float:
        """Return how much of it holds both coordinates of a place in one cell."""
        return self.share(lambda text: any(placed_in_one(text, "told by size")[n] for n in _SECOND))

    def between(self, low: float, high: float) -> float:
        """Return how much of it is numbers between two."""
        return self.share(lambda text: (n := number(text)) is not None and low <= n <= high)


_SECOND = ("northing", "latitude")


def number(text: str) -> float | None:
    """Return the number that a text is, None for others."""
    neat = text.replace(",", "").replace("−", "-").strip("£% ")
    try:
        return float(neat)
    except ValueError:
        return None


def _is_day(text: str) -> bool:
    return not re.fullmatch(r"[0-9.]+", text) and read(four_digits(text), "day") is not None


def columns_of(
    names: Sequence[str], rows: Sequence[Sequence[str]], areas: Mapping[str, str]
) -> list[Column]:
    """Return the columns of a table that have a name."""
    found = []
    for place, name in enumerate(names):
        if not name.strip():
            continue
        cells = [row[place].strip() if place < len(row) else "" for row in rows]
        values = tuple(cell for cell in cells if not is_blank(cell))
        found.append(Column(name.strip(), values, len(rows), areas, tuple(cells)))
    return found
