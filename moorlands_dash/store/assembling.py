"""From a manifest and the parts to a published snapshot, in a folder of its own till it stands."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from moorlands_dash.extracts.model import Quarantined
from moorlands_dash.partnership import Settings
from moorlands_dash.store.derive import make_tables
from moorlands_dash.store.home import Home
from moorlands_dash.store.manifest import FileRecord, Manifest
from moorlands_dash.store.snapshot import link_parts, publish, snapshot_id
from moorlands_dash.store.watch import Watch
from moorlands_dash.store.wholeness import Judged, taken_as_whole


@contextmanager
def staged(home: Home, moment: datetime) -> Iterator[Path]:
    """Give a folder in which a snapshot can be made; it is gone afterwards, published or not."""
    staging = home.folder / f"staging-{moment:%Y%m%d-%H%M%S}"
    staging.mkdir()
    try:
        yield staging
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def made(
    manifest: Manifest,
    home: Home,
    staging: Path,
    settings: Settings,
    watch: Watch,
    new: Sequence[FileRecord] = (),
    judge: Judged = taken_as_whole,
) -> list[tuple[str, Quarantined]]:
    """Make the tables of a manifest in `staging`, whatever was begun there before.

    The parts of new files lie in `staging/parts`; the others are those of the snapshot before.
    Returns the first rows of the `new` files that name an unknown ward.
    """
    _clear(staging)
    if manifest.previous:
        read = {record.sha256 for record in new}
        kept = [record for record in manifest.files if record.sha256 not in read]
        link_parts(home, manifest.previous, kept, staging / "parts")
    return make_tables(manifest, staging, settings, watch, new, judge)


def _clear(staging: Path) -> None:
    """Leave nothing in the folder but the parts."""
    for path in staging.iterdir():
        if path.is_dir() and path.name != "parts":
            shutil.rmtree(path)
        elif path.is_file():
            path.unlink()


def put_out(manifest: Manifest, home: Home, staging: Path, watch: Watch) -> None:
    """Publish the tables made in `staging` as the manifest's snapshot."""
    known = {
        name
        for record in manifest.files
        for name in (record.part, record.quarantine_part, *record.part_names)
    }
    for part in (staging / "parts").iterdir():
        if part.is_file() and part.name not in known:
            part.unlink()
    manifest.id = snapshot_id(manifest.created, manifest.files)
    watch("Publishing", 0)
    publish(home, staging, manifest)
    watch("Publishing", 1)
