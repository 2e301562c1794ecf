"""What a backup says of itself: its list of contents, `manifest.json`, and what of a home is in it.

A backup is an uncompressed ZIP: nothing that comes out of it is larger than the file itself. Each
content stands in it once, under its SHA-256; the list says which paths of the home have it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from moorlands_dash.store.database.place import FILE
from moorlands_dash.store.home import Home, StoreError
from moorlands_dash.store.prepared import FOLDER as PREPARED

FORMAT = 1
"""Raised where an earlier program couldn't put a backup back."""
LIST = "manifest.json"
CONTENT = "content/"
"""What the name of each content begins with, before its SHA-256."""
RECORDS = FILE
"""The records, wherever they are kept."""
ELSEWHERE = "settings-from-backup"
"""Folder of a restored home with settings that were no part of the home that was backed up."""
REPLACED = "replaced-"
"""What a folder of a home is called that holds what a restored backup took the place of."""

_LEFT_OUT = ("lock", "fetched", PREPARED, "names.spill", f"{RECORDS}-journal", f"{RECORDS}-wal")
_LEFT_OUT_BEGINS = ("staging-", "current.", "secret.", REPLACED)
_LONGEST = 400
"""Characters of a path within a home."""
_DIGEST = re.compile(r"[0-9a-f]{64}")
_PART = re.compile(r"[^\\/:*?\"<>|\x00-\x1f]{1,200}")


@dataclass(frozen=True)
class Content:
    """One content: its size in bytes, and the paths in the home that have it."""

    size: int
    paths: tuple[str, ...]


@dataclass
class Contents:
    """The list of a backup."""

    program: str
    """Version of the program that wrote it."""
    created: str
    """UTC, as ISO 8601."""
    layout: int = 0
    """Highest layout of the snapshots in it; 0 where it has none."""
    snapshot: str = ""
    """Id of the published snapshot."""
    records: str = ""
    """Version of the records' tables; "" where there are none."""
    files: dict[str, Content] = field(default_factory=dict)
    """SHA-256 -> content."""
    format: int = FORMAT

    @property
    def paths(self) -> dict[str, str]:
        """Return each path in the home -> the SHA-256 of what it holds."""
        return {path: digest for digest, each in self.files.items() for path in each.paths}

    @property
    def size(self) -> int:
        """Return the bytes of all contents."""
        return sum(each.size for each in self.files.values())

    def written(self) -> str:
        """Return the list as JSON."""
        return json.dumps(asdict(self), indent=1, sort_keys=True)


def read_contents(text: str) -> Contents:
    """Read the list of a backup; raise StoreError, in words, where it isn't one that is sound.

    No path in it leads out of a home, and none stands twice, whatever the capitals.
    """
    try:
        values: dict[str, Any] = json.loads(text)
        found = values.pop("format")
        if not isinstance(found, int) or found < 1:
            raise ValueError("format")
        if found > FORMAT:
            raise StoreError(
                f"This backup is a newer program's (format {found}; this one knows {FORMAT}): "
                "restore it with that program."
            )
        files = {
            str(digest): Content(int(each["size"]), tuple(map(str, each["paths"])))
            for digest, each in values.pop("files").items()
        }
        program, created = str(values["program"]), str(values["created"])
        contents = Contents(program, created, int(values["layout"]), files=files)
        contents.snapshot, contents.records = str(values["snapshot"]), str(values["records"])
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise StoreError("The list of this backup can't be read: it was changed.") from error
    _hold(contents)
    return contents


def _hold(contents: Contents) -> None:
    paths = [path for each in contents.files.values() for path in each.paths]
    wrong = [path for path in paths if not is_sound(path)]
    folded = {path.casefold() for path in paths}
    beneath = {str(up).casefold() for path in paths for up in PurePosixPath(path).parents}
    digests = all(_DIGEST.fullmatch(each) for each in contents.files)
    if wrong:
        raise StoreError(
            f"This backup names {wrong[0][:80]!r}, which is no place within a home: nothing of it "
            "is put back."
        )
    if len(folded) != len(paths) or folded & beneath or not digests:
        raise StoreError("The list of this backup contradicts itself: nothing of it is put back.")
    if any(each.size < 0 or not each.paths for each in contents.files.values()):
        raise StoreError("The list of this backup contradicts itself: nothing of it is put back.")


def is_sound(path: str) -> bool:
    """Tell whether a path stays within a home, on every system, and is one that a home has."""
    parts = path.split("/")
    return (
        len(path) <= _LONGEST
        and path.isprintable()
        and all(_PART.fullmatch(part) for part in parts)
        and not any(part.strip(". ") != part for part in parts if not part.startswith("."))
        and not any(set(part) <= {".", " "} for part in parts)
        and kept(parts[0])
    )


def kept(name: str) -> bool:
    """Tell whether a file or folder of a home belongs into its backup.

    Locks and what is half made don't, nor downloads and pages' answers, which come again.
    """
    return name not in _LEFT_OUT and not name.startswith(_LEFT_OUT_BEGINS)


def in_home(home: Home) -> Iterator[tuple[str, Path]]:
    """Yield each file of a home that belongs into its backup, with its path within the home.

    Links are followed nowhere: what a home holds lies in it.
    """
    for path in sorted(home.folder.rglob("*")):
        within = path.relative_to(home.folder)
        if path.is_symlink() or not path.is_file() or not kept(within.parts[0]):
            continue
        if within.name != "lock" and within.as_posix() != RECORDS:
            yield within.as_posix(), path


def holds_data(home: Home) -> bool:
    """Tell whether a home holds anything but locks and what is half made."""
    if not home.folder.exists():
        return False
    return any(kept(path.name) for path in home.folder.iterdir())
