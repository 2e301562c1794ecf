"""DuckDB as the load uses it: bounded memory, spilling into the staging folder."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from moorlands_dash.store.steps import Relation, Step, StepError

if TYPE_CHECKING:
    import duckdb
    import pandas as pd
    import pyarrow as pa

MEMORY = "512MB"
"""Keeps a whole load under 1 GB beside what Python and the outlines take."""

Columns = Mapping[str, str]
"""Name -> SQL type."""


class Engine:
    """Runs steps on one DuckDB database, and knows which relations are there to be read."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Run on a connection that nobody else makes tables on."""
        self._connection = connection
        self._held: dict[str, tuple[Relation, str]] = {}
        """What was made and not dropped, by name, and how it is dropped."""

    @property
    def relations(self) -> tuple[str, ...]:
        """Return the names of what was made and not dropped, the earliest first."""
        return tuple(self._held)

    def make(
        self, step: Step, values: Mapping[str, object] | None = None, /, **given: Relation
    ) -> Relation:
        """Run a step, and return what it made; raise StepError where it can't be, in words."""
        kind = "VIEW" if step.view else "TABLE"
        query = self._query(step, given)
        made = self._new(step.output, kind, tuple(given.values()) if step.view else ())
        self._connection.execute(f"CREATE {kind} {made.name} AS {query}", _checked(step, values))
        return made

    def rows(
        self, step: Step, values: Mapping[str, object] | None = None, /, **given: Relation
    ) -> list[tuple[Any, ...]]:
        """Return a step's answer as rows; nothing is made."""
        return self._asked(step, values, given).fetchall()

    def row(self, step: Step, /, **given: Relation) -> tuple[Any, ...]:
        """Return the one row of a step's answer."""
        (found,) = self._asked(step, None, given).fetchall()
        return found

    def frame(
        self, step: Step, values: Mapping[str, object] | None = None, /, **given: Relation
    ) -> pd.DataFrame:
        """Return a step's answer as a frame; nothing is made."""
        return self._asked(step, values, given).df()

    def batches(self, step: Step, size: int, /, **given: Relation) -> pa.RecordBatchReader:
        """Return a step's answer in batches of so many rows."""
        return self._connection.sql(self._query(step, given)).to_arrow_reader(size)

    def write(
        self, step: Step, out: Path, /, *, row_group: int = 122_880, **given: Relation
    ) -> Relation:
        """Write a step's answer, in its order, as the Parquet table of its name; return that."""
        path = out / f"{step.output}.parquet"
        self._connection.execute(
            f"COPY ({self._query(step, given)}) TO {quoted(path)} "
            f"(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {row_group})"
        )
        made = self._new(step.output, "VIEW")
        rows = f"SELECT * FROM read_parquet({quoted(path)})"  # nosec B608 # names of ours, no value
        self._connection.execute(f"CREATE VIEW {made.name} AS {rows}")
        return made

    def given(self, name: str, columns: Columns, rows: Iterable[Sequence[object]]) -> Relation:
        """Make a table of rows that Python brings."""
        made = self._new(name, "TABLE")
        fields = ", ".join(f'"{column}" {kind}' for column, kind in columns.items())
        self._connection.execute(f"CREATE TABLE {made.name} ({fields})")
        # In one statement: a statement a row takes DuckDB 0.5 ms and more.
        cells = [list(column) for column in zip(*rows, strict=True)]
        if cells:
            marks = ", ".join(["unnest(?)"] * len(cells))
            self._connection.execute(f"INSERT INTO {made.name} SELECT {marks}", cells)
        return made

    def lent(self, name: str, frame: pd.DataFrame | pa.Table) -> Relation:
        """Let steps read a frame of Python's where it stands, until it is dropped."""
        made = self._new(name, "FRAME")
        self._connection.register(made.name, frame)
        return made

    def parts(self, name: str, columns: Columns, paths: Sequence[Path]) -> Relation:
        """Let steps read the rows of Parquet files, with each row's `filename`.

        Without a file there are no rows, but the columns.
        """
        query = empty_table({**columns, "filename": "VARCHAR"})
        if paths:
            listed = ", ".join(f'"{column}"' for column in columns)
            source = f"read_parquet({parquet_list(paths)}, filename = true)"
            query += f" UNION ALL SELECT {listed}, filename FROM {source}"  # nosec B608 # names of ours, no value
        return self._view(name, query)

    def uneven_parts(self, name: str, columns: Columns, paths: Sequence[Path]) -> Relation:
        """Do as `parts` for files of which some lack a column; `place` is a row's place in its."""
        query = empty_table({**columns, "filename": "VARCHAR", "file_row_number": "BIGINT"})
        if paths:
            query += (
                f" UNION ALL BY NAME SELECT * FROM read_parquet({parquet_list(paths)}, "  # nosec B608 # names of ours, no value
                "filename = true, file_row_number = true, union_by_name = true)"
            )
        typed = ", ".join(f'"{column}"::{kind} AS "{column}"' for column, kind in columns.items())
        return self._view(
            name,
            f"SELECT {typed}, filename, file_row_number AS place FROM ({query})",  # nosec B608 # names of ours, no value
        )

    def drop(self, *relations: Relation) -> None:
        """Let relations go; raise StepError where a view that stays still reads one of them."""
        self._there(relations)
        for held, _ in self._held.values():
            for read in held.reads:
                if read in relations and held not in relations:
                    raise StepError(f"{read.name!r} can't be dropped: {held.name!r} reads it.")
        for relation in reversed(relations):
            _, kind = self._held.pop(relation.name)
            if kind == "FRAME":
                self._connection.unregister(relation.name)
            else:
                self._connection.execute(f"DROP {kind} {relation.name}")

    def _view(self, name: str, query: str) -> Relation:
        made = self._new(name, "VIEW")
        self._connection.execute(f"CREATE VIEW {made.name} AS {query}")
        return made

    def _new(self, name: str, kind: str, reads: tuple[Relation, ...] = ()) -> Relation:
        if name in self._held:
            raise StepError(f"{name!r} is made already: drop it before it is made anew.")
        made = Relation(name, reads)
        self._held[name] = (made, kind)
        return made

    def _query(self, step: Step, given: Mapping[str, Relation]) -> str:
        query = step.query(given)
        self._there(given.values(), f"The step {step.output!r} can't be run: ")
        return query

    def _there(self, relations: Iterable[Relation], before: str = "") -> None:
        for relation in relations:
            if self._held.get(relation.name, (None, ""))[0] is not relation:
                raise StepError(f"{before}{relation.name!r} was dropped, or never made here.")

    def _asked(
        self, step: Step, values: Mapping[str, object] | None, given: Mapping[str, Relation]
    ) -> duckdb.DuckDBPyConnection:
        return self._connection.execute(self._query(step, given), _checked(step, values))


def _checked(step: Step, values: Mapping[str, object] | None) -> dict[str, object]:
    """Return the values of a step; raise StepError where they aren't those that it declares."""
    found = dict(values or {})
    if set(found) != set(step.values):
        asked, brought = (", ".join(sorted(names)) or "none" for names in (step.values, found))
        raise StepError(f"The step {step.output!r} takes the values {asked}, and got {brought}.")
    return found


@contextmanager
def connected(spill: Path) -> Iterator[Engine]:
    """Give an engine on an in-memory database that spills into `spill` beyond its memory."""
    import duckdb

    with duckdb.connect() as connection:
        connection.execute(f"SET memory_limit = '{MEMORY}'")
        connection.execute(f"SET threads = {min(os.cpu_count() or 1, 4)}")
        connection.execute(f"SET temp_directory = {quoted(spill)}")
        connection.execute("SET preserve_insertion_order = false")
        yield Engine(connection)


def quoted(path: Path) -> str:
    """Return a path as an SQL text."""
    return "'" + path.as_posix().replace("'", "''") + "'"


def parquet_list(paths: Iterable[Path]) -> str:
    """Return paths as an SQL list for `read_parquet`."""
    return "[" + ", ".join(quoted(path) for path in paths) + "]"


def empty_table(columns: Columns) -> str:
    """Return a query with the columns (name -> SQL type) and no rows."""
    fields = ", ".join(f'NULL::{kind} AS "{name}"' for name, kind in columns.items())
    return f"SELECT {fields} WHERE false"
