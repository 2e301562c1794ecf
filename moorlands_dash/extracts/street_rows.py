"""The rows of a street extract as text, for DuckDB: as the file lies, or split with care."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from moorlands_dash.extracts.engine import literal
from moorlands_dash.extracts.header import Header, column_key
from moorlands_dash.extracts.model import Progress, Quarantined
from moorlands_dash.extracts.physical import survey
from moorlands_dash.extracts.records import Record, read_records
from moorlands_dash.extracts.street_contract import COLUMNS, LOADED

WHOLE_ROW = "(whole row)"

CANONICAL = {column_key(name): name for name in COLUMNS}
"""Key of a column name -> the name as published."""

TEXTS = pa.schema(
    [("row", pa.int64()), ("line", pa.int64()), *((name, pa.string()) for name in LOADED)]
)
"""Rows kept aside as text: place among the rows, line in the file, and the columns."""

_BATCH = 20_000
_BUFFER = 8_000_000
"""Bytes that DuckDB reads at a time: a quarter of its default is as fast, and four files at once
keep within the memory that readers share."""


@dataclass
class Rows:
    """Rows that fit the header, as an SQL query for `TEXTS`, blank cells null."""

    sql: str
    number: int
    printable_ascii: bool
    misfits: list[Quarantined] = field(default_factory=list)
    """Rows that don't fit the header."""
    notices: list[str] = field(default_factory=list)


def rows_as_they_lie(path: Path, header: Header) -> Rows | None:
    """Return the rows for DuckDB to read out of the file itself; None where that isn't safe.

    It is safe where line ends aren't mixed and nothing occurs that parsers read differently.
    Whoever reads must still find `number` rows: fewer means that lines were joined or passed over.
    """
    facts = survey(path)
    if facts.line_end is None or facts.other_controls or facts.spaced_quotes or header.line != 1:
        return None
    columns = ", ".join(f"{literal(name)}: 'VARCHAR'" for name in _names(header))
    line_end = facts.line_end.replace("\r", r"\r").replace("\n", r"\n")
    sql = (
        f"SELECT row, row + 1 AS line, {_quoted(LOADED)} FROM ("
        f"SELECT row_number() OVER () AS row, {_quoted(LOADED)} "
        f"FROM read_csv({literal(path)}, auto_detect=false, header=true, delim=',', "
        f"buffer_size={_BUFFER}, "
        f"""quote='"', escape='"', new_line='{line_end}', columns={{{columns}}}))"""
    )
    return Rows(sql, facts.lines - 1, facts.printable_ascii)


def rows_split(path: Path, header: Header, aside: Path, progress: Progress | None) -> Rows:
    """Split the file record by record into a Parquet file `aside`, for whoever calls to delete.

    Never fails on any bytes and never loses a row: each is in `aside` or among the misfits.
    """
    rows = Rows(f"SELECT * FROM read_parquet({literal(aside)})", 0, printable_ascii=False)
    names = _names(header)
    loaded = itemgetter(*(names.index(name) for name in LOADED))
    joined = windows = number = 0
    with pq.ParquetWriter(aside, TEXTS) as writer:
        batch: list[tuple[int | str, ...]] = []
        records = read_records(path, header.end, header.line + 1, len(names), progress)
        for number, record in enumerate(records, start=1):
            joined += record.lines > 1
            windows += record.windows
            if record.fields is None:
                rows.misfits.append(_misfit(record))
                continue
            batch.append((number, record.line, *loaded(record.fields)))
            if len(batch) == _BATCH:
                writer.write_table(_table(batch))
                batch.clear()
        writer.write_table(_table(batch))
    rows.number = number - len(rows.misfits)
    rows.notices += _notices(joined, windows)
    return rows


def _names(header: Header) -> list[str]:
    """Return the published names of the file's columns, in the file's order."""
    return [CANONICAL[column_key(name)] for name in header.columns]


def _quoted(names: Sequence[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _table(batch: list[tuple[int | str, ...]]) -> pa.Table:
    columns = zip(*batch, strict=True) if batch else ((),) * len(TEXTS)
    arrays = [pa.array(cells, kind) for cells, kind in zip(columns, TEXTS.types, strict=True)]
    nulls = (
        array if pa.types.is_integer(array.type) else _null_where_blank(array) for array in arrays
    )
    return pa.Table.from_arrays(list(nulls), schema=TEXTS)


def _null_where_blank(texts: pa.Array) -> pa.Array:
    return pc.if_else(pc.equal(texts, ""), None, texts)


def _misfit(record: Record) -> Quarantined:
    return Quarantined(record.line, WHOLE_ROW, record.found, record.flaw)


def _notices(joined: int, windows: int) -> Iterator[str]:
    if windows:
        yield (
            f"Rows that are not in UTF-8: {windows:,}. They were read as Windows text; "
            "check letters with accents."
        )
    if joined:
        yield f"Rows with line breaks inside a value: {joined:,}. Each was read as a space."
