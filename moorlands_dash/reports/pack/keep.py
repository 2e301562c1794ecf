"""Packs as files: made once, kept for good under the home folder, handed out as they were made.

    HOME/packs/2026-Q2/1-20261101-1a2b3c4d/    the first pack of the quarter, never changed again
    HOME/packs/2026-Q2/2-20261203-5e6f7a8b/    a later one, which says what differs from the first

A pack whose figures and words are those of a kept one is that one: nothing is made anew.
"""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

from moorlands_dash.partnership import Settings
from moorlands_dash.reports.pack.contents import build_pack
from moorlands_dash.reports.pack.difference import Difference, differences, documents
from moorlands_dash.reports.pack.model import Pack
from moorlands_dash.reports.pack.quarter import Quarter
from moorlands_dash.reports.public.leaflet import Leaflet
from moorlands_dash.reports.public.quarter import quarter_leaflet
from moorlands_dash.store.home import StoreError, sync_file, sync_folder
from moorlands_dash.store.journal import Records
from moorlands_dash.store.packs import PARTNERSHIP, PackFolder, next_number, packs
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.store.watch import Watch, silent
from moorlands_dash.tables.audience import guarded

TABLES = "tables.json"
"""Every table behind a pack, kept to tell later packs what differs."""
_OURS = (TABLES, PARTNERSHIP)


@dataclass(frozen=True)
class Kept(PackFolder):
    """One pack as it lies in the home folder."""

    new: bool = False
    since: Difference | None = None
    """What differs from the first pack, where this is a new and later one."""

    def files(self) -> list[Path]:
        """Return the files for people, by name."""
        return sorted(path for path in self.folder.iterdir() if path.name not in _OURS)

    def hand_out(self, out: Path) -> list[Path]:
        """Copy the files into a folder, made if absent; raise StoreError where it can't be.

        The names hold the pack's id: a file that lies there already is the same one.
        """
        try:
            out.mkdir(parents=True, exist_ok=True)
            return [Path(shutil.copyfile(path, out / path.name)) for path in self.files()]
        except OSError as error:
            raise StoreError(
                f"The pack can't be written to {out} ({error.strerror}): name another folder."
            ) from error


def make_pack(
    snapshot: Snapshot, settings: Settings, quarter: Quarter, watch: Watch = silent
) -> Kept:
    """Return the pack of a quarter from a snapshot, making its files where they are not kept.

    What is in it for the public is made of the same snapshot, opened for the public here.
    Raises SelectionError where nothing of the quarter is loaded, StoreError where nothing can be
    kept.
    """
    pack = build_pack(snapshot, settings, quarter, watch)
    watch("Working out what the public may have", 0.0)
    leaflet = quarter_leaflet(guarded(snapshot, settings), quarter)
    pack = replace(pack, public=leaflet.summary.texts)
    kept = packs(Records(snapshot.home, settings.key), quarter.key)
    same = next((found for found in kept if found.id == pack.id), None)
    if same is not None:
        return Kept(same.folder, same.number, same.id, same.partnership)
    tables = documents(pack.tables)
    if kept:
        first = kept[0]
        earlier = json.loads((first.folder / TABLES).read_text(encoding="utf-8"))
        since = differences(earlier, tables, first.id, first.day)
        pack = replace(pack, since=since)
    number = next_number(snapshot.home, quarter.key)
    folder = snapshot.home.folder / "packs" / quarter.key / f"{number}-{pack.id}"
    ours = {TABLES: json.dumps(tables, ensure_ascii=False), PARTNERSHIP: f"{settings.key}\n"}
    files = _files(pack, leaflet, watch) | {name: text.encode() for name, text in ours.items()}
    _write(folder, files)
    return Kept(folder, number, pack.id, settings.key, new=True, since=pack.since)


def _files(pack: Pack, leaflet: Leaflet, watch: Watch) -> dict[str, bytes]:
    """Return every file by name; the libraries that write them are loaded only here.

    What is for the public is the leaflet, of a guarded snapshot; the rest is the group's own.
    """
    from moorlands_dash.reports.pack.paper import paper
    from moorlands_dash.reports.pack.powerpoint import powerpoint
    from moorlands_dash.reports.pack.workbook import workbook
    from moorlands_dash.reports.public.leaflet import drawn

    stem = f"{pack.about.quarter.key}-{pack.id}"
    watch("Drawing the slides", 0.0)
    slides = powerpoint(pack)
    watch("Setting the pages", 0.25)
    printed = paper(pack)
    watch("Writing the workbook", 0.5)
    tables = workbook(pack)
    watch("Writing the public summary", 0.75)
    public = drawn(leaflet)
    return {
        f"{stem}-review.pptx": slides,
        f"{stem}-review.pdf": printed,
        f"{stem}-tables.xlsx": tables,
        **{f"{stem}-public.{kind}": content for kind, content in public.items()},
    }


def _write(folder: Path, files: dict[str, bytes]) -> None:
    """Write a pack whole or not at all."""
    staging = folder.with_name(f"staging-{os.getpid()}")
    try:
        shutil.rmtree(staging, ignore_errors=True)
        staging.mkdir(parents=True)
        for name, content in files.items():
            path = staging / name
            path.write_bytes(content)
            sync_file(path)
        staging.rename(folder)
        sync_folder(folder.parent)
    except OSError as error:
        shutil.rmtree(staging, ignore_errors=True)
        raise StoreError(
            f"The pack can't be kept in {folder.parent} ({error.strerror}). Whoever looks after "
            "the server can allow it."
        ) from error
