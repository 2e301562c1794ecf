"""Snapshots and tables of the homes that all tests share.

A snapshot is opened once a process; a table is built once for all processes of a run, which keep it
beside the home.
"""

from __future__ import annotations

import os
import pickle
from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path

from moorlands_dash import tables
from moorlands_dash.partnership import Settings, load_settings
from moorlands_dash.sources import SOURCES
from moorlands_dash.store.queries import Snapshot, open_snapshot
from moorlands_dash.tables.held import shelve
from moorlands_dash.tables.model import Selection, Table

UNCHANGED: set[Path] = set()
"""Homes that no test changes: what is asked of them once is the answer for all."""

NO_FIGURE = {"access", "accessibility", "files", "folder", "serving"}
"""Settings that no table reads: who may see it, where files lie, how it is served."""


def opened(home: Path) -> Snapshot:
    """Return the snapshot that stands in a home."""
    return _opened(home) if home in UNCHANGED else open_snapshot(home)


def built(home: Path, name: str, selection: Selection | None = None) -> Table:
    """Return a table of a home, for the partnership; its frame may be changed."""
    table = kept(name, opened(home), load_settings(), selection or Selection())
    return replace(table, frame=table.frame.copy())


def of(snapshot: Snapshot, name: str, selection: Selection | None = None) -> Table:
    """Return a table of a snapshot, for the partnership; what a shared home holds is built once."""
    home = snapshot.home.folder
    if home in UNCHANGED and snapshot is _opened(home):
        return built(home, name, selection)
    return tables.build(name, snapshot, load_settings(), selection or Selection())


def kept(name: str, snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Do as `tables.build`; what a shared home holds is built by one process for all of them.

    Nobody may change its frame.
    """
    home = snapshot.home.folder
    if home not in UNCHANGED:
        return tables.build(name, snapshot, settings, selection)
    beside = sorted((p.name, p.stat().st_mtime_ns) for p in home.iterdir() if p.is_file())
    known = [source.key for source in SOURCES]
    said = settings.model_dump_json(exclude=NO_FIGURE)
    asked = repr((selection, snapshot.withheld, said, beside, known))
    path = home.with_name(f"{home.name}-tables") / f"{name}-{_short(asked)}.pickle"
    if path not in _read:
        if not path.exists():
            _write(path, tables.build(name, snapshot, settings, selection))
        _read[path] = pickle.loads(path.read_bytes())
    return _read[path]


_read: dict[Path, Table] = {}


def _short(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]


def _write(path: Path, table: Table) -> None:
    """Write a table whole or not at all, as another process may write it too."""
    path.parent.mkdir(exist_ok=True)
    whole = path.with_suffix(f".{os.getpid()}")
    whole.write_bytes(pickle.dumps(table))
    whole.replace(path)


@cache
def _opened(home: Path) -> Snapshot:
    """Open what all share; what was worked out as it was published is taken from there."""
    snapshot = open_snapshot(home)
    shelve(snapshot, load_settings())
    return snapshot
