"""A fault of the program at one file: that file is refused in words, and the others load."""

from __future__ import annotations

import errno
import hashlib
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from moorlands_dash.cli import main
from moorlands_dash.store.home import current_id
from moorlands_dash.store.load import Outcome, check, load
from tests.examples import EXAMPLES, KINDS
from tests.tries import cases

pytestmark = pytest.mark.slow

NAMES = {kind: f"{kind}.csv" for kind in KINDS}
NAMES |= {"street": "2025-01-staffordshire-street.csv", "outlines": "outlines.geojson"}
CELL = "Jane Doe, 12 Mill Street"
"""What an error may say of a file's cells, and a refusal may not."""

Doom = Callable[[Path, type[BaseException], object], None]


class Panic(BaseException):
    """What a reader written in Rust ends in: none of Python's Exceptions."""


def write(folder: Path, kind: str) -> Path:
    """Write the worked example of a kind."""
    path = folder / NAMES[kind]
    path.write_text(EXAMPLES[kind], encoding="utf-8")
    return path


@pytest.fixture
def doom(monkeypatch: pytest.MonkeyPatch) -> Doom:
    """Return what makes Parquet fail for one file alone: every reader ends in writing its part."""
    begin = pq.ParquetWriter.__init__

    def break_at(path: Path, fault: type[BaseException], said: object) -> None:
        part = hashlib.sha256(path.read_bytes()).hexdigest()[:32]

        def broken(writer: Any, where: Any, *rest: Any, **more: Any) -> None:
            if part in str(where):
                raise fault(*said) if isinstance(said, tuple) else fault(said)
            begin(writer, where, *rest, **more)

        monkeypatch.setattr(pq.ParquetWriter, "__init__", broken)

    return break_at


def hold_apart(outcome: Outcome, kind: str, good: str, fault: str) -> None:
    """Hold that the one file is refused in words, and the other read with all its rows."""
    (refusal,) = outcome.refused
    assert refusal.file == NAMES[kind]
    said, _, line = refusal.reason.rstrip(".").rpartition(":")
    assert f"fault of the program: {fault} at moorlands_dash.extracts." in said
    assert line.isdigit()
    assert refusal.remedy == "Please report this. The other files are not affected."
    assert CELL not in str(refusal)
    (record,) = (found for found in outcome.files if found.origin == "partner")
    assert record.name == NAMES[good]
    assert record.loaded == record.rows_in == len(EXAMPLES[good].splitlines()) - 1


@pytest.mark.parametrize("fault", cases([KeyError, Panic], [KeyError]))
@pytest.mark.parametrize("kind", KINDS)
def test_each_reader_broken_leaves_the_file_beside_it(
    tmp_path, settings, home, doom, opened, kind, fault
):
    good = "meetings" if kind != "meetings" else "annotations"
    paths = [write(tmp_path, kind), write(tmp_path, good)]
    doom(paths[0], fault, CELL)
    hold_apart(check(paths, settings, home=home), kind, good, fault.__name__)
    outcome = load(paths, settings, home)
    hold_apart(outcome, kind, good, fault.__name__)
    manifest = opened().manifest
    assert [(r["file"], CELL in r["reason"]) for r in manifest["refused"]] == [(NAMES[kind], False)]
    assert NAMES[good] in [record["name"] for record in manifest["files"]]


@pytest.mark.parametrize("command", ["check", "load"])
def test_the_exit_code_tells_and_no_trace_is_shown(tmp_path, home, doom, capsys, command):
    paths = [write(tmp_path, "environment"), write(tmp_path, "meetings")]
    doom(paths[0], KeyError, CELL)
    assert main(["--home", str(home), command, *map(str, paths)]) == 1
    said = capsys.readouterr()
    assert "environment.csv: This file could not be read because of a fault" in said.out
    assert "meetings.csv" in said.out
    assert "Traceback" not in said.out + said.err


def test_a_file_that_was_refused_for_a_fault_loads_when_that_is_mended(
    tmp_path, settings, home, doom, monkeypatch, opened
):
    paths = [write(tmp_path, "environment"), write(tmp_path, "meetings")]
    doom(paths[0], KeyError, CELL)
    load(paths, settings, home)
    monkeypatch.undo()
    outcome = load(paths, settings, home)
    assert [(record.name, record.loaded) for record in outcome.files] == [("environment.csv", 3)]
    assert outcome.known == ["meetings.csv"]
    assert opened().manifest["refused"] == []


def test_too_little_memory_is_said_as_such(tmp_path, settings, doom):
    paths = [write(tmp_path, "environment"), write(tmp_path, "meetings")]
    doom(paths[0], MemoryError, "")
    outcome = check(paths, settings, home=tmp_path / "home")
    assert "memory of this machine is too small" in outcome.refused[0].reason
    assert "Split the file" in outcome.refused[0].remedy
    assert [record.name for record in outcome.files] == ["meetings.csv"]


def test_a_full_disk_is_no_fault_of_a_file(tmp_path, settings, home, doom):
    paths = [write(tmp_path, "environment"), write(tmp_path, "meetings")]
    doom(paths[0], OSError, (errno.ENOSPC, "No space left on device"))
    with pytest.raises(OSError, match="No space left"):
        load(paths, settings, home)
    assert current_id(home) is None


def test_whoever_stops_the_program_stops_it(tmp_path, settings, home, doom):
    paths = [write(tmp_path, "environment"), write(tmp_path, "meetings")]
    doom(paths[0], KeyboardInterrupt, "")
    with pytest.raises(KeyboardInterrupt):
        load(paths, settings, home)
    assert current_id(home) is None


def test_a_damaged_member_of_any_packing_leaves_the_others(tmp_path, settings, home):
    """Python's lzma has an error of its own, which took the whole load with it."""
    path = tmp_path / "sent.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("a.csv", EXAMPLES["environment"] * 100)
        archive.writestr("b.csv", EXAMPLES["meetings"])
    content = bytearray(path.read_bytes())
    content[45:70] = b"\xff" * 25
    path.write_bytes(content)
    outcome = check([path], settings, home=home)
    assert [(r.file, "damaged" in r.reason) for r in outcome.refused] == [("sent.zip/a.csv", True)]
    assert [(f.name, f.loaded) for f in outcome.files] == [("sent.zip/b.csv", 2)]
