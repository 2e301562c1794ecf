"""A home of its own for the public's server: what the public may have, and nothing else.

Of the snapshot the rows that it may see, written anew: no row of what is withheld, no part, no
file's account of its rows. Beside it what the public was given of protected counts. No secret, no
record of the partnership, no earlier snapshot.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from moorlands_dash.store.given import hand_on
from moorlands_dash.store.home import Home, StoreError, current_id, locked, switch, sync_folder
from moorlands_dash.store.manifest import Manifest, read_manifest
from moorlands_dash.store.opening import TABLES, Opened, manifest_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

_NUMBERED = """
SELECT * REPLACE (
    CASE WHEN point = 'snapped' THEN incident_id END AS incident_id,
    '' AS extract,
    row_number() OVER (ORDER BY month, occurred, extract, row) AS row
) FROM incidents ORDER BY month, occurred, row
"""
"""Numbers of rows and of partners' incidents have gaps where one is withheld: they would tell."""


def write_public_home(
    snapshot: Opened, folder: Path, partnership: str, kept: Mapping[str, pd.DataFrame]
) -> Home:
    """Write a home for the public from a snapshot that is opened for it; return the home.

    `kept` holds results that took long, by their paths in the home, as far as they are public. A
    folder that holds anything but such a home is left alone. Raises StoreError, in words.
    """
    if not snapshot.public:
        raise StoreError("Only a snapshot that is opened for the public can be taken along for it.")
    to = Home(folder.expanduser().resolve())
    if to.folder == snapshot.home.folder:
        raise StoreError("Name another folder than the home itself.")
    _must_be_ours(to)
    with locked(to, "export"):
        staging = to.folder / f"staging-{snapshot.id}"
        staging.mkdir()
        _write_tables(snapshot, staging)
        _public_manifest(snapshot).write(staging / "manifest.json")
        shutil.rmtree(to.snapshots, ignore_errors=True)
        to.snapshots.mkdir()
        staging.rename(to.snapshot(snapshot.id))
        hand_on(snapshot.home, to, partnership)
        for path, frame in kept.items():
            (to.folder / path).parent.mkdir(exist_ok=True)
            frame.to_parquet(to.folder / path, index=False, compression="zstd")
        sync_folder(to.folder)
        switch(to, snapshot.id)
    return to


def must_be_whole(manifest: Manifest | None) -> None:
    """Raise StoreError where a home was taken along for the public: nothing is loaded into it."""
    if manifest is not None and manifest.withheld is not None:
        raise StoreError(
            "This home was taken along for the public and holds nothing else. Load into the "
            "partnership's own home, and take it along anew: `moorlands-dash export public DIR`."
        )


def _must_be_ours(home: Home) -> None:
    """Hold that a folder is new, empty, or holds what was taken along earlier."""
    if not home.folder.exists() or not any(home.folder.iterdir()):
        return
    with suppress(OSError, ValueError, TypeError, KeyError, StoreError):
        found = current_id(home)
        if found and read_manifest(home.snapshot(found) / "manifest.json").withheld is not None:
            return
    raise StoreError(
        f"{home.folder} holds something else than a home for the public: name an empty folder."
    )


def _write_tables(snapshot: Opened, folder: Path) -> None:
    for name in (*TABLES, "targets_left_out"):
        rows = _NUMBERED if name == "incidents" else f"SELECT * FROM {name}"  # nosec B608 # names of ours, no value
        snapshot.write(rows, folder / f"{name}.parquet")
    for name in ("ward_shapes.json", "map_layer.json"):
        if (snapshot.folder / name).is_file():
            shutil.copy2(snapshot.folder / name, folder / name)


def _public_manifest(snapshot: Opened) -> Manifest:
    """Return the manifest without files, but for what releases of official figures remark."""
    whole = manifest_of(snapshot.folder)
    remarking = [record for record in whole.active("recorded") if record.remarks]
    return replace(
        whole,
        files=remarking,
        refused=[],
        withdrawals=[],
        counts={},
        withheld=list(snapshot.withheld or ()),
    )
