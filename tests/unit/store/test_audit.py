"""The audit: it only grows, holds no secret, and is pruned only by its months."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from moorlands_dash.store.audit import audit, note, prune_audit, safe
from moorlands_dash.store.database.engine import writing
from moorlands_dash.store.database.place import database_of
from moorlands_dash.store.home import Home, StoreError
from moorlands_dash.store.journal import Records

pytestmark = pytest.mark.usefixtures("either_database")


def at(month: int, day: int = 5) -> datetime:
    return datetime(2026, month, day, 9, 30, 15, 250_000, tzinfo=UTC)


def run(home: Path, statement: str) -> None:
    with writing(database_of(Home(home))) as connection:
        connection.execute(text(statement))


def test_what_is_noted_comes_back_the_newest_first(tmp_path: Path) -> None:
    ours = Records(Home(tmp_path), "ours")
    first = note(ours, "sign-in", "signed in as officer", "analyst@council.example", now=at(1))
    second = note(ours, "export", "table ward-rates as CSV", "analyst@council.example", now=at(2))
    note(Records(Home(tmp_path), "theirs"), "load", "2 files", "somebody", now=at(3))
    assert audit(ours) == [second, first]
    assert audit(ours, event="sign-in") == [first]
    assert audit(ours, most=1) == [second]
    assert len(audit(tmp_path)) == 3


def test_an_unknown_event_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="knows no 'peek'"):
        note(tmp_path, "peek", "", "somebody")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("opened /review?code=abc&state=def", "opened /review"),
        ("opened https://user:secret@host/x", "opened https://host/x"),
        ("token eyJhbGciOiJI.eyJzdWIiOiIx.c2lnbmF0dXJl", "token …"),
        ("cookie " + "aB3_" * 20, "cookie …"),
        ("two\nlines\0", "two lines"),
        (
            "table ward-rates of 20261124-083452-2119e4f6",
            "table ward-rates of 20261124-083452-2119e4f6",
        ),
    ],
)
def test_tokens_and_passwords_are_left_out(said: str, kept: str) -> None:
    assert safe(said) == kept


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit SET what = 'nothing'",
        "DELETE FROM audit",
        "DELETE FROM audit WHERE recorded_at < '2026-02-01'",
        "UPDATE audit_pruned SET entries = 0",
        "DELETE FROM audit_pruned",
    ],
)
def test_the_database_refuses_to_change_it(tmp_path: Path, statement: str) -> None:
    note(tmp_path, "load", "an old load", "somebody", now=datetime(2020, 1, 1, tzinfo=UTC))
    assert prune_audit(tmp_path, 24, "timer", now=at(2)) == 1
    note(tmp_path, "load", "2 files", "somebody", now=at(1))
    before = audit(tmp_path)
    with pytest.raises((StoreError, SQLAlchemyError), match="only grow"):
        run(tmp_path, statement)
    assert audit(tmp_path) == before


def test_what_is_older_than_its_months_goes_and_that_is_noted(tmp_path: Path) -> None:
    ours, theirs = Records(Home(tmp_path), "ours"), Records(Home(tmp_path), "theirs")
    for month in (1, 2, 3):
        note(ours, "load", f"load of {month}", "somebody", now=at(month, 1))
        note(theirs, "load", f"load of {month}", "somebody", now=at(month, 1))
    # Two months before May is March, whose first day stays.
    assert prune_audit(ours, 2, "timer", now=at(5, 31)) == 2
    assert [entry.what for entry in audit(ours)] == [
        "2 entries of the audit from before 01/03/2026 taken out",
        "load of 3",
    ]
    assert len(audit(theirs)) == 3
    assert prune_audit(ours, 2, "timer", now=at(5, 31)) == 0
    assert len(audit(ours)) == 2
