"""Judges the rows of a street extract and writes the accepted ones as one part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from moorlands_dash.extracts import set_aside, totals
from moorlands_dash.extracts.conditions import numbers
from moorlands_dash.extracts.flaws import LONGEST_VALUE, Flaw, in_words
from moorlands_dash.extracts.model import Progress, Quarantined
from moorlands_dash.extracts.street_contract import (
    DEGREES,
    LOADED,
    Terms,
    broken,
    evident,
    normalised,
)
from moorlands_dash.extracts.street_districts import has_ours
from moorlands_dash.extracts.street_rows import DISTINCT, TEXTS, Rows, blanked, texts
from moorlands_dash.periods import parse_month
from moorlands_dash.vocabulary import POLICE_TYPES

PART = pa.schema(
    [
        ("row", pa.int32()),
        ("crime_id", pa.string()),
        ("month", pa.date32()),
        ("force", DISTINCT),
        ("crime_type", DISTINCT),
        ("category", pa.string()),
        ("longitude", pa.float64()),
        ("latitude", pa.float64()),
        ("location", DISTINCT),
        ("lsoa_code", DISTINCT),
        ("lsoa_name", DISTINCT),
        ("outcome", DISTINCT),
    ]
)
_REPEATING = [field.name for field in PART if field.type == DISTINCT] + ["month", "category"]
"""Columns whose texts are written once a part; half of what is left are the Crime IDs."""
_PLAIN = pa.schema([(f.name, pa.string() if f.type == DISTINCT else f.type) for f in TEXTS])


@dataclass
class Written:
    """What became of the rows of one file."""

    accepted: int = 0
    quarantine: list[Quarantined] = field(default_factory=list)
    """By line."""
    covers: set[tuple[str, date]] = field(default_factory=set)
    """Force and month of the accepted rows."""
    ours: bool = False
    """Whether any of them is our district's."""


def write_part(rows: Rows, terms: Terms, out: Path, progress: Progress | None = None) -> Written:
    """Write the accepted rows to `out`.

    Rows that are evidently in order are taken as they stand; the others are put before the
    contract. Raises pa.ArrowInvalid for a file that Arrow can't split. `progress` is told the
    share of `rows.number`.
    """
    written, done = Written(), 0
    # Zstandard's lowest level, as half the bytes are Crime IDs, on which more effort is lost; no
    # statistics, as whoever reads a part reads it wholly.
    with pq.ParquetWriter(
        out,
        PART,
        compression="zstd",
        compression_level=1,
        use_dictionary=_REPEATING,
        write_statistics=False,
        store_schema=False,
    ) as writer:
        for batch in rows.batches:
            for accepted in _judged(batch, terms, rows.printable_ascii, written):
                written.accepted += len(accepted)
                written.covers |= _covers(accepted)
                written.ours = written.ours or has_ours(accepted, terms.districts, terms.lsoas)
                writer.write_batch(accepted)
            done += len(batch)
            if progress:
                progress(min(done / rows.number, 1.0))
    written.quarantine.sort(key=lambda item: item.line)
    return written


def _judged(
    batch: pa.RecordBatch, terms: Terms, printable_ascii: bool, written: Written
) -> Iterator[pa.RecordBatch]:
    """Yield the accepted rows as `PART`; note the others in `written`."""
    read = blanked(batch)
    fine = evident(read, terms, printable_ascii=printable_ascii)
    if pc.all(fine).as_py():
        yield _typed(read)
        return
    yield _typed(read.filter(fine))
    # Whoever has to mend a row is shown it as it stands in the file, words for blanks and all.
    found = batch.filter(pc.invert(fine)).cast(_PLAIN).to_pandas()
    neat = normalised(found, terms)
    flaws = broken(neat, terms)
    written.quarantine += _quarantined(found, neat, flaws)
    mended = neat.drop(index=list(flaws))
    if len(mended):
        yield _typed(texts(mended[name].tolist() for name in TEXTS.names))


def _typed(rows: pa.RecordBatch) -> pa.RecordBatch:
    """Return accepted rows of `TEXTS` as `PART`."""
    months, types = rows["Month"], rows["Crime type"]
    columns = {
        "row": rows["row"].cast(pa.int32()),
        "crime_id": rows["Crime ID"],
        "month": pa.array(map(_month, months.dictionary.to_pylist()), pa.date32()).take(
            months.indices
        ),
        "force": rows["Falls within"],
        "crime_type": types,
        "category": pa.array(map(POLICE_TYPES.get, types.dictionary.to_pylist()), pa.string()).take(
            types.indices
        ),
        "longitude": numbers(rows["Longitude"], DEGREES),
        "latitude": numbers(rows["Latitude"], DEGREES),
        "location": rows["Location"],
        "lsoa_code": rows["LSOA code"],
        "lsoa_name": rows["LSOA name"],
        "outcome": rows["Last outcome category"],
    }
    return pa.RecordBatch.from_pydict(columns, schema=PART)


def _month(text: str) -> date | None:
    """Return the month; None for a text that stands in no accepted row."""
    try:
        return parse_month(text)
    except ValueError:
        return None


def _covers(accepted: pa.RecordBatch) -> set[tuple[str, date]]:
    """Return each force and month that stand together in a row."""
    forces, months = accepted["force"], accepted["month"].dictionary_encode()
    known = max(len(months.dictionary), 1)
    pairs = pd.unique(forces.indices.to_numpy().astype(np.int64) * known + months.indices)
    return {
        (
            forces.dictionary[int(pair // known)].as_py(),
            months.dictionary[int(pair % known)].as_py(),
        )
        for pair in pairs
    }


def _quarantined(
    found: pd.DataFrame, neat: pd.DataFrame, flaws: dict[int, list[Flaw]]
) -> Iterator[Quarantined]:
    lines = found["line"].to_dict()
    named = {flaw.column for each in flaws.values() for flaw in each}
    values = {name: found[name].fillna("").to_dict() for name in named}
    cells = found[list(LOADED)].fillna("")
    sums = totals.among({i: [bad.column for bad in each] for i, each in flaws.items()}, cells)
    for index, each in flaws.items():
        if total := sums.get(index):
            yield Quarantined(
                lines[index], total, shown(str(cells.at[index, total])), totals.TOTAL, total=True
            )
            continue
        told = [(flaw.column, shown(values[flaw.column][index]), flaw.reason) for flaw in each]
        column, value, _ = told[0]
        bad = {flaw.column for flaw in each}
        read = {name: "" if name in bad else str(neat.at[index, name]) for name in LOADED}
        known = set_aside.of_street(read, bad)
        yield Quarantined(lines[index], column, value, in_words(told), known=known)


def shown(text: str) -> str:
    """Return a value as it can be shown: cut, and control characters written as escapes."""
    cut = text[:LONGEST_VALUE]
    if cut.isprintable():
        return cut
    escaped = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in cut)
    return escaped[:LONGEST_VALUE]
