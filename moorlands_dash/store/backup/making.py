"""A home written as one file: its snapshots, records, settings, and all else that it keeps."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from moorlands_dash import __version__
from moorlands_dash.store.backup import archive, records
from moorlands_dash.store.backup.contents import ELSEWHERE, RECORDS, Contents, in_home
from moorlands_dash.store.home import Home, StoreError, current_id, locked
from moorlands_dash.store.layout import layout_of


@dataclass(frozen=True)
class Made:
    """A backup that was written and verified."""

    path: Path
    sha256: str
    """Of the file."""
    contents: Contents


def back_up(home: Home, path: Path, settings: Sequence[Path] = ()) -> Made:
    """Write a home as one new file, and verify it; no load runs meanwhile, people may record.

    `settings` are files of settings outside the home, which go along. Raises StoreError, in words;
    then there is no file.
    """
    if not home.folder.is_dir():
        raise StoreError(f"There is nothing to back up: {home.folder} isn't there.")
    if path.resolve().is_relative_to(home.folder):
        raise StoreError(
            "Name a file outside the home: a copy beside what it copies is lost with it."
        )
    contents = Contents(__version__, datetime.now(UTC).isoformat(timespec="seconds"))
    with (
        locked(home, "backup"),
        tempfile.TemporaryDirectory(prefix="moorlands-") as aside,
        archive.writing(path) as made,
    ):
        _add_home(made, home, Path(aside))
        _add_settings(made, settings)
        contents.records = _add_records(made, home, Path(aside))
        contents.snapshot, contents.layout = current_id(home) or "", _layout(home)
        if not made.files:
            raise StoreError(f"There is nothing to back up: {home.folder} is empty.")
        archive.finish(made, contents)
    return Made(path, archive.digest_of(path)[0], contents)


def _add_home(made: archive.Writing, home: Home, aside: Path) -> None:
    for within, path in in_home(home):
        if within.startswith("snapshots/"):
            made.add(within, path)
            continue
        # What still grows is copied first, so that all that is told of it is told of one state.
        copied = aside / "copied"
        shutil.copyfile(path, copied)
        made.add(within, copied)


def _add_settings(made: archive.Writing, settings: Sequence[Path]) -> None:
    for path in settings:
        folder = f"{ELSEWHERE}/profiles" if path.parent.name == "profiles" else ELSEWHERE
        made.add(f"{folder}/{path.name}", path)


def _add_records(made: archive.Writing, home: Home, aside: Path) -> str:
    found = records.copied(home, aside / RECORDS)
    if found is None:
        return ""
    made.add(RECORDS, found)
    return records.version_of(found)


def _layout(home: Home) -> int:
    found = (layout_of(path) for path in home.snapshots.glob("*/manifest.json"))
    return max(found, default=0)
