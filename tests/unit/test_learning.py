"""Learning as asked for: a profile kept beside the settings, and files read anew by another."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from moorlands_dash.cli import main
from moorlands_dash.extracts.model import Refusal
from moorlands_dash.learning import keep, learn, loads_by_itself
from moorlands_dash.loading import load
from moorlands_dash.partnership import DEFAULT_FILE, SettingsError, load_settings
from moorlands_dash.store.home import Home, StoreError
from moorlands_dash.store.snapshot import current_manifest
from tests.partner_files import csv_file

CASES = [
    ["Case Ref", "Date Logged", "Case Type", "Ward"],
    ["S1", "2025-09-02", "Fly Tip", "Leek North"],
    ["S2", "2025-09-13", "Zebra", "Leek East"],
]


@pytest.fixture
def own(tmp_path: Path) -> Path:
    file = tmp_path / "settings" / "partnership.toml"
    file.parent.mkdir()
    shutil.copy(DEFAULT_FILE, file)
    shutil.copytree(DEFAULT_FILE.parent / "reference", file.parent / "reference")
    return file


def given(tmp_path: Path, rows: list[list[str]] = CASES, name: str = "cases.csv") -> Path:
    path = tmp_path / name
    csv_file(rows)(path)
    return path


@pytest.mark.slow
def test_the_manifest_says_which_profile_read_a_file_and_another_reads_it_again(
    own: Path, tmp_path: Path
) -> None:
    home, path = tmp_path / "home", given(tmp_path)
    keep(learn(path, load_settings(own), home), load_settings(own), "street")
    load([path], load_settings(own), home)
    manifest = current_manifest(Home(home))
    assert manifest is not None
    (record,) = [f for f in manifest.files if f.name == "cases.csv"]
    assert record.profile == f"street:{load_settings(own).profiles['street'].key}"
    assert (record.loaded, record.quarantined) == (1, 1)

    assert load([path], load_settings(own), home).known == ["cases.csv"], "the same profile"
    told = learn(path, load_settings(own), home, answers={"words": {"Zebra": "litter"}})
    assert told.proposal.name == "street", "learnt again, it keeps its name"
    keep(told, load_settings(own))
    outcome = load([path], load_settings(own), home)
    assert any("the profile of its sender is another since" in said for said in outcome.notices)
    (record,) = [f for f in outcome.files if f.name == "cases.csv"]
    assert (record.loaded, record.quarantined) == (2, 0)


def test_the_senders_next_file_loads_by_itself_under_another_name(
    own: Path, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    keep(learn(given(tmp_path, CASES[:2]), load_settings(own), home), load_settings(own))
    rows = [["A title", "", "", ""], CASES[0], ["S9", "2025-10-04", "Dog mess", "Leek East"]]
    path = given(tmp_path, rows, "october.csv")
    found = loads_by_itself(path, load_settings(own), home)
    assert found is not None
    assert (found.kind, found.rows_accepted) == ("environment", 1)


@pytest.mark.slow
def test_a_word_that_is_not_counted_is_superseded_and_said(own: Path, tmp_path: Path) -> None:
    home, path = tmp_path / "home", given(tmp_path)
    told = learn(path, load_settings(own), home, answers={"words": {"Zebra": "not counted"}})
    keep(told, load_settings(own))
    (record,) = [f for f in load([path], load_settings(own), home).files if f.name == "cases.csv"]
    assert (record.rows_in, record.loaded, record.uncounted, record.superseded) == (2, 1, 1, 1)
    record.check()


def test_a_file_that_the_program_knows_needs_no_learning(own: Path, tmp_path: Path) -> None:
    rows = [["reference", "reported", "kind"], ["1", "2025-09-02", "litter"]]
    path = given(tmp_path, rows)
    assert loads_by_itself(path, load_settings(own), tmp_path / "home") is not None
    path = given(tmp_path, [*rows, ["2", "2025-09-03", "zebra"]])
    assert loads_by_itself(path, load_settings(own), tmp_path / "home") is None


def test_a_profile_at_fault_names_its_file_and_line(own: Path) -> None:
    file = own.parent / "profiles" / "wrong.toml"
    file.parent.mkdir()
    file.write_text('sender = "x"\nkind = "zebra"\nheader = ["a"]\n', encoding="utf-8")
    with pytest.raises(SettingsError, match=r"wrong\.toml, line 2: kind can't be used.*choose"):
        load_settings(own)


def test_a_senders_second_form_takes_nothing_from_the_first(own: Path, tmp_path: Path) -> None:
    home, first = tmp_path / "home", given(tmp_path)
    other = [["Ref", "Opened", "Problem type", "Ward"], ["7", "2025-10-04", "Litter", "Leek East"]]
    second = given(tmp_path, other, "other.csv")
    for path in (first, second):
        learnt = learn(path, load_settings(own), home, answers={"sender": "Moorlands Scene"})
        keep(learnt, load_settings(own))
    names = [learn(path, load_settings(own), home).proposal.name for path in (first, second)]
    assert names == ["moorlands-scene-environment", "moorlands-scene-environment-2"]


@pytest.mark.parametrize("name", ["../elsewhere", "Valley Homes", "a/b", "x" * 61])
def test_a_profile_is_called_only_what_the_settings_can_name(
    own: Path, tmp_path: Path, name: str
) -> None:
    learnt = learn(given(tmp_path), load_settings(own), tmp_path / "home")
    with pytest.raises(StoreError, match="is no name of a profile"):
        keep(learnt, load_settings(own), name)
    assert not (own.parent / "profiles").exists()


def test_what_is_no_table_is_refused_in_words(own: Path, tmp_path: Path) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(b"%PDF-1.7")
    with pytest.raises(Refusal, match="no table"):
        learn(path, load_settings(own), tmp_path / "home")


def test_the_command_asks_in_words_takes_answers_and_writes(
    own: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, answers = given(tmp_path), tmp_path / "answers.toml"
    words = ["--home", str(tmp_path / "home"), "--partnership", str(own), "learn", str(path)]
    assert main(words) == 1, "nobody is there to ask"
    said = capsys.readouterr().out
    assert "What do these words" in said
    assert '"Zebra" = ""' in said
    assert not (own.parent / "profiles").exists()
    answers.write_text('[words]\n"Zebra" = "litter"\n', encoding="utf-8")
    assert main([*words, "--answers", str(answers), "--yes"]) == 0
    assert "load by themselves now" in capsys.readouterr().out
    assert main(words) == 0
    assert "needs no learning" in capsys.readouterr().out
