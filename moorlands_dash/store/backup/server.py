"""The records of a PostgreSQL server written as a file of SQLite, with every row that there is."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, MetaData, Table, text

from moorlands_dash.store.database import model
from moorlands_dash.store.database.engine import reading, writing
from moorlands_dash.store.database.moving import copy, is_empty
from moorlands_dash.store.database.place import Database, database_of
from moorlands_dash.store.database.ready import migrate, ready, version_of
from moorlands_dash.store.home import Home, StoreError
from moorlands_dash.store.journals import JOURNALS

_VERSION = "alembic_version"


def written(home: Home, to: Path) -> Path:
    """Write all that a server holds, as of one moment, to a new file; return the file.

    Raises StoreError where the server holds a table that the file would lack.
    """
    server = ready(home, writing=True)
    file = Database(to.parent)
    if file.path != to:
        raise ValueError(f"records are written to a file named {file.path.name}")
    with reading(server) as source, writing(file) as target:
        source.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"))
        migrate(target, file)
        tables = _tables()
        _hold_all(source, tables)
        for table in tables:
            copy(source, table, target, table)
    return to


def why_not_empty(home: Home) -> str:
    """Return in words why nothing can be put back into a server, "" where it holds no records."""
    server = database_of(home)
    with reading(server) as connection:
        if not version_of(connection) or is_empty(connection):
            return ""
    return (
        f"{server.called} holds records already, and nothing of them is written over: name an "
        "empty database, or none, to have the records in the home."
    )


def _tables() -> list[Table]:
    ours = [model.table_of(journal) for journal in JOURNALS.values()]
    return [*ours, model.UNREAD, model.TAKEN_OVER, model.PRUNED, model.AUDIT, model.COUNTERS]


def _hold_all(source: Connection, tables: list[Table]) -> None:
    found = MetaData()
    found.reflect(source)
    if strange := set(found.tables) - {table.name for table in tables} - {_VERSION}:
        raise StoreError(
            f"The database holds tables that are not the program's ({', '.join(sorted(strange))}): "
            "give the program a database of its own."
        )
