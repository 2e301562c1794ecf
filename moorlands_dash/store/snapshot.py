"""Snapshots in their home: publishing one, listing them, putting one back."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from moorlands_dash.store.home import (
    Home,
    StoreError,
    current_id,
    locked,
    switch,
    sync_file,
    sync_folder,
)
from moorlands_dash.store.layout import NewerError
from moorlands_dash.store.manifest import FileRecord, Manifest, read_manifest
from moorlands_dash.store.returning import latest

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Summary:
    """One line of the list of snapshots."""

    id: str
    current: bool
    created: datetime | None = None
    files: int = 0
    rows: int = 0
    first_month: date | None = None
    last_month: date | None = None
    demonstration: bool = False
    problem: str = ""
    """Why it can't be used, where it can't."""


def current_manifest(home: Home) -> Manifest | None:
    """Return the manifest of the published snapshot; raise StoreError where it is damaged."""
    snapshot_id = current_id(home)
    if snapshot_id is None:
        return None
    try:
        return read_manifest(home.snapshot(snapshot_id) / "manifest.json")
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise StoreError(
            f"The published snapshot {snapshot_id} is damaged ({error}). Put another back with "
            "`moorlands-dash use SNAPSHOT`; `moorlands-dash snapshots` lists them."
        ) from error


def snapshot_id(created: datetime, files: list[FileRecord]) -> str:
    """Return an id that sorts by time and ends with a short hash of what is in use."""
    content = hashlib.sha256()
    for record in files:
        if record.in_use:
            content.update(f"{record.sequence} {record.sha256}\n".encode())
    return f"{created:%Y%m%d-%H%M%S}-{content.hexdigest()[:8]}"


def next_moment(home: Home, now: datetime | None = None) -> datetime:
    """Return the time for a new snapshot: now, but always after every one there is."""
    moment = (now or datetime.now(UTC)).replace(microsecond=0)
    for summary in snapshots(home):
        if summary.created and summary.created >= moment:
            moment = summary.created + timedelta(seconds=1)
    return moment


def link_parts(home: Home, earlier: str, files: Sequence[FileRecord], parts: Path) -> None:
    """Give a new snapshot the parts that an earlier one holds, without copying if it can.

    What a replaced file said is handed on too: it counts again where the file that replaced it
    is withdrawn. Of a withdrawn file nothing is, nor of demonstration data that had to go.
    """
    old = home.snapshot(earlier) / "parts"
    for record in latest(files).values():
        if record.in_use:
            needed = [name for name in (record.part, record.quarantine_part) if name]
        elif record.withdrawn is None and record.origin != "demonstration":
            needed = [name for name in record.part_names if (old / name).exists()]
        else:
            continue
        for name in needed:
            _link(old / name, parts / name)


def bring_part(home: Home, name: str, parts: Path) -> bool:
    """Give a new snapshot a part that any kept one holds; tell whether there is one."""
    old = kept_part(home, name)
    if old is not None:
        _link(old, parts / name)
    return old is not None


def kept_part(home: Home, name: str) -> Path | None:
    """Return where the newest kept snapshot that holds a part has it."""
    return max(home.snapshots.glob(f"*/parts/{name}"), default=None)


def _link(old: Path, new: Path) -> None:
    try:
        new.hardlink_to(old)
    except FileExistsError:
        return
    except OSError:
        shutil.copy2(old, new)


def publish(home: Home, staging: Path, manifest: Manifest) -> None:
    """Make the folder `staging` the published snapshot.

    Everything is on the disk before the folder gets its name, and has its name before
    `current` is replaced: whenever the process ends, the old or the new one is published, whole.
    """
    manifest.write(staging / "manifest.json")
    for path in staging.rglob("*"):
        if path.is_file() and path.stat().st_nlink == 1:
            sync_file(path)
    for folder in (staging / "parts", staging):
        sync_folder(folder)
    home.snapshots.mkdir(exist_ok=True)
    staging.rename(home.snapshot(manifest.id))
    sync_folder(home.snapshots)
    switch(home, manifest.id)


def coverage_of(home: Home) -> pd.DataFrame:
    """Return `source sender month rows state why` of the published snapshot, unopened."""
    import pandas as pd

    folder = home.snapshot(str(current_id(home)))
    return pd.read_parquet(folder / "coverage.parquet")


def snapshots(home: Home) -> list[Summary]:
    """Return every snapshot, the oldest first."""
    published = current_id(home)
    folders = sorted(p for p in home.snapshots.glob("*") if p.is_dir())
    return [_summary(folder, folder.name == published) for folder in folders]


def publications(home: Home, most: int) -> list[str]:
    """Return what was published one after another up to now, the newest first, `most` of it.

    It ends where a snapshot is no longer kept, where something was taken back since (what was
    withdrawn isn't told again), and where another district or demonstration data begin.
    """
    newest = current_manifest(home)
    found: list[str] = []
    at = newest
    while newest and at and len(found) < most and _tells_alike(at, newest):
        found.append(at.id)
        at = _kept_manifest(home, at.previous)
    return found


def _tells_alike(one: Manifest, other: Manifest) -> bool:
    """Tell whether two snapshots are of one district, real or not, and nothing is taken back."""
    alike = ("settings", "demonstration", "withdrawals")
    return all(getattr(one, name) == getattr(other, name) for name in alike)


def _kept_manifest(home: Home, snapshot_id: str | None) -> Manifest | None:
    if not snapshot_id:
        return None
    try:
        return read_manifest(home.snapshot(snapshot_id) / "manifest.json")
    except (OSError, ValueError, TypeError, KeyError, AttributeError, NewerError):
        return None


def _summary(folder: Path, current: bool) -> Summary:
    try:
        manifest = read_manifest(folder / "manifest.json")
    except NewerError:
        return Summary(folder.name, current, problem="a newer version of the program made it")
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        return Summary(folder.name, current, problem=f"its manifest can't be read ({error})")
    months = [cover.month for cover in manifest.covered()]
    return Summary(
        id=manifest.id,
        current=current,
        created=manifest.created,
        files=len(manifest.active()),
        rows=sum(record.loaded for record in manifest.active()),
        first_month=min(months, default=None),
        last_month=max(months, default=None),
        demonstration=manifest.demonstration,
    )


PREVIOUS, CURRENT = "previous", "current"
"""What names the published snapshot, and the one that was published before it."""


def named(home: Home, wanted: str) -> str:
    """Return the id of the snapshot that is meant by its id or the beginning of it.

    "current" and "previous" are understood too. Raises StoreError, in words, where none is meant.
    """
    if wanted in (PREVIOUS, CURRENT):
        manifest = current_manifest(home)
        found_id = manifest and (manifest.id if wanted == CURRENT else manifest.previous)
        if not found_id:
            raise StoreError(f"There is no {wanted} snapshot yet in {home.folder}.")
        return found_id
    names = [summary.id for summary in snapshots(home)]
    found = [name for name in names if name.startswith(wanted)]
    if wanted in names:
        found = [wanted]
    if len(found) != 1:
        problem = "There is no snapshot" if not found else f"{len(found)} snapshots begin with"
        listed = ", ".join(found or names) or "there are none yet"
        raise StoreError(f"{problem} {wanted!r}. Choose one of: {listed}.")
    return found[0]


def use(home: Home, wanted: str) -> str:
    """Publish an earlier snapshot again, named as `named` says; return its id."""
    found = named(home, wanted)
    with locked(home, "use"):
        from moorlands_dash.store.queries import open_snapshot

        open_snapshot(home, found)
        switch(home, found)
    return found
