"""A backup put back: verified first, made aside, and put in place in one go."""

from __future__ import annotations

import hashlib
import os
import shutil
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZipFile

from moorlands_dash.store.backup import archive, records
from moorlands_dash.store.backup.contents import CONTENT, REPLACED, Contents, holds_data, kept
from moorlands_dash.store.home import Home, StoreError, locked, switch, sync_file, sync_folder
from moorlands_dash.store.layout import LAYOUT

_SPARE = 64 << 20
"""Bytes that stay free on the disk."""
_OWN = 0o600
IN_SNAPSHOTS = "snapshots"


def restore(home: Home, path: Path, *, replace: bool = False, sha256: str = "") -> Contents:
    """Put a backup back into a home that holds nothing; return the backup's list.

    With `replace` what a home holds is set aside in it, in a folder `replaced-...`. With `sha256`
    the file must be that very one. Raises StoreError, in words, before anything is written where
    the backup isn't whole, was changed, is a newer program's, or doesn't fit.
    """
    if sha256 and archive.digest_of(path)[0] != sha256.strip().lower():
        raise StoreError(f"{path} isn't the file that was asked for: its SHA-256 differs.")
    contents = archive.verified(path)
    _hold(contents, home, replace)
    with locked(home, "restore"):
        _hold(contents, home, replace)
        staging = home.folder / f"staging-restore-{os.getpid()}"
        staging.mkdir()
        try:
            with archive.opened(path) as opened:
                for digest, each in contents.files.items():
                    _write(opened, digest, each.size, [staging / name for name in each.paths])
            _put_in_place(home, staging, contents.snapshot)
        finally:
            shutil.rmtree(staging, ignore_errors=True)
    records.bring(home)
    return contents


def _hold(contents: Contents, home: Home, replace: bool) -> None:
    if contents.layout > LAYOUT:
        raise StoreError(
            f"This backup is of a newer program ({contents.program}), whose snapshots this one "
            "can't read: restore it with that program, or update this one."
        )
    if (
        contents.snapshot
        and f"{IN_SNAPSHOTS}/{contents.snapshot}/manifest.json" not in contents.paths
    ):
        raise StoreError("The list of this backup contradicts itself: nothing of it is put back.")
    if holds_data(home) and not replace:
        raise StoreError(
            f"{home.folder} holds data: name an empty home with --home, or give --replace, which "
            "sets them aside there."
        )
    if refused := records.why_not_here(home, contents.records):
        raise StoreError(refused)
    folder = next(each for each in (home.folder, *home.folder.parents) if each.exists())
    free = shutil.disk_usage(folder).free
    if contents.size + _SPARE > free:
        raise StoreError(
            f"There is no room in {folder}: {contents.size // 2**20:,} MB are needed, "
            f"{free // 2**20:,} MB are free."
        )


def _write(opened: ZipFile, digest: str, size: int, paths: list[Path]) -> None:
    """Write a content to its first path, and give it its other names."""
    first, *others = paths
    first.parent.mkdir(parents=True, exist_ok=True)
    found = hashlib.sha256()
    with opened.open(f"{CONTENT}{digest}") as source, first.open("xb") as target:
        for block in archive.blocks(source, size):
            found.update(block)
            target.write(block)
    if found.hexdigest() != digest:
        raise StoreError("The backup changed while it was put back: nothing was.")
    sync_file(first)
    # What lies in snapshots never changes: there one file may have several names.
    linked = all(IN_SNAPSHOTS in path.parts for path in paths)
    for other in others:
        other.parent.mkdir(parents=True, exist_ok=True)
        _named_too(first, other, linked)


def _named_too(first: Path, other: Path, linked: bool) -> None:
    if linked:
        with suppress(OSError):
            other.hardlink_to(first)
            return
    shutil.copyfile(first, other)
    sync_file(other)


def _put_in_place(home: Home, staging: Path, snapshot: str) -> None:
    """Move what was made aside into the home; what publishes it comes last."""
    if (staging / "secret").exists():
        (staging / "secret").chmod(_OWN)
    _set_aside(home)
    (staging / "current").unlink(missing_ok=True)
    for path in sorted(staging.iterdir()):
        path.rename(home.folder / path.name)
    sync_folder(home.folder)
    if snapshot:
        switch(home, snapshot)


def _set_aside(home: Home) -> None:
    there = [path for path in sorted(home.folder.iterdir()) if kept(path.name)]
    if not there:
        return
    named = f"{REPLACED}{datetime.now(UTC):%Y%m%d-%H%M%S}"
    names = (named, *(f"{named}-{number}" for number in range(2, 1000)))
    aside = next(path for name in names if not (path := home.folder / name).exists())
    aside.mkdir()
    # Nothing is published from here on until all is in place.
    for path in sorted(there, key=lambda each: each.name != "current"):
        path.rename(aside / path.name)
