"""Neighbours' outlines handed on with a part of outlines: in its footer, apart from its rows.

So every reader of outlines has ours alone, and maps, which draw others too, ask for them by name.
"""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

COLUMNS = ("area_code", "area_name", "geometry")
_KEY = b"neighbours"


def with_neighbours(table: pa.Table, beside: pd.DataFrame) -> pa.Table:
    """Return a table that also carries districts (`COLUMNS`, WKB), which are none of its rows."""
    if beside.empty:
        return table
    rows = [[code, name, shape.hex()] for code, name, shape in beside[list(COLUMNS)].to_numpy()]
    held = {**(table.schema.metadata or {}), _KEY: json.dumps(rows).encode()}
    return table.replace_schema_metadata(held)


def neighbours_of(part: Path) -> pd.DataFrame:
    """Return what a part carries of districts beside ours, as `COLUMNS`."""
    held = (pq.read_schema(part).metadata or {}).get(_KEY, b"[]")
    rows = [(code, name, bytes.fromhex(shape)) for code, name, shape in json.loads(held)]
    return pd.DataFrame(rows, columns=list(COLUMNS))
