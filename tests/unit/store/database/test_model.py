"""The tables as they are declared, and as the migrations make them, are the same ones."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import SQLAlchemyError

from moorlands_dash.store.audit import audit, note
from moorlands_dash.store.database import ready
from moorlands_dash.store.database.engine import reading, writing
from moorlands_dash.store.database.model import METADATA, table_of
from moorlands_dash.store.database.place import database_of
from moorlands_dash.store.decisions import decision_log
from moorlands_dash.store.home import Home, StoreError
from moorlands_dash.store.journals import JOURNALS
from tests.unit.store.test_decisions import kept

pytestmark = pytest.mark.usefixtures("either_database")


def shape(connection: Connection) -> dict[str, Any]:
    found = inspect(connection)
    return {
        name: {
            "columns": {
                c["name"]: (str(c["type"]), c["nullable"]) for c in found.get_columns(name)
            },
            "checks": {c["name"]: c["sqltext"] for c in found.get_check_constraints(name)},
            "once": {c["name"]: c["column_names"] for c in found.get_unique_constraints(name)},
            "follows": [c["constrained_columns"] for c in found.get_foreign_keys(name)],
            "key": found.get_pk_constraint(name),
        }
        for name in found.get_table_names()
        if name != "alembic_version"
    }


def test_the_migrations_make_what_is_declared(tmp_path: Path) -> None:
    for journal in JOURNALS.values():
        table_of(journal)
    database = database_of(Home(tmp_path))
    with writing(database) as connection:
        METADATA.create_all(connection)
        declared = shape(connection)
        METADATA.drop_all(connection)
        ready.migrate(connection, database)
        migrated = shape(connection)
    assert {"decisions", "audit", "journals"} <= set(migrated)
    assert migrated == declared


def test_the_newest_step_is_the_one_that_the_program_asks_for() -> None:
    assert ScriptDirectory.from_config(ready.configured()).get_heads() == [ready.HEAD]


def test_a_database_of_a_newer_program_is_refused_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(tmp_path)
    with writing(database_of(Home(tmp_path))) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    monkeypatch.setattr(ready, "_ready", set())
    with pytest.raises(StoreError, match=r"are a newer program's \(version 9999"):
        decision_log(tmp_path)


_ROW = (
    "INSERT INTO decisions (decision_id, recorded_at, entry, meeting_id, meeting_date, snapshot, "
    'target_id, decision, owner, due, status_then, chance_then, note, "by", partnership, version, '
    "follows) VALUES ('{id}', '2026-11-24 18:30:05', '{entry}', 'm', '2026-10-21', 's', '', "
    "'{decision}', 'P', '2026-12-31', '', {chance}, '', '', '{whose}', {version}, {follows})"
)
_RIGHT = {
    "id": "D0001", "entry": "done", "decision": "Mend it", "chance": "0.5", "whose": "",
    "version": "2", "follows": "1",
}  # fmt: skip
_NOTED = (
    'INSERT INTO audit (recorded_at, event, what, "by", partnership) '
    "VALUES ('2026-11-24 18:30:05', 'load', '2 files', 'officer', '')"
)


@pytest.mark.parametrize("version", ["0001", "0002"])
def test_a_database_of_an_earlier_program_is_migrated_with_all_it_holds(
    tmp_path: Path, version: str
) -> None:
    from alembic import command

    database = database_of(Home(tmp_path))
    first = _RIGHT | {"entry": "decided", "version": "1", "follows": "NULL"}
    with writing(database) as connection:
        config = ready.configured()
        config.attributes["connection"] = connection
        command.upgrade(config, version)
        connection.execute(text(_ROW.format(**first)))
        if version == "0002":
            connection.execute(text(_NOTED))
    (made,) = decision_log(tmp_path).entries
    assert (made.decision_id, made.decision, made.chance_then) == ("D0001", "Mend it", 0.5)
    with reading(database) as connection:
        assert ready.version_of(connection) == ready.HEAD
    noted = [(entry.what, entry.subject, entry.began) for entry in audit(tmp_path)]
    assert noted == ([("2 files", "", None)] if version == "0002" else [])
    note(tmp_path, "load", "1 file", "officer")
    assert [entry.what for entry in audit(tmp_path)] == ["1 file", *(what for what, *_ in noted)]


@pytest.mark.parametrize(
    "change",
    [
        {"version": "1", "follows": "NULL"},
        {"version": "3", "follows": "2"},
        {"version": "3", "follows": "1"},
        {"version": "2", "follows": "NULL"},
        {"id": "D0002"},
        {"whose": "theirs"},
        {"id": "X0002", "version": "1", "follows": "NULL"},
        {"entry": "perhaps"},
        {"decision": "x" * 501},
        {"chance": "1.5"},
    ],
)
def test_the_database_holds_what_the_program_holds(tmp_path: Path, change: dict[str, str]) -> None:
    kept(tmp_path)

    def run(values: dict[str, str]) -> None:
        with writing(database_of(Home(tmp_path))) as connection:
            connection.execute(text(_ROW.format(**values)))

    with pytest.raises((StoreError, SQLAlchemyError)):
        run(_RIGHT | change)
    run(_RIGHT)


@pytest.mark.parametrize("table", sorted(JOURNALS))
def test_no_entry_is_changed_or_taken_out(tmp_path: Path, table: str) -> None:
    kept(tmp_path)
    with writing(database_of(Home(tmp_path))) as connection:
        found = {each for name in JOURNALS for each in _triggers(connection, name)}
    assert f"{table} UPDATE" in found
    assert f"{table} DELETE" in found


def _triggers(connection: Connection, table: str) -> list[str]:
    if connection.dialect.name == "sqlite":
        asked = f"SELECT sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = '{table}'"
    else:
        asked = (
            "SELECT event_manipulation FROM information_schema.triggers "
            f"WHERE event_object_table = '{table}'"
        )
    said = " ".join(connection.execute(text(asked)).scalars())
    return [f"{table} {event}" for event in ("UPDATE", "DELETE") if event in said]
