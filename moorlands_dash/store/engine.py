"""DuckDB as the load uses it: bounded memory, spilling into the staging folder."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

MEMORY = "512MB"
"""Keeps a whole load under 1 GB beside what Python and the outlines take."""


def connected(spill: Path) -> duckdb.DuckDBPyConnection:
    """Return an in-memory database that spills into `spill` beyond its memory."""
    import duckdb

    connection = duckdb.connect()
    connection.execute(f"SET memory_limit = '{MEMORY}'")
    connection.execute(f"SET threads = {min(os.cpu_count() or 1, 4)}")
    connection.execute(f"SET temp_directory = {quoted(spill)}")
    connection.execute("SET preserve_insertion_order = false")
    return connection


def quoted(path: Path) -> str:
    """Return a path as an SQL text."""
    return "'" + path.as_posix().replace("'", "''") + "'"


def parquet_list(paths: Iterable[Path]) -> str:
    """Return paths as an SQL list for `read_parquet`."""
    return "[" + ", ".join(quoted(path) for path in paths) + "]"


def empty_table(columns: Mapping[str, str]) -> str:
    """Return a query with the columns (name -> SQL type) and no rows."""
    fields = ", ".join(f'NULL::{kind} AS "{name}"' for name, kind in columns.items())
    return f"SELECT {fields} WHERE false"


def insert(
    connection: duckdb.DuckDBPyConnection, table: str, rows: Iterable[Sequence[object]]
) -> None:
    """Insert rows in one statement: a statement a row takes DuckDB 0.5 ms and more."""
    columns = [list(cells) for cells in zip(*rows, strict=True)]
    if columns:
        values = ", ".join(["unnest(?)"] * len(columns))
        connection.execute(f"INSERT INTO {table} SELECT {values}", columns)


def write_table(
    connection: duckdb.DuckDBPyConnection, query: str, path: Path, row_group: int = 122_880
) -> None:
    """Write a query's answer as Parquet, in its order."""
    connection.execute(
        f"COPY ({query}) TO {quoted(path)} "
        f"(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {row_group})"
    )
