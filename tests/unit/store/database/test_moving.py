"""A home's records brought to PostgreSQL once it is named: all of them, and once."""

from __future__ import annotations

from pathlib import Path

import pytest

from moorlands_dash.store.audit import audit, note
from moorlands_dash.store.database.place import URL
from moorlands_dash.store.decisions import decision_log, follow
from tests.unit.store.database.test_taking_over import HEAD, LINE, before
from tests.unit.store.test_decisions import kept


def test_what_lay_in_the_home_lies_on_the_server_as_it_was(
    tmp_path: Path, empty_server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before(tmp_path, HEAD + LINE + "D0007,spoilt\n")
    kept(tmp_path)
    follow("D0008", "done", "Mended", "s", tmp_path)
    note(tmp_path, "load", "2 files", "officer")
    log, noted = decision_log(tmp_path), audit(tmp_path)
    assert (len(log.entries), log.unreadable) == (3, (3,))
    monkeypatch.setenv(URL, empty_server)
    assert decision_log(tmp_path) == log
    assert audit(tmp_path) == noted
    assert {path.name for path in tmp_path.iterdir()} == {
        "decisions-before.csv",
        "records-before.sqlite",
    }
    assert kept(tmp_path, decision="The next one").decision_id == "D0009"
    note(tmp_path, "load", "1 file", "officer")
    assert [entry.what for entry in audit(tmp_path, event="load")] == ["1 file", "2 files"]


def test_a_server_that_holds_records_already_is_left_as_it_is(
    tmp_path: Path, empty_server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(URL, empty_server)
    made = kept(tmp_path, decision="On the server")
    monkeypatch.delenv(URL)
    kept(tmp_path, decision="In the home")
    monkeypatch.setenv(URL, empty_server)
    assert decision_log(tmp_path).entries == (made,)
    assert (tmp_path / "records.sqlite").exists()
