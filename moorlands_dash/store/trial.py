"""What a check can tell only on the ward map that a load would use; nothing is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from moorlands_dash.extracts.model import Quarantined
from moorlands_dash.partnership import Settings
from moorlands_dash.store.engine import connected
from moorlands_dash.store.home import Home, StoreError
from moorlands_dash.store.lost_targets import Doubts, doubts
from moorlands_dash.store.manifest import PLACED, SHOWN, FileRecord, Manifest
from moorlands_dash.store.partners import misplaced, open_partners
from moorlands_dash.store.places import Outlines, read_outlines
from moorlands_dash.store.sent import sent_with
from moorlands_dash.store.snapshot import current_manifest
from moorlands_dash.store.wholeness import Sent


@dataclass(frozen=True)
class Trial:
    """What a load of files would come to."""

    files: list[FileRecord]
    """Settled: what of their rows would count."""
    sent: Sent
    doubts: Doubts
    misplaced: list[tuple[str, Quarantined]]


def tried(
    files: list[FileRecord],
    folder: Path,
    settings: Settings,
    published: Manifest | None,
    home: Home,
) -> Trial:
    """Return what a load of the files judged into `folder/parts` would come to."""
    sent = sent_with(files, folder, published, home, settings)
    found = amiss(files, folder, home)
    return Trial(files, sent, found, place(files, folder, settings, home))


def place(
    files: Sequence[FileRecord], folder: Path, settings: Settings, home: Home
) -> list[tuple[str, Quarantined]]:
    """Settle partners' files that were judged into `folder/parts`; return their misplaced rows.

    The ward map is that of the files themselves, else the one published; without any, nothing
    of a place can be told. Only the first rows are returned, each with its file's name.
    """
    given = [record for record in files if record.kind in PLACED]
    outlines = _outlines(files, folder / "parts", home) if given else None
    if outlines is None:
        return []
    spill = folder / "spill"
    spill.mkdir(exist_ok=True)
    trial = Manifest(id="", created=datetime.now(UTC), program="", settings={}, files=given)
    with connected(spill) as engine:
        found = open_partners(engine, trial, outlines, settings, folder / "parts")
        return misplaced(engine, found.misplaced, given, SHOWN)


def amiss(files: Sequence[FileRecord], folder: Path, home: Home) -> Doubts:
    """Return what of the plans judged into `folder/parts` stands on wards or targets not there."""
    if not any(record.kind in ("targets", "actions") for record in files):
        return {}
    parts = folder / "parts"
    outlines = _outlines(files, parts, home)
    return doubts(files, parts, outlines.wards if outlines else None, home)


def _outlines(files: Sequence[FileRecord], parts: Path, home: Home) -> Outlines | None:
    """Return the outlines that a load would use, if there is a ward map among them."""
    own = [record for record in files if record.level == "ward"]
    if own:
        return read_outlines(own[-1:], parts)
    try:
        published = current_manifest(home)
    except StoreError:
        return None
    if published is None:
        return None
    # Invented outlines go as soon as a partner's file comes.
    kept = [f for f in published.active("outlines") if f.level == "ward" and f.origin == "partner"]
    return read_outlines(kept, home.snapshot(published.id) / "parts") if kept else None
