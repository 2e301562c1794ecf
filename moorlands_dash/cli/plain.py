"""Plain text for a terminal: counts, tables in columns, and nothing that could steer it."""

from __future__ import annotations

import sys
from collections.abc import Sequence


class UsageError(Exception):
    """Something on the command line that can't be done; says what to write instead."""


def say(text: str) -> None:
    """Write a result to standard output."""
    sys.stdout.write(text + "\n")


def printable(text: str) -> str:
    """Return text from outside without characters that could steer a terminal."""
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return "1 file", "1,234 files"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def columns(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table as text, all but the last column aligned to the right."""
    table = [heads, *([printable(cell) for cell in row] for row in rows)]
    widths = [max(len(row[i]) for row in table) for i in range(len(heads) - 1)]
    lines = [
        "  ".join([*(cell.rjust(w) for cell, w in zip(row, widths, strict=False)), row[-1]])
        for row in table
    ]
    return "\n".join(f"  {line}".rstrip() for line in lines)
