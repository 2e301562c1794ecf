"""Records kept on either database are backed up, and put back on either, row by row."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from moorlands_dash.store.audit import audit, note
from moorlands_dash.store.backup import server
from moorlands_dash.store.backup.contents import RECORDS
from moorlands_dash.store.backup.making import back_up
from moorlands_dash.store.backup.restoring import restore
from moorlands_dash.store.database import ready
from moorlands_dash.store.database.engine import engine_of, reading
from moorlands_dash.store.database.place import URL, database_of
from moorlands_dash.store.decisions import decision_log, follow
from moorlands_dash.store.home import Home, StoreError
from tests.postgresql import Server
from tests.unit.store.test_decisions import kept


def recorded(folder: Path) -> None:
    kept(folder)
    kept(folder, decision="Cut the hedge, says “Æ” – 'quoted'")
    follow("D0001", "done", "Mended", "s", folder)
    note(folder, "load", "2 files", "an officer")


def rows(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table of the records."""
    with reading(database_of(Home(folder))) as connection:
        return {
            table.name: [
                tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))
            ]
            for table in server._tables()
        }


@pytest.mark.parametrize("onto", ["SQLite", "PostgreSQL"])
@pytest.mark.parametrize("kept_in", ["SQLite", "PostgreSQL"])
def test_every_row_comes_back_on_either_database(
    tmp_path: Path,
    empty_server: str,
    monkeypatch: pytest.MonkeyPatch,
    kept_in: str,
    onto: str,
    postgresql: Server,
) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    monkeypatch.setenv(URL, empty_server if kept_in == "PostgreSQL" else "")
    recorded(one)
    before, log = rows(one), decision_log(one)
    assert len(before["decisions"]) == 3
    # The load, and each of the records.
    assert len(before["audit"]) == 1 + len(before["decisions"])
    path = back_up(Home(one), tmp_path / "backup.zip").path
    if onto == "PostgreSQL" and kept_in == onto:
        postgresql.fresh()
        engine_of(empty_server, read_only=False).dispose()
        monkeypatch.setattr(ready, "_ready", set())
    monkeypatch.setenv(URL, empty_server if onto == "PostgreSQL" else "")
    restore(Home(other), path)
    assert rows(other) == before
    assert decision_log(other) == log
    assert (other / RECORDS).exists() is (onto == "SQLite")
    assert kept(other, decision="The next one").decision_id == "D0003"
    note(other, "load", "1 file", "an officer")
    assert [entry.what for entry in audit(other, event="load")] == ["1 file", "2 files"]


def test_a_server_with_records_is_not_written_over(
    tmp_path: Path, empty_server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorded(tmp_path / "one")
    path = back_up(Home(tmp_path / "one"), tmp_path / "backup.zip").path
    monkeypatch.setenv(URL, empty_server)
    there = kept(tmp_path / "other", decision="On the server")
    with pytest.raises(StoreError, match="holds records already"):
        restore(Home(tmp_path / "third"), path)
    assert not (tmp_path / "third").exists()
    assert decision_log(tmp_path / "other").entries == (there,)


def test_a_database_of_others_too_is_refused(
    tmp_path: Path, empty_server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import psycopg

    monkeypatch.setenv(URL, empty_server)
    recorded(tmp_path / "one")
    with psycopg.connect(empty_server, autocommit=True) as connection:
        connection.execute("CREATE TABLE of_others (a int)")
    with pytest.raises(StoreError, match="of_others"):
        back_up(Home(tmp_path / "one"), tmp_path / "backup.zip")
    assert list(tmp_path.glob("backup*")) == []


def test_records_of_a_newer_program_are_refused_before_anything_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(URL, raising=False)
    recorded(tmp_path / "one")
    from contextlib import closing
    from sqlite3 import connect

    with closing(connect(tmp_path / "one" / RECORDS)) as database, database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    path = back_up(Home(tmp_path / "one"), tmp_path / "backup.zip").path
    with pytest.raises(StoreError, match="newer program's"):
        restore(Home(tmp_path / "two"), path)
    assert not (tmp_path / "two").exists()
