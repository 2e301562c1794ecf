"""Files that kept the records of before: taken over once, whole, and put aside."""

from __future__ import annotations

from pathlib import Path

import pytest

from moorlands_dash.store.database import ready, taking_over
from moorlands_dash.store.decisions import decision_log
from moorlands_dash.store.rebases import recorded
from moorlands_dash.store.tasks import JOURNAL as TASKS
from tests.unit.store.test_decisions import kept

pytestmark = pytest.mark.usefixtures("either_database")

HEAD = (
    "decision_id,recorded_at,entry,meeting_id,meeting_date,snapshot,target_id,decision,owner,"
    "due,status_then,chance_then,note,partnership\n"
)
LINE = (
    "D0001,2026-11-24T18:30:05Z,decided,strategy-2026-10,2026-10-21,20261124-083452-2119e4f6,"
    "damage-2026-27,'=Patrol the park,Staffordshire Police,2026-12-31,unlikely,0.0425,,moorlands\n"
)


def before(home: Path, text: str | bytes) -> Path:
    path = home / "decisions.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def texts(home: Path) -> list[str]:
    return [entry.decision for entry in decision_log(home).entries]


def test_a_file_of_before_is_taken_over_and_put_aside_as_it_was(tmp_path: Path) -> None:
    path = before(tmp_path, HEAD + LINE)
    (entry,) = decision_log(tmp_path).entries
    assert (entry.decision, entry.chance_then) == ("=Patrol the park", 0.0425)
    assert (entry.partnership, entry.by) == ("moorlands", "")
    assert not path.exists()
    assert (tmp_path / "decisions-before.csv").read_text() == HEAD + LINE
    assert kept(tmp_path).decision_id == "D0002"


def test_lines_that_somebody_spoilt_are_named_and_their_ids_never_given(tmp_path: Path) -> None:
    spoilt = "D0009,24/11/2026,decided,spoilt by a spreadsheet\n"
    before(tmp_path, b"\xef\xbb\xbf" + (HEAD + LINE + spoilt).replace("\n", "\r\n").encode())
    log = decision_log(tmp_path)
    assert ([entry.decision_id for entry in log.entries], log.unreadable) == (["D0001"], (3,))
    assert kept(tmp_path).decision_id == "D0010"
    assert decision_log(tmp_path).unreadable == (3,)


@pytest.mark.parametrize(
    "wrong",
    [
        LINE.replace("0.0425", "1.5"),
        LINE.replace("0.0425", "nan"),
        LINE.replace("D0001", "X0001"),
        LINE.replace("decided", "perhaps"),
        LINE.replace("Staffordshire Police", "p" * 201),
        LINE.replace("2026-12-31", "31/12/2026"),
        LINE.replace("Patrol", "Pat\0rol"),
        LINE.replace("D0001", "D0002"),
    ],
)
def test_a_line_that_breaks_a_limit_is_named_and_the_rest_is_kept(
    tmp_path: Path, wrong: str
) -> None:
    before(tmp_path, HEAD + LINE + wrong + LINE.replace("D0001", "D0003").replace("park", "gate"))
    log = decision_log(tmp_path)
    assert texts(tmp_path) == ["=Patrol the park", "=Patrol the gate"]
    assert log.unreadable == (3,)


def test_a_last_line_that_tore_never_was_recorded(tmp_path: Path) -> None:
    before(tmp_path, HEAD + LINE + LINE.replace("D0001", "D0002")[:-20])
    log = decision_log(tmp_path)
    assert (texts(tmp_path), log.unreadable) == (["=Patrol the park"], ())
    assert (tmp_path / "decisions-before.csv").read_text().endswith(LINE[:-20][5:])


def test_a_program_killed_before_the_file_is_put_aside_takes_it_over_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = before(tmp_path, HEAD + LINE)

    def killed(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(ready, "put_aside", killed)
    with pytest.raises(KeyboardInterrupt):
        decision_log(tmp_path)
    assert path.exists()
    monkeypatch.setattr(ready, "put_aside", taking_over.put_aside)
    assert texts(tmp_path) == ["=Patrol the park"]
    assert not path.exists()


def test_another_file_of_that_name_is_left_alone_later(tmp_path: Path) -> None:
    before(tmp_path, HEAD + LINE)
    assert texts(tmp_path) == ["=Patrol the park"]
    path = before(tmp_path, HEAD + LINE.replace("D0001", "D0002").replace("park", "gate"))
    assert texts(tmp_path) == ["=Patrol the park"]
    assert path.exists()


def test_a_file_of_tasks_is_no_file_of_decisions(tmp_path: Path) -> None:
    (tmp_path / "tasks.csv").write_text(HEAD + LINE.replace("D0001", "T0001"))
    assert [entry.decision_id for entry in decision_log(tmp_path, TASKS).entries] == ["T0001"]
    assert decision_log(tmp_path).entries == ()


def test_dated_events_of_other_kinds_are_named(tmp_path: Path) -> None:
    (tmp_path / "annotations.csv").write_text(
        "annotation_id,date,kind,title,category,area_code,note,source,partnership\n"
        "rebase-0001,2024-07-01,rebase,Recorded in another way from July,burglary,,,Here,\n"
        "leek-cctv,2025-01-01,event,Cameras,,,,,\n"
    )
    assert recorded(tmp_path)["annotation_id"].tolist() == ["rebase-0001"]
