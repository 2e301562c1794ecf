"""The rows of a street extract as text, in batches: as the file lies, or split with care."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from moorlands_dash.extracts.blanks import nulled
from moorlands_dash.extracts.header import Header, column_key
from moorlands_dash.extracts.model import Progress, Quarantined
from moorlands_dash.extracts.physical import survey
from moorlands_dash.extracts.records import Record, read_records
from moorlands_dash.extracts.street_contract import COLUMNS, LOADED, NEEDED

WHOLE_ROW = "(whole row)"

CANONICAL = {column_key(name): name for name in COLUMNS}
"""Key of a column name -> the name as published."""

DISTINCT = pa.dictionary(pa.int32(), pa.string())
"""Texts that repeat: each once, and for each row which."""
TYPES = {
    name: pa.string() if name in ("Crime ID", "Longitude", "Latitude") else DISTINCT
    for name in LOADED
}
TEXTS = pa.schema([("row", pa.int64()), ("line", pa.int64()), *TYPES.items()])
"""Rows as text: place among the rows, line in the file, and the columns, null where blank."""
_MAY_BE_BLANK = frozenset(LOADED) - frozenset(NEEDED)

_BATCH = 20_000
_BLOCK = 4_000_000
"""Bytes of a file that are split at a time, of which each reader holds a few."""


@dataclass
class Rows:
    """Rows that fit the header."""

    batches: Iterator[pa.RecordBatch]
    """The rows as `TEXTS`, to be gone through once."""
    number: int
    printable_ascii: bool
    misfits: list[Quarantined] = field(default_factory=list)
    """Rows that don't fit the header."""
    notices: list[str] = field(default_factory=list)


def rows_as_they_lie(path: Path, header: Header) -> Rows | None:
    """Return the rows as Arrow splits the file; None where that isn't safe.

    It is safe where line ends aren't mixed and nothing occurs that parsers read differently.
    Whoever reads must still find `number` rows: fewer means that lines were joined or passed over.
    """
    if header.line != 1 or header.separator != ",":
        return None
    facts = survey(path)
    if facts.line_end is None or facts.other_controls or facts.odd_quotes:
        return None
    return Rows(_as_they_lie(path, _names(header)), facts.lines - 1, facts.printable_ascii)


def _as_they_lie(path: Path, names: list[str]) -> Iterator[pa.RecordBatch]:
    """Yield the rows; raises pa.ArrowInvalid where one doesn't fit or isn't UTF-8."""
    first = 1
    with csv.open_csv(
        path,
        csv.ReadOptions(use_threads=False, block_size=_BLOCK, skip_rows=1, column_names=names),
        convert_options=csv.ConvertOptions(
            column_types=TYPES,
            include_columns=LOADED,
            null_values=[""],
            strings_can_be_null=True,
        ),
    ) as reader:
        for batch in reader:
            rows = np.arange(first, first + len(batch), dtype=np.int64)
            columns = [pa.array(rows), pa.array(rows + 1), *batch.columns]
            yield pa.RecordBatch.from_arrays(columns, schema=TEXTS)
            first += len(batch)


def rows_split(path: Path, header: Header, longest: int, progress: Progress | None) -> Rows:
    """Return the rows split record by record; `number` and the rest are known at their end.

    Never fails on any bytes and never loses a row: each is in a batch or among the misfits. Of a
    row longer than so many bytes nothing is kept.
    """
    rows = Rows(iter(()), 0, printable_ascii=False)
    rows.batches = _split(rows, path, header, longest, progress)
    return rows


def _split(
    rows: Rows, path: Path, header: Header, longest: int, progress: Progress | None
) -> Iterator[pa.RecordBatch]:
    names = _names(header)
    loaded = itemgetter(*(names.index(name) for name in LOADED))
    joined = windows = number = 0
    batch: list[tuple[int | str, ...]] = []
    records = read_records(
        path, header.end, header.line + 1, len(names), progress, header.separator, longest
    )
    for number, record in enumerate(records, start=1):
        joined += record.lines > 1
        windows += record.windows
        if record.fields is None:
            rows.misfits.append(_misfit(record))
            continue
        batch.append((number, record.line, *loaded(record.fields)))
        if len(batch) == _BATCH:
            yield texts(zip(*batch, strict=True))
            batch.clear()
    if batch:
        yield texts(zip(*batch, strict=True))
    rows.number = number - len(rows.misfits)
    rows.notices += _notices(joined, windows)


def texts(columns: Iterable[Sequence[int | str]]) -> pa.RecordBatch:
    """Return rows as `TEXTS` from its columns, "" where blank."""
    arrays = (pa.array(cells) for cells in columns)
    nulls = [
        array if pa.types.is_integer(array.type) else pc.if_else(pc.equal(array, ""), None, array)
        for array in arrays
    ]
    typed = [array.cast(kind) for array, kind in zip(nulls, TEXTS.types, strict=True)]
    return pa.RecordBatch.from_arrays(typed, schema=TEXTS)


def blanked(rows: pa.RecordBatch) -> pa.RecordBatch:
    """Return the rows with null for a word that stands for a blank, where blank is allowed."""
    columns = [
        nulled(column) if name in _MAY_BE_BLANK else column
        for name, column in zip(rows.schema.names, rows.columns, strict=True)
    ]
    return pa.RecordBatch.from_arrays(columns, schema=rows.schema)


def _names(header: Header) -> list[str]:
    """Return the published names of the file's columns, in the file's order.

    A first column of row numbers, which has no name, keeps what it has.
    """
    return [CANONICAL.get(column_key(name), name) for name in header.columns]


def _misfit(record: Record) -> Quarantined:
    return Quarantined(record.line, WHOLE_ROW, record.found, record.flaw, record.total)


def _notices(joined: int, windows: int) -> Iterator[str]:
    if windows:
        yield (
            f"Rows that are not in UTF-8: {windows:,}. They were read as Windows text; "
            "check letters with accents."
        )
    if joined:
        yield f"Rows with line breaks inside a value: {joined:,}. Each was read as a space."
