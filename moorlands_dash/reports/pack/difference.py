"""What differs between two packs of one quarter: each figure, as it was and as it is now."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from moorlands_dash.periods import day_name
from moorlands_dash.reports.export import to_json
from moorlands_dash.reports.grid import Grid
from moorlands_dash.tables.model import Table
from moorlands_dash.words.numbers import counted

KEYS = {
    "targets": ("target_id",),
    "trajectory": ("target_id", "month"),
    "survey": ("target_id", "period_start", "period_end"),
    "actions": ("action_id",),
    "residents": ("indicator", "period_start", "period_end"),
    "people": ("measure", "from", "to"),
    "district-change": ("category",),
    "comparison-recorded": ("basis", "area_code", "group"),
    "similar-districts": ("basis", "area_code", "group"),
    "comparison-corners": ("group",),
    "exception": ("target_id", "dimension", "part"),
    "forecast": ("target_id", "month"),
}
"""Table -> what tells its rows apart; the tables that matter most first."""

_WORDS = frozenset({"words", "status_reason", "title", "target_title", "name", "wording", "source"})
"""Columns that only repeat in words what other columns say."""
_SAME = 1e-6
"""Relative difference under which two figures are one: rounding of another machine."""

Record = dict[str, Any]


@dataclass(frozen=True)
class Figure:
    """One figure that differs."""

    table: str
    key: str
    column: str
    was: str
    now: str


@dataclass(frozen=True)
class Difference:
    """Every figure that differs from an earlier pack."""

    earlier: str
    """The earlier pack's id."""
    earlier_date: date
    """When its snapshot was made."""
    figures: tuple[Figure, ...]

    @property
    def sentence(self) -> str:
        """Return how much differs since when."""
        since = f"Since the pack of {day_name(self.earlier_date)} ({self.earlier})"
        if not self.figures:
            return f"{since} no figure has changed."
        return f"{since} {counted(len(self.figures), 'figure')} changed."

    def grid(self, most: int | None = None) -> Grid:
        """Return the figures as a small table, the first ones where `most` is given."""
        rows = ((f.table, f.key, f.column.replace("_", " "), f.was, f.now) for f in self.figures)
        return Grid(
            "What has changed since the earlier pack",
            self.sentence,
            ("Table", "Of what", "Figure", "Was", "Is now"),
            tuple(rows)[:most],
            widths=(14, 34, 20, 16, 16),
        )


def documents(tables: Sequence[Table]) -> list[Record]:
    """Return the tables as they are kept with a pack."""
    return [json.loads(to_json(table)) for table in tables]


def differences(
    earlier: Sequence[Record], now: Sequence[Record], earlier_id: str, earlier_date: date
) -> Difference:
    """Compare the kept tables of two packs; tables that only one of them has are left out."""
    then, since = _by_name(earlier), _by_name(now)
    figures = [
        figure
        for name, keys in KEYS.items()
        if name in then and name in since
        for figure in _table_figures(name, keys, then[name]["rows"], since[name]["rows"])
    ]
    return Difference(earlier_id, earlier_date, tuple(figures))


def _by_name(tables: Sequence[Record]) -> Mapping[str, Record]:
    return {table["table"]: table for table in tables}


def _table_figures(
    name: str, keys: Sequence[str], earlier: Sequence[Record], now: Sequence[Record]
) -> Iterator[Figure]:
    then, since = _keyed(earlier, keys), _keyed(now, keys)
    for key in dict.fromkeys([*since, *then]):
        label = ", ".join(str(part) for part in key if part is not None)
        if key not in then or key not in since:
            words = ("not there", "there") if key in since else ("there", "not there")
            yield Figure(name, label, "row", *words)
            continue
        was, row = then[key], since[key]
        for column in row:
            if column in was and column not in _WORDS and _differ(was[column], row[column]):
                yield Figure(name, label, column, _written(was[column]), _written(row[column]))


def _keyed(rows: Sequence[Record], keys: Sequence[str]) -> dict[tuple[Any, ...], Record]:
    return {tuple(row.get(key) for key in keys): row for row in rows}


def _differ(was: Any, now: Any) -> bool:
    numbers = (int, float)
    if isinstance(was, numbers) and isinstance(now, numbers):
        return abs(was - now) > _SAME * max(abs(was), abs(now), 1)
    return bool(was != now)


def _written(value: Any) -> str:
    if value is None:
        return "not known"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:,.3f}".rstrip("0").rstrip(".")
    return f"{value:,}" if isinstance(value, int) else str(value)
