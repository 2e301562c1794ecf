"""Codes of areas by the names that people write: of the ward map in use, else of the reference."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq

from moorlands_dash.extracts.areas import areas_of
from moorlands_dash.partnership import Settings
from moorlands_dash.store.home import Home, StoreError
from moorlands_dash.store.snapshot import current_manifest

_COLUMNS = ["area_name", "area_code"]


def area_codes(settings: Settings, home: Home) -> dict[str, str]:
    """Return the codes of the areas that a file may name, by the keys of their names.

    Wards are those of the map in use; where none is loaded, those of the reference populations.
    """
    wards = list(_mapped(home)) or list(_referred(settings))
    return areas_of(settings, wards)


def _mapped(home: Home) -> Iterator[tuple[str, str]]:
    """Yield name and code of each ward of the ward map in use."""
    try:
        published = current_manifest(home)
    except StoreError:
        return
    outlines = published.active("outlines") if published else []
    for record in [f for f in outlines if f.level == "ward"][-1:]:
        path = home.snapshot(published.id if published else "") / "parts" / str(record.part)
        if path.is_file():
            rows = pq.read_table(path, columns=_COLUMNS).to_pylist()
            yield from ((row["area_name"], row["area_code"]) for row in rows)


def _referred(settings: Settings) -> Iterator[tuple[str, str]]:
    """Yield name and code of each area of the populations that come with the program."""
    for file in settings.reference_files():
        if file.is_file():
            yield from _named(file)


def _named(file: Path) -> Iterator[tuple[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as handle:
        found = csv.DictReader(handle)
        rows = found if {*_COLUMNS} <= {*(found.fieldnames or ())} else []
        yield from dict.fromkeys((row["area_name"], row["area_code"]) for row in rows)
