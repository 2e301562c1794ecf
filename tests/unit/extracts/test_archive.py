"""A ZIP with a map: its Shapefile is one source, and whatever lies beside it is read or named."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from moorlands_dash.extracts.intake import find_sources
from moorlands_dash.extracts.model import Refusal, SourceFile
from moorlands_dash.extracts.selection import Skipped
from moorlands_dash.partnership import load_settings

POPULATIONS = b"area_code,area_name,year,population,source\n"
SEARCHES = b"Type,Date,Latitude,Longitude,Age range,Object of search,Outcome\n"

Found = SourceFile | Refusal | Skipped
Finder = Callable[[Path], list[Found]]


@pytest.fixture
def given(tmp_path: Path) -> Path:
    folder = tmp_path / "given"
    folder.mkdir()
    return folder


@pytest.fixture
def find(tmp_path: Path) -> Finder:
    workdir = tmp_path / "work"
    workdir.mkdir()
    return lambda path: list(find_sources([path], workdir, load_settings()))


def packed(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def names(found: list[Found], kind: type) -> list[str]:
    return [
        item.name if isinstance(item, SourceFile) else item.file
        for item in found
        if isinstance(item, kind)
    ]


MAP = {"send/wards.shp": b"", "send/wards.dbf": b"", "send/wards.shx": b"", "send/wards.cpg": b""}


def test_what_lies_beside_a_map_in_a_zip_is_read_or_named(given: Path, find: Finder) -> None:
    beside = {
        "fires.csv": POPULATIONS,
        "send/wards.csv": POPULATIONS,
        "send/wards.shp.xml": b"<x/>",
        "searches.csv": SEARCHES,
        "../slip.csv": b"x",
        "__MACOSX/send/._wards.shp": b"junk",
    }
    found = find(packed(given / "send.zip", beside | MAP))
    assert names(found, SourceFile) == [
        "send.zip",
        "send.zip/fires.csv",
        "send.zip/send/wards.csv",
    ]
    assert names(found, Skipped) == ["send.zip/searches.csv", "send.zip/send/wards.shp.xml"]
    assert names(found, Refusal) == ["send.zip/../slip.csv"]


def test_a_second_map_in_a_zip_is_named(given: Path, find: Finder) -> None:
    path = packed(given / "maps.zip", MAP | {"other.shp": b"", "other.dbf": b""})
    found = find(path)
    assert names(found, SourceFile) == ["maps.zip"]
    (refusal,) = [item for item in found if isinstance(item, Refusal)]
    assert (refusal.file, refusal.remedy) == (
        "maps.zip/other.shp",
        "Send each Shapefile in a ZIP of its own.",
    )


def test_a_map_beside_a_table_isnt_read_out_of_a_zip_inside_a_zip(
    given: Path, find: Finder
) -> None:
    alone = packed(given / "alone.zip", MAP | {"send/wards.shp.xml": b""}).read_bytes()
    mixed = packed(given / "mixed.zip", MAP | {"fires.csv": POPULATIONS}).read_bytes()
    path = packed(given / "outer.zip", {"alone.zip": alone, "mixed.zip": mixed})
    found = find(path)
    assert names(found, SourceFile) == ["outer.zip/alone.zip"]
    assert names(found, Refusal) == ["outer.zip/mixed.zip"]


def test_a_map_alone_in_a_zip_is_one_source_without_a_word(given: Path, find: Finder) -> None:
    assert names(find(packed(given / "wards.zip", MAP)), SourceFile) == ["wards.zip"]
    assert len(find(given / "wards.zip")) == 1


@pytest.mark.parametrize("packing", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_damaged_member_is_refused_and_the_others_are_read(
    given: Path, find: Finder, packing: int
) -> None:
    path = given / "send.zip"
    with zipfile.ZipFile(path, "w", packing) as archive:
        archive.writestr("a.csv", POPULATIONS + b"E05000001,Leek,2021,5000,ONS\n" * 500)
        archive.writestr("b.csv", POPULATIONS)
    damaged = bytearray(path.read_bytes())
    damaged[60:100] = bytes(40)
    path.write_bytes(damaged)
    found = find(path)
    assert names(found, Refusal) == ["send.zip/a.csv"]
    assert names(found, SourceFile) == ["send.zip/b.csv"]
    (told,) = (item for item in found if isinstance(item, Refusal))
    assert "damaged or was cut short" in told.reason
