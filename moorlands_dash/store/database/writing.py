"""One row written after those of the same thing, and the numbers that ids are given."""

from __future__ import annotations

import hashlib
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, func, insert, select, update

from moorlands_dash.store.columns_kept import fit
from moorlands_dash.store.database.model import COUNTERS, table_of
from moorlands_dash.store.entries import NAMED, Declared


def held(connection: Connection, name: str) -> int:
    """Return the last number that a journal gave, holding it against whoever else would write."""
    asked = select(COUNTERS.c.last).where(COUNTERS.c.journal == name).with_for_update()
    return int(connection.execute(asked).scalar_one())


def counted(connection: Connection, name: str, last: int) -> None:
    """Write down the last number that a journal gave, and that it changed."""
    change = update(COUNTERS).where(COUNTERS.c.journal == name)
    connection.execute(change.values(last=last, stamp=uuid4().hex))


def write(connection: Connection, journal: Declared[Any], values: dict[str, Any]) -> None:
    """Add a row after those of the same id; raise StoreError where a column can't hold it."""
    table, found = table_of(journal), fit(values, journal.kept, journal.what)
    asked = select(func.max(table.c.version), func.max(table.c[NAMED]))
    before, named = connection.execute(asked.where(table.c[journal.id] == found[journal.id])).one()
    if before:
        # What is from before partnerships were named stays so, with all that follows it.
        found[NAMED] = named
    row = found | {"version": (before or 0) + 1, "follows": before}
    row["alike"] = None if before else _alike(journal, found)
    connection.execute(insert(table).values(row))


def _alike(journal: Declared[Any], values: dict[str, Any]) -> str | None:
    """Return a text that two things share which must not be recorded twice, or none."""
    if not journal.once:
        return None
    said = "\x1f".join(str(values[name]) for name in journal.once)
    return hashlib.sha256(said.encode()).hexdigest()
