"""One DuckDB for all readers of this process, kept within bounds."""

from __future__ import annotations

import threading
from functools import cache

import duckdb

from moorlands_dash.extracts.model import Progress

MEMORY_LIMIT = "400MB"
THREADS = 1
"""Row numbers keep the reading of one file to one thread; files are read side by side instead,
which with more threads each takes a fifth longer."""

_POLL_SECONDS = 0.2
_LOCK = threading.Lock()


@cache
def _database() -> duckdb.DuckDBPyConnection:
    return duckdb.connect(
        config={
            "memory_limit": MEMORY_LIMIT,
            "threads": THREADS,
            # Readers only stream; a spill folder would be litter, and by default it is the
            # working directory.
            "temp_directory": "",
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
        }
    )


def cursor() -> duckdb.DuckDBPyConnection:
    """Return a connection of its own to the shared in-memory database; safe to ask for in threads.

    Opening a database takes about 10 ms, a cursor 0.05 ms: a load reads thousands of files.
    """
    with _LOCK:
        return _database().cursor()


def literal(text: object) -> str:
    """Return a text as an SQL literal."""
    return "'" + str(text).replace("'", "''") + "'"


def run(
    connection: duckdb.DuckDBPyConnection, sql: str, progress: Progress | None = None
) -> tuple[int, ...]:
    """Run one statement and return its first row, telling `progress` how far it has come."""
    if progress is None:
        return _first_row(connection, sql)
    # DuckDB only counts its progress for a bar, which it needn't print.
    connection.execute("SET enable_progress_bar = true; SET enable_progress_bar_print = false")
    finished = threading.Event()

    def watch() -> None:
        while not finished.wait(_POLL_SECONDS):
            progress(min(max(connection.query_progress() / 100, 0.0), 1.0))

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        return _first_row(connection, sql)
    finally:
        finished.set()
        watcher.join()


def _first_row(connection: duckdb.DuckDBPyConnection, sql: str) -> tuple[int, ...]:
    row = connection.execute(sql).fetchone()
    return row or ()
