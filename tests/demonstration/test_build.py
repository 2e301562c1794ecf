from __future__ import annotations

import hashlib
from pathlib import Path
from zipfile import ZipFile

import pytest

import demonstration as demo
from moorlands_dash.partnership import Settings

pytestmark = pytest.mark.slow


def contents(folder: Path) -> dict[str, bytes]:
    """Every file and every archive's member, by the names that SHA256SUMS gives them."""
    found = {}
    for path in sorted(folder.iterdir()):
        if path.suffix == ".zip":
            with ZipFile(path) as archive:
                found |= {f"{path.name}/{name}": archive.read(name) for name in archive.namelist()}
        elif not path.name.startswith("."):
            found[path.name] = path.read_bytes()
    return found


def sums(folder: Path) -> dict[str, str]:
    lines = (folder / demo.SUMS).read_text().splitlines()
    return {name: digest for digest, name in (line.split("  ") for line in lines)}


# That every build gives the same is held by the one below: what is committed is an earlier build.
@pytest.mark.whole
def test_a_second_build_gives_the_same_bytes(
    built: Path, settings: Settings, tmp_path: Path
) -> None:
    written = demo.build(tmp_path / "again", settings)
    assert {path.name for path in written} == {path.name for path in built.iterdir()}
    for path in written:
        assert path.read_bytes() == (built / path.name).read_bytes(), path.name


def test_the_committed_extracts_are_a_fresh_build(built: Path, settings: Settings) -> None:
    committed = settings.demonstration_folder()
    assert committed is not None
    assert contents(committed) == contents(built)


def test_sums_name_every_data_file_and_member(built: Path) -> None:
    files = contents(built)
    expected = {
        name: hashlib.sha256(content).hexdigest()
        for name, content in files.items()
        if name not in (demo.SUMS, demo.README)
    }
    assert sums(built) == expected
    assert len(expected) == 66 + 5 + 19


def test_archives_hold_a_folder_a_month_with_fixed_times(built: Path) -> None:
    names = []
    for path in sorted(built.glob("*-street-*.zip")):
        with ZipFile(path) as archive:
            assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            names += archive.namelist()
    assert names == sorted(names)
    assert names[0] == "2021-04/2021-04-staffordshire-street.csv"
    assert names[-1] == "2026-09/2026-09-staffordshire-street.csv"


def test_everything_together_stays_small(built: Path) -> None:
    assert sum(path.stat().st_size for path in built.iterdir()) < 11_000_000
