"""Actions that say they serve a target which isn't there, and what a check can tell of plans."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

import pandas as pd

from moorlands_dash.store.home import Home, StoreError
from moorlands_dash.store.manifest import FileRecord
from moorlands_dash.store.old_codes import has_rows, on_old_codes
from moorlands_dash.store.snapshot import current_manifest

Doubts = dict[str, dict[str, dict[str, list[str]]]]
"""What is amiss ("old_codes", "lost_targets"), by kind of table: code or target, and the ids."""


def lost_targets(actions: pd.DataFrame, targets: Collection[str]) -> dict[str, list[str]]:
    """Return each target that an action names and that isn't there, with the actions' ids."""
    named = actions[["target_id", "action_id"]].dropna().drop_duplicates()
    lost = named[~named["target_id"].isin(list(targets))]
    return {str(key): sorted(rows["action_id"]) for key, rows in lost.groupby("target_id")}


def in_tables(folder: Path) -> dict[str, list[str]]:
    """Return the lost targets of a snapshot, of which `folder` has the tables."""
    if not has_rows(folder / "actions.parquet"):
        return {}
    actions, targets = (pd.read_parquet(folder / f"{kind}.parquet") for kind in _KINDS)
    return lost_targets(actions, set(targets["target_id"]))


_KINDS = ("actions", "targets")


def doubts(
    files: Sequence[FileRecord], parts: Path, wards: pd.DataFrame | None, home: Home
) -> Doubts:
    """Return what is amiss with plans that were judged into `parts`, beside what is published.

    `wards` are the outlines that a load would use, if there are any.
    """
    given = {kind: _read(files, kind, parts) for kind in _KINDS}
    found: Doubts = {"old_codes": {}, "lost_targets": {}}
    if wards is not None and not wards.empty:
        found["old_codes"] = on_old_codes(wards, given)
    targets = {*given["targets"]["target_id"], *_published(home)}
    if lost := lost_targets(given["actions"], targets):
        found["lost_targets"] = {"actions": lost}
    return found


def _read(files: Sequence[FileRecord], kind: str, parts: Path) -> pd.DataFrame:
    found = [pd.read_parquet(parts / f.part) for f in files if f.kind == kind and f.part]
    columns = ["target_id", "action_id", "area_code"]
    return pd.concat(found) if found else pd.DataFrame(columns=columns)


def _published(home: Home) -> list[str]:
    """Return the targets of the snapshot in use."""
    try:
        manifest = current_manifest(home)
    except StoreError:
        return []
    if manifest is None:
        return []
    path = home.snapshot(manifest.id) / "targets.parquet"
    return list(pd.read_parquet(path, columns=["target_id"])["target_id"]) if path.exists() else []
