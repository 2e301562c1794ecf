"""Tables of a page as a reader sees them: heads, and cells with the number that stands in them."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser

_NUMBER = re.compile(
    r"(?P<sign>[+−-]?)£?(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?P<places>\.\d+)?"
    r"(?P<unit>%| points| in 1,000)?"
)
_LEAST = re.compile(r"(under|over) (\d+(?:\.\d+)?)(%?)")
_PARTS = {"%": 0.01, " points": 0.01, " in 1,000": 0.001}


@dataclass(frozen=True)
class Number:
    """A number as it is written."""

    value: float
    half: float
    """Half a unit of its last digit: how far what it stands for may lie from it."""
    share: bool = False


def number(text: str) -> Number | None:
    """Return the number that a cell is, or None for words, dates and "–"."""
    if least := _LEAST.fullmatch(text):
        edge = float(least[2]) * (0.01 if least[3] else 1)
        low, high = (0, edge) if least[1] == "under" else (edge, 1)
        return Number((low + high) / 2, (high - low) / 2, bool(least[3]))
    found = _NUMBER.fullmatch(text)
    return _number(found) if found else None


def numbers(text: str) -> list[Number]:
    """Return every number in words."""
    return [_number(found) for found in _NUMBER.finditer(text)]


def _number(found: re.Match[str]) -> Number:
    part = _PARTS.get(found["unit"] or "", 1.0)
    size = float(found["digits"].replace(",", "") + (found["places"] or ""))
    sign = -1 if found["sign"] in ("−", "-") else 1
    half = 0.5 * 10.0 ** -max(len(found["places"] or ".") - 1, 0)
    # A chance is rounded down, so that it never reads as that of a better status.
    half *= 2 if found["unit"] == "%" and not found["places"] else 1
    return Number(sign * size * part, half * part, part == 0.01)


@dataclass(frozen=True)
class Shown:
    """One table of a page."""

    heads: tuple[str, ...]
    numeric: tuple[bool, ...]
    """Whether the column is headed as one of numbers."""
    rows: tuple[tuple[str, ...], ...]

    @cached_property
    def numbers(self) -> dict[int, list[Number | None]]:
        """Return the numbers of each column that is headed as one of numbers."""
        return {
            place: [number(row[place]) for row in self.rows]
            for place, (head, numeric) in enumerate(zip(self.heads, self.numeric, strict=True))
            if head and numeric
        }

    @cached_property
    def words(self) -> dict[int, list[str]]:
        """Return the cells of every column."""
        return {place: [row[place] for row in self.rows] for place in range(len(self.heads))}


def shown(body: str) -> Shown:
    """Return a piece of HTML that is a table as it reads."""
    parser = _Parser()
    parser.feed(body)
    heads = tuple(plain(text) for text, _ in parser.heads)
    return Shown(
        heads,
        tuple("mt-number" in look for _, look in parser.heads),
        tuple(tuple(plain(cell) for cell in row) for row in parser.rows),
    )


def plain(text: str) -> str:
    """Return text as it reads: without tags, and with one blank between words."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.heads: list[tuple[str, str]] = []
        self.rows: list[list[str]] = []
        self._part, self._inside = "", False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        look = dict(attrs).get("class") or ""
        if tag in ("thead", "tbody"):
            self._part = tag
        if tag == "tr" and self._part == "tbody":
            self.rows.append([])
        if tag in ("th", "td"):
            self._inside = True
            if self._part == "thead":
                self.heads.append(("", look))
            else:
                self.rows[-1].append("")
        elif self._inside:
            self.handle_data(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("th", "td"):
            self._inside = False

    def handle_data(self, data: str) -> None:
        if not self._inside:
            return
        if self._part == "thead":
            said, look = self.heads[-1]
            self.heads[-1] = (said + data, look)
        else:
            self.rows[-1][-1] += data
