"""Whether a table holds what a figure draws: in columns of numbers, each point in one row."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tests.app.drawn import Trace
from tests.app.written import Number, Shown

VISIBLE = 0.02
"""How much a cell may be rounded, of the largest number drawn: less than the eye could see."""

Cells = NDArray[np.bool_]
"""A row a point, a column a row of the table."""


def missed(trace: Trace, tables: list[Shown]) -> list[str]:
    """Return which numbers of a trace have no column in any table, or that none has all in a row.

    Nothing where a table holds the trace.
    """
    if any(holds(table, trace) for table in tables):
        return []
    lone = [
        side
        for side, values in trace.numbers.items()
        if not any(holds(table, Trace("", {side: values}, band=trace.band)) for table in tables)
    ]
    return lone or ["not in one row"]


def holds(table: Shown, trace: Trace) -> bool:
    """Tell whether a table has a column for each kind of number, and each point in one row."""
    points = len(trace)
    if not points:
        return True
    rows = [np.ones((points, len(table.rows)), dtype=bool)]
    for words in trace.words.values():
        named = [cells for cells in named_in(table, words) if cells.any(axis=1).all()]
        rows = [one & cells for one in rows for cells in named] or rows
    for values in trace.numbers.values():
        found = columns_of(table, values, band=trace.band)
        rows = [one & cells for one in rows for cells in found if (one & cells).any(axis=1).all()]
    return bool(rows)


def named_in(table: Shown, words: list[tuple[str, ...]]) -> Iterator[Cells]:
    """Yield of each column in which cells the words of each point stand."""
    for column in table.words.values():
        yield np.array([[not said or cell in said for cell in column] for said in words])


def columns_of(table: Shown, values: list[Number | None], *, band: bool) -> list[Cells]:
    """Return of each column that holds all the numbers in which cells; of a range's, of two."""
    most = max((abs(value.value) for value in values if value), default=0.0)
    every = [stands(column, values, most) for column in table.numbers.values()]
    pairs = [one | other for one, other in combinations(every, 2)] if band else []
    return [cells for cells in [*every, *pairs] if cells.any(axis=1).all()]


def stands(column: list[Number | None], values: list[Number | None], most: float) -> Cells:
    """Return for each number in which cells of a column it stands; anywhere where it is none."""
    value, half, share = (
        np.array([np.nan if cell is None else getattr(cell, part) for cell in column], dtype=float)
        for part in ("value", "half", "share")
    )
    return np.array(
        [
            np.ones(len(column), dtype=bool)
            if one is None
            else _is(one, value, half, most) | (share > 0) & _is(one, value * 100, half * 100, most)
            for one in values
        ]
    )


def _is(one: Number, value: NDArray[Any], half: NDArray[Any], most: float) -> Cells:
    away = np.abs(value - one.value)
    fine = half <= max(VISIBLE * most, one.half) * 1.001
    return (away <= 1e-9) | (away <= (half + one.half) * 1.001 + 1e-9) & fine
