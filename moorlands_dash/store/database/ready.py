"""A home's database made ready: made where there is none, migrated, files of before taken over.

All of it happens in one transaction, before anything is read or recorded.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, overload

from sqlalchemy import Connection, inspect, text

from moorlands_dash.store.database.engine import reading, writing
from moorlands_dash.store.database.moving import bring
from moorlands_dash.store.database.place import Database, database_of
from moorlands_dash.store.database.taking_over import put_aside, take_over
from moorlands_dash.store.entries import Declared
from moorlands_dash.store.home import Home, StoreError

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0005"
"""The newest migration: what this version of the program reads and writes."""
_MIGRATIONS = Path(__file__).parent / "migrations"
_ONE_AT_A_TIME = 771_902_331
"""PostgreSQL's number for whoever migrates: others wait."""

_ready: set[tuple[str, int]] = set()
_left: set[tuple[str, int]] = set()
"""Files that were found to be left alone, and when they were last changed."""


@overload
def ready(home: Home, of: Declared[Any] | None = None, *, writing: Literal[True]) -> Database: ...
@overload
def ready(home: Home, of: Declared[Any] | None = None, *, writing: bool) -> Database | None: ...
def ready(home: Home, of: Declared[Any] | None = None, *, writing: bool) -> Database | None:
    """Return the home's database once it can be used, with the file of before `of` a journal.

    None where nothing was ever recorded, or where a home of before can only be read. Raises
    StoreError where the database is a newer program's, or can't be opened.
    """
    database = database_of(home)
    waits = of is not None and _waits(home.folder / of.file)
    if not writing and not database.there and (database.read_only or not waits):
        return None
    moves = bool(database.url) and _waits(Database(home.folder).path)
    if waits or moves or _mark(database) not in _ready:
        file = _newest_file(home) if moves else None
        _prepare(database, home, of if waits else None, file)
        _ready.add(_mark(database))
    return database


def _mark(database: Database) -> tuple[str, int]:
    """Return what tells a database from one that was put in its place."""
    if database.url:
        return database.url, os.getpid()
    try:
        return str(database.path), database.path.stat().st_ino
    except OSError:
        return str(database.path), 0


def _waits(path: Path) -> bool:
    return path.is_file() and _changed(path) not in _left


def _changed(path: Path) -> tuple[str, int]:
    return str(path), path.stat().st_mtime_ns


def _newest_file(home: Home) -> Database:
    """Return the home's own file, migrated, as it is to be brought to a server."""
    file = Database(home.folder)
    _prepare(file, home, None, None)
    return file


def _prepare(
    database: Database, home: Home, journal: Declared[Any] | None, file: Database | None
) -> None:
    nothing = journal is None and file is None
    if database.there and _is_newest(database) and (nothing or database.read_only):
        return
    with writing(database) as connection:
        migrate(connection, database)
        moved = None if file is None else bring(connection, file)
        taken = None if journal is None else take_over(connection, home, journal)
    asked = (None if file is None else file.path, None if journal is None else journal.file)
    for path, done in zip(asked, (moved, taken), strict=True):
        if path is not None:
            _aside(home.folder / path, done is not None)


def _aside(path: Path, done: bool) -> None:
    """Put a file aside that was taken over; one that wasn't, or can't be moved, is left alone."""
    changed = _changed(path)
    try:
        if done:
            put_aside(path)
            return
    except OSError:
        pass
    _left.add(changed)


def _is_newest(database: Database) -> bool:
    """Tell whether a database needs no migration; raise StoreError where it can't get one."""
    with reading(database) as connection:
        found = version_of(connection)
    if found != HEAD and database.read_only:
        _must_be_known(found, database)
        raise StoreError(
            f"The records in {database.called} are an earlier version's and can't be migrated, as "
            "the program may not write there."
        )
    return found == HEAD


def migrate(connection: Connection, database: Database) -> None:
    """Bring a database to the newest version; raise StoreError where it is a newer program's."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_ONE_AT_A_TIME})"))
    found = version_of(connection)
    if found == HEAD:
        return
    _must_be_known(found, database)
    from alembic import command

    config = configured()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _must_be_known(version: str, database: Database) -> None:
    if not is_known(version):
        raise StoreError(
            f"The records in {database.called} are a newer program's (version {version}; this one "
            f"knows {HEAD}): update the program, or put back a copy from before."
        )


def is_known(version: str) -> bool:
    """Tell whether this program knows the migration that records are at; "" is none yet."""
    from alembic.script import ScriptDirectory

    known = {each.revision for each in ScriptDirectory.from_config(configured()).walk_revisions()}
    return not version or version in known


def version_of(connection: Connection) -> str:
    """Return the migration that a database is at, "" where it is empty."""
    if not inspect(connection).has_table("alembic_version"):
        return ""
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalars().all()
    return found[0] if found else ""


def configured() -> Config:
    """Return Alembic's configuration: the migrations that the package brings along."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    return config
