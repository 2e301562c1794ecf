"""What `moorlands-dash diff` and a load say of what changed between two snapshots."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from moorlands_dash.cli.plain import UsageError, printable
from moorlands_dash.partnership import Settings
from moorlands_dash.rows import Row
from moorlands_dash.store.home import find_home

if TYPE_CHECKING:
    from moorlands_dash.store.manifest import Manifest
    from moorlands_dash.tables import Table

_SHOWN = 30
_AFTER_A_LOAD = 8
"""Rows that are listed; the table has them all."""


def difference(asked: argparse.Namespace, settings: Settings) -> Table:
    """Return the table of what snapshot B differs in from snapshot A; raise UsageError."""
    from moorlands_dash.store.queries import open_snapshot
    from moorlands_dash.store.snapshot import named
    from moorlands_dash.tables import Selection, SelectionError, build
    from moorlands_dash.tables.audience import is_public

    if is_public(settings, asked=asked.public):
        raise UsageError("What changed isn't given in the public view: leave out --public.")
    home = find_home(asked.home)
    then, now = named(home, asked.then), named(home, asked.now)
    snapshot = open_snapshot(home, now, settings=settings)
    try:
        return build("diff", snapshot, settings, Selection(against=then))
    except SelectionError as error:
        raise UsageError(str(error)) from error


def difference_text(table: Table, most: int = _SHOWN) -> str:
    """Return the answer, and the rows that an officer must see: not the counts that only grew."""
    frame = table.frame
    told = frame[(frame["kind"] != "count") | (frame["revised"].fillna(0) != 0)]
    lines = [_line(row) for row in told.head(most).to_dict("records")]
    if len(lines) < len(frame):
        lines.append(f"  ... {len(frame) - len(lines):,} more: `moorlands-dash diff --format csv`")
    return "\n".join([table.sentence, *map(printable, lines)])


def _line(row: Row) -> str:
    where = f" in {row['area_name']}" if isinstance(row["area_name"], str) else ""
    return f"  {row['kind']}: {row['title']}{where}: {row['words']}"


def changed_text(manifest: Manifest, settings: Settings, home: str | None) -> str:
    """Return shortly what a load changed; nothing of the first one, or where it can't be told."""
    if manifest.previous is None:
        return ""
    from moorlands_dash.store.queries import open_snapshot
    from moorlands_dash.tables import Selection, build

    try:
        snapshot = open_snapshot(home, manifest.id)
        table = build("diff", snapshot, settings, Selection(against=manifest.previous))
    except Exception as error:
        # The snapshot is published by now: whatever is wrong with telling it is no fault of it.
        return f"What changed can't be told: {printable(str(error))}"
    return difference_text(table, _AFTER_A_LOAD)
