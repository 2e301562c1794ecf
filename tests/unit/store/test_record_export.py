"""The records as files, by the command too."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from moorlands_dash.cli import main
from moorlands_dash.partnership import load_settings
from moorlands_dash.store.home import Home, StoreError
from moorlands_dash.store.journal import records_of
from moorlands_dash.store.journals import JOURNALS
from moorlands_dash.store.record_export import export_records
from tests.unit.store.test_decisions import kept

_DECISION = (
    "decision_id,recorded_at,entry,meeting_id,meeting_date,snapshot,target_id,decision,owner,due,"
    "status_then,chance_then,note,by,partnership"
)
HEADS = {
    "decisions": _DECISION,
    "tasks": _DECISION,
    "snoozes": "snooze_id,recorded_at,entry,ward_code,category,verdict,month,until,reason,"
    "snapshot,by,partnership",
    "rebases": "annotation_id,date,kind,title,category,area_code,note,source,recorded_at,snapshot,"
    "by,partnership",
    "confirmations": "confirmation_id,recorded_at,entry,source,sender,month,rows,reason,by,"
    "snapshot,partnership",
    "progress": "progress_id,recorded_at,action_id,status,progress,note,snapshot,by,partnership",
    "withdrawals": "withdrawal_id,recorded_at,what,key,name,reason,snapshot,by,partnership",
    "priorities": "priority_id,recorded_at,entry,year,theme,title,reason,known_to,count_then,"
    "rank_then,first_then,weights,harm,snapshot,by,partnership",
    "barred": "barring_id,recorded_at,entry,subject,name,reason,by,snapshot,partnership",
    "raised": "raised_id,recorded_at,entry,meeting_id,meeting_date,theme,area_code,issue,raised,"
    "answer,snapshot,by,partnership",
}
"""The first line of each file: what was exported before is read by it, so it never changes."""


def test_each_file_has_the_columns_that_it_always_had() -> None:
    assert {name: ",".join(journal.columns) for name, journal in JOURNALS.items()} == HEADS


def test_the_command_writes_the_partnerships_records(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home, out = tmp_path / "home", tmp_path / "out"
    given = ["--home", str(home), "export", "records", str(out)]
    assert main(given) == 0
    assert "Nothing is recorded yet." in capsys.readouterr().out
    kept(records_of(Home(home), load_settings(), by="=officer"), decision="=Patrol the park")
    assert main(given) == 0
    assert str(out / "decisions.csv") in capsys.readouterr().out
    with (out / "decisions.csv").open(newline="", encoding="utf-8") as file:
        head, row = csv.reader(file)
    assert head == HEADS["decisions"].split(",")
    told = dict(zip(head, row, strict=True))
    assert (told["decision"], told["by"]) == ("'=Patrol the park", "'=officer")


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    kept(tmp_path)
    (tmp_path / "out").write_text("a file")
    with pytest.raises(StoreError, match="can't be written"):
        export_records(tmp_path, tmp_path / "out")
