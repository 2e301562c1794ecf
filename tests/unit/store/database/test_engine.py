"""SQLite in the home: its limits, its failures, and homes that can only be read."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from moorlands_dash.store.database.engine import reading
from moorlands_dash.store.database.place import URL, database_of
from moorlands_dash.store.decision_entry import Decision
from moorlands_dash.store.decisions import decision_log, decisions, why_not_writable
from moorlands_dash.store.home import Home, StoreError
from moorlands_dash.store.record_export import export_records
from tests.unit.store.database.test_taking_over import HEAD, LINE, before, texts
from tests.unit.store.test_decisions import FIRST, ROOT, kept


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there is no RLIMIT_FSIZE on Windows")
def test_a_full_disk_leaves_the_record_as_it_was(tmp_path: Path) -> None:
    code = (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "from tests.unit.store.test_decisions import kept; from pathlib import Path;"
        f"home = Path({str(tmp_path)!r}); kept(home);"
        "size = (home / 'records.sqlite').stat().st_size;"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (size, size));"
        "[kept(home, decision=f'This one finds no room {n} ' + 'x' * 400) for n in range(99)]"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert "Nothing was recorded" in done.stderr
    entries = decision_log(tmp_path).entries
    assert entries[0].decision == FIRST.decision
    made = kept(tmp_path, decision="Now there is room")
    assert made.decision_id == f"D{len(entries) + 1:04d}"
    assert decision_log(tmp_path).entries == (*entries, made)


def test_a_home_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    assert why_not_writable(tmp_path) == ""
    (tmp_path / "records.sqlite").mkdir()
    with pytest.raises(StoreError, match="can't be"):
        kept(tmp_path)


def test_what_is_exported_can_be_taken_over_elsewhere(tmp_path: Path) -> None:
    kept(tmp_path, decision="=Light the path, and the park")
    kept(tmp_path, decision="Mend the gate")
    export_records(tmp_path, tmp_path / "other")
    assert decisions(tmp_path / "other").equals(decisions(tmp_path))


def test_a_home_of_before_that_can_only_be_read_is_read_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = before(tmp_path, HEAD + LINE + "spoilt\n" + LINE[:-20])
    monkeypatch.setattr("os.access", lambda *_: False)
    log = decision_log(tmp_path)
    assert (texts(tmp_path), log.unreadable, log.torn) == (["=Patrol the park"], (3,), True)
    assert path.exists()
    assert not (tmp_path / "records.sqlite").exists()


def test_nothing_is_made_where_nothing_was_recorded(tmp_path: Path) -> None:
    assert decision_log(tmp_path).entries == ()
    assert list(tmp_path.iterdir()) == []
    assert isinstance(kept(tmp_path), Decision)
    assert [path.name for path in tmp_path.iterdir()] == ["records.sqlite"]
    assert FIRST.decision in texts(tmp_path)


def test_a_home_that_can_only_be_read_is_read_and_left_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = kept(tmp_path)
    monkeypatch.setattr("os.access", lambda *_: False)
    assert decision_log(tmp_path).entries == (made,)
    assert "may not write" in why_not_writable(tmp_path)
    with pytest.raises(StoreError, match=r"Nothing was recorded.*readonly"):
        kept(tmp_path, decision="Another one")
    assert [path.name for path in tmp_path.iterdir()] == ["records.sqlite"]


def test_there_is_no_log_beside_the_file_that_a_read_only_folder_would_need(tmp_path: Path) -> None:
    kept(tmp_path)
    with reading(database_of(Home(tmp_path))) as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "delete"


def test_an_address_of_no_known_database_is_refused_without_its_password(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(URL, "mysql://officer:a-secret@host/records")
    with pytest.raises(StoreError, match="names no database that the program knows") as caught:
        kept(tmp_path)
    assert "a-secret" not in str(caught.value)


def test_a_server_that_is_not_there_is_told_without_its_password(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(URL, "postgresql://officer:a-secret@127.0.0.1:9/records")
    with pytest.raises(
        StoreError, match=r"PostgreSQL database records on 127\.0\.0\.1 can't"
    ) as caught:
        kept(tmp_path)
    for said in (str(caught.value), why_not_writable(tmp_path)):
        assert "a-secret" not in said
        assert "officer" not in said
        assert said
