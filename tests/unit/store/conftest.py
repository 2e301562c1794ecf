"""What the store's tests share: small parts and CSVs made in code."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from moorlands_dash.store.engine import Engine, connected
from moorlands_dash.store.manifest import Cover, FileRecord

FORCE = "Staffordshire Police"
SCHEMA = pa.schema(
    [
        ("row", pa.int32()),
        ("crime_id", pa.string()),
        ("month", pa.date32()),
        ("force", pa.string()),
        ("crime_type", pa.string()),
        ("category", pa.string()),
        ("longitude", pa.float64()),
        ("latitude", pa.float64()),
        ("location", pa.string()),
        ("lsoa_code", pa.string()),
        ("lsoa_name", pa.string()),
        ("outcome", pa.string()),
    ]
)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    (tmp_path / "spill").mkdir()
    with connected(tmp_path / "spill") as opened:
        yield opened


@pytest.fixture
def street_part(tmp_path: Path) -> Callable[..., FileRecord]:
    """Return a maker of street files; a row is a dictionary of what differs from a burglary."""

    def make(sequence: int, *rows: dict[str, Any], covers: tuple[date, ...] = ()) -> FileRecord:
        usual = {
            "crime_id": None,
            "month": date(2025, 1, 1),
            "force": FORCE,
            "crime_type": "Burglary",
            "category": "burglary",
            "longitude": -2.02,
            "latitude": 53.1,
            "location": "On or near Market Place",
            "lsoa_code": "E01029801",
            "lsoa_name": "Staffordshire Moorlands 004A",
            "outcome": None,
        }
        filled = [{"row": n, **usual, **row} for n, row in enumerate(rows, start=1)]
        name = f"part-{sequence}.parquet"
        pq.write_table(pa.Table.from_pylist(filled, SCHEMA), tmp_path / name)
        counts = dict.fromkeys(((FORCE, month) for month in covers), 0)
        for row in filled:
            key = (row["force"], row["month"])
            counts[key] = counts.get(key, 0) + 1
        return FileRecord(
            sequence=sequence,
            name=f"file-{sequence}.csv",
            sha256=f"{sequence:064x}",
            size=1,
            kind="street",
            origin="partner",
            loaded_at="2025-02-01T00:00:00+00:00",
            rows_in=len(rows),
            loaded=len(rows),
            quarantined=0,
            part=name,
            covers=[Cover(force, month, n) for (force, month), n in sorted(counts.items())],
        )

    return make
