"""The records as files, by the command too."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from moorlands_dash.cli import main
from moorlands_dash.partnership import load_settings
from moorlands_dash.store.decision_entry import COLUMNS
from moorlands_dash.store.home import Home, StoreError
from moorlands_dash.store.journal import records_of
from moorlands_dash.store.record_export import export_records
from tests.unit.store.test_decisions import kept


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
    assert head == list(COLUMNS)
    told = dict(zip(head, row, strict=True))
    assert (told["decision"], told["by"]) == ("'=Patrol the park", "'=officer")


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    kept(tmp_path)
    (tmp_path / "out").write_text("a file")
    with pytest.raises(StoreError, match="can't be written"):
        export_records(tmp_path, tmp_path / "out")
