"""Small tables, from populations to meetings: for one thing the later file holds."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from moorlands_dash.store.engine import empty_table, insert, parquet_list, write_table
from moorlands_dash.store.manifest import FileRecord

if TYPE_CHECKING:
    import duckdb

    from moorlands_dash.extracts.model import Kind

COLUMNS: dict[Kind, dict[str, str]] = {
    "populations": {
        "area_code": "VARCHAR",
        "area_name": "VARCHAR",
        "year": "INTEGER",
        "population": "BIGINT",
        "source": "VARCHAR",
    },
    "recorded": {
        "financial_year": "INTEGER",
        "quarter": "INTEGER",
        "force_name": "VARCHAR",
        "csp_name": "VARCHAR",
        "offence_group": "VARCHAR",
        "offence_subgroup": "VARCHAR",
        "offence_code": "VARCHAR",
        "offence_description": "VARCHAR",
        "offences": "BIGINT",
    },
    "indicators": {
        "indicator": "VARCHAR",
        "title": "VARCHAR",
        "area_code": "VARCHAR",
        "period_start": "DATE",
        "period_end": "DATE",
        "numerator": "DOUBLE",
        "denominator": "DOUBLE",
        "unit": "VARCHAR",
        "wording": "VARCHAR",
        "source": "VARCHAR",
        "sample": "VARCHAR",
    },
    "targets": {
        "target_id": "VARCHAR",
        "title": "VARCHAR",
        "theme": "VARCHAR",
        "measure": "VARCHAR",
        "kind": "VARCHAR",
        "area_code": "VARCHAR",
        "baseline_start": "DATE",
        "baseline_end": "DATE",
        "baseline": "DOUBLE",
        "start": "DATE",
        "end": "DATE",
        "target": "DOUBLE",
        "profile": "VARCHAR",
        "owner": "VARCHAR",
        "note": "VARCHAR",
    },
    "actions": {
        "action_id": "VARCHAR",
        "title": "VARCHAR",
        "theme": "VARCHAR",
        "target_id": "VARCHAR",
        "area_code": "VARCHAR",
        "owner": "VARCHAR",
        "start": "DATE",
        "due": "DATE",
        "status": "VARCHAR",
        "progress": "DOUBLE",
        "cost": "DOUBLE",
        "funder": "VARCHAR",
        "note": "VARCHAR",
        "updated": "DATE",
    },
    "annotations": {
        "annotation_id": "VARCHAR",
        "date": "DATE",
        "kind": "VARCHAR",
        "title": "VARCHAR",
        "category": "VARCHAR",
        "area_code": "VARCHAR",
        "note": "VARCHAR",
        "source": "VARCHAR",
    },
    "meetings": {
        "meeting_id": "VARCHAR",
        "date": "DATE",
        "group": "VARCHAR",
        "title": "VARCHAR",
        "note": "VARCHAR",
    },
}

SAME: dict[Kind, tuple[str, ...]] = {
    "populations": ("area_code", "year"),
    "recorded": ("force_name", "financial_year", "quarter"),
    "indicators": ("indicator", "area_code", "period_start", "period_end"),
    "targets": ("target_id",),
    "actions": ("action_id", "updated"),
    "annotations": ("annotation_id",),
    "meetings": ("meeting_id",),
}
"""What a row is about: a later file that speaks of it replaces what earlier ones said."""

_ORDER: dict[Kind, str] = {
    "populations": "area_code, year",
    "recorded": "force_name, csp_name, offence_group, financial_year, quarter",
    "indicators": "indicator, area_code, period_end",
    "targets": "standing, place",
    "actions": "action_id, updated",
    "annotations": "date, annotation_id",
    "meetings": "date, meeting_id",
}


def write_records(
    connection: duckdb.DuckDBPyConnection,
    kind: Kind,
    files: Sequence[FileRecord],
    parts: Path,
    out: Path,
) -> None:
    """Write one table and set each file's superseded rows.

    A file of which nothing is left is taken out of use. The populations that come with the
    program yield to everybody else's, whenever they were loaded.
    """
    path = out / f"{kind}.parquet"
    if not files:
        write_table(connection, empty_table(COLUMNS[kind]), path)
        return
    _stack(connection, kind, files, parts)
    columns = ", ".join(f'"{name}"' for name in COLUMNS[kind])
    write_table(connection, f"SELECT {columns} FROM held ORDER BY {_ORDER[kind]}", path)
    _settle(connection, kind, files, parts)
    connection.execute("DROP TABLE held; DROP VIEW stacked; DROP TABLE standings")


def _settle(
    connection: duckdb.DuckDBPyConnection, kind: Kind, files: Sequence[FileRecord], parts: Path
) -> None:
    """Set what is left of each file, and which ones took over the rest."""
    rows = dict(connection.execute("SELECT filename, count(*) FROM held GROUP BY 1").fetchall())
    kept = {f.sequence: rows.get((parts / str(f.part)).as_posix(), 0) for f in files}
    lost = any(kept[f.sequence] < f.accepted for f in files)
    heirs = _heirs(connection, kind, files) if lost else {}
    for record in files:
        record.lost_to = heirs.get(_standing(record), [])
        if kept[record.sequence] or not record.accepted:
            record.settle(record.accepted - kept[record.sequence])
        else:
            record.replace_with(_successor(record, files), *record.lost_to)


def _heirs(
    connection: duckdb.DuckDBPyConnection, kind: Kind, files: Sequence[FileRecord]
) -> dict[int, list[str]]:
    """Return the SHA-256 of the files that hold what others said, by the standing of those."""
    hashes = {_standing(record): record.sha256 for record in files}
    found = connection.execute(
        f"""
        SELECT DISTINCT standing, top FROM (
            SELECT standing, max(standing) OVER (PARTITION BY {", ".join(SAME[kind])}) AS top
            FROM stacked
        ) WHERE standing < top ORDER BY ALL
        """
    ).fetchall()
    heirs: dict[int, list[str]] = {}
    for standing, top in found:
        heirs.setdefault(standing, []).append(hashes[top])
    return heirs


def _stack(
    connection: duckdb.DuckDBPyConnection,
    kind: Kind,
    files: Sequence[FileRecord],
    parts: Path,
) -> None:
    """Make the view `stacked`, every file's rows, and the table `held`, those not replaced."""
    connection.execute("CREATE TABLE standings (filename VARCHAR, standing INTEGER)")
    paths = [parts / str(record.part) for record in files]
    ranked = [(p.as_posix(), _standing(f)) for p, f in zip(paths, files, strict=True)]
    insert(connection, "standings", ranked)
    typed = ", ".join(f'"{name}"::{sort} AS "{name}"' for name, sort in COLUMNS[kind].items())
    same = ", ".join(SAME[kind])
    connection.execute(
        f"""
        CREATE VIEW stacked AS
        SELECT {typed}, filename, standing, file_row_number AS place
        FROM (
            {empty_table(COLUMNS[kind])}
            UNION ALL BY NAME
            SELECT * FROM read_parquet({parquet_list(paths)}, filename = true,
                                       file_row_number = true, union_by_name = true)
        )
        JOIN standings USING (filename);
        CREATE TABLE held AS SELECT * FROM stacked
        QUALIFY standing = max(standing) OVER (PARTITION BY {same})
        """
    )


def _standing(record: FileRecord) -> int:
    return record.sequence - (1_000_000_000 if record.origin == "reference" else 0)


def _successor(record: FileRecord, files: Sequence[FileRecord]) -> str:
    later = [f for f in files if _standing(f) > _standing(record)]
    return later[0].name if len(later) == 1 else f"{len(later)} later files"


QUARANTINE = {
    "file": "VARCHAR",
    "sha256": "VARCHAR",
    "line": "INTEGER",
    "column": "VARCHAR",
    "value": "VARCHAR",
    "reason": "VARCHAR",
}


def write_quarantine(
    connection: duckdb.DuckDBPyConnection, files: Sequence[FileRecord], parts: Path, out: Path
) -> None:
    """Write the rows of the files in use that were not loaded, with the reason.

    The table `misplaced` holds those that only the ward map in use tells.
    """
    connection.execute(f"CREATE TABLE IF NOT EXISTS misplaced AS {empty_table(QUARANTINE)}")
    found = [parts / f.quarantine_part for f in files if f.quarantine_part]
    columns = ", ".join(f'"{name}"' for name in QUARANTINE)
    query = f"SELECT {columns} FROM misplaced"
    if found:
        query += f" UNION ALL SELECT {columns} FROM read_parquet({parquet_list(found)})"
    query = f"SELECT * FROM ({query}) ORDER BY file, line"
    write_table(connection, query, out / "quarantine.parquet")


FILES = {
    "sequence": "INTEGER",
    "name": "VARCHAR",
    "sha256": "VARCHAR",
    "size": "BIGINT",
    "kind": "VARCHAR",
    "origin": "VARCHAR",
    "loaded_at": "TIMESTAMP",
    "rows_in": "BIGINT",
    "loaded": "BIGINT",
    "superseded": "BIGINT",
    "republished": "BIGINT",
    "repeated_in_month": "BIGINT",
    "elsewhere": "BIGINT",
    "waiting": "BIGINT",
    "quarantined": "BIGINT",
    "in_use": "BOOLEAN",
    "replaced_by": "VARCHAR",
    "notices": "VARCHAR",
    "first_month": "DATE",
    "last_month": "DATE",
}


def write_files(
    connection: duckdb.DuckDBPyConnection, files: Sequence[FileRecord], out: Path
) -> None:
    """Write the manifest's list of files as a table."""
    fields = ", ".join(f'"{name}" {kind}' for name, kind in FILES.items())
    connection.execute(f"CREATE TABLE listed ({fields})")
    insert(connection, "listed", map(_file_row, files))
    write_table(connection, "SELECT * FROM listed ORDER BY sequence", out / "files.parquet")


def _file_row(record: FileRecord) -> list[object]:
    months = [cover.month for cover in record.covers]
    derived = {
        "notices": " ".join(record.notices) or None,
        "first_month": min(months, default=None),
        "last_month": max(months, default=None),
        "loaded_at": record.loaded_at.removesuffix("Z"),
    }
    return [derived[name] if name in derived else getattr(record, name) for name in FILES]
