"""A snapshot of two wards and three districts, small enough to count by hand."""

import json
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from moorlands_dash.partnership import Settings, load_settings
from moorlands_dash.periods import Period
from moorlands_dash.store.manifest import Manifest
from moorlands_dash.store.queries import Snapshot

OURS, STAFFORD, FORCE = "E07000198", "E07000197", "E23000015"
ALTON, LEEK = "E05007039", "E05007055"
POLICE = "Staffordshire Police"

COLUMNS: dict[str, list[str]] = {
    "incidents": [
        "occurred",
        "category",
        "longitude",
        "latitude",
        "ward_code",
        "extract",
        "row",
        "location",
    ],
    "ward_counts": ["ward_code", "month", "category", "count"],
    "district_counts": ["force", "district", "month", "category", "count"],
    "coverage": ["source", "month", "rows"],
    "areas": [
        "area_code",
        "area_name",
        "level",
        "parent_code",
        "area_km2",
        "longitude",
        "latitude",
    ],
    "populations": ["area_code", "area_name", "year", "population", "source"],
    "recorded": [
        "financial_year",
        "quarter",
        "force_name",
        "csp_name",
        "offence_group",
        "offences",
    ],
    "indicators": [
        "indicator",
        "title",
        "area_code",
        "period_start",
        "period_end",
        "numerator",
        "denominator",
        "unit",
        "wording",
        "source",
        "sample",
        "theme",
    ],
    "targets": [
        "target_id",
        "title",
        "theme",
        "measure",
        "kind",
        "area_code",
        "baseline_start",
        "baseline_end",
        "baseline",
        "start",
        "end",
        "target",
        "profile",
        "owner",
        "note",
        "whose",
        "by_year",
    ],
    "quarantine": ["file", "sha256", "line", "column", "value", "reason"],
    "files": [
        *("sequence", "name", "rows_in", "loaded", "superseded", "quarantined"),
        *("sha256", "size", "kind", "origin", "loaded_at", "republished", "repeated_in_month"),
        *("elsewhere", "waiting", "in_use", "replaced_by", "notices", "first_month", "last_month"),
    ],
}
LATER: dict[str, list[str]] = {
    "meetings": ["meeting_id", "date", "group", "title", "note", "status"],
    "annotations": [
        *("annotation_id", "date", "kind", "title", "category", "area_code", "note", "source"),
        *("status", "document"),
    ],
    "issues": ["theme", "area_code", "source", "date", "raised", "issue"],
    "doubt": ["kind", "month", "month_to", "category", "ward_code", "rows"],
    "doubt_places": [
        *("kind", "month", "month_to", "category", "district", "longitude", "latitude", "rows"),
    ],
    "gazetteer": ["name", "kind", "ward_code", "longitude", "latitude", "ended", "origin"],
    "crime_outcomes": ["crime_id", "month", "force", "outcome"],
    "denominators": ["area_code", "denominator", "value", "year", "source"],
    "similar_areas": ["area_code", "similar_code", "similar_name", "rank", "source"],
    "people": [
        *("measure", "area_code", "group", "period_start", "period_end", "count", "of"),
    ],
    "harm_weights": [
        *("list", "unit", "source", "code", "offence", "subgroup", "category", "weight"),
    ],
    "actions": [
        *("action_id", "title", "theme", "target_id", "area_code", "owner", "start", "due"),
        *("status", "progress", "cost", "funder", "note", "updated"),
    ],
}
"""Tables that a snapshot of an early version doesn't have: written where rows of them are given."""
DATES = {"occurred", "month", "period_start", "period_end", "baseline_start", "baseline_end"}
DATES |= {"start", "end", "date", "due", "updated", "month_to"}
WHOLE = {"count", "rows", "row", "line", "sequence", "year", "population", "offences"}
WHOLE |= {"financial_year", "quarter", "rows_in", "loaded", "superseded", "quarantined"}
WHOLE |= {"rank", "size", "republished", "repeated_in_month", "elsewhere", "waiting", "raised"}
WHOLE |= {"of"}
REAL = {"area_km2", "longitude", "latitude", "numerator", "denominator", "baseline", "target"}
REAL |= {"progress", "cost", "weight"}

AREAS = [
    (ALTON, "Alton", "ward", OURS, 18.0, -1.9, 52.99),
    (LEEK, "Leek West", "ward", OURS, 3.0, -2.04, 53.11),
    (OURS, "Staffordshire Moorlands", "district", None),
]
PEOPLE = [
    (ALTON, "Alton", 2021, 1000, "Census 2021"),
    (LEEK, "Leek West", 2021, 4000, "Census 2021"),
    (OURS, "Staffordshire Moorlands", 2021, 5000, "Census 2021"),
    (STAFFORD, "Stafford", 2021, 10_000, "Census 2021"),
    (FORCE, "Staffordshire Police", 2021, 15_000, "Census 2021"),
    ("K04000001", "England and Wales", 2021, 1_000_000, "Census 2021"),
]

Publish = Callable[..., Snapshot]


def kind(column: str) -> pa.DataType:
    if column in DATES:
        return pa.date32()
    if column in WHOLE:
        return pa.int64()
    return pa.float64() if column in REAL else pa.string()


def rows_of(name: str, rows: Iterable[tuple[Any, ...]]) -> pa.Table:
    """Return the rows as a table; columns at the end that a row leaves out are missing in it."""
    columns = (COLUMNS | LATER)[name]
    own = {"denominator": pa.string(), "value": pa.float64()}  # Of other kinds elsewhere.
    named = own if name == "denominators" else {}
    schema = pa.schema({column: named.get(column, kind(column)) for column in columns})
    table = pa.Table.from_pylist([dict(zip(columns, row, strict=False)) for row in rows], schema)
    if name == "incidents":
        table = table.append_column("month", table["occurred"])
        for column in ("point", "reporter"):
            table = table.append_column(column, pa.nulls(len(table), pa.string()))
    return table


@pytest.fixture
def publish(tmp_path: Path) -> Publish:
    """Return a function that writes a snapshot of the rows given and opens it."""
    return publishing(tmp_path)


def publishing(folder_of_all: Path) -> Publish:
    """Return a function that writes snapshots beside each other in a folder, and opens them."""

    def write(*, demonstration: bool = False, **rows: list[tuple[Any, ...]]) -> Snapshot:
        given = {"areas": AREAS, "populations": PEOPLE} | rows
        home = folder_of_all / "snapshots"
        home.mkdir(exist_ok=True)
        folder = home / f"snapshot-{len(list(home.iterdir()))}"
        folder.mkdir()
        for name in [*COLUMNS, *(rows.keys() & LATER.keys())]:
            parquet.write_table(rows_of(name, given.get(name, [])), folder / f"{name}.parquet")
        (folder / "ward_shapes.json").write_text(json.dumps({"features": []}))
        Manifest(
            id="20260101-abc",
            created=datetime(2026, 1, 1, tzinfo=UTC),
            program="0",
            settings={},
            ward_map="wards of 2013 (WD13CD)",
            demonstration=demonstration,
        ).write(folder / "manifest.json")
        return Snapshot(folder)

    return write


@pytest.fixture(scope="session")
def settings() -> Settings:
    return load_settings()


def covered(*periods: Period) -> list[tuple[str, date, int]]:
    """Return coverage rows of our force for whole periods."""
    return [(POLICE, month, 10) for period in periods for month in period]


Covered = Callable[..., list[tuple[str, date, int]]]


@pytest.fixture(name="covered")
def covered_rows() -> Covered:
    return covered
