"""Rules over a frame of text, and the contract that they make.

Each rule stands here once. Where all of them hold, as in nearly every file, nobody need wait for
pandera: it is asked as soon as one doesn't, and tells which cells broke which rule.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

import numpy as np
import pandas as pd


@dataclass(frozen=True)
class Rule:
    """One rule: of a column's texts, or of a whole frame."""

    holds: Callable[[Any], Any]
    """Answers a truth a row."""
    error: str
    """What is wrong where it doesn't hold, and how to mend it."""
    name: str | None = None
    """The column that is to blame, of a rule over a whole frame."""


@dataclass(frozen=True)
class Contract:
    """The rules that rows must keep to be accepted."""

    columns: Mapping[str, Sequence[Rule]] = field(default_factory=dict)
    whole: Sequence[Rule] = ()
    reads: Sequence[set[str]] = ()
    """Of each rule over the whole frame, the columns that it has looked at."""

    def kept(self, frame: pd.DataFrame) -> bool:
        """Tell whether surely every row keeps every rule; a rule that can't be tried isn't kept."""
        try:
            return all(self._column_kept(frame, name) for name in self.columns) and all(
                _everywhere(rule.holds(frame)) for rule in self.whole
            )
        except Exception:
            return False

    def _column_kept(self, frame: pd.DataFrame, name: str) -> bool:
        cells = frame[name]
        blank = cells.isna().any()
        return not blank and all(_everywhere(rule.holds(cells)) for rule in self.columns[name])

    def schema(self) -> Any:
        """Return the same as a pandera schema."""
        _import_pandera()
        from pandera.pandas import Check, Column, DataFrameSchema

        def check(rule: Rule) -> Any:
            return Check(rule.holds, name=rule.name, error=rule.error)

        columns = {
            name: Column(checks=[check(rule) for rule in rules])
            for name, rules in self.columns.items()
        }
        return DataFrameSchema(columns, checks=[check(rule) for rule in self.whole])


_importing = Lock()


def _import_pandera() -> None:
    """Import pandera, and what it imports when it first looks at a frame, in one thread at a time.

    Files are read by several threads, and Python ends the import of modules that import each other
    where two threads begin it at different ends.
    """
    with _importing:
        import pandera.errors  # noqa: F401
        from pandera.pandas import Check, Column, DataFrameSchema

        if not _imported:
            first = DataFrameSchema({"text": Column(checks=[Check(lambda texts: texts != "")])})
            first.validate(pd.DataFrame({"text": ["text"]}), lazy=True)
            _imported.append(True)


_imported: list[bool] = []
"""Whether it has looked at a frame."""


def _everywhere(truths: Any) -> bool:
    """Tell whether a rule holds in every row; what can't be told doesn't."""
    return bool(np.asarray(pd.Series(truths).fillna(value=False), dtype=bool).all())
