"""Which rows count: later files replace earlier ones, and one Crime ID is one crime.

Rows without a Crime ID are each an incident and are never compared with one another.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from moorlands_dash.store.engine import empty_table, insert, parquet_list
from moorlands_dash.store.manifest import Cover, FileRecord
from moorlands_dash.store.shrunk import Replacement

if TYPE_CHECKING:
    import duckdb

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

_BATCH = 500_000


def supersede_covers(files: Sequence[FileRecord]) -> list[Replacement]:
    """Give each month of a force, or of a category, to the latest file that stands for it.

    Returns which month of which file was replaced by which, as far as it was in use till now.
    """
    replacements: list[Replacement] = []
    owners: dict[tuple[str, date], tuple[FileRecord, Cover]] = {}
    for record in sorted(files, key=lambda f: f.sequence):
        for cover in record.covers:
            if not cover.in_use:
                continue
            earlier = owners.get((cover.source, cover.month))
            if earlier:
                earlier[1].in_use = False
                earlier[0].replaced_by = record.name
                earlier[0].lost_to = sorted({*earlier[0].lost_to, record.sha256})
                replacements.append((*earlier, record, cover))
            owners[cover.source, cover.month] = (record, cover)
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


def open_street(
    connection: duckdb.DuckDBPyConnection, files: Sequence[FileRecord], parts: Path
) -> None:
    """Make the view `accepted`: the rows of street extracts that no later file has replaced.

    Beside the part's columns it has `filename`; the table `extracts` says which file that is.
    """
    connection.execute(
        "CREATE TABLE extracts (filename VARCHAR, sequence INTEGER, name VARCHAR, sha256 VARCHAR)"
    )
    connection.execute("CREATE TABLE replaced (filename VARCHAR, force VARCHAR, month DATE)")
    paths = [(parts / str(record.part), record) for record in files]
    known = [(path.as_posix(), r.sequence, r.name, r.sha256) for path, r in paths]
    insert(connection, "extracts", known)
    gone = [
        (path.as_posix(), cover.source, cover.month)
        for path, record in paths
        for cover in record.covers
        if not cover.in_use
    ]
    insert(connection, "replaced", gone)
    touched = {name for name, _, _ in gone}
    partial = [path for path, _ in paths if path.as_posix() in touched]
    whole = [path for path, _ in paths if path.as_posix() not in touched]
    queries = [empty_table({**STREET, "filename": "VARCHAR"})]
    if whole:
        queries.append(_read(whole))
    if partial:
        queries.append(f"{_read(partial)} ANTI JOIN replaced USING (filename, force, month)")
    connection.execute("CREATE VIEW accepted AS " + " UNION ALL ".join(queries))


def _columns() -> str:
    return ", ".join(STREET)


def _read(paths: Sequence[Path]) -> str:
    return (
        f"SELECT {_columns()}, filename FROM read_parquet({parquet_list(paths)}, filename = true)"
    )


def merge_republished(connection: duckdb.DuckDBPyConnection, rows: int) -> dict[str, int]:
    """Count each Crime ID once: where it first stood, with its newest outcome.

    Makes the tables `removed` (filename, row, republished) and `outcomes` (filename, row,
    outcome), and the view `counted`; `rows` is at least the number of rows accepted. Returns how
    many crimes stood in several months or several times in one, and how many rows that were.

    IDs are compared by 64-bit hashes first (8 bytes a row), and only those whose hash stands
    twice are compared in full.
    """
    suspects = _repeated_hashes(connection, rows)
    connection.register("suspects", _as_table(suspects))
    connection.execute(_CANDIDATES)
    connection.unregister("suspects")
    for step in _MERGE:
        connection.execute(step)
    counts = connection.execute(_MERGED).fetchone()
    names = ("republished_crimes", "republished_rows", "repeated_crimes", "repeated_rows")
    source = "accepted ANTI JOIN removed USING (filename, row)" if len(suspects) else "accepted"
    connection.execute(f"CREATE VIEW counted AS SELECT * FROM {source}")
    return dict(zip(names, counts or (0, 0, 0, 0), strict=True))


def _repeated_hashes(connection: duckdb.DuckDBPyConnection, rows: int) -> np.ndarray:
    """Return the hashes that stand more than once, each once."""
    hashes = np.empty(rows, np.uint64)
    filled = 0
    batches = connection.sql(
        "SELECT hash(crime_id) AS h FROM accepted WHERE crime_id IS NOT NULL"
    ).to_arrow_reader(_BATCH)
    for batch in batches:
        hashes[filled : filled + len(batch)] = batch.column(0).to_numpy()
        filled += len(batch)
    hashes = hashes[:filled]
    hashes.sort()
    return np.unique(hashes[1:][hashes[1:] == hashes[:-1]])


def _as_table(hashes: np.ndarray) -> object:
    import pyarrow as pa

    return pa.table({"h": hashes})


_CANDIDATES = """
CREATE TABLE candidates AS
SELECT filename, sequence, row, month, crime_id, outcome
FROM (SELECT * FROM accepted WHERE crime_id IS NOT NULL) SEMI JOIN suspects ON hash(crime_id) = h
JOIN extracts USING (filename)
"""

_MERGE = (
    # The order of publication: month, then the order of loading, then the row.
    """
    CREATE TABLE crimes AS
    SELECT crime_id,
           arg_min((filename, row, month), (month, sequence, row)) AS kept,
           arg_max(outcome, (month, sequence, row)) FILTER (outcome IS NOT NULL) AS outcome
    FROM candidates GROUP BY crime_id HAVING count(*) > 1
    """,
    """
    CREATE TABLE removed AS
    SELECT filename, row, crime_id, month > kept[3] AS republished
    FROM candidates JOIN crimes USING (crime_id)
    WHERE filename <> kept[1] OR row <> kept[2]
    """,
    """
    CREATE TABLE outcomes AS
    SELECT kept[1] AS filename, kept[2] AS row, outcome FROM crimes WHERE outcome IS NOT NULL
    """,
    "DROP TABLE candidates",
)

_MERGED = """
SELECT count(DISTINCT crime_id) FILTER (republished), count(*) FILTER (republished),
       count(DISTINCT crime_id) FILTER (NOT republished), count(*) FILTER (NOT republished)
FROM removed
"""


def settle_street(
    connection: duckdb.DuckDBPyConnection, files: Sequence[FileRecord], parts: Path
) -> None:
    """Set for each street extract in use how many of its rows are not counted, and why."""
    merged = {
        name: (republished, repeated)
        for name, republished, repeated in connection.execute(
            "SELECT filename, count(*) FILTER (republished), count(*) FILTER (NOT republished) "
            "FROM removed GROUP BY filename"
        ).fetchall()
    }
    for record in files:
        gone = sum(cover.rows for cover in record.covers if not cover.in_use)
        republished, repeated = merged.get((parts / str(record.part)).as_posix(), (0, 0))
        record.settle(gone, republished, repeated)
