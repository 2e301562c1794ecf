"""A file that is read, and at whose content a later step ends, is left out; the others load."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from moorlands_dash.partnership import Settings
from moorlands_dash.store import derive, trial
from moorlands_dash.store.culprits import MOST, spared
from moorlands_dash.store.home import StoreError, current_id, find_home
from moorlands_dash.store.load import check, load
from moorlands_dash.store.manifest import FileRecord
from moorlands_dash.store.queries import open_snapshot

pytestmark = pytest.mark.slow

WARDS = (("E05000001", "West", -2.1), ("E05000002", "East", -2.0))
CELL = "Jane Doe"


def record(name: str) -> FileRecord:
    return FileRecord(
        sequence=1,
        name=name,
        sha256=name,
        size=1,
        kind="fires",
        origin="partner",
        loaded_at="",
        rows_in=1,
        loaded=1,
        quarantined=0,
    )


def breaking(*bad: str) -> tuple[Callable[[list[FileRecord]], list[str]], list[int]]:
    """Return what fails with some files, and how many files it was given each time."""
    tried: list[int] = []

    def make(files: list[FileRecord]) -> list[str]:
        tried.append(len(files))
        names = [file.name for file in files]
        for file in files:
            file.name = "spent"
        if set(names) & set(bad):
            raise KeyError(CELL)
        return names

    return make, tried


@pytest.mark.parametrize("bad", [(), ("f0",), ("f9",), ("f3", "f7"), ("f1", "f2", "f3")])
def test_whichever_files_make_it_fail_the_others_are_made(bad: tuple[str, ...]) -> None:
    files = [record(f"f{number}") for number in range(10)]
    make, tried = breaking(*bad)
    made, refused = spared(files, make)
    assert made == [file.name for file in files if file.name not in bad]
    assert [refusal.file for refusal in refused] == list(bad)
    assert all("fault of the program: KeyError at" in refusal.reason for refusal in refused)
    assert CELL not in str(refused)
    # Halving finds each; nothing is tried without an end.
    assert len(tried) <= 1 + len(bad) * 7


def test_more_culprits_than_are_looked_for_end_in_words() -> None:
    files = [record(f"f{number}") for number in range(MOST + 1)]
    make, _ = breaking(*(file.name for file in files))
    with pytest.raises(StoreError, match="Nothing is published: the tables can't be made"):
        spared(files, make)


def test_what_fails_without_any_file_is_no_files_fault() -> None:
    def never(_: list[FileRecord]) -> None:
        raise ValueError(CELL)

    with pytest.raises(StoreError, match=r"no single file is the cause.*ValueError at") as told:
        spared([record("f")], never)
    assert CELL not in str(told.value)


def test_a_full_disk_is_no_files_fault() -> None:
    def full(_: list[FileRecord]) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        spared([record("f")], full)


def fires(folder: Path, month: str, ward: str = "West") -> Path:
    path = folder / f"fires-{month}.csv"
    path.write_text(
        f"incident_number,called,kind,ward\n{month},{month}-03,other,{ward}\n", encoding="utf-8"
    )
    return path


@pytest.fixture
def files(tmp_path: Path, outlines: Callable[..., Path]) -> list[Path]:
    months = [fires(tmp_path, month) for month in ("2025-01", "2025-02", "2025-03")]
    return [outlines(tmp_path / "wards.geojson", *WARDS), *months]


def doomed(monkeypatch: pytest.MonkeyPatch, module: Any, name: str) -> None:
    """Make the placing of partners' rows fail wherever one file is among them."""
    place = module.open_partners

    def broken(engine: Any, manifest: Any, *rest: Any) -> Any:
        if any(file.name == name for file in manifest.files):
            raise IndexError(CELL)
        return place(engine, manifest, *rest)

    monkeypatch.setattr(module, "open_partners", broken)


def test_a_load_keeps_the_files_beside_the_one_that_tables_end_at(
    files: list[Path], settings: Settings, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    doomed(monkeypatch, derive, "fires-2025-02.csv")
    outcome = load(files, settings, home)
    (refusal,) = outcome.refused
    assert (refusal.file, outcome.published) == ("fires-2025-02.csv", True)
    assert "With this file the tables can't be made" in refusal.reason
    snapshot = open_snapshot(home, settings=settings)
    assert sorted(snapshot.files()["name"]) == [
        "fires-2025-01.csv",
        "fires-2025-03.csv",
        "populations.csv",
        "wards.geojson",
    ]
    assert snapshot.manifest["refused"][0]["file"] == "fires-2025-02.csv"
    folder = find_home(home).snapshot(str(current_id(home)))
    assert not list(folder.glob("spill*"))
    assert len(list((folder / "parts").glob("*.parquet"))) == 4


def test_a_load_of_nothing_else_publishes_nothing(
    files: list[Path], settings: Settings, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(files[:2], settings, home)
    before = current_id(home)
    doomed(monkeypatch, derive, "fires-2025-03.csv")
    outcome = load(files[3:], settings, home)
    assert (outcome.published, current_id(home)) == (False, before)
    assert [refusal.file for refusal in outcome.refused] == ["fires-2025-03.csv"]


def test_a_check_names_the_file_that_placing_ends_at(
    files: list[Path], settings: Settings, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    doomed(monkeypatch, trial, "fires-2025-01.csv")
    outcome = check([*files, fires(files[0].parent, "2025-04", "Nowhere")], settings, home=home)
    assert [refusal.file for refusal in outcome.refused] == ["fires-2025-01.csv"]
    assert {file.name for file in outcome.files if file.loaded} == {
        "wards.geojson",
        "fires-2025-02.csv",
        "fires-2025-03.csv",
    }
    # What placing tells of the others is told all the same.
    assert [file for file, _ in outcome.quarantined] == ["fires-2025-04.csv"]
