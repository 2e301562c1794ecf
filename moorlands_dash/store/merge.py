"""Which rows count: later files replace earlier ones, and one Crime ID is one crime.

Rows without a Crime ID are each an incident and are never compared with one another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from moorlands_dash.store.cover import Cover, CoverKey
from moorlands_dash.store.engine import Engine
from moorlands_dash.store.manifest import FileRecord
from moorlands_dash.store.shrunk import Replacement
from moorlands_dash.store.steps import Relation, Step

if TYPE_CHECKING:
    import pyarrow as pa

STREET = {
    "row": "INTEGER",
    "crime_id": "VARCHAR",
    "month": "DATE",
    "force": "VARCHAR",
    "crime_type": "VARCHAR",
    "category": "VARCHAR",
    "longitude": "DOUBLE",
    "latitude": "DOUBLE",
    "location": "VARCHAR",
    "lsoa_code": "VARCHAR",
    "lsoa_name": "VARCHAR",
    "outcome": "VARCHAR",
}

_EXTRACTS = {
    "filename": "VARCHAR",
    "sequence": "INTEGER",
    "name": "VARCHAR",
    "sha256": "VARCHAR",
}
_REPLACED = {"filename": "VARCHAR", "force": "VARCHAR", "month": "DATE"}

_BATCH = 500_000


def supersede_covers(files: Sequence[FileRecord]) -> list[Replacement]:
    """Give each month of a force, or of a category and sender, to the latest file for it.

    Returns which month of which file was replaced by which, as far as it was in use till now.
    """
    replacements: list[Replacement] = []
    owners: dict[CoverKey, list[tuple[FileRecord, Cover]]] = {}
    for record in sorted(files, key=lambda f: f.sequence):
        for cover in [cover for cover in record.covers if cover.in_use]:
            held = owners.setdefault(cover.key, [])
            # One file may write one sender in two ways: those stand beside each other.
            for earlier, lost in [pair for pair in held if pair[0] is not record]:
                lost.in_use = False
                earlier.replaced_by = record.name
                earlier.lost_to = sorted({*earlier.lost_to, record.sha256})
                replacements.append((earlier, lost, record, cover))
                held.remove((earlier, lost))
            held.append((record, cover))
    for record in files:
        if not any(cover.in_use for cover in record.covers):
            record.replace_with(record.replaced_by or "a later file", *record.lost_to)
    return replacements


def supersede_outlines(files: Sequence[FileRecord]) -> None:
    """Keep the latest outlines of each level."""
    latest: dict[str | None, FileRecord] = {}
    for record in sorted(files, key=lambda f: f.sequence):
        if record.level in latest:
            latest[record.level].replace_with(record.name, record.sha256)
        latest[record.level] = record


@dataclass(frozen=True)
class Opened:
    """What street extracts say, file by file."""

    extracts: Relation
    """Which file a `filename` is."""
    accepted: Relation
    """The rows that no later file has replaced, in the part's columns and `filename`."""


@dataclass(frozen=True)
class Merged:
    """The same with each crime counted once."""

    counted: Relation
    """The accepted rows that count."""
    removed: Relation
    """The others: filename, row, crime_id, and whether they were `republished` in a later month."""
    outcomes: Relation
    """The newest outcome of crimes that stood more than once, by filename and row."""
    counts: dict[str, int]
    """How many crimes stood in several months or several times in one, and how many rows."""


def open_street(engine: Engine, files: Sequence[FileRecord], parts: Path) -> Opened:
    """Let steps read the rows of street extracts that no later file has replaced."""
    paths = [(parts / str(record.part), record) for record in files]
    known = [(path.as_posix(), r.sequence, r.name, r.sha256) for path, r in paths]
    gone = [
        (path.as_posix(), cover.source, cover.month)
        for path, record in paths
        for cover in record.covers
        if not cover.in_use
    ]
    touched = {name for name, _, _ in gone}
    partial = [path for path, _ in paths if path.as_posix() in touched]
    whole = [path for path, _ in paths if path.as_posix() not in touched]
    accepted = engine.make(
        ACCEPTED,
        whole=engine.parts("whole_parts", STREET, whole),
        partial=engine.parts("partial_parts", STREET, partial),
        replaced=engine.given("replaced", _REPLACED, gone),
    )
    return Opened(engine.given("extracts", _EXTRACTS, known), accepted)


def merge_republished(engine: Engine, opened: Opened, rows: int) -> Merged:
    """Count each Crime ID once: where it first stood, with its newest outcome.

    `rows` is at least the number of rows accepted. IDs are compared by 64-bit hashes first (8
    bytes a row), and only those whose hash stands twice are compared in full.
    """
    accepted, extracts = opened.accepted, opened.extracts
    repeated = _repeated_hashes(engine, accepted, rows)
    suspects = engine.lent("suspects", _as_table(repeated))
    candidates = engine.make(CANDIDATES, accepted=accepted, suspects=suspects, extracts=extracts)
    crimes = engine.make(CRIMES, candidates=candidates)
    removed = engine.make(REMOVED, candidates=candidates, crimes=crimes)
    outcomes = engine.make(OUTCOMES, crimes=crimes)
    engine.drop(suspects, candidates, crimes)
    counted = accepted
    if len(repeated):
        counted = engine.make(COUNTED, accepted=accepted, removed=removed)
    names = ("republished_crimes", "republished_rows", "repeated_crimes", "repeated_rows")
    counts = dict(zip(names, engine.row(MERGED, removed=removed), strict=True))
    return Merged(counted, removed, outcomes, counts)


def _repeated_hashes(engine: Engine, accepted: Relation, rows: int) -> np.ndarray:
    """Return the hashes that stand more than once, each once."""
    hashes = np.empty(rows, np.uint64)
    filled = 0
    for batch in engine.batches(HASHES, _BATCH, accepted=accepted):
        hashes[filled : filled + len(batch)] = batch.column(0).to_numpy()
        filled += len(batch)
    hashes = hashes[:filled]
    hashes.sort()
    return np.unique(hashes[1:][hashes[1:] == hashes[:-1]])


def _as_table(hashes: np.ndarray) -> pa.Table:
    import pyarrow as pa

    return pa.table({"h": hashes})


ACCEPTED = Step(
    "accepted",
    ("whole", "partial", "replaced"),
    """
    SELECT * FROM {whole}
    UNION ALL
    SELECT * FROM {partial} ANTI JOIN {replaced} USING (filename, force, month)
    """,
    view=True,
)

HASHES = Step(
    "hashes",
    ("accepted",),
    "SELECT hash(crime_id) AS h FROM {accepted} WHERE crime_id IS NOT NULL",
)

CANDIDATES = Step(
    "candidates",
    ("accepted", "suspects", "extracts"),
    """
    SELECT filename, sequence, row, month, crime_id, outcome
    FROM (SELECT * FROM {accepted} WHERE crime_id IS NOT NULL)
    SEMI JOIN {suspects} ON hash(crime_id) = h
    JOIN {extracts} USING (filename)
    """,
)

# The order of publication: month, then the order of loading, then the row.
CRIMES = Step(
    "crimes",
    ("candidates",),
    """
    SELECT crime_id,
           arg_min((filename, row, month), (month, sequence, row)) AS kept,
           arg_max(outcome, (month, sequence, row)) FILTER (outcome IS NOT NULL) AS outcome
    FROM {candidates} GROUP BY crime_id HAVING count(*) > 1
    """,
)

REMOVED = Step(
    "removed",
    ("candidates", "crimes"),
    """
    SELECT filename, row, crime_id, month > kept[3] AS republished
    FROM {candidates} JOIN {crimes} USING (crime_id)
    WHERE filename <> kept[1] OR row <> kept[2]
    """,
)

OUTCOMES = Step(
    "outcomes",
    ("crimes",),
    "SELECT kept[1] AS filename, kept[2] AS row, outcome FROM {crimes} WHERE outcome IS NOT NULL",
)

COUNTED = Step(
    "counted",
    ("accepted", "removed"),
    "SELECT * FROM {accepted} ANTI JOIN {removed} USING (filename, row)",
    view=True,
)

MERGED = Step(
    "merged",
    ("removed",),
    """
    SELECT count(DISTINCT crime_id) FILTER (republished), count(*) FILTER (republished),
           count(DISTINCT crime_id) FILTER (NOT republished), count(*) FILTER (NOT republished)
    FROM {removed}
    """,
)

SETTLED = Step(
    "settled",
    ("removed",),
    """
    SELECT filename, count(*) FILTER (republished), count(*) FILTER (NOT republished)
    FROM {removed} GROUP BY filename
    """,
)


def settle_street(
    engine: Engine, removed: Relation, files: Sequence[FileRecord], parts: Path
) -> None:
    """Set for each street extract in use how many of its rows are not counted, and why."""
    merged = {name: rest for name, *rest in engine.rows(SETTLED, removed=removed)}
    for record in files:
        gone = sum(cover.rows for cover in record.covers if not cover.in_use)
        republished, repeated = merged.get((parts / str(record.part)).as_posix(), (0, 0))
        record.settle(gone, republished, repeated)
