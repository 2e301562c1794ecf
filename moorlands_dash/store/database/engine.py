"""Engines and transactions of both databases, and their failures in words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import Connection, Engine, NullPool, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from moorlands_dash.store.database.place import URL, WAIT, Database
from moorlands_dash.store.home import StoreError

WRITES = "moorlands_writes"
"""Execution option of a connection whose transaction writes."""


@lru_cache(maxsize=64)
def engine_of(url: str, *, read_only: bool) -> Engine:
    """Return the engine of a database: `file:` URI of SQLite, or PostgreSQL's URL."""
    return _sqlite(url, read_only=read_only) if url.startswith("file:") else _postgresql(url)


def _sqlite(uri: str, *, read_only: bool) -> Engine:
    def connect() -> sqlite3.Connection:
        mode = "ro" if read_only else "rwc"
        return sqlite3.connect(f"{uri}?mode={mode}", uri=True, timeout=WAIT)

    # A file may be put back from a copy, or a home removed: none is held open.
    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool)

    @event.listens_for(engine, "connect")
    def _opened(raw: Any, _: Any) -> None:
        raw.isolation_level = None
        raw.execute("PRAGMA foreign_keys = ON")
        # The rollback journal's end is on the disk too before an entry is called recorded.
        raw.execute("PRAGMA synchronous = EXTRA")

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        # Two that read and then write would lock each other out: a writer is one from the start.
        writes = connection.get_execution_options().get(WRITES)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _postgresql(url: str) -> Engine:
    if urlsplit(url).scheme not in ("postgresql", "postgres", "postgresql+psycopg"):
        raise StoreError(
            f"{URL} names no database that the program knows: write "
            "postgresql://user:password@host/name, or leave it out for SQLite in the home."
        )
    try:
        found = make_url(url).set(drivername="postgresql+psycopg")
    except ArgumentError as error:
        raise StoreError(f"{URL} can't be read as an address of a database.") from error
    waits = f"-c lock_timeout={WAIT}s -c statement_timeout=60s -c timezone=UTC"
    return create_engine(
        found,
        pool_pre_ping=True,
        pool_size=5,
        max_overflow=20,
        connect_args={"connect_timeout": 5, "options": waits},
    )


@contextmanager
def reading(database: Database) -> Iterator[Connection]:
    """Open a connection in a transaction that only reads; raise StoreError, in words."""
    with _transaction(database, f"{database.called} can't be read", writes=False) as connection:
        yield connection


@contextmanager
def writing(database: Database) -> Iterator[Connection]:
    """Open a connection in a transaction that is on the disk at its end, or left no trace."""
    try:
        database.folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"Nothing was recorded: {database.folder} can't be made ({error.strerror})."
        ) from error
    failed = f"Nothing was recorded: {database.called} can't be written"
    with _transaction(database, failed, writes=True) as connection:
        yield connection


def why_unreached(database: Database) -> str:
    """Return in words why a server's database can't be reached, or "" where it can."""
    try:
        with reading(database):
            return ""
    except StoreError as error:
        return str(error)


def _engine(database: Database) -> Engine:
    address = database.url or database.path.absolute().as_uri()
    return engine_of(address, read_only=database.read_only)


@contextmanager
def _transaction(database: Database, failed: str, *, writes: bool) -> Iterator[Connection]:
    """Open a connection in a transaction; raise StoreError that begins with `failed`."""
    try:
        with _engine(database).connect() as bare:
            connection = bare.execution_options(**{WRITES: writes})
            begun = connection.begin()
            try:
                yield connection
            except BaseException:
                begun.rollback()
                raise
            _commit(connection, begun, database)
    except SQLAlchemyError as error:
        allow = " Whoever looks after the server can allow it." if writes else ""
        raise StoreError(f"{failed} ({reason_of(error)}).{allow}") from error


def _commit(connection: Connection, begun: Any, database: Database) -> None:
    try:
        begun.commit()
    except SQLAlchemyError as error:
        if not database.url or not getattr(error, "connection_invalidated", False):
            raise
        raise StoreError(
            f"{database.called} went away as the entry was written: it may be recorded or not. "
            "Look before you record it again."
        ) from error
    finally:
        connection.close()


def reason_of(error: BaseException) -> str:
    """Return the first line of what the driver says, without statement, values or address."""
    said = str(getattr(error, "orig", None) or error).strip().splitlines()
    return said[0][:200] if said else type(error).__name__
