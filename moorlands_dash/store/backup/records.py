"""The records as one SQLite file, wherever they are kept, while people go on recording.

Of SQLite it is a copy by its own means; of PostgreSQL every row of one moment. A restored file is
brought back to a server that holds no records yet (`store/database/moving.py`).
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from moorlands_dash.store.database.place import database_of
from moorlands_dash.store.home import Home, StoreError

_WAIT = 30
"""Seconds that the copy waits for an entry to be written."""


def copied(home: Home, to: Path) -> Path | None:
    """Write the records as they stand at one moment to a new file; None where there are none."""
    database = database_of(home)
    if database.url:
        from moorlands_dash.store.backup.server import written

        return written(home, to)
    return _copied(database.path, to) if database.path.is_file() else None


def _copied(path: Path, to: Path) -> Path:
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


def bring(home: Home) -> None:
    """Bring restored records to the server that the environment names, if it names one."""
    if database_of(home).url:
        from moorlands_dash.store.database.ready import ready

        ready(home, writing=True)


def why_not_here(home: Home, version: str) -> str:
    """Return in words why records of a version can't be put back into a home, "" where they can."""
    if not version:
        return ""
    from moorlands_dash.store.database.ready import is_known

    if not is_known(version):
        return (
            f"The records in this backup are a newer program's (version {version}): restore it "
            "with that program, or update this one."
        )
    if database_of(home).url:
        from moorlands_dash.store.backup.server import why_not_empty

        return why_not_empty(home)
    return ""


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
