"""A long table in parts that each fit one slide, none of them left over with a single row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from moorlands_dash.reports.grid import Grid
from moorlands_dash.reports.pack.slide import row_heights

_STEPS = 40
"""Heights tried between an even share and a full slide."""


def split(grid: Grid, width: float, room: float) -> Iterator[Grid]:
    """Yield a table in as few parts as fit `width` x `room` points, as even as they can be."""
    head, *rows = row_heights(grid, width)
    for start, end in parted(rows, room - head):
        yield replace(grid, rows=grid.rows[start:end])


def parted(rows: Sequence[float], room: float) -> list[tuple[int, int]]:
    """Return the first row of each part and the one after its last; `rows` are their heights."""
    fewest = _filled(rows, room)
    even = sum(rows) / len(fewest)
    step = (room - even) / _STEPS
    tried = (_filled(rows, even + step * count) for count in range(_STEPS))
    return next((found for found in tried if len(found) == len(fewest)), fewest)


def _filled(rows: Sequence[float], room: float) -> list[tuple[int, int]]:
    """Return parts that are filled one after another, never fewer than one row a part."""
    parts, start, used = [], 0, 0.0
    for place, height in enumerate(rows):
        if used + height > room and place > start:
            parts.append((start, place))
            start, used = place, 0.0
        used += height
    return [*parts, (start, len(rows))]
