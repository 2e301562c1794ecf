"""From the parts of a snapshot to the tables that pages query."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from moorlands_dash.extracts.model import Quarantined
from moorlands_dash.partnership import Settings
from moorlands_dash.store.engine import connected
from moorlands_dash.store.incidents import write_incidents
from moorlands_dash.store.manifest import PARTNERS, SHOWN, FileRecord, Manifest
from moorlands_dash.store.merge import (
    merge_republished,
    open_street,
    settle_street,
    supersede_covers,
    supersede_outlines,
)
from moorlands_dash.store.partners import covered, misplaced, open_partners
from moorlands_dash.store.places import Outlines, read_outlines, write_places
from moorlands_dash.store.records import COLUMNS, write_files, write_quarantine, write_records
from moorlands_dash.store.shrunk import note_shrunk
from moorlands_dash.store.watch import Watch

if TYPE_CHECKING:
    import duckdb


def make_tables(
    manifest: Manifest,
    folder: Path,
    settings: Settings,
    watch: Watch,
    new: Sequence[FileRecord] = (),
) -> list[tuple[str, Quarantined]]:
    """Make every table in `folder` from `folder/parts`, and complete the manifest.

    Says which files and rows are superseded and holds that each file's rows balance. Returns the
    first rows of the `new` files that name an unknown ward, each with its file's name.
    """
    parts = folder / "parts"
    supersede_outlines(manifest.active("outlines"))
    replaced = supersede_covers(manifest.active("street", *PARTNERS))
    note_shrunk(replaced, manifest.previous)
    outlines = _placed(manifest, folder, settings)
    with _spilled(folder) as connection:
        street = manifest.active("street")
        watch("Finding crimes that were published twice", 0)
        open_street(connection, street, parts)
        merged = merge_republished(connection, sum(record.accepted for record in street))
        settle_street(connection, street, parts)
        watch("Giving incidents to wards and counting them", 0.4)
        open_partners(connection, manifest, outlines, settings, parts)
        counts = write_incidents(connection, outlines, covered(manifest), settings, folder)
        watch("Writing the other tables", 0.9)
        for kind in COLUMNS:
            write_records(connection, kind, manifest.active(kind), parts, folder)
        write_quarantine(connection, manifest.active(), parts, folder)
        manifest.counts = counts | merged
        manifest.demonstration = any(f.origin == "demonstration" for f in manifest.active())
        manifest.check()
        write_files(connection, manifest.files, folder)
        unplaced = misplaced(connection, new, SHOWN)
    watch("Writing the other tables", 1)
    return unplaced


def _placed(manifest: Manifest, folder: Path, settings: Settings) -> Outlines:
    """Return the outlines in use, and write what is drawn of them."""
    records = manifest.active("outlines")
    outlines = read_outlines(records, folder / "parts")
    for record in records:
        record.settle(0)
    manifest.ward_map = outlines.ward_map
    write_places(outlines, settings, folder)
    return outlines


@contextmanager
def _spilled(folder: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open an engine whose overflow lies in a folder that is gone afterwards."""
    spill = folder / "spill"
    spill.mkdir()
    with connected(spill) as connection:
        yield connection
    for left in spill.iterdir():
        left.unlink()
    spill.rmdir()
