"""The cells of a file of counts of people, looked through before any of them is kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from moorlands_dash.extracts.about_persons import plain, told_by_name, told_in
from moorlands_dash.extracts.areas import CODE
from moorlands_dash.extracts.blanks import is_blank
from moorlands_dash.extracts.contracts import Sifting
from moorlands_dash.extracts.model import Refusal, SourceFile
from moorlands_dash.extracts.people_periods import TOO_EARLY, UNREAD, read_period
from moorlands_dash.extracts.tabular import find_places, opened, table_rows
from moorlands_dash.partnership import Settings
from moorlands_dash.people_measures import (
    PEOPLE_MEASURE_BY_KEY,
    PeopleMeasure,
    find_people_measure,
)
from moorlands_dash.sources.model import row_numbers
from moorlands_dash.spelling import area_key

COLUMNS: dict[str, Sequence[str]] = {
    "period": ("month", "quarter", "month_or_quarter"),
    "measure": (),
    "area_code": ("area", "ward", "ward_code", "district", "district_code"),
    "group": ("risk_group",),
    "count": ("number", "how_many"),
    "of": ("of_how_many", "out_of"),
    "area_name": ("ward_name", "district_name"),
}
OPTIONAL = ("group", "of", "area_name")

MARKS = frozenset(("*", "c", "x", "z", ":", "..", "[c]", "[x]", "s", "<5", "< 5", "under 5"))
"""What stands for a count that its sender hid."""
ONLY_COUNTS = "A file of people holds counts alone: nothing that tells of one of them is taken in."
RENAME = "Give the file another name and send it again; nothing of it was kept."
REMEDY = "Remove it at its source and send the counts; nothing of the file was kept."

_LIST = (
    "Lines {} and {} tell of the same measure, area and period, and each counts one: this is a "
    "list of people, a row each."
)


@dataclass(frozen=True)
class Cells:
    """The cells of a file, looked through before any of them is kept."""

    source: SourceFile
    settings: Settings

    def hold(self) -> None:
        """Raise Refusal where a cell tells of a person, or the rows are people."""
        if told := told_by_name(self.source.name):
            raise Refusal(
                "a file of people", f"The file's name holds {told}. {ONLY_COUNTS}", RENAME
            )
        header = opened(self.source, self.settings)
        places = find_places(header.columns, COLUMNS, OPTIONAL, self.source)
        named = {place: column for column, place in places.of.items()}
        named |= {at: column for column, more in places.named.items() for at in more}
        numbered = bool(row_numbers(header.columns))
        aside = replace(self.source, profiled=True)
        seen: dict[tuple[str, ...], int] = {}
        rows = table_rows(header, Sifting(aside), self.settings)
        for place, (line, row) in enumerate(rows):
            for at, cell in enumerate(row):
                if is_blank(cell) or (numbered and not at and _counts_rows(cell, place)):
                    continue
                self._look(line, at, cell.strip(), named.get(at, ""))
            self._hold_list(line, places.pick(row), list(places.of), seen)

    def _look(self, line: int, at: int, cell: str, column: str) -> None:
        if column and self._is_ours(column, cell):
            return
        told = told_in(CODE.sub("", cell), self._names)
        if told is None and column:
            return
        where = f"column “{column}”" if column else f"column {at + 1}"
        what = told or "something beside the counts"
        raise Refusal(
            self.source.name, f"Line {line}, {where}, holds {what}. {ONLY_COUNTS}", REMEDY, column
        )

    def _is_ours(self, column: str, cell: str) -> bool:
        """Tell whether a cell is what its column may hold."""
        if column in ("area_code", "area_name"):
            return _is_area(cell, self.source.areas)
        return _OURS[column](plain(cell))

    @cached_property
    def _names(self) -> list[str]:
        return [*self.source.areas, *self.settings.members.names, *self.settings.district.known_as]

    def _hold_list(
        self, line: int, cells: list[str], columns: list[str], seen: dict[tuple[str, ...], int]
    ) -> None:
        row = dict(zip(columns, cells, strict=True))
        if row["count"] != "1":
            return
        key = tuple(cell for column, cell in row.items() if column not in ("count", "of"))
        if key in seen:
            raise Refusal(
                self.source.name,
                f"{_LIST.format(seen[key], line)} {ONLY_COUNTS}",
                "Count them and send the sums; nothing of the file was kept.",
            )
        seen[key] = line


def _counts_rows(cell: str, place: int) -> bool:
    """Tell whether a cell of a column without a name is the row's number, from 0 or 1."""
    return cell.strip() in (str(place), str(place + 1))


def _is_area(text: str, areas: Mapping[str, str]) -> bool:
    """Tell whether a cell is an area's code, its name, or both, and nothing beside them."""
    names = re.split(r"[()\[\]]", CODE.sub("", text))
    rest = [name.strip(" ,:-") for name in names if name.strip(" ,:-")]
    return all(area_key(name) in areas or name.casefold() in areas for name in rest)


def found_measure(text: str) -> PeopleMeasure | None:
    """Return the measure that a cell names, or None."""
    try:
        return find_people_measure(text)
    except ValueError:
        return None


GROUPS = {
    text.casefold(): key
    for measure in PEOPLE_MEASURE_BY_KEY.values()
    for key, name in measure.groups.items()
    for text in (key, name)
}
"""A group's key or name -> its key."""

_OURS: Mapping[str, Callable[[str], bool]] = {
    "period": lambda text: read_period(text) not in (UNREAD, TOO_EARLY),
    "measure": lambda text: found_measure(text) is not None,
    "group": lambda text: text.casefold() in GROUPS,
    "count": lambda text: _is_number(text) or text.casefold() in MARKS,
    "of": lambda text: _is_number(text) or text.casefold() in MARKS,
}
"""Column -> whether a cell is what it may hold, so that nothing in it need be looked at."""


def _is_number(text: str) -> bool:
    neat = text.replace(",", "")
    return neat.replace(".", "").isascii() and neat.split(".")[0].isdigit() and len(neat) < 7


def harmless(cell: str) -> str:
    """Return what of a cell may be shown where its row is set aside: numbers of few digits."""
    return cell if _is_number(cell) else ""
