"""Entries read from a journal's table, and added to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, cast

from sqlalchemy import Connection, select

from moorlands_dash.store.database import audit_rows
from moorlands_dash.store.database.engine import reading, writing
from moorlands_dash.store.database.model import COUNTERS, UNREAD, table_of
from moorlands_dash.store.database.ready import ready
from moorlands_dash.store.database.writing import counted, held, write
from moorlands_dash.store.entries import Declared, Entry, Pages
from moorlands_dash.store.home import Home, current_id
from moorlands_dash.store.journal_file import pages_for, pages_of
from moorlands_dash.store.noted import Event, entry_of


def pages(journal: Declared[Entry], home: Home, whose: str) -> Pages[Entry]:
    """Return all that a journal holds; a home of before that can't be written is read as it is."""
    database = ready(home, journal, writing=False)
    if database is None:
        return pages_of(journal, home, whose)
    with reading(database) as connection:
        return _pages(connection, journal, whose)


def add(
    journal: Declared[Entry],
    home: Home,
    whose: str,
    made: Callable[[Pages[Entry], str], Entry],
    who: str = "",
) -> Entry:
    """Add the entry that is made of all there is and an unused id; return it once it is kept.

    The audit notes it with whoever records, in the same transaction.
    """
    snapshot = current_id(home) or ""
    database = ready(home, journal, writing=True)
    with writing(database) as connection:
        last = held(connection, journal.name)
        fresh = f"{journal.prefix}{last + 1:04d}"
        entry = made(_pages(connection, journal, whose), fresh)
        if not cast("Any", entry).snapshot:
            entry = cast("Entry", replace(cast("Any", entry), snapshot=snapshot))
        write(connection, journal, {name: getattr(entry, name) for name in journal.columns})
        given = last + 1 if getattr(entry, journal.id) == fresh else last
        counted(connection, journal.name, given)
        audit_rows.add(connection, _noted(journal, entry, who))
    return entry


def _noted(journal: Declared[Entry], entry: Entry, who: str) -> dict[str, Any]:
    event = cast("Event", journal.audited)
    return entry_of(event, journal.told(entry), who or entry.by, entry.partnership).row


def stamp(journal: Declared[Any], home: Home) -> str:
    """Return a text that changes with every entry of a journal."""
    database = ready(home, journal, writing=False)
    if database is None:
        return ""
    with reading(database) as connection:
        asked = select(COUNTERS.c.stamp).where(COUNTERS.c.journal == journal.name)
        return str(connection.execute(asked).scalar_one_or_none() or "")


def _pages(connection: Connection, journal: Declared[Entry], whose: str) -> Pages[Entry]:
    table = table_of(journal)
    asked = select(*(table.c[name] for name in journal.columns)).order_by(table.c.line)
    entries = [journal.entry(**row) for row in connection.execute(asked).mappings()]
    numbers = select(UNREAD.c.number).where(UNREAD.c.journal == journal.name)
    unread = connection.execute(numbers.order_by(UNREAD.c.number)).scalars()
    return pages_for(entries, whose, tuple(unread))
