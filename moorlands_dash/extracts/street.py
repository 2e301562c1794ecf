"""Street-level crime as data.police.uk publishes it: one CSV a force and month since December 2010.

DuckDB streams a file into its part in one pass and holds back every row that isn't evidently in
order; the contract (`street_contract`) judges those. A file that DuckDB doesn't read line by line
goes through the careful splitter (`records`) first.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import duckdb

from moorlands_dash.extracts import engine
from moorlands_dash.extracts.engine import literal
from moorlands_dash.extracts.header import Header, column_key, read_header
from moorlands_dash.extracts.model import Judged, Progress, Refusal, SourceFile
from moorlands_dash.extracts.street_contract import COLUMNS, OPTIONAL, Terms
from moorlands_dash.extracts.street_name import StreetName, read_name, slug
from moorlands_dash.extracts.street_part import only_cover, write_part
from moorlands_dash.extracts.street_rows import CANONICAL, rows_as_they_lie, rows_split
from moorlands_dash.partnership import Settings

_LARGE = 20_000_000
"""Bytes; a smaller file is read before anybody asks how far it has come."""
_SPLITTING = 0.7
"""Share of the time that the careful splitter takes of the whole."""


def matches(columns: Sequence[str]) -> bool:
    """Tell whether a header is this layout's: its columns in any order and letter case."""
    keys = [column_key(name) for name in columns]
    needed = {key for key, name in CANONICAL.items() if name not in OPTIONAL}
    return len(keys) == len(set(keys)) and needed <= set(keys) <= set(CANONICAL)


def read(
    source: SourceFile, out: Path, settings: Settings, progress: Progress | None = None
) -> Judged:
    """Judge each row and write the accepted ones to `out`; safe to call from several threads.

    Memory stays bounded whatever the file's size, but for the list of quarantined rows. Raises
    Refusal where the columns are another layout's, and where a file without rows doesn't name
    its force and month ("2025-01-staffordshire-street.csv").
    """
    header = read_header(source.path)
    if header is None or not matches(header.columns):
        raise Refusal(
            source.name,
            "The columns aren't those of a street extract.",
            f"Send it as published, with the columns {', '.join(COLUMNS)}.",
        )
    today = date.today()
    named = read_name(source.name, today)
    terms = Terms(today, named.month if named else None, settings.force.name)
    told = progress if source.size >= _LARGE else None
    with engine.cursor() as connection:
        judged = _at_once(connection, source, out, header, terms, told)
        if judged is None:
            judged = _carefully(connection, source, out, header, terms, progress)
        judged.covers = _covers(connection, judged, named, terms.force)
    if progress:
        progress(1)
    return judged


def _at_once(
    connection: duckdb.DuckDBPyConnection,
    source: SourceFile,
    out: Path,
    header: Header,
    terms: Terms,
    progress: Progress | None,
) -> Judged | None:
    """Read the file as it lies; None where DuckDB didn't read it line by line."""
    rows = rows_as_they_lie(source.path, header)
    if rows is None:
        return None
    try:
        accepted, quarantine = write_part(connection, rows, terms, out, progress)
    except duckdb.Error:
        return None
    if accepted + len(quarantine) != rows.number:
        return None
    return Judged(source, "street", rows.number, accepted, out, quarantine)


def _carefully(
    connection: duckdb.DuckDBPyConnection,
    source: SourceFile,
    out: Path,
    header: Header,
    terms: Terms,
    progress: Progress | None,
) -> Judged:
    """Split the file into rows ourselves, keep their text aside, and judge that."""
    aside = out.with_name(f"{out.name}.rows")
    try:
        rows = rows_split(source.path, header, aside, _part_of(progress, 0, _SPLITTING))
        rest = _part_of(progress, _SPLITTING, 1)
        accepted, quarantine = write_part(connection, rows, terms, out, rest)
    finally:
        aside.unlink(missing_ok=True)
    quarantine = sorted(quarantine + rows.misfits, key=lambda item: item.line)
    rows_in = rows.number + len(rows.misfits)
    return Judged(source, "street", rows_in, accepted, out, quarantine, rows.notices)


def _part_of(progress: Progress | None, start: float, end: float) -> Progress | None:
    if progress is None:
        return None
    return lambda share: progress(start + (end - start) * share)


def _covers(
    connection: duckdb.DuckDBPyConnection, judged: Judged, named: StreetName | None, ours: str
) -> list[tuple[str, date]]:
    """Return the forces and months of the accepted rows; without any rows, those of the name."""
    if judged.rows_accepted:
        found = only_cover(judged.part)
        if found is None:
            part = literal(judged.part)
            sql = f"SELECT DISTINCT force, month FROM read_parquet({part}) ORDER BY ALL"
            found = connection.execute(sql).fetchall()
        forces = dict.fromkeys(force for force, _ in found)
        if named and slug(named.slug) not in map(slug, forces):
            judged.notices.append(
                f"The file's name says {named.slug}, its rows say {', '.join(forces)}; "
                "the rows were followed."
            )
        return found
    if judged.rows_in:
        # Rows that can't be read are not a month without incidents: the month stays missing.
        judged.notices.append("No row could be loaded, so the file stands for no month.")
        return []
    if named:
        return [(named.force(ours), named.month)]
    raise Refusal(
        judged.source.name,
        "The file has no rows, and its name doesn't say for which force and month.",
        "Give it the name that it had on data.police.uk, such as 2025-01-staffordshire-street.csv.",
    )
