"""What the load asks of its engine, as data: which relations each step reads, which one it makes.

A step names its inputs and holds its query, in which `{input}` stands where it reads one. Who runs
it (`store/engine.py`) hands it the relations that other steps have made: so the order of the
steps is the way of the data, and another engine can run the same ones.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from string import Formatter


class StepError(Exception):
    """A step that is declared wrongly, or asked for without what it reads; says which and why."""


@dataclass(frozen=True, eq=False)
class Relation:
    """A table or view that an engine has made, as steps are given it to read."""

    name: str
    reads: tuple[Relation, ...] = ()
    """What it goes on reading: a view's inputs."""


@dataclass(frozen=True)
class Step:
    """One query: what it is given, and the relation that comes of it."""

    output: str
    """Name of what it makes."""
    inputs: tuple[str, ...]
    """Names of the relations that it reads."""
    sql: str
    """The query; `{name}` is an input, `$name` a value."""
    values: tuple[str, ...] = ()
    """Names of the values that it is given beside the relations."""
    view: bool = False
    """Whether its output is read anew each time it is asked for, and never held."""

    def __post_init__(self) -> None:
        """Hold that the query reads just what is declared; raise StepError, which says what not."""
        read = {name for _, name, _, _ in Formatter().parse(self.sql) if name is not None}
        self._same("the input", read, self.inputs)
        self._same("the value", set(re.findall(r"\$([a-z]\w*)", self.sql)), self.values)
        if self.view and self.values:
            raise StepError(f"The step {self.output!r} is a view, which can be given no values.")

    def _same(self, what: str, found: set[str], declared: tuple[str, ...]) -> None:
        for name in sorted(found - set(declared)):
            raise StepError(f"The step {self.output!r} doesn't declare {what} {name!r}.")
        for name in sorted(set(declared) - found):
            raise StepError(f"The step {self.output!r} declares {what} {name!r}, and reads none.")

    def query(self, given: Mapping[str, Relation]) -> str:
        """Return the query on the relations given; raise StepError where one is missing."""
        for name in self.inputs:
            if name not in given:
                raise StepError(
                    f"The step {self.output!r} can't be run: it reads {name!r}, which wasn't given."
                )
        for name in sorted(given.keys() - set(self.inputs)):
            raise StepError(f"The step {self.output!r} was given {name!r}, which it doesn't read.")
        return self.sql.format(**{name: relation.name for name, relation in given.items()})
