"""From what the officer gives to single files: folders, links, ZIPs good and bad."""

import hashlib
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from moorlands_dash.extracts.intake import find_sources
from moorlands_dash.extracts.model import Refusal, SourceFile
from moorlands_dash.extracts.selection import Skipped
from moorlands_dash.partnership import Settings, load_settings

POPULATIONS = b"area_code,area_name,year,population,source\n"
SEARCHES = b"Type,Date,Latitude,Longitude,Age range,Object of search,Outcome\n"

Finder = Callable[..., list[SourceFile | Refusal | Skipped]]


@pytest.fixture
def given(tmp_path: Path) -> Path:
    folder = tmp_path / "given"
    folder.mkdir()
    return folder


@pytest.fixture
def workdir(tmp_path: Path) -> Path:
    folder = tmp_path / "work"
    folder.mkdir()
    return folder


@pytest.fixture
def find(workdir: Path) -> Finder:
    def finding(*paths: Path, **limits: int) -> list[SourceFile | Refusal | Skipped]:
        found = list(find_sources(paths, workdir, limited(**limits)))
        assert list(workdir.iterdir()) == []
        return found

    return finding


def limited(**limits: int) -> Settings:
    settings = load_settings()
    return settings.model_copy(update={"limits": settings.limits.model_copy(update=limits)})


def packed(path: Path, members: dict[str, bytes], kind: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", kind) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def names(found: list[SourceFile | Refusal | Skipped], kind: type) -> list[str]:
    return [
        item.name if isinstance(item, SourceFile) else item.file
        for item in found
        if isinstance(item, kind)
    ]


def test_a_file_is_found_with_its_hash_and_size(given: Path, find: Finder) -> None:
    path = given / "populations.csv"
    path.write_bytes(POPULATIONS)
    digest = hashlib.sha256(POPULATIONS).hexdigest()
    assert find(path) == [SourceFile(path, "populations.csv", digest, len(POPULATIONS))]


def test_folders_are_searched_in_order_and_named_from_what_was_given(
    given: Path, find: Finder
) -> None:
    for name in ("b/2.csv", "b/1.csv", "a/deep/er/3.CSV", ".hidden/4.csv", "~$5.xlsx", ".6.csv"):
        (given / name).parent.mkdir(parents=True, exist_ok=True)
        (given / name).write_bytes(POPULATIONS)
    assert names(find(given), SourceFile) == ["a/deep/er/3.CSV", "b/1.csv", "b/2.csv"]


def test_what_is_of_no_use_is_said_and_what_is_asked_for_is_read(given: Path, find: Finder) -> None:
    (given / "README.md").write_text("read me")
    (given / "manifest.json").write_text("{}")
    (given / "searches.csv").write_bytes(SEARCHES)
    skipped = [item for item in find(given) if isinstance(item, Skipped)]
    assert [str(item) for item in skipped] == [
        "README.md: Not a kind of file that is read.",
        "manifest.json: JSON without outlines: not used here.",
        "searches.csv: Stop and search (data.police.uk): known, and not used here.",
    ]
    assert names(find(given / "README.md"), SourceFile) == ["README.md"]


def test_links_in_a_ring_have_an_end(given: Path, find: Finder) -> None:
    (given / "inner").mkdir()
    (given / "inner" / "1.csv").write_bytes(POPULATIONS)
    (given / "inner" / "round").symlink_to(given, target_is_directory=True)
    (given / "again.csv").symlink_to(given / "inner" / "1.csv")
    (given / "broken.csv").symlink_to(given / "nowhere.csv")
    found = find(given)
    assert names(found, SourceFile) == ["again.csv"]
    assert names(found, Refusal) == ["broken.csv"]


def test_a_file_given_twice_is_found_once(given: Path, find: Finder) -> None:
    (given / "1.csv").write_bytes(POPULATIONS)
    assert len(find(given, given / "1.csv", given)) == 1


def test_a_path_that_leads_nowhere_is_refused(given: Path, find: Finder) -> None:
    (refusal,) = find(given / "nowhere")
    assert isinstance(refusal, Refusal)
    assert "no such file" in refusal.reason


def test_a_pipe_is_passed_over(given: Path, find: Finder) -> None:
    os.mkfifo(given / "pipe.csv")
    assert names(find(given), Skipped) == ["pipe.csv"]


def test_the_sites_zip_is_opened_one_file_at_a_time(given: Path, workdir: Path) -> None:
    path = packed(
        given / "site.zip",
        {
            "2025-02/2025-02-staffordshire-street.csv": b"b" * 10,
            "2025-01/2025-01-staffordshire-street.csv": b"a" * 20,
            "2025-01/2025-01-staffordshire-stop-and-search.csv": SEARCHES,
            "__MACOSX/2025-01/._x.csv": b"junk",
        },
    )
    lying: list[list[bytes]] = []
    found = []
    for item in find_sources([path], workdir, load_settings()):
        found.append(item)
        if isinstance(item, SourceFile):
            lying.append([file.read_bytes() for file in workdir.iterdir()])
    assert names(found, SourceFile) == [
        "site.zip/2025-01/2025-01-staffordshire-street.csv",
        "site.zip/2025-02/2025-02-staffordshire-street.csv",
    ]
    assert names(found, Skipped) == ["site.zip/2025-01/2025-01-staffordshire-stop-and-search.csv"]
    assert lying == [[b"a" * 20], [b"b" * 10]]
    assert [item.sha256 for item in found if isinstance(item, SourceFile)] == [
        hashlib.sha256(content).hexdigest() for content in (b"a" * 20, b"b" * 10)
    ]
    assert list(workdir.iterdir()) == []


def test_files_stay_as_long_as_a_parallel_reader_asks(given: Path, workdir: Path) -> None:
    path = packed(given / "site.zip", {f"{n}.csv": b"%d" % n for n in range(5)})
    lying = [
        sorted(file.read_bytes() for file in workdir.iterdir())
        for _ in find_sources([path], workdir, load_settings(), keep=3)
    ]
    assert lying[-1] == [b"2", b"3", b"4"]
    assert list(workdir.iterdir()) == []


def test_a_reader_that_stops_half_way_leaves_nothing(given: Path, workdir: Path) -> None:
    path = packed(given / "site.zip", {"1.csv": b"1", "2.csv": b"2"})
    found = find_sources([path], workdir, load_settings())
    next(found)
    found.close()  # type: ignore[attr-defined]
    assert list(workdir.iterdir()) == []


def test_a_zipped_shapefile_and_a_workbook_are_one_source_each(given: Path, find: Finder) -> None:
    packed(given / "wards.zip", {"wards.shp": b"", "wards.dbf": b"", "wards.PRJ": b"x"})
    packed(given / "book.xlsx", {"[Content_Types].xml": b"", "a.csv": b""})
    packed(given / "book.ods", {"mimetype": b"application/vnd.oasis"}, zipfile.ZIP_STORED)
    assert names(find(given), SourceFile) == ["book.ods", "book.xlsx", "wards.zip"]


def test_loose_parts_of_a_shapefile_are_refused_with_the_remedy(given: Path, find: Finder) -> None:
    for ending in ("shp", "shx", "dbf", "prj"):
        (given / f"wards.{ending}").write_bytes(b"x")
    found = find(given)
    assert names(found, Refusal) == ["wards.shp"]
    assert "one ZIP" in next(item for item in found if isinstance(item, Refusal)).remedy


@pytest.mark.parametrize(
    "name", ["../outside.csv", "/etc/outside.csv", "C:/outside.csv", "a\\..\\..\\outside.csv"]
)
def test_names_that_lead_outside_are_refused(
    given: Path, find: Finder, tmp_path: Path, name: str
) -> None:
    found = find(packed(given / "slip.zip", {name: b"x", "good.csv": POPULATIONS}))
    assert names(found, SourceFile) == ["slip.zip/good.csv"]
    assert len(names(found, Refusal)) == 1
    assert not list(tmp_path.rglob("outside.csv"))


def test_a_truncated_zip_is_refused_and_the_rest_goes_on(given: Path, find: Finder) -> None:
    whole = packed(given / "a.zip", {"1.csv": os.urandom(5000), "2.csv": b"2"}).read_bytes()
    (given / "b.zip").write_bytes(whole[:3000])
    (given / "c.csv").write_bytes(POPULATIONS)
    found = find(given)
    assert names(found, Refusal) == ["b.zip"]
    assert "cut short" in str(next(item for item in found if isinstance(item, Refusal)))
    assert names(found, SourceFile) == ["a.zip/1.csv", "a.zip/2.csv", "c.csv"]


def test_a_damaged_member_is_refused_and_the_others_are_read(given: Path, find: Finder) -> None:
    path = packed(given / "a.zip", {"1.csv": b"x" * 50, "2.csv": b"y" * 50}, zipfile.ZIP_STORED)
    path.write_bytes(path.read_bytes().replace(b"x" * 50, b"x" * 49 + b"z"))
    found = find(path)
    assert names(found, Refusal) == ["a.zip/1.csv"]
    assert names(found, SourceFile) == ["a.zip/2.csv"]


def test_a_locked_member_is_refused(given: Path, find: Finder) -> None:
    path = packed(given / "a.zip", {"1.csv": b"x"})
    content = bytearray(path.read_bytes())
    for magic, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(magic) + offset] |= 1
    path.write_bytes(content)
    (refusal,) = find(path)
    assert "password" in str(refusal)


def test_sizes_have_limits(given: Path, find: Finder) -> None:
    big = given / "big.csv"
    big.write_bytes(b"x" * 1_500_000)
    assert "larger than 1 MB" in str(find(big, file_mb=1)[0])
    path = packed(given / "big.zip", {"1.csv": b"x" * 1_500_000, "2.csv": b"2"})
    found = find(path, file_mb=1)
    assert names(found, Refusal) == ["big.zip/1.csv"]
    assert names(found, SourceFile) == ["big.zip/2.csv"]
    (refusal,) = find(path, archive_mb=1)
    assert "archive_mb" in str(refusal)


def test_a_bomb_is_not_unpacked(given: Path, find: Finder) -> None:
    found = find(packed(given / "bomb.zip", {"1.csv": b"\0" * 60_000_000}))
    assert "200 times" in str(found[0])


def test_a_member_larger_than_it_says_is_refused(given: Path, find: Finder) -> None:
    path = packed(given / "a.zip", {"1.csv": b"x" * 5000}, zipfile.ZIP_STORED)
    content = path.read_bytes()
    path.write_bytes(content.replace((5000).to_bytes(4, "little"), (50).to_bytes(4, "little")))
    (refusal,) = find(path)
    assert isinstance(refusal, Refusal)


def test_a_zip_inside_a_zip_and_an_empty_zip_are_refused(given: Path, find: Finder) -> None:
    inner = packed(given / "inner.zip", {"1.csv": b"x"}).read_bytes()
    packed(given / "inner.zip", {"deep.zip": inner})
    packed(given / "none.zip", {})
    found = find(given)
    assert names(found, Refusal) == ["inner.zip/deep.zip", "none.zip"]


def test_an_archive_is_known_by_content(given: Path, find: Finder) -> None:
    packed(given / "misnamed.csv", {"1.csv": POPULATIONS})
    assert names(find(given), SourceFile) == ["misnamed.csv/1.csv"]
