"""Fixtures: the records in SQLite and in PostgreSQL, one after the other."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from moorlands_dash.store.database.place import URL
from tests.postgresql import Server, programs


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """Return a PostgreSQL of this run's own; skips where none is installed."""
    found = programs()
    if found is None:
        pytest.skip("PostgreSQL isn't installed: Debian's package is called postgresql.")
    server = Server(found)
    try:
        server.start()
        yield server
    finally:
        server.end()


@pytest.fixture
def empty_server(postgresql: Server, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Return the address of an empty database, which nothing is recorded in by itself."""
    from moorlands_dash.store.database import ready
    from moorlands_dash.store.database.engine import engine_of

    monkeypatch.setattr(ready, "_ready", set())
    address = postgresql.fresh()
    yield address
    engine_of(address, read_only=False).dispose()


@pytest.fixture(params=["SQLite", pytest.param("PostgreSQL", marks=pytest.mark.slow)])
def either_database(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Have what is recorded go to an empty database of each kind in turn; return which it is."""
    if request.param == "SQLite":
        monkeypatch.delenv(URL, raising=False)
        return "SQLite"
    monkeypatch.setenv(URL, request.getfixturevalue("empty_server"))
    return "PostgreSQL"
