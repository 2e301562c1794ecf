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
from moorlands_dash.partnership import load_settings
from moorlands_dash.store.queries import Snapshot, open_snapshot
from moorlands_dash.tables.model import Selection, Table

UNCHANGED: set[Path] = set()
"""Homes that no test changes: what is asked of them once is the answer for all."""


def opened(home: Path) -> Snapshot:
    """Return the snapshot that stands in a home."""
    return _opened(home) if home in UNCHANGED else open_snapshot(home)


def built(home: Path, name: str, selection: Selection | None = None) -> Table:
    """Return a table of a home, for the partnership; its frame may be changed."""
    asked = selection or Selection()
    if home not in UNCHANGED:
        return tables.build(name, open_snapshot(home), load_settings(), asked)
    table = _built(home, name, asked)
    return replace(table, frame=table.frame.copy())


def of(snapshot: Snapshot, name: str, selection: Selection | None = None) -> Table:
    """Return a table of a snapshot, for the partnership; what a shared home holds is built once."""
    home = snapshot.home.folder
    if home in UNCHANGED and snapshot is _opened(home):
        return built(home, name, selection)
    return tables.build(name, snapshot, load_settings(), selection or Selection())


@cache
def _opened(home: Path) -> Snapshot:
    return open_snapshot(home)


@cache
def _built(home: Path, name: str, selection: Selection) -> Table:
    asked = sha256(repr(selection).encode()).hexdigest()[:16]
    kept = home.with_name(f"{home.name}-tables") / f"{name}-{asked}.pickle"
    if not kept.exists():
        table = tables.build(name, _opened(home), load_settings(), selection)
        kept.parent.mkdir(exist_ok=True)
        whole = kept.with_suffix(f".{os.getpid()}")
        whole.write_bytes(pickle.dumps(table))
        whole.replace(kept)
    found: Table = pickle.loads(kept.read_bytes())
    return found
