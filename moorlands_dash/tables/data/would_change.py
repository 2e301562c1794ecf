"""What a load would change, tried on a copy of the home: nothing of the home itself is touched."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from moorlands_dash.loading import load
from moorlands_dash.partnership import Settings
from moorlands_dash.store.home import Home, current_id
from moorlands_dash.store.outcome import Outcome
from moorlands_dash.store.queries import open_snapshot
from moorlands_dash.store.watch import Watch, silent
from moorlands_dash.tables.model import Selection, Table

_LARGEST = 50_000_000
"""Bytes; records beside the snapshots are far smaller, and nothing larger is copied."""


@dataclass(frozen=True)
class Change:
    """What a load would do."""

    outcome: Outcome
    table: Table | None
    """Files, verdicts, statuses and counts that would differ; None where nothing would."""


def would_change(
    paths: Sequence[Path], settings: Settings, home: Home, watch: Watch = silent
) -> Change:
    """Return what a load of files would change, beside what is published.

    Raises StoreError where they can't be loaded.
    """
    from moorlands_dash.tables import build  # This module is one that it builds from.

    before = current_id(home)
    with tempfile.TemporaryDirectory(prefix="moorlands-trial-") as folder:
        trial = _copied(home, Path(folder) / "home", before)
        outcome = load(paths, settings, trial, watch=watch)
        if not outcome.published or outcome.manifest is None or before is None:
            return Change(outcome, None)
        watch("Comparing with what is published", None)
        snapshot = open_snapshot(trial, outcome.manifest.id, settings=settings)
        return Change(outcome, build("diff", snapshot, settings, Selection(against=before)))


def _copied(home: Home, folder: Path, snapshot: str | None) -> Home:
    """Return a home of its own with the published snapshot and the records of the other.

    Files of a snapshot never change, so that links to them do; records grow, and are copied.
    """
    trial = Home(folder)
    trial.snapshots.mkdir(parents=True)
    for each in sorted(home.folder.iterdir()) if home.folder.is_dir() else ():
        if each.is_file() and each.stat().st_size <= _LARGEST:
            shutil.copy2(each, folder / each.name)
    if snapshot:
        shutil.copytree(home.snapshot(snapshot), trial.snapshot(snapshot), copy_function=_linked)
    return trial


def _linked(source: str, target: str) -> str:
    """Link a file, or copy it where the folder for trials lies on another disk."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
    return target
