"""Homes with fewer incidents, for what takes long on all of them and is the same on few."""

from __future__ import annotations

from pathlib import Path

import duckdb


def with_categories(home: Path, *keys: str) -> Path:
    """Leave of a home's counts those of some categories; return it."""
    (snapshot,) = (home / "snapshots").iterdir()
    kept = ", ".join(f"'{key}'" for key in keys)
    with duckdb.connect() as connection:
        for table in ("ward_counts", "district_counts"):
            path = snapshot / f"{table}.parquet"
            found = f"SELECT * FROM read_parquet('{path}') WHERE category IN ({kept})"
            connection.execute(f"CREATE OR REPLACE TABLE found AS {found}")
            path.unlink()
            connection.execute(f"COPY found TO '{path}' (FORMAT parquet)")
    return home
