"""Packs of the demonstration data: complete, kept, never changed."""

import io
import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from moorlands_dash.cli import main
from moorlands_dash.partnership import load_settings
from moorlands_dash.reports.pack.contents import build_pack
from moorlands_dash.reports.pack.difference import differences
from moorlands_dash.reports.pack.keep import TABLES, Kept, make_pack
from moorlands_dash.reports.pack.quarter import parse_quarter
from moorlands_dash.store.queries import open_snapshot
from moorlands_dash.tables.model import SelectionError
from tests.opened import built, opened
from tests.packed import HANDED_OUT, QUARTER, SAID, kept_in, pack_of


@pytest.fixture(scope="module")
def made(packed_home: Path) -> Kept:
    return kept_in(packed_home)


def test_five_files_for_people(made: Kept) -> None:
    names = [path.name.removeprefix(f"2026-Q2-{made.id}-") for path in made.files()]
    assert names == ["public.html", "public.pdf", "review.pdf", "review.pptx", "tables.xlsx"]
    assert made.number == 1


def test_it_says_the_same_numbers_as_the_screen(
    made: Kept, demo_home: Path, packed_home: Path
) -> None:
    shown = built(demo_home, "targets").frame
    path = next(path for path in made.files() if path.suffix == ".xlsx")
    sheet = load_workbook(path).worksheets[2]
    assert sheet["A1"].value == "Targets of 2026/27"
    heads = [cell.value for cell in sheet[6]]
    for name, head in (("actual", "Actual"), ("outturn_median", "Likely by the end")):
        place = next(i for i, text in enumerate(heads, start=1) if text == head)
        written = [sheet.cell(row, place).value for row in range(7, 7 + len(shown))]
        known = [None if value != value else value for value in shown[name]]
        assert written == pytest.approx(known)
    statuses = {item.target_id: item.status for item in pack_of(packed_home).items}
    assert statuses == dict(zip(shown["target_id"], shown["status"], strict=True))


def test_the_late_actions_are_those_of_the_screen(packed_home: Path) -> None:
    items = {item.target_id: item for item in pack_of(packed_home).exceptions}
    damage = items["damage-2026-27"]
    assert "Better lighting" in damage.late[0]
    assert any("Leek North" in origin for origin in damage.origins)


def test_the_same_data_make_no_second_pack(
    made: Kept, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home, out = made.folder.parents[2], tmp_path / "out"
    before = {path: path.read_bytes() for path in made.files()}
    arguments = ["report", "quarter", "2026-Q2", "--out", str(out), "--home", str(home)]
    assert main(arguments) == 0
    assert "was made before" in capsys.readouterr().out
    assert list(made.folder.parent.iterdir()) == [made.folder]
    assert {path: path.read_bytes() for path in made.files()} == before
    handed_out = {path.name: path.read_bytes() for path in out.iterdir()}
    assert handed_out == {path.name: content for path, content in before.items()}


def test_a_later_pack_says_what_has_changed_and_leaves_the_first(
    packed_home: Path, tmp_path: Path
) -> None:
    home = Path(shutil.copytree(packed_home, tmp_path / "home"))
    made = kept_in(home)
    kept = json.loads((made.folder / TABLES).read_text())
    targets = next(table for table in kept if table["table"] == "targets")
    row = next(row for row in targets["rows"] if row["target_id"] == "damage-2026-27")
    row["actual"] -= 9
    name = f"1-{'20261101'}-{'0' * 8}"
    first = made.folder.with_name(name)
    made.folder.rename(first)
    (first / TABLES).write_text(json.dumps(kept))
    frozen = {path.name: path.read_bytes() for path in first.iterdir()}
    later = make_pack(open_snapshot(home), load_settings(), QUARTER)
    assert (later.number, later.new) == (2, True)
    assert later.since is not None
    (figure,) = later.since.figures
    assert (figure.table, figure.key, figure.column) == ("targets", "damage-2026-27", "actual")
    assert (figure.was, figure.now) == ("302", "311")
    assert {path.name: path.read_bytes() for path in first.iterdir()} == frozen
    slides = next(path for path in later.files() if path.suffix == ".pptx")
    with zipfile.ZipFile(io.BytesIO(slides.read_bytes())) as archive:
        words = b"".join(archive.read(n) for n in archive.namelist() if "slides/slide" in n)
    assert b"What has changed since the earlier pack" in words
    assert b"1 November 2026 (20261101-00000000) 1 figure changed" in words


def test_rows_that_came_and_went_are_told() -> None:
    from datetime import date

    def kept(*rows: dict[str, Any]) -> list[dict[str, Any]]:
        return [{"table": "targets", "rows": list(rows)}]

    then = kept({"target_id": "a", "actual": 5, "words": "x"}, {"target_id": "b", "actual": 1.0})
    now = kept({"target_id": "a", "actual": 5, "words": "y"}, {"target_id": "c", "actual": 2})
    found = differences(then, now, "1", date(2026, 11, 1)).figures
    assert [(f.key, f.was, f.now) for f in found] == [
        ("c", "not there", "there"),
        ("b", "there", "not there"),
    ]


def test_the_command_hands_the_files_out(made: Kept, packed_home: Path) -> None:
    out = packed_home / HANDED_OUT
    files = {path.name: path.read_bytes() for path in out.iterdir()}
    assert len(files) == 5
    assert files == {path.name: path.read_bytes() for path in made.files()}
    # Made anew, and the first one: no word of what has changed since another.
    assert (packed_home / SAID).read_text(encoding="utf-8").splitlines() == [
        f"Quarter 2 of 2026/27 (July to September 2026): pack 1 ({made.id}) made.",
        *(f"  {out / path.name}" for path in made.files()),
    ]


@pytest.mark.parametrize(
    ("quarter", "words"),
    [
        ("2026-09", "is not a quarter"),
        ("2027-Q1", "no whole file of Staffordshire Police is loaded for any of its months"),
        ("2022-Q1", "load a targets file"),
    ],
)
def test_what_can_not_be_made_is_told(
    demo_home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], quarter: str, words: str
) -> None:
    out = tmp_path / "out"
    arguments = ["report", "quarter", quarter, "--out", str(out), "--home", str(demo_home)]
    assert main(arguments) == 2
    assert words in capsys.readouterr().err
    assert not out.exists()
    assert not (demo_home / "packs").exists()


def test_a_quarter_that_is_not_over_is_made_and_says_so(demo_home: Path) -> None:
    with pytest.raises(SelectionError):
        build_pack(opened(demo_home), load_settings(), parse_quarter("2026-Q3"))
