"""What a home holds beside its snapshots, and when that last changed."""

from __future__ import annotations

from collections.abc import Iterable

from moorlands_dash.store import audit
from moorlands_dash.store.home import Home
from moorlands_dash.store.journals import JOURNALS

AUDIT = "audit"
"""Name by which a table says that it reads who did what."""


def grown(home: Home, names: Iterable[str]) -> tuple[str, ...]:
    """Return a text for each record, file or folder, which changes when that does."""
    return tuple(_stamp(home, name) for name in names)


def snapshots_named(home: Home) -> dict[str, set[str]]:
    """Return the ids of snapshots that each record names."""
    named = {
        name: {entry.snapshot for entry in journal.pages(home).entries}
        for name, journal in JOURNALS.items()
    }
    return {name: ids - {""} for name, ids in named.items()}


def _stamp(home: Home, name: str) -> str:
    if name == AUDIT:
        return audit.stamp(home)
    if name in JOURNALS:
        return JOURNALS[name].stamp(home)
    path = home.folder / name
    return str(path.stat().st_mtime_ns) if path.exists() else ""
