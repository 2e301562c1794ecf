"""A small table in words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Grid:
    """A small table in words, for paper and slides."""

    title: str
    sentence: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int] = frozenset()
    """Columns that hold figures: set flush right."""
    widths: tuple[int, ...] = ()
    """Share of the width that each column gets."""
