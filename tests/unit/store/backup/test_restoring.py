"""A home backed up and put back elsewhere: all of it is there, or nothing was written."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import threading
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from moorlands_dash.cli import main
from moorlands_dash.store.backup.archive import digest_of
from moorlands_dash.store.backup.contents import CONTENT, FORMAT, LIST, is_sound
from moorlands_dash.store.backup.making import back_up
from moorlands_dash.store.backup.restoring import restore
from moorlands_dash.store.decisions import decisions
from moorlands_dash.store.home import Home, StoreError, current_id, locked
from moorlands_dash.store.layout import LAYOUT
from moorlands_dash.store.queries import open_snapshot
from moorlands_dash.store.snapshot import snapshots


def small(folder: Path) -> Home:
    """Return a home as small as one can be, with a snapshot, records and settings."""
    first, second = (folder / "snapshots" / name for name in ("one", "two"))
    for place in (first, second):
        (place / "parts").mkdir(parents=True)
        (place / "manifest.json").write_text(f'{{"layout": {LAYOUT}, "program": "{place.name}"}}')
    (first / "parts" / "a.parquet").write_bytes(b"rows")
    (second / "parts" / "a.parquet").hardlink_to(first / "parts" / "a.parquet")
    (folder / "current").write_text("two\n")
    (folder / "secret").write_bytes(b"s" * 32)
    (folder / "settings.toml").write_text("# settings")
    (folder / "fetched").mkdir()
    (folder / "fetched" / "archive.zip").write_bytes(b"can be fetched again")
    (folder / "prepared").mkdir()
    (folder / "prepared" / "two-0123.arrow").write_bytes(b"can be worked out again")
    with closing(sqlite3.connect(folder / "records.sqlite")) as database, database:
        database.execute("CREATE TABLE said (what TEXT)")
        database.execute("INSERT INTO said VALUES ('first')")
    return Home(folder)


def files(folder: Path) -> dict[str, str]:
    """Return each file but locks -> the SHA-256 of what it holds."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "lock"
    }


def said(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as database:
        return [row[0] for row in database.execute("SELECT what FROM said")]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return small(tmp_path / "home")


@pytest.fixture
def backup(home: Home, tmp_path: Path) -> Path:
    return back_up(home, tmp_path / "backup.zip").path


def test_a_home_is_put_back_elsewhere_table_by_table(own_home: Path, tmp_path: Path) -> None:
    words = ["--what", "Light the path", "--owner", "Staffordshire Police", "--due", "2026-12-31"]
    assert main(["--home", str(own_home), "decide", *words]) == 0
    made = back_up(Home(own_home), tmp_path / "backup.zip")
    there = Home(tmp_path / "elsewhere")
    restore(there, made.path, sha256=made.sha256)
    assert current_id(there) == current_id(Home(own_home))
    assert [one.id for one in snapshots(there)] == [one.id for one in snapshots(Home(own_home))]
    folder = f"snapshots/{current_id(there)}"
    tables = sorted(path.name for path in (own_home / folder).glob("*.parquet"))
    assert len(tables) > 15
    for name in tables:
        both = [f"SELECT * FROM '{root / folder / name}'" for root in (own_home, there.folder)]
        for one, other in (both, both[::-1]):
            assert duckdb.sql(f"{one} EXCEPT ALL {other}").fetchall() == [], name
    assert len(decisions(Home(own_home))) == 1
    assert decisions(there).equals(decisions(Home(own_home)))
    months = open_snapshot(there).months("Staffordshire Police")
    assert months == open_snapshot(Home(own_home)).months("Staffordshire Police") != []


def test_all_but_locks_and_what_comes_again_is_put_back(
    home: Home, backup: Path, tmp_path: Path
) -> None:
    there = Home(tmp_path / "there")
    contents = restore(there, backup)
    expected, found = files(home.folder), files(there.folder)
    assert expected.pop("fetched/archive.zip")
    assert expected.pop("prepared/two-0123.arrow")
    assert found.pop("records.sqlite") and expected.pop("records.sqlite")
    assert found == expected
    assert said(there.folder / "records.sqlite") == ["first"]
    assert (contents.snapshot, contents.layout) == ("two", LAYOUT)


def test_what_snapshots_share_stands_once_and_is_shared_again(backup: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(backup) as archive:
        held = [archive.read(each) for each in archive.namelist()]
    assert held.count(b"rows") == 1
    there = Home(tmp_path / "there")
    restore(there, backup)
    one, other = (there.snapshots / name / "parts" / "a.parquet" for name in ("one", "two"))
    assert one.samefile(other)


@pytest.mark.slow
def test_records_that_grow_meanwhile_are_of_one_moment(home: Home, tmp_path: Path) -> None:
    path = home.folder / "records.sqlite"
    stop = threading.Event()

    def grow() -> None:
        with closing(sqlite3.connect(path, timeout=30)) as database:
            number = 0
            while not stop.is_set():
                with database:
                    number += 1
                    database.execute("INSERT INTO said VALUES (?)", [str(number)])

    growing = threading.Thread(target=grow)
    growing.start()
    try:
        made = [back_up(home, tmp_path / f"{n}.zip").path for n in range(2)]
    finally:
        stop.set()
        growing.join()
    for number, each in enumerate(made):
        there = Home(tmp_path / f"there-{number}")
        restore(there, each)
        found = said(there.folder / "records.sqlite")
        assert found == ["first", *map(str, range(1, len(found)))]


def test_nobody_else_may_read_a_backup(backup: Path) -> None:
    if os.name == "posix":
        assert backup.stat().st_mode & 0o077 == 0


def test_a_backup_is_not_made_while_a_load_is_at_work(home: Home, tmp_path: Path) -> None:
    with locked(home, "load"), pytest.raises(StoreError, match="Another load is at work"):
        back_up(home, tmp_path / "other.zip")
    assert not (tmp_path / "other.zip").exists()


def test_neither_a_file_nor_a_home_with_data_is_written_over(
    home: Home, backup: Path, tmp_path: Path
) -> None:
    with pytest.raises(StoreError, match="is there already"):
        back_up(home, backup)
    there = small(tmp_path / "there")
    before = files(there.folder)
    with pytest.raises(StoreError, match="holds data"):
        restore(there, backup)
    assert files(there.folder) == before


def test_what_was_there_is_set_aside_where_that_is_asked(backup: Path, tmp_path: Path) -> None:
    there = small(tmp_path / "there")
    (there.folder / "own.csv").write_text("mine")
    restore(there, backup, replace=True)
    aside = next(there.folder.glob("replaced-*"))
    assert (aside / "own.csv").read_text() == "mine"
    assert not (there.folder / "own.csv").exists()
    assert said(there.folder / "records.sqlite") == ["first"]
    again = back_up(there, tmp_path / "again.zip").contents
    assert not any(path.startswith("replaced-") for path in again.paths)


@pytest.mark.parametrize("step", range(10))
def test_a_restore_that_ends_at_any_step_loses_nothing_and_publishes_no_half(
    backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    there = small(tmp_path / "there")
    (there.folder / "own.csv").write_text("mine")
    moved, rename = [], Path.rename

    def ending(path: Path, to: Path) -> Path:
        if len(moved) == step:
            raise OSError(5, "the disk went away")
        moved.append(path)
        return rename(path, to)

    with monkeypatch.context() as broken, pytest.raises(OSError, match="went away"):
        broken.setattr(Path, "rename", ending)
        restore(there, backup, replace=True)
    assert current_id(there) in (None, "two")
    if current_id(there):
        assert said(there.folder / "records.sqlite") == ["first"]
    restore(there, backup, replace=True)
    fresh = Home(tmp_path / "fresh")
    restore(fresh, backup)
    found = files(there.folder)
    beside = ("replaced-", "fetched/", "prepared/")
    assert {k: v for k, v in found.items() if not k.startswith(beside)} == files(fresh.folder)
    assert any(path.endswith("own.csv") for path in found)


def test_a_home_that_is_not_there_is_not_backed_up(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="nothing to back up"):
        back_up(Home(tmp_path / "none"), tmp_path / "backup.zip")


def test_a_backup_does_not_lie_in_what_it_copies(home: Home) -> None:
    with pytest.raises(StoreError, match="outside the home"):
        back_up(home, home.folder / "backup.zip")


def test_damaged_records_make_no_backup(home: Home, tmp_path: Path) -> None:
    (home.folder / "records.sqlite").write_bytes(b"SQLite format 3\0" + b"x" * 4000)
    with pytest.raises(StoreError, match="records"):
        back_up(home, tmp_path / "backup.zip")
    assert list(tmp_path.glob("backup.zip*")) == []


# What somebody else made of the file.


def refused(path: Path, folder: Path, match: str = "This backup") -> None:
    """Hold that nothing of a file is put back, and that it is said why."""
    there = Home(folder / "there")
    with pytest.raises(StoreError, match=match) as told:
        restore(there, path)
    assert str(told.value).endswith((".", "differs."))
    assert not there.folder.exists() or files(there.folder) == {}
    outside = {path.name for path in folder.iterdir()}
    assert "escaped" not in outside


def remade(
    backup: Path, change: Callable[[dict[str, Any], dict[str, bytes]], None], **how: Any
) -> Path:
    """Write a backup anew, with its list and its contents changed."""
    with zipfile.ZipFile(backup) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    listed = json.loads(held.pop(LIST))
    change(listed, held)
    made = backup.with_name("changed.zip")
    with zipfile.ZipFile(made, "w", **how) as archive:
        for name, content in held.items():
            archive.writestr(name, content)
        archive.writestr(LIST, json.dumps(listed))
    return made


def first(listed: dict[str, Any]) -> str:
    return next(iter(listed["files"]))


@pytest.mark.parametrize("share", [0.0, 0.2, 0.5, 0.9, 0.999])
def test_a_backup_that_was_cut_short_is_refused(backup: Path, tmp_path: Path, share: float) -> None:
    content = backup.read_bytes()
    backup.write_bytes(content[: int(len(content) * share)])
    refused(backup, tmp_path, "cut short or changed")


def test_every_changed_byte_of_a_content_is_found(backup: Path, tmp_path: Path) -> None:
    content = bytearray(backup.read_bytes())
    at = content.index(b"rows")
    content[at] ^= 1
    backup.write_bytes(content)
    refused(backup, tmp_path, "changed")


def test_a_content_that_is_swapped_with_its_checksum_is_found(backup: Path, tmp_path: Path) -> None:
    def swap(listed: dict[str, Any], held: dict[str, bytes]) -> None:
        digest = next(d for d, each in listed["files"].items() if each["paths"] == ["secret"])
        held[f"{CONTENT}{digest}"] = b"t" * 32

    refused(remade(backup, swap), tmp_path, "was changed")


@pytest.mark.parametrize(
    "path",
    [
        "../escaped", "/escaped", "a/../../escaped", "C:/escaped", "C:escaped", "..\\escaped",
        "a//b", "./a", "", ".", "..", "a/./b", "nul\0", "a\nb", "current.1", "lock",
        "staging-1/x", "snapshots/", "a" * 500, "trailing. ", "secret.1", "replaced-1/x",
    ],
)  # fmt: skip
def test_a_path_out_of_the_home_is_refused(backup: Path, tmp_path: Path, path: str) -> None:
    def lead_out(listed: dict[str, Any], _: dict[str, bytes]) -> None:
        listed["files"][first(listed)]["paths"] = [path]

    refused(remade(backup, lead_out), tmp_path, "no place within a home")


@given(st.text(max_size=40))
def test_a_sound_path_stays_within(path: str) -> None:
    if is_sound(path):
        top = Path("/a/home").resolve()
        assert (top / path).resolve().is_relative_to(top)
        assert (top / path).resolve() != top


@pytest.mark.parametrize("paths", [["one", "ONE"], ["one", "one"], ["one", "one/two"], []], ids=str)
def test_a_list_that_contradicts_itself_is_refused(
    backup: Path, tmp_path: Path, paths: list[str]
) -> None:
    def contradict(listed: dict[str, Any], _: dict[str, bytes]) -> None:
        listed["files"][first(listed)]["paths"] = paths

    refused(remade(backup, contradict), tmp_path, "contradicts itself")


def test_members_that_the_list_does_not_name_are_refused(backup: Path, tmp_path: Path) -> None:
    refused(remade(backup, lambda _, held: held.update({"../escaped": b""})), tmp_path)
    refused(remade(backup, lambda _, held: held.pop(next(iter(held))) and None), tmp_path)


def test_a_link_in_the_file_is_no_link_in_the_home(backup: Path, tmp_path: Path) -> None:
    link = zipfile.ZipInfo("snapshots/link")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(backup, "a") as archive:
        archive.writestr(link, "/etc/passwd")
    refused(backup, tmp_path, "what its list says")


def test_what_would_grow_as_it_is_unpacked_is_refused(backup: Path, tmp_path: Path) -> None:
    def grow(listed: dict[str, Any], held: dict[str, bytes]) -> None:
        content = b"\0" * 5_000_000
        digest = hashlib.sha256(content).hexdigest()
        listed["files"][digest] = {"size": len(content), "paths": ["large"]}
        held[f"{CONTENT}{digest}"] = content

    packed = remade(backup, grow, compression=zipfile.ZIP_DEFLATED)
    assert packed.stat().st_size < 100_000
    refused(packed, tmp_path, "no backup that the program wrote")


def test_more_than_the_file_can_hold_is_refused(backup: Path, tmp_path: Path) -> None:
    def claim(listed: dict[str, Any], _: dict[str, bytes]) -> None:
        listed["files"][first(listed)]["size"] = 10**15

    refused(remade(backup, claim), tmp_path, "more than it can")


def test_a_newer_programs_backup_is_refused(backup: Path, tmp_path: Path) -> None:
    newer = remade(backup, lambda listed, _: listed.update(format=FORMAT + 1))
    refused(newer, tmp_path, "newer program")
    newer = remade(backup, lambda listed, _: listed.update(layout=LAYOUT + 1))
    refused(newer, tmp_path, "newer program")


@pytest.mark.parametrize("text", ["", "[]", "{}", "null", '{"format": 1}', '{"format": "1"}'])
def test_a_list_that_is_none_is_refused(backup: Path, tmp_path: Path, text: str) -> None:
    with zipfile.ZipFile(backup, "w") as archive:
        archive.writestr(LIST, text)
    refused(backup, tmp_path, "can't be read")


def test_another_archive_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "other.zip"
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("a.txt", "b")
    refused(other, tmp_path, "no backup of a home")
    refused(tmp_path / "none.zip", tmp_path, "There is no file")


def test_another_file_than_the_one_meant_is_refused(backup: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="SHA-256 differs"):
        restore(Home(tmp_path / "there"), backup, sha256="0" * 64)
    restore(Home(tmp_path / "there"), backup, sha256=digest_of(backup)[0].upper())


def test_a_full_disk_is_told_before_anything_is_written(
    backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = shutil._ntuple_diskusage(10, 10, 0)  # type: ignore[attr-defined]
    monkeypatch.setattr(shutil, "disk_usage", lambda _: full)
    refused(backup, tmp_path, "no room")
