"""The records as one SQLite file, from the file that they are kept in while it is written to."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from moorlands_dash.store.backup.contents import RECORDS
from moorlands_dash.store.home import Home, StoreError

_WAIT = 30
"""Seconds that the copy waits for an entry to be written."""


def copied(home: Home, to: Path) -> Path | None:
    """Write the records as they stand at one moment to a new file; None where there are none."""
    path = home.folder / RECORDS
    if not path.is_file():
        return None
    try:
        with (
            closing(sqlite3.connect(_read_only(path), uri=True, timeout=_WAIT)) as source,
            closing(sqlite3.connect(to)) as target,
        ):
            source.backup(target)
        hold(to)
    except sqlite3.Error as error:
        raise StoreError(f"The records in {path} can't be copied ({error}).") from error
    return to


def hold(path: Path) -> None:
    """Raise StoreError where a file of records isn't sound."""
    try:
        with closing(sqlite3.connect(_read_only(path), uri=True)) as database:
            said = database.execute("PRAGMA integrity_check").fetchone()[0]
            broken = database.execute("PRAGMA foreign_key_check").fetchone()
    except sqlite3.Error as error:
        raise StoreError(f"The records can't be read ({error}).") from error
    if said != "ok" or broken is not None:
        raise StoreError("The records are damaged: their database doesn't hold together.")


def version_of(path: Path) -> str:
    """Return the migration that a file of records is at, "" where it says none."""
    try:
        with closing(sqlite3.connect(_read_only(path), uri=True)) as database:
            found = database.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.Error:
        return ""
    return str(found[0]) if found else ""


def _read_only(path: Path) -> str:
    return f"{path.absolute().as_uri()}?mode=ro"
