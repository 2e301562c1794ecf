"""From the parts of a snapshot to the tables that pages query."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from moorlands_dash.extracts.model import Quarantined
from moorlands_dash.partnership import Settings
from moorlands_dash.store.alone import name_the_only_senders
from moorlands_dash.store.carrying import carry
from moorlands_dash.store.columns import COLUMNS
from moorlands_dash.store.doubt import write_doubt, write_recorded_doubt
from moorlands_dash.store.engine import Engine, connected
from moorlands_dash.store.gazetteer import write_gazetteer
from moorlands_dash.store.incidents import write_incidents
from moorlands_dash.store.lost_targets import in_tables
from moorlands_dash.store.manifest import PARTNERS, SHOWN, FileRecord, Manifest
from moorlands_dash.store.merge import (
    merge_republished,
    open_street,
    settle_street,
    supersede_covers,
    supersede_outlines,
)
from moorlands_dash.store.old_codes import old_codes
from moorlands_dash.store.partners import covered, misplaced, open_partners
from moorlands_dash.store.places import Outlines, read_outlines, write_places
from moorlands_dash.store.records import write_files, write_quarantine, write_records
from moorlands_dash.store.shrunk import note_shrunk
from moorlands_dash.store.steps import Relation
from moorlands_dash.store.watch import Watch
from moorlands_dash.store.wholeness import Judged, taken_as_whole


def make_tables(
    manifest: Manifest,
    folder: Path,
    settings: Settings,
    watch: Watch,
    new: Sequence[FileRecord] = (),
    judge: Judged = taken_as_whole,
) -> list[tuple[str, Quarantined]]:
    """Make every table in `folder` from `folder/parts`, and complete the manifest.

    Says which files and rows are superseded and holds that each file's rows balance. Returns the
    first rows of the `new` files that name an unknown ward, each with its file's name. `judge` says
    which of the months that files stand for are whole.
    """
    outlines = _settled(manifest, settings, folder / "parts")
    write_places(outlines, settings, folder)
    _write_map_layer(manifest.active("map_lines"), outlines, folder)
    spill = folder / "spill"
    spill.mkdir()
    with connected(spill) as engine:
        counts, unknown = _count(engine, manifest, outlines, settings, folder, watch, judge)
        watch("Writing the other tables", 0.9)
        manifest.counts = counts
        _write_others(engine, manifest, unknown, outlines, settings, folder)
        unplaced = misplaced(engine, unknown, new, SHOWN)
    for left in spill.iterdir():
        left.unlink()
    spill.rmdir()
    watch("Writing the other tables", 1)
    return unplaced


def _write_map_layer(files: Sequence[FileRecord], outlines: Outlines, folder: Path) -> None:
    """Write what maps show beneath their figures, where roads or rivers are loaded."""
    if files:
        from moorlands_dash.store.map_layer import write_map_layer

        write_map_layer(files, outlines, folder / "parts", folder)


def _settled(manifest: Manifest, settings: Settings, parts: Path) -> Outlines:
    """Say which files are superseded; return the outlines that hold."""
    supersede_outlines(manifest.active("outlines"))
    supersede_outlines(manifest.active("map_lines"))
    name_the_only_senders(manifest.active(*PARTNERS))
    replaced = supersede_covers(manifest.active("street", *PARTNERS))
    note_shrunk(replaced, manifest.previous, settings.store)
    outlines = read_outlines(manifest.active("outlines"), parts)
    for record in manifest.active("outlines", "map_lines"):
        record.settle(0)
    manifest.ward_map = outlines.ward_map
    return outlines


def _write_others(
    engine: Engine,
    manifest: Manifest,
    unknown: Relation,
    outlines: Outlines,
    settings: Settings,
    folder: Path,
) -> None:
    """Write the tables without incidents; hold that each file's rows balance."""
    for kind in COLUMNS:
        files = manifest.active(kind)
        write_records(engine, kind, files, folder / "parts", folder, manifest.withdrawals)
    write_gazetteer(manifest.active("gazetteer"), outlines, folder / "parts", folder)
    manifest.counts["carried"] = carry(outlines, folder)
    manifest.counts["old_codes"] = old_codes(outlines.wards, folder)
    manifest.counts["lost_targets"] = in_tables(folder)
    write_quarantine(engine, unknown, manifest.active(), folder / "parts", folder)
    write_recorded_doubt(engine, manifest.active("recorded"), folder / "parts", folder)
    write_doubt(engine, unknown, manifest.active(), outlines, settings, folder)
    manifest.demonstration = any(f.origin == "demonstration" for f in manifest.active())
    manifest.check()
    write_files(engine, manifest.files, folder)


def _count(
    engine: Engine,
    manifest: Manifest,
    outlines: Outlines,
    settings: Settings,
    folder: Path,
    watch: Watch,
    judge: Judged,
) -> tuple[dict[str, Any], Relation]:
    """Write the tables of incidents; return the manifest's counts, and the misplaced rows."""
    street, parts = manifest.active("street"), folder / "parts"
    watch("Finding crimes that were published twice", 0)
    opened = open_street(engine, street, parts)
    merged = merge_republished(engine, opened, sum(record.accepted for record in street))
    settle_street(engine, merged.removed, street, parts)
    watch("Giving incidents to wards and counting them", 0.4)
    partners = open_partners(engine, manifest, outlines, settings, parts)
    known = covered(manifest)
    counts = write_incidents(
        engine, (opened, merged), partners.incidents, known, outlines, settings, folder, judge
    )
    return counts | merged.counts, partners.misplaced
