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


@pytest.fixture(params=["SQLite", "PostgreSQL"])
def either_database(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[str]:
    """Have what is recorded go to an empty database of each kind in turn; return which it is."""
    if request.param == "SQLite":
        monkeypatch.delenv(URL, raising=False)
        yield "SQLite"
        return
    from moorlands_dash.store.database import ready
    from moorlands_dash.store.database.engine import engine_of

    monkeypatch.setattr(ready, "_ready", set())
    address = request.getfixturevalue("postgresql").fresh()
    monkeypatch.setenv(URL, address)
    yield "PostgreSQL"
    engine_of(address, read_only=False).dispose()
