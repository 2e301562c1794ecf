"""A home with two publications of one ward: earlier ones hold fewer of its incidents."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import duckdb

WARD, NAME = "E05007061", "Leek North"
EARLIER = "20260101-000000-00000000"
_LACKING = "category = 'damage_arson' AND month >= '2025-10-01'"


def republished(demo_home: Path, to: Path) -> Path:
    """Copy a home; put before its publication one that lacks a ward's criminal damage of a year."""
    shutil.copytree(demo_home, to)
    (now,) = (to / "snapshots").iterdir()
    before = shutil.copytree(now, now.with_name(EARLIER))
    for table in ("incidents", "ward_counts"):
        path = before / f"{table}.parquet"
        with duckdb.connect() as connection:
            connection.execute(f"CREATE TABLE found AS SELECT * FROM read_parquet('{path}')")
            path.unlink()
            connection.execute(
                f"COPY (SELECT * FROM found WHERE NOT (ward_code = '{WARD}' AND {_LACKING})) "
                f"TO '{path}' (FORMAT parquet)"
            )
    rewrite(before, id=EARLIER, created="2026-01-01T00:00:00+00:00")
    rewrite(now, previous=EARLIER)
    return to


def rewrite(snapshot: Path, **changed: object) -> None:
    """Change what a snapshot's manifest says."""
    path = snapshot / "manifest.json"
    said = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(said | changed), encoding="utf-8")
