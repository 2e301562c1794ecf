from __future__ import annotations

import hashlib
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest

from demonstration.archive import write_archive

MEMBERS = [("2025-01/a.csv", b"one\n" * 100), ("2025-02/b.csv", b"two\n")]


def packed_otherwise(path: Path, members: list[tuple[str, bytes]]) -> None:
    with ZipFile(path, "w", ZIP_STORED) as archive:
        for name, content in members:
            archive.writestr(name, content)


def test_members_are_packed_and_summed(tmp_path: Path) -> None:
    path = tmp_path / "street.zip"
    sums = write_archive(path, MEMBERS)
    assert sums == {
        f"street.zip/{name}": hashlib.sha256(content).hexdigest() for name, content in MEMBERS
    }
    with ZipFile(path) as archive:
        assert [(name, archive.read(name)) for name in archive.namelist()] == MEMBERS


def test_the_bytes_do_not_depend_on_when_or_where(tmp_path: Path) -> None:
    write_archive(tmp_path / "one.zip", MEMBERS)
    write_archive(tmp_path / "other.zip", MEMBERS)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "other.zip").read_bytes()


def test_an_archive_of_the_same_members_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "street.zip"
    packed_otherwise(path, MEMBERS)
    before = path.read_bytes()
    write_archive(path, MEMBERS)
    assert path.read_bytes() == before


@pytest.mark.parametrize("damage", ["other content", "other name", "one more", "cut", "no ZIP"])
def test_any_other_file_is_written_anew(tmp_path: Path, damage: str) -> None:
    path, fresh = tmp_path / "street.zip", tmp_path / "fresh.zip"
    (name, content), second = MEMBERS
    others = {
        "other content": [(name, content + b"x"), second],
        "other name": [("2025-01/c.csv", content), second],
        "one more": [*MEMBERS, ("2025-03/c.csv", b"")],
    }
    packed_otherwise(path, others.get(damage, MEMBERS))
    if damage == "cut":
        path.write_bytes(path.read_bytes()[:-10])
    if damage == "no ZIP":
        path.write_text("not an archive")
    write_archive(path, MEMBERS)
    write_archive(fresh, MEMBERS)
    assert path.read_bytes() == fresh.read_bytes()
