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
_PEOPLE = ["area_code", "year", "population"]


def area_codes(settings: Settings, home: Home) -> dict[str, str]:
    """Return the codes of the areas that a file may name, by the keys of their names.

    Wards are those of the map in use; where none is loaded, those of the reference populations.
    """
    return areas_of(settings, named_wards(settings, home, others=True))


def named_wards(settings: Settings, home: Home, *, others: bool = False) -> list[tuple[str, str]]:
    """Return name and code of each of our wards; with `others`, of other areas of the reference."""
    mapped = list(_mapped(home))
    found = mapped or list(_referred(settings))
    return found if others else [(name, code) for name, code in found if code[1:3] == _WARD]


_WARD = "05"
"""What follows the letter in the code of a ward."""


def residents(settings: Settings, home: Home) -> dict[tuple[str, int], int]:
    """Return how many people live in our districts and those compared, by code and year."""
    codes = set(settings.districts.values())
    try:
        published = current_manifest(home)
    except StoreError:
        published = None
    path = home.snapshot(published.id if published else "") / "populations.parquet"
    rows = pq.read_table(path, columns=_PEOPLE).to_pylist() if path.is_file() else []
    for file in settings.reference_files():
        rows += _rows(file, _PEOPLE) if file.is_file() and not rows else []
    return {
        (row["area_code"], int(row["year"])): int(str(row["population"]).replace(",", ""))
        for row in rows
        if row["area_code"] in codes
    }


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
    rows = _rows(file, _COLUMNS)
    yield from dict.fromkeys((row["area_name"], row["area_code"]) for row in rows)


def _rows(file: Path, columns: list[str]) -> list[dict[str, str]]:
    """Return the rows of a reference file; none of one without these columns."""
    with file.open(encoding="utf-8-sig", newline="") as handle:
        found = csv.DictReader(handle)
        return list(found) if {*columns} <= {*(found.fieldnames or ())} else []
