"""The rows of one file that were not accepted, kept beside its part."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.parquet as pq

from moorlands_dash.extracts.model import Judged

_KNOWN = {
    "month": pa.date32(),
    "category": pa.string(),
    "force": pa.string(),
    "lsoa_code": pa.string(),
    "lsoa_name": pa.string(),
    "ward": pa.string(),
    "longitude": pa.float64(),
    "latitude": pa.float64(),
    "placeless": pa.bool_(),
}
"""What may be known of such a row."""


def write_quarantined(judged: Judged) -> str | None:
    """Write the rows of one file that were not loaded; return the part's name, if there are any."""
    if not judged.quarantine:
        return None
    rows = judged.quarantine
    columns = {
        "file": pa.array([judged.source.name] * len(rows), pa.string()),
        "sha256": pa.array([judged.source.sha256] * len(rows), pa.string()),
        "line": pa.array([row.line for row in rows], pa.int32()),
        "column": pa.array([row.column for row in rows], pa.string()),
        "value": pa.array([row.value for row in rows], pa.string()),
        "reason": pa.array([row.reason for row in rows], pa.string()),
        "own": pa.array([row.own for row in rows], pa.bool_()),
        **{
            name: pa.array([getattr(row.known, name) for row in rows], kind)
            for name, kind in _KNOWN.items()
        },
    }
    path = judged.part.with_suffix(".quarantine.parquet")
    pq.write_table(pa.table(columns), path, compression="zstd")
    return path.name
