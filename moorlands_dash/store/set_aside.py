"""The rows of one file that were not accepted, kept beside its part."""

from __future__ import annotations

from moorlands_dash.extracts.model import Judged


def write_quarantined(judged: Judged) -> str | None:
    """Write the rows of one file that were not loaded; return the part's name, if there are any."""
    if not judged.quarantine:
        return None
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = judged.quarantine
    columns = {
        "file": pa.array([judged.source.name] * len(rows), pa.string()),
        "sha256": pa.array([judged.source.sha256] * len(rows), pa.string()),
        "line": pa.array([row.line for row in rows], pa.int32()),
        "column": pa.array([row.column for row in rows], pa.string()),
        "value": pa.array([row.value for row in rows], pa.string()),
        "reason": pa.array([row.reason for row in rows], pa.string()),
    }
    path = judged.part.with_suffix(".quarantine.parquet")
    pq.write_table(pa.table(columns), path, compression="zstd")
    return path.name
