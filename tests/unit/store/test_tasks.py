"""Tasks of the briefing: kept as decisions are, in a file of their own."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from moorlands_dash.store.decision_entry import Decision, DecisionError
from moorlands_dash.store.decisions import decision_log, follow, record
from moorlands_dash.store.record_export import export_records
from moorlands_dash.store.tasks import JOURNAL, journal_of

pytestmark = pytest.mark.usefixtures("either_database")

NOW = datetime(2026, 10, 22, 10, 0, tzinfo=UTC)
MEMBERS = ("Staffordshire Police",)
TASK = Decision(
    meeting_id="fortnightly-2026-10-22",
    meeting_date=date(2026, 10, 22),
    snapshot="20261101-1",
    decision="Visit the park after dark",
    owner="Staffordshire Police",
    due=date(2026, 11, 4),
    target_id="hotspot:damage_arson:E05007054",
    status_then="new hotspot",
)


def test_a_task_is_no_decision_and_keeps_what_it_is_about(tmp_path: Path) -> None:
    made = record(TASK, tmp_path, members=MEMBERS, now=NOW, journal=JOURNAL)
    assert made.decision_id == "T0001"
    assert decision_log(tmp_path).entries == ()
    (kept,) = decision_log(tmp_path, JOURNAL).entries
    assert kept == made
    assert (kept.target_id, kept.status_then) == (TASK.target_id, "new hotspot")


def test_what_became_of_a_task_is_another_line(tmp_path: Path) -> None:
    record(TASK, tmp_path, members=MEMBERS, now=NOW, journal=JOURNAL)
    follow("T0001", "done", "Lights mended", "20261105-1", tmp_path, journal=journal_of("T0001"))
    export_records(tmp_path, tmp_path / "export")
    lines = (tmp_path / "export" / "tasks.csv").read_text().splitlines()
    assert [line.split(",")[2] for line in lines] == ["entry", "decided", "done"]
    assert decision_log(tmp_path, JOURNAL).latest()["T0001"].note == "Lights mended"
    with pytest.raises(DecisionError, match="There is no task 'T0009'"):
        follow("T0009", "done", "", "20261105-1", tmp_path, journal=JOURNAL)
