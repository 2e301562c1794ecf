"""The record of decisions: nothing that was recorded is ever lost, changed or run."""

from __future__ import annotations

import csv
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from moorlands_dash.store.decision_entry import Decision, DecisionError
from moorlands_dash.store.decisions import (
    JOURNAL,
    decision_log,
    decisions,
    follow,
    record,
    stamp,
)
from moorlands_dash.store.home import Home
from moorlands_dash.store.journal import Place, Records
from moorlands_dash.store.journal_file import exported as written
from moorlands_dash.store.record_export import export_records
from tests.tries import tries

pytestmark = pytest.mark.usefixtures("either_database")

ROOT = Path(__file__).resolve().parents[3]
POLICE = "Staffordshire Police"
NOW = datetime(2026, 11, 24, 18, 30, 5, tzinfo=UTC)
FIRST = Decision(
    meeting_id="strategy-2026-10",
    meeting_date=date(2026, 10, 21),
    snapshot="20261124-083452-2119e4f6",
    decision="Patrol the park at Leek North on Friday evenings",
    owner=POLICE,
    due=date(2026, 12, 31),
    target_id="damage-2026-27",
    status_then="unlikely",
    chance_then=0.0425,
)


def kept(home: Place, **change: object) -> Decision:
    return record(replace(FIRST, **change), home, members=(POLICE,), now=NOW)


def exported(home: Path) -> Path:
    export_records(home, home / "export")
    return home / "export" / "decisions.csv"


def test_a_decision_is_kept_as_it_was_typed_with_id_time_and_snapshot(tmp_path: Path) -> None:
    made = kept(tmp_path)
    assert made == replace(FIRST, decision_id="D0001", recorded_at=NOW)
    assert decision_log(tmp_path).entries == (made,)
    assert exported(tmp_path).read_text() == (
        ",".join(JOURNAL.columns) + "\n"
        "D0001,2026-11-24T18:30:05Z,decided,strategy-2026-10,2026-10-21,20261124-083452-2119e4f6,"
        "damage-2026-27,Patrol the park at Leek North on Friday evenings,Staffordshire Police,"
        "2026-12-31,unlikely,0.0425,,,\n"
    )


def test_the_time_is_utc_wherever_the_clock_stands(tmp_path: Path) -> None:
    local = datetime.fromisoformat("2026-07-01T00:30:00+01:00")
    made = record(FIRST, tmp_path, members=(POLICE,), now=local)
    assert made.recorded_at == datetime(2026, 6, 30, 23, 30, tzinfo=UTC)


def test_what_became_of_it_is_another_line_and_the_first_stays(tmp_path: Path) -> None:
    kept(tmp_path)
    before = exported(tmp_path).read_bytes()
    follow("D0001", "done", "Patrols began in November", "20270101-1", tmp_path, now=NOW)
    kept(tmp_path, decision="Light the path by the sports ground")
    after = exported(tmp_path).read_bytes()
    assert after.startswith(before)
    log = decision_log(tmp_path)
    assert [(e.decision_id, e.entry) for e in log.entries] == [
        ("D0001", "decided"),
        ("D0001", "done"),
        ("D0002", "decided"),
    ]
    assert log.latest()["D0001"].note == "Patrols began in November"
    assert log.made()["D0001"].snapshot == FIRST.snapshot
    with pytest.raises(DecisionError, match="D0001 is done already"):
        follow("D0001", "done", "", "20270101-1", tmp_path)
    assert follow("D0001", "decided", "", "20270101-1", tmp_path).entry == "decided"


def test_the_frame_has_the_contracts_columns_and_types(tmp_path: Path) -> None:
    assert list(decisions(tmp_path).columns) == list(JOURNAL.columns)
    kept(tmp_path, target_id="", status_then="", chance_then=None)
    frame = decisions(tmp_path)
    assert frame.loc[0, "due"] == pd.Timestamp(2026, 12, 31)
    assert frame.loc[0, "recorded_at"] == pd.Timestamp(NOW)
    assert pd.isna(frame.loc[0, "chance_then"])


@pytest.mark.parametrize(
    "text",
    ["=HYPERLINK(1)", "@SUM(A1)", "+44 patrols", "-5 incidents", "'=1+1", " ＝cmd", "'quoted'"],
)
def test_formula_text_is_harmless_in_the_file_and_read_back_as_typed(
    tmp_path: Path, text: str
) -> None:
    made = kept(tmp_path, decision=text + " and more", note=text)
    assert made.decision == f"{text} and more".strip()
    assert decision_log(tmp_path).entries[0] == made
    with exported(tmp_path).open(newline="", encoding="utf-8") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert not [cell for cell in cells if cell.lstrip().startswith(tuple("=+-@＝＋－＠"))]


@settings(max_examples=tries(30), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(min_size=5, max_size=60), note=st.text(max_size=60))
def test_any_text_is_one_line_and_comes_back(tmp_path: Path, text: str, note: str) -> None:
    home = Records(Home(tmp_path), str(time.monotonic_ns()))
    try:
        made = kept(home, decision=text, note=note)
    except DecisionError:
        assume(False)
    kept(home, decision="The next one is whole")
    log = decision_log(home)
    assert log.entries[0] == made
    assert len(log.entries) == 2
    assert not log.unreadable
    assert written(JOURNAL, JOURNAL.pages(home)).count(b"\n") == 3


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"decision": "  \n "}, "Write what was decided"),
        ({"decision": "x" * 501}, "501 characters long: shorten it to 500"),
        ({"note": "x" * 501}, "The note is 501 characters"),
        ({"owner": "A. Person"}, "not a member of the partnership"),
        ({"owner": ""}, "'Nobody' is not a member"),
        ({"due": date(2026, 10, 20)}, "before the meeting of 21/10/2026"),
        ({"due": date(2036, 1, 1)}, "more than 5 years after"),
        ({"decision": "Write to somebody@example.org"}, "an e-mail address"),
        ({"decision": "Ring 01538 395400 on Monday"}, "a telephone number"),
        ({"note": "Ring +44 7700 900123"}, "a telephone number"),
        ({"decision": "Visit the house at ST13 6HQ"}, "a postcode"),
        ({"decision": "PC Brown patrols the park"}, "the name of a person"),
        ({"note": "Cllr A. Green agreed"}, "the name of a person"),
        ({"entry": "perhaps"}, "not 'perhaps'"),
        ({"entry": "done"}, "Name the decision by its id"),
        ({"decision_id": "D0007"}, "There is no decision 'D0007'"),
        ({"target_id": "t" * 101}, "target_id is too long"),
    ],
)
def test_what_cannot_be_recorded_is_refused_in_words_and_leaves_no_trace(
    tmp_path: Path, change: dict[str, object], said: str
) -> None:
    with pytest.raises(DecisionError, match=said.replace("(", r"\(")):
        kept(tmp_path, **change)
    assert decision_log(tmp_path).entries == ()


@pytest.mark.parametrize(
    "text",
    [
        "Report back by 01-02-2027 10:30 with figures",
        "We will miss April's milestone by 120 incidents",
        "Spend 25,000 pounds on CCTV in Leek from 2026 to 2027",
        "Read the plan for 2010 to 2020 again",
    ],
)
def test_plain_decisions_are_not_taken_for_personal_data(tmp_path: Path, text: str) -> None:
    assert kept(tmp_path, decision=text).decision == text


def test_the_same_decision_is_not_recorded_twice(tmp_path: Path) -> None:
    kept(tmp_path)
    with pytest.raises(DecisionError, match="recorded already, as D0001"):
        kept(tmp_path)
    assert len(decision_log(tmp_path).entries) == 1


def test_every_entry_changes_the_stamp(tmp_path: Path) -> None:
    seen = {stamp(tmp_path)}
    for number in range(3):
        kept(tmp_path, decision=f"Decision {number}")
        seen.add(stamp(tmp_path))
    assert len(seen) == 4


_WRITER = """
import sys
from datetime import date
from moorlands_dash.store.decision_entry import Decision
from moorlands_dash.store.decisions import record
home, who = sys.argv[1:]
for number in range(int(1e9) if who.startswith("killed") else 40):
    made = record(
        Decision("m", date(2026, 10, 21), "s", f"{who} decides {number} " + "x" * 400, "P",
                 date(2026, 12, 31)),
        home, members=("P",),
    )
    print(made.decision_id, number, flush=True)
"""


def _writer(home: Path, who: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(home), who],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


@pytest.mark.slow
def test_two_processes_at_once_lose_nothing(tmp_path: Path) -> None:
    writers = [_writer(tmp_path, who) for who in ("one", "two")]
    said = [writer.communicate(timeout=120)[0].split() for writer in writers]
    assert [writer.returncode for writer in writers] == [0, 0]
    ids = [word for words in said for word in words[::2]]
    entries = decision_log(tmp_path).entries
    assert len(set(ids)) == len(ids) == len(entries) == 80
    assert {entry.decision.split(" x")[0] for entry in entries} == {
        f"{who} decides {number}" for who in ("one", "two") for number in range(40)
    }
    assert [entry.decision_id for entry in entries] == [f"D{n:04d}" for n in range(1, 81)]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows")
def test_a_writer_killed_in_the_middle_loses_nothing_it_called_recorded(tmp_path: Path) -> None:
    told: set[str] = set()
    for again in range(4):
        writer = _writer(tmp_path, f"killed in round {again}")
        assert writer.stdout is not None
        lines = [writer.stdout.readline() for _ in range(1 + again)]
        time.sleep(0.003 * again)
        os.kill(writer.pid, signal.SIGKILL)
        lines += writer.stdout.readlines()
        writer.wait(20)
        told |= {line.split()[0] for line in lines if line.endswith("\n")}
        log = decision_log(tmp_path)
        assert told <= {entry.decision_id for entry in log.entries}
        assert not log.unreadable
    assert kept(tmp_path).decision_id not in told
    assert len(told) > 6
