"""Judges the rows of a street extract and writes the accepted ones as one part."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import cast

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from moorlands_dash.extracts import engine
from moorlands_dash.extracts.engine import literal
from moorlands_dash.extracts.model import Progress, Quarantined
from moorlands_dash.extracts.street_contract import Terms, broken, evident, normalised
from moorlands_dash.extracts.street_rows import TEXTS, Rows
from moorlands_dash.vocabulary import POLICE_TYPES

LONGEST_VALUE = 200

_VECTORS = 25
"""DuckDB's vectors of 2,048 rows that are judged at a time."""
_CATEGORIES = " ".join(
    f"WHEN {literal(name)} THEN {literal(key)}" for name, key in POLICE_TYPES.items()
)
_PART = f"""
    row::INTEGER AS row,
    nullif("Crime ID", '') AS crime_id,
    ("Month" || '-01')::DATE AS month,
    "Falls within" AS force,
    "Crime type" AS crime_type,
    CASE "Crime type" {_CATEGORIES} END AS category,
    nullif("Longitude", '')::DOUBLE AS longitude,
    nullif("Latitude", '')::DOUBLE AS latitude,
    nullif("Location", '') AS location,
    nullif("LSOA code", '') AS lsoa_code,
    nullif("LSOA name", '') AS lsoa_name,
    nullif("Last outcome category", '') AS outcome
"""


def write_part(
    connection: duckdb.DuckDBPyConnection,
    rows: Rows,
    terms: Terms,
    out: Path,
    progress: Progress | None = None,
) -> tuple[int, list[Quarantined]]:
    """Write the accepted rows to `out`; return their number and the quarantined rows, by line.

    Rows that are evidently in order are streamed; the others are put before the contract, a
    batch at a time, and those that it accepts are added. Raises duckdb.Error for a file that
    DuckDB can't parse.
    """
    fine = evident(terms, rows.printable_ascii)
    streamed = f"SELECT {_PART} FROM ({rows.sql}) WHERE {fine}"
    (accepted,) = engine.run(connection, _copy(streamed, out), progress)
    if accepted == rows.number:
        return accepted, []
    aside = out.with_name(f"{out.name}.mended")
    try:
        doubtful = f"SELECT * FROM ({rows.sql}) WHERE ({fine}) IS NOT TRUE"
        mended, quarantine = _judge(connection, doubtful, terms, aside)
        if mended:
            added = f"SELECT {_PART} FROM read_parquet({literal(aside)})"
            both = f"{streamed} UNION ALL {added}"
            (accepted,) = engine.run(connection, _copy(both, out), progress)
    finally:
        aside.unlink(missing_ok=True)
    return accepted, sorted(quarantine, key=lambda item: item.line)


def only_cover(part: Path) -> list[tuple[str, date]] | None:
    """Return the force and month of a part that holds one of each, by its statistics; else None."""
    described = pq.read_metadata(part)
    names = described.schema.names
    found: dict[str, set[object]] = {"force": set(), "month": set()}
    for group in range(described.num_row_groups):
        for name, values in found.items():
            facts = described.row_group(group).column(names.index(name)).statistics
            if facts is None or not facts.has_min_max:
                return None
            values |= {facts.min, facts.max}
    if any(len(values) != 1 for values in found.values()):
        return None
    return [(str(found["force"].pop()), cast("date", found["month"].pop()))]


def _judge(
    connection: duckdb.DuckDBPyConnection, doubtful: str, terms: Terms, aside: Path
) -> tuple[int, list[Quarantined]]:
    """Put rows before the contract; write those that it accepts to `aside`, as normalised text."""
    mended, quarantine = 0, list[Quarantined]()
    with pq.ParquetWriter(aside, TEXTS) as writer:
        for found in _batches(connection, doubtful):
            neat = normalised(found, terms)
            flaws = broken(neat, terms)
            quarantine += _quarantined(found, flaws)
            accepted = neat.drop(index=list(flaws))
            if len(accepted):
                mended += len(accepted)
                writer.write_table(
                    pa.Table.from_pandas(accepted, schema=TEXTS, preserve_index=False)
                )
    return mended, quarantine


def _batches(connection: duckdb.DuckDBPyConnection, sql: str) -> Iterator[pd.DataFrame]:
    connection.execute(sql)
    while len(batch := connection.fetch_df_chunk(_VECTORS)):
        yield batch


def _quarantined(found: pd.DataFrame, flaws: dict[int, tuple[str, str]]) -> Iterator[Quarantined]:
    lines = found["line"].to_dict()
    values = {
        name: found[name].fillna("").to_dict() for name in {column for column, _ in flaws.values()}
    }
    for index, (column, reason) in flaws.items():
        yield Quarantined(lines[index], column, shown(values[column][index]), reason)


def shown(text: str) -> str:
    """Return a value as it can be shown: cut, and control characters written as escapes."""
    cut = text[:LONGEST_VALUE]
    if cut.isprintable():
        return cut
    escaped = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in cut)
    return escaped[:LONGEST_VALUE]


def _copy(query: str, out: Path) -> str:
    # Level 1 is a quarter faster than the default here, and no larger: half the bytes are the
    # hexadecimal Crime IDs, on which more effort is lost.
    return (
        f"COPY ({query}) TO {literal(out)} (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1)"
    )
