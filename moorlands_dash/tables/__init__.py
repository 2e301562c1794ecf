"""Every table behind a page, by name: the same for pages, downloads and the command line."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING

from moorlands_dash.tables.catalogue import NAMES, PUBLIC, SPECS
from moorlands_dash.tables.model import Selection, SelectionError, Table
from moorlands_dash.words.partnerships import another_partnership

if TYPE_CHECKING:
    from moorlands_dash.partnership import Settings
    from moorlands_dash.store.queries import Snapshot

__all__ = ["NAMES", "SPECS", "Selection", "SelectionError", "Table", "build"]


def build(name: str, snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return the named table for a selection; raise SelectionError, in words, if it can't be."""
    if name not in SPECS:
        raise SelectionError(f"{name!r} is not a table: choose from {', '.join(NAMES)}.")
    if snapshot.public and name not in PUBLIC:
        raise SelectionError(
            f"{name!r} is for the partnership's own use and isn't given in the public view: choose "
            f"from {', '.join(known for known in NAMES if known in PUBLIC)}."
        )
    if selection.partnership not in ("", settings.key):
        raise SelectionError(
            another_partnership(selection.partnership, settings.partnership.name, settings.key)
        )
    module, _, function = SPECS[name].builder.partition(":")
    builder = getattr(import_module(f"moorlands_dash.tables.{module}"), function)
    table: Table = builder(snapshot, settings, selection)
    return replace(table, asked=selection)
