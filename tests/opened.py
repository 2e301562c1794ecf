"""Snapshots and tables of the homes that all tests share, opened and built once a process."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
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


@cache
def _opened(home: Path) -> Snapshot:
    return open_snapshot(home)


@cache
def _built(home: Path, name: str, selection: Selection) -> Table:
    return tables.build(name, _opened(home), load_settings(), selection)
