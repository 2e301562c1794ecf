"""What is wrong with a row: every cell of it that broke a rule, told in one go.

A row goes through several contracts, of which a later one needs what an earlier one holds. A rule
that looks at a cell known to be wrong tells nothing; every other one is tried all the same, so that
whoever mends the row mends it once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from moorlands_dash.extracts.rules import Contract

LONGEST_VALUE = 200


@dataclass(frozen=True)
class Flaw:
    """A cell that broke a rule."""

    column: str
    reason: str
    reads: frozenset[str]
    """The columns that the rule looked at."""


class Watched:
    """A frame that notes which of its columns a rule looks at."""

    def __init__(self, frame: pd.DataFrame, read: set[str]) -> None:
        """Note the columns of `frame` that are asked for in `read`."""
        self._frame, self._read = frame, read

    def __getitem__(self, column: str) -> pd.Series:
        """Return a column."""
        self._read.add(column)
        return self._frame[column]

    def duplicated(self, columns: Sequence[str]) -> pd.Series:
        """Tell which rows have in all these columns what a row above has."""
        self._read.update(columns)
        return self._frame.duplicated(list(columns))


def watched(holds: Callable[[Any], pd.Series], read: set[str]) -> Callable[[pd.DataFrame], Any]:
    """Return a rule over a frame that notes in `read` the columns that it looks at."""
    return lambda frame: holds(Watched(frame, read))


def broken_rules(frame: pd.DataFrame, contract: Contract) -> dict[int, list[Flaw]]:
    """Return for each failing row, by its line, the first rule that each of its cells broke.

    Cells come in the order of the frame's columns, rules in that of the contract's checks.
    """
    if frame.empty or contract.kept(frame):
        return {}
    schema = contract.schema()
    from pandera.errors import SchemaErrors

    try:
        schema.validate(frame, lazy=True)
    except SchemaErrors as error:
        return _by_line(error.failure_cases, frame, contract)
    return {}


def _by_line(cases: pd.DataFrame, frame: pd.DataFrame, contract: Contract) -> dict[int, list[Flaw]]:
    order = {name: place for place, name in enumerate(frame.columns)}
    first: dict[int, dict[str, tuple[int, Flaw]]] = {}
    found = (cases[name] for name in ("schema_context", "column", "check_number", "check", "index"))
    for context, column, number, reason, line in zip(*found, strict=True):
        blamed, reads = column, {column}
        if context == "DataFrameSchema":
            blamed = str(contract.whole[number].name)
            reads = contract.reads[number] | {blamed}
        cells = first.setdefault(line, {})
        if blamed not in cells or number < cells[blamed][0]:
            cells[blamed] = int(number), Flaw(blamed, str(reason), frozenset(reads))
    return {
        line: [cells[name][1] for name in sorted(cells, key=order.__getitem__)]
        for line, cells in first.items()
    }


def in_words(flaws: Iterable[tuple[str, str, str]]) -> str:
    """Return why a row was set aside, of its cells' names, values and reasons: all of them.

    The first cell is named beside the text; each further one stands in it.
    """
    (_, _, reason), *others = flaws
    more = [f"Also {name} = “{value}”: {why}" for name, value, why in others]
    return " ".join([reason, *more])
