"""A sender's table put into the form of a layout, as a file of text, each row on its own line.

What the layout's reader then says of a line is true of the sender's file as well: the names stand
where they stood, and blank lines stand for what was passed over. Where one row becomes several, or
several sheets become one table, `Written.lines` leads back.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from moorlands_dash.extracts.areas import Areas
from moorlands_dash.extracts.blanks import is_blank
from moorlands_dash.extracts.layouts import spelt
from moorlands_dash.extracts.model import Quarantined
from moorlands_dash.extracts.profiled import titles
from moorlands_dash.extracts.profiled.cells import Cells, Row, joined, maker
from moorlands_dash.extracts.profiled.sheets import Found
from moorlands_dash.extracts.profiled.wanted import Wanted
from moorlands_dash.extracts.records import Record
from moorlands_dash.extracts.tabular import MOST_ROWS
from moorlands_dash.partnership.profiles import Profile, place_of

_LEAST = 3
"""Columns of a table in which a line with one cell alone is no row, but a note or a heading."""
_PART, _ELSEWHERE = "parts of a whole", "other areas"
_ONE = "1 values"
"""What a record of a line that doesn't fit says of one value."""


class TooManyError(Exception):
    """A table of more rows than are held in memory."""


@dataclass
class Written:
    """What was written, and what of the sender's file is none of it."""

    path: Path
    columns: list[str]
    above: int = 0
    """Lines above the column names."""
    rows: int = 0
    flawed: list[Quarantined] = field(default_factory=list)
    """Rows that don't fit their column names, by their own lines."""
    uncounted: Counter[str] = field(default_factory=Counter)
    """Words that aren't counted, by the number of their rows."""
    notes: list[int] = field(default_factory=list)
    """Lines with one cell alone."""
    lines: dict[int, tuple[str, int]] = field(default_factory=dict)
    """Line written -> sheet and line of the sender's, where they aren't the same."""
    sheets: list[str] = field(default_factory=list)
    title: list[str] = field(default_factory=list)
    windows: bool = False


@dataclass
class Writer:
    """Writes the rows of a sender's tables, one table below the other."""

    profile: Profile
    wanted: Wanted
    areas: Areas
    written: Written
    file: IO[str]
    name: str = ""
    """Of the sender's file."""
    ours: frozenset[str] = frozenset()
    """Codes of our district and its wards."""
    people: Mapping[tuple[str, int], int] = field(default_factory=dict)
    line: int = 0
    """The last line written."""

    def __post_init__(self) -> None:
        """Take what puts cells into columns, and what makes references."""
        self._csv = csv.writer(self.file, lineterminator="\n")
        self._cells = Cells(self.profile, self.wanted, self.areas, self.people)
        self._made = maker(self.profile.made, self.wanted)

    def table(self, found: Found) -> None:
        """Write one table; the first one writes the column names too."""
        first = not self.written.sheets
        self.written.sheets.append(found.sheet)
        self.written.title += [cell for _, row in found.above for cell in row if cell]
        if first:
            self._down_to(found.line - 1)
            self.written.above = found.line - 1
            self._write(self.written.columns)
        said = self._said(found)
        rows = _Rows(self.profile, found.columns)
        for record in found.rows:
            self._record(record, rows, said, found.sheet)

    def _said(self, found: Found) -> Row:
        """Return what holds for all rows: as the profile and the title say."""
        texts = [" ".join(filter(None, row)) for _, row in found.above]
        texts += [found.sheet, self.name, *found.columns]
        told = dict(self.profile.always)
        for column, what in self.profile.titled.items():
            told[column] = _of_title(what, texts) or told.get(column, "")
        return told

    def _record(self, record: Record, rows: _Rows, said: Row, sheet: str) -> None:
        self.written.windows |= record.windows
        if record.fields is None:
            self._flawed(record, sheet, len(rows.columns))
            return
        filled = [cell for cell in record.fields if cell.strip()]
        if not filled:
            return
        if len(filled) == 1 and len(rows.columns) >= _LEAST:
            rows.section = filled[0].strip()
            self.written.notes.append(record.line)
            return
        if not rows.taken(record.fields):
            self.written.uncounted[_PART] += 1
            return
        for row in rows.told(record.fields):
            self._row(said | row, record, sheet)

    def _flawed(self, record: Record, sheet: str, width: int) -> None:
        if record.found == _ONE and width >= _LEAST:
            self.written.notes.append(record.line)
            return
        where = f"sheet {sheet}: (whole row)" if sheet else "(whole row)"
        self.written.flawed.append(Quarantined(record.line, where, "", record.flaw, record.total))

    def _row(self, row: Row, record: Record, sheet: str) -> None:
        told = self._cells.row(row)
        if told is None or not self._ours(told):
            self.written.uncounted[self._word(row) if told is None else _ELSEWHERE] += 1
            return
        if self.profile.made:
            told = self._made(told)
        if record.line > self.line + 1 and not self.written.lines:
            self._down_to(record.line - 1)
        self._write([" ".join(told.get(name, "").split()) for name in self.written.columns])
        self.written.rows += 1
        if self.written.rows > MOST_ROWS:
            raise TooManyError
        if self.line != record.line or len(self.written.sheets) > 1:
            self.written.lines[self.line] = sheet, record.line

    def _ours(self, row: Row) -> bool:
        codes = [row.get(column, "") for column in self.wanted.areas]
        return not self.profile.ours_alone or not any(codes) or any(c in self.ours for c in codes)

    def _word(self, row: Row) -> str:
        return next(
            (text for column in self.wanted.words if (text := row.get(column, "").strip())), ""
        )

    def _down_to(self, line: int) -> None:
        self.file.write("\n" * max(line - self.line, 0))
        self.line = max(line, self.line)

    def _write(self, cells: Sequence[str]) -> None:
        self._csv.writerow(cells)
        self.line += 1


class _Rows:
    """Reads the cells of a row under the names of the program's columns."""

    def __init__(self, profile: Profile, columns: Sequence[str]) -> None:
        self.columns = columns
        self.section = ""
        self._profile = profile
        self._places = {
            column: _places([given] if isinstance(given, str) else given, columns)
            for column, given in profile.columns.items()
        }
        self._only = [
            (place, {spelt(value) for value in values})
            for name, values in profile.only.items()
            if (place := place_of(name, columns)) is not None
        ]
        wide = _wide(profile, columns)
        self._wide = [(n, p) for n in wide if (p := place_of(n, columns)) is not None]
        self._last: Row = {}

    def taken(self, cells: Sequence[str]) -> bool:
        """Tell whether a row is one of those that the profile takes."""
        return all(spelt(_at(cells, place)) in values for place, values in self._only)

    def told(self, cells: Sequence[str]) -> Iterator[Row]:
        """Yield the row, or the rows of one whose columns each hold a value."""
        row = {column: self._cell(cells, at) for column, at in self._places.items()}
        for column in self._profile.fill_down:
            if is_blank(row.get(column, "")):
                row[column] = self._last.get(column, "")
        self._last = row
        if self._profile.sections and self.section:
            row = {self._profile.sections: self.section} | {k: v for k, v in row.items() if v}
        wide = self._profile.wide
        if wide is None:
            yield row
            return
        for name, place in self._wide:
            value = _at(cells, place)
            if not is_blank(value):
                yield row | {wide.names: _heading(wide.names, name), wide.values: value}

    def _cell(self, cells: Sequence[str], places: Sequence[int]) -> str:
        if len(places) == 1:
            text = _at(cells, places[0])
            return "" if is_blank(text) else text
        return joined([_at(cells, place) for place in places])


def _wide(profile: Profile, columns: Sequence[str]) -> list[str]:
    """Return the headings of the columns that each become a row; and of later years."""
    if profile.wide is None:
        return []
    if profile.wide.names != "year":
        return profile.wide.columns
    named = [[given] if isinstance(given, str) else given for given in profile.columns.values()]
    used = {place for names in named for place in _places(names, columns)}
    return [n for place, n in enumerate(columns) if titles.year_in([n]) and place not in used]


def _places(names: Sequence[str], columns: Sequence[str]) -> list[int]:
    return [place for name in names if (place := place_of(name, columns)) is not None]


def _at(cells: Sequence[str], place: int) -> str:
    return cells[place].strip() if place < len(cells) else ""


def _heading(column: str, name: str) -> str:
    """Return what a heading of a wide table tells: of "Mid-2022" and "Population 2022" the year."""
    return (titles.year_in([name]) or name) if column == "year" else name


def _of_title(what: str, texts: Sequence[str]) -> str:
    """Return what a title tells: a year, the last day in it, or the period that it speaks of."""
    if what == "year":
        return next((year for text in texts if (year := titles.year_in([text]))), "")
    if what == "day":
        return titles.day_in(texts)
    told = next((text for text in texts if titles.span(text)), "")
    ends = titles.span(told)
    return told if what == "period" or ends is None else ends[what == "last day"]


def columns_of(profile: Profile, wanted: Wanted) -> list[str]:
    """Return the columns of the layout that are written: those told, and those that are needed."""
    told = {*profile.columns, *profile.always, *profile.titled, *profile.made}
    told |= {profile.sections or "", "denominator" if profile.per_resident else ""}
    if profile.wide:
        told |= {profile.wide.names, profile.wide.values}
    if wanted.placed and told & {"place", "easting", "longitude"}:
        told |= {"easting", "northing", "longitude", "latitude"}
    if "period" in told:
        told |= {"period_start", "period_end", "start", "end"}
    if "baseline_period" in told:
        told |= {"baseline_start", "baseline_end"}
    if told & {"percent", "base"}:
        told |= {"numerator", "denominator"}
    if "change" in told:
        told |= {"target"}
    return [name for name in wanted.columns if name in told or name not in wanted.optional]


def opened(path: Path) -> Any:
    """Return the file to write to."""
    return path.open("w", encoding="utf-8", newline="")
