"""The records of a home's file brought to a server, once, when PostgreSQL is named.

All rows go as they are, numbers of ids and the audit among them, into a server's database that
holds none yet; then the file is put aside. Where the server holds records already, the file is left
alone: two records can't be made one.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, MetaData, Table, func, insert, select, text

from moorlands_dash.store.database.engine import reading
from moorlands_dash.store.database.model import AUDIT, COUNTERS
from moorlands_dash.store.database.place import Database
from moorlands_dash.store.home import StoreError

_VERSION = "alembic_version"


def bring(connection: Connection, file: Database) -> Path | None:
    """Copy what a home's file holds to a server; return the file if it is to be put aside."""
    if not is_empty(connection):
        return None
    there, here = MetaData(), MetaData()
    there.reflect(connection)
    with reading(file) as source:
        here.reflect(source)
        for table in here.sorted_tables:
            if table.name != _VERSION:
                copy(source, table, connection, there.tables[table.name])
    return file.path


def is_empty(connection: Connection) -> bool:
    """Tell whether nothing was ever recorded in a database."""
    recorded = any(connection.execute(select(COUNTERS.c.stamp)).scalars())
    noted = connection.execute(select(AUDIT.c.line).limit(1)).first()
    return not recorded and noted is None


def copy(source: Connection, table: Table, target: Connection, to: Table) -> None:
    """Copy every row of a table as it is; raise StoreError where one didn't arrive."""
    rows = source.execute(select(table).order_by(*table.primary_key)).mappings().all()
    if to.name == COUNTERS.name:
        target.execute(to.delete())
    if rows:
        target.execute(insert(to), [dict(row) for row in rows])
    if target.execute(select(func.count()).select_from(to)).scalar_one() != len(rows):
        raise StoreError(f"Not all rows of {to.name} could be copied: nothing was.")
    if "line" in to.c and target.dialect.name == "postgresql":
        _number_on(target, to.name)


def _number_on(connection: Connection, table: str) -> None:
    """Have the server number lines on from those that were brought."""
    last = f'(SELECT coalesce(max(line), 0) + 1 FROM "{table}")'  # nosec B608 # names of ours, no value
    connection.execute(
        text(f"SELECT setval(pg_get_serial_sequence('{table}', 'line'), {last}, false)")
    )
