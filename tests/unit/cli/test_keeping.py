"""The commands that keep a home safe: what they say, and how they end."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from moorlands_dash.cli import main
from moorlands_dash.partnership import DEFAULT_FILE


def test_a_home_is_backed_up_restored_and_looked_over(
    demo_home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, there = tmp_path / "backup.zip", tmp_path / "there"
    assert main(["--home", str(demo_home), "backup", str(path)]) == 0
    said = capsys.readouterr().out
    assert "1 snapshot" in said
    digest = said.split("SHA-256 ")[1].split()[0]
    assert main(["--home", str(there), "restore", str(path), "--sha256", digest]) == 0
    assert "put back" in capsys.readouterr().out
    assert main(["--home", str(there), "restore", str(path)]) == 1
    assert "holds data" in capsys.readouterr().err
    assert main(["--home", str(there), "doctor", "--port", "1"]) in (0, 1)
    told = capsys.readouterr().out
    assert "ok     Snapshot" in told
    assert "ok     Records" in told


def test_settings_that_lie_elsewhere_go_along(
    demo_home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    elsewhere = tmp_path / "config"
    shutil.copytree(DEFAULT_FILE.parent / "reference", elsewhere / "reference")
    shutil.copy(DEFAULT_FILE, elsewhere / "ours.toml")
    named = ["--partnership", str(elsewhere / "ours.toml")]
    path, there = tmp_path / "backup.zip", tmp_path / "there"
    assert main(["--home", str(demo_home), *named, "backup", str(path)]) == 0
    assert main(["--home", str(there), "restore", str(path)]) == 0
    assert "--partnership" in capsys.readouterr().out
    restored = there / "settings-from-backup" / "ours.toml"
    assert restored.read_bytes() == DEFAULT_FILE.read_bytes()


def test_the_doctor_tells_a_fault_by_its_exit_code(
    own_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (own_home / "current").write_text("20990101-000000-gone\n")
    assert main(["--home", str(own_home), "doctor"]) == 1
    said = capsys.readouterr().out
    assert "FAULT  Snapshot" in said
    assert "To be mended" in said


def test_the_doctor_reads_on_where_settings_cannot_be_used(
    demo_home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = tmp_path / "wrong.toml"
    wrong.write_text("[partnership")
    words = ["--home", str(demo_home), "--partnership", str(wrong), "doctor"]
    assert main(words) == 1
    assert "FAULT  Settings" in capsys.readouterr().out
