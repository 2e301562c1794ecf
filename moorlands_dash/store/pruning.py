"""Old snapshots let go by the settings' rule, never one that anything recorded or kept names.

What stays: the published snapshot and the one before it, the newest ones, the last one of each
month, what a record, a pack or another file of the home names by its id, and what can't be read.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from moorlands_dash.partnership.store import Store
from moorlands_dash.store.beside import snapshots_named
from moorlands_dash.store.home import Home, locked, sync_folder
from moorlands_dash.store.prepared import ENDING
from moorlands_dash.store.snapshot import Summary, current_manifest, snapshots

_RECORDS = (".csv", ".json", ".txt")
"""Endings of the files of a home that may name a snapshot: packs, notes, records of before."""
_LET_GO = "staging-pruned-"
"""What a snapshot is called while it is removed: the next load sweeps whatever is left of it."""


@dataclass(frozen=True)
class Pruned:
    """What was let go, or would be."""

    gone: list[Summary]
    kept: dict[str, str]
    """Id of each snapshot that stays -> why."""
    leftovers: list[str]
    """Names of what a killed load had left."""
    freed: int
    """Bytes that only the removed snapshots held."""


def prune(home: Home, limits: Store, *, dry_run: bool = False) -> Pruned:
    """Let old snapshots go, and sweep what killed loads have left; with `dry_run` only say what.

    Raises StoreError where a load is at work.
    """
    if dry_run:
        return chosen(home, limits)
    left = _leftovers(home)
    with locked(home, "prune"):
        found = let_go(home, limits)
    return Pruned(found.gone, found.kept, left, found.freed)


def let_go(home: Home, limits: Store) -> Pruned:
    """Remove what the rule lets go; the home's lock must be held."""
    found = chosen(home, limits)
    gone = [summary for summary in found.gone if _removed(home, summary.id)]
    return Pruned(gone, found.kept, found.leftovers, found.freed)


def chosen(home: Home, limits: Store) -> Pruned:
    """Return what the rule lets go, and why the rest stays."""
    listed = snapshots(home)
    kept = _kept(home, listed, limits)
    gone = [summary for summary in listed if summary.id not in kept]
    freed = sum(_own_bytes(home.snapshot(summary.id)) for summary in gone)
    return Pruned(gone, kept, _leftovers(home), freed)


def _kept(home: Home, listed: Sequence[Summary], limits: Store) -> dict[str, str]:
    """Return why each snapshot that stays does; the first reason counts."""
    reasons: dict[str, str] = {}
    current = current_manifest(home)
    if current is None:
        return {summary.id: "none is published" for summary in listed}
    reasons[current.id] = "published"
    if current.previous:
        reasons.setdefault(current.previous, "the one before")
    for summary in listed:
        if summary.problem or summary.created is None:
            reasons.setdefault(summary.id, "can't be read")
    newest = listed if not limits.keep else listed[-limits.keep :]
    for summary in newest:
        reasons.setdefault(summary.id, "among the newest")
    if limits.keep_monthly:
        lasts = {f"{s.created:%Y-%m}": s.id for s in listed if s.created is not None}
        for month, snapshot_id in lasts.items():
            reasons.setdefault(snapshot_id, f"the last one of {month}")
    rest = [summary.id for summary in listed if summary.id not in reasons]
    return reasons | _named(home, rest)


def _named(home: Home, ids: Sequence[str]) -> dict[str, str]:
    """Return which of the snapshots a record or a file of the home names, and which one."""
    found: dict[str, str] = {}
    for name, snapshot_ids in snapshots_named(home).items() if ids else ():
        for snapshot_id in snapshot_ids.intersection(ids):
            found.setdefault(snapshot_id, f"named in {name}")
    for path in _records(home) if ids else ():
        content = path.read_bytes()
        for snapshot_id in ids:
            if snapshot_id.encode() in content:
                found.setdefault(snapshot_id, f"named in {path.relative_to(home.folder)}")
    return found


def _records(home: Home) -> Iterator[Path]:
    for path in sorted(home.folder.iterdir()):
        if path == home.snapshots or path.name.startswith("staging-"):
            continue
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        yield from (file for file in inside if file.suffix in _RECORDS and file.is_file())


def _own_bytes(folder: Path) -> int:
    files = (path.stat() for path in folder.rglob("*") if path.is_file())
    return sum(found.st_size for found in files if found.st_nlink == 1)


def _leftovers(home: Home) -> list[str]:
    return sorted(path.name for path in home.folder.glob("staging-*"))


def _removed(home: Home, snapshot_id: str) -> bool:
    """Remove a snapshot and what was worked out from it; killed on the way, none is left half.

    False where the system doesn't allow it, as where somebody has it open on Windows: the next
    time it will.
    """
    aside = home.folder / f"{_LET_GO}{snapshot_id}"
    try:
        home.snapshot(snapshot_id).rename(aside)
    except OSError:
        return False
    sync_folder(home.snapshots)
    shutil.rmtree(aside, ignore_errors=True)
    for derived in home.folder.glob(f"*/{snapshot_id}-*"):
        if derived.suffix in (".parquet", ENDING):
            derived.unlink(missing_ok=True)
        elif derived.suffix == ".parts":
            shutil.rmtree(derived, ignore_errors=True)
    return True
