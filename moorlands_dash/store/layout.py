"""The layout of snapshots: which ones this version of the program reads, and which it mustn't."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from moorlands_dash.store.home import StoreError

LAYOUT = 4
"""Raised when the tables of a snapshot change; a load then makes them anew from the parts."""


class NewerError(StoreError):
    """A snapshot of a later version of the program, which this one would misread."""


def values_of(path: Path) -> dict[str, Any]:
    """Return what a manifest says; raise ValueError where it is none, NewerError if later."""
    values = _read(path)
    if values["layout"] > LAYOUT:
        raise NewerError(
            f"Snapshot {path.parent.name} was made by a newer version of the program "
            f"({values.get('program')}) than this one. Update the program, or restore a backup "
            "from before into another home."
        )
    return values


def layout_of(path: Path) -> int:
    """Return the layout that a manifest says, a later program's too; 0 where it can't be read."""
    try:
        return int(_read(path)["layout"])
    except (OSError, ValueError):
        return 0


def _read(path: Path) -> dict[str, Any]:
    values = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(values, dict) or not isinstance(values.get("layout"), int):
        raise ValueError(f"{path} is not a manifest")
    return values
