"""The audit: it only grows, holds no secret, and is pruned only by its months."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from moorlands_dash.store.audit import (
    audit,
    may_note,
    note,
    prune_audit,
    signed_in_lately,
    was_ended,
)
from moorlands_dash.store.barred import Barring, bar, is_barred, let_in
from moorlands_dash.store.database.engine import writing
from moorlands_dash.store.database.place import FILE, database_of
from moorlands_dash.store.home import Home, StoreError
from moorlands_dash.store.journal import Records
from moorlands_dash.store.noted import SignIn, safe

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


def test_a_sign_in_is_noted_once_and_ends_for_itself_alone(tmp_path: Path) -> None:
    ours, theirs = Records(Home(tmp_path), "ours"), Records(Home(tmp_path), "theirs")
    first, second = SignIn("https://p a1", at(1)), SignIn("https://p a1", at(2))
    for _ in range(2):
        note(ours, "sign-in", "signed in", "A", of=first, once=True, now=at(1))
    note(ours, "sign-in", "signed in", "A", of=second, once=True, now=at(2))
    note(ours, "sign-in", "signed in", "B", of=SignIn("https://p b2", at(1)), now=at(1))
    assert [entry.began for entry in audit(ours)] == [at(1), at(2), at(1)]
    assert [(entry.by, entry.began) for entry in signed_in_lately(ours)] == [
        ("A", at(2)),
        ("B", at(1)),
    ]
    assert not was_ended(ours, first)
    note(ours, "sign-out", "signed out", "A", of=first)
    assert was_ended(ours, first)
    others = [(ours, second), (theirs, first), (ours, SignIn("https://p b2", at(1)))]
    assert not any(was_ended(place, sign_in) for place, sign_in in others)


def test_a_record_and_its_note_are_there_together_or_not_at_all(tmp_path: Path) -> None:
    place = Records(Home(tmp_path), "ours", "An officer")
    made = bar(Barring("https://p a1", "A", "left the council", ""), place)
    (entry,) = audit(place)
    assert (entry.event, entry.by, entry.partnership) == ("barring", "An officer", "ours")
    assert made.barring_id in entry.what and "left" not in entry.what
    run(tmp_path, "ALTER TABLE audit RENAME TO elsewhere")
    with pytest.raises(StoreError):
        let_in(Barring("https://p a1", "A", "came back again", ""), place)
    run(tmp_path, "ALTER TABLE elsewhere RENAME TO audit")
    assert is_barred("https://p a1", place)


def test_nothing_is_made_of_a_home_where_nobody_ever_recorded(tmp_path: Path) -> None:
    home = tmp_path / "none"
    assert audit(home) == [] and signed_in_lately(home) == []
    assert not (home / FILE).exists()
    assert may_note(home)
