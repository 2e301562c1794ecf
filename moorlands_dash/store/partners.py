"""Incidents that partners beside the police send: which count, where they lie, in which ward.

A later file replaces the months that it stands for, category by category. A casualty has the day
and place of its collision, whichever file was loaded first. A ward that a row names must be one of
the ward map in use: rows that name another are quarantined, and judged anew with the next map. So
are rows of elsewhere: those that name no district and whose point lies far outside the ward map.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from moorlands_dash.extracts.model import Quarantined
from moorlands_dash.partnership import Settings
from moorlands_dash.spelling import did_you_mean
from moorlands_dash.store.engine import empty_table, parquet_list
from moorlands_dash.store.manifest import PARTNERS, PLACED, FileRecord, Manifest
from moorlands_dash.store.places import Outlines, assigned, strayed
from moorlands_dash.store.records import QUARANTINE
from moorlands_dash.vocabulary import CATEGORIES

if TYPE_CHECKING:
    import duckdb

PART = {
    "row": "INTEGER",
    "line": "INTEGER",
    "reference": "VARCHAR",
    "category": "VARCHAR",
    "subcategory": "VARCHAR",
    "month": "DATE",
    "occurred": "DATE",
    "date_precision": "VARCHAR",
    "occurred_from": "TIMESTAMP",
    "occurred_to": "TIMESTAMP",
    "longitude": "DOUBLE",
    "latitude": "DOUBLE",
    "ward": "VARCHAR",
    "district": "VARCHAR",
    "reporter": "VARCHAR",
}
_CASUALTY = {
    "row": "INTEGER",
    "line": "INTEGER",
    "reference": "VARCHAR",
    "category": "VARCHAR",
    "subcategory": "VARCHAR",
    "year": "INTEGER",
}

COLLISIONS = "collisions"
CASUALTIES = tuple(c.key for c in CATEGORIES if c.counts == "people")
FAR = 1_000.0
"""Metres outside the ward map beyond which a partner's row is of elsewhere: a file of the whole
county must not fill our district. Points nearer may only be read off a map with a thick pen."""


def covered(manifest: Manifest) -> list[tuple[str, date]]:
    """Return each source and month that counts: casualties only where their collisions are."""
    found = sorted(manifest.covered()) + sorted(manifest.covered(*PARTNERS))
    collided = {month for source, month in found if source == COLLISIONS}
    return [
        (source, month) for source, month in found if source not in CASUALTIES or month in collided
    ]


def open_partners(
    connection: duckdb.DuckDBPyConnection,
    manifest: Manifest,
    outlines: Outlines,
    settings: Settings,
    parts: Path,
) -> None:
    """Make the table `partners`: incidents that count, with `district`, `ours` and `ward_code`.

    Makes `misplaced` too, the rows to be quarantined, and settles the files.
    """
    files = manifest.active(*PARTNERS)
    _list_files(connection, files, parts)
    others = [parts / str(f.part) for f in files if f.kind != "casualties"]
    hurt = [parts / str(f.part) for f in files if f.kind == "casualties"]
    connection.execute(f"CREATE TABLE partner_rows AS {_stacked(PART, others)} {_IN_USE}")
    connection.execute(f"CREATE TABLE hurt AS {_stacked(_CASUALTY, hurt)}")
    connection.execute(_JOIN_CASUALTIES)
    connection.execute(f"CREATE TABLE misplaced AS {empty_table(QUARANTINE)}")
    connection.execute("CREATE TABLE named_wards (ward VARCHAR, named_code VARCHAR)")
    if not outlines.wards.empty:
        _judge_wards(connection, outlines.wards)
    _place(connection, outlines, settings)
    _settle(connection, files, parts)


def _list_files(
    connection: duckdb.DuckDBPyConnection, files: Sequence[FileRecord], parts: Path
) -> None:
    """Make `partner_files`, and `gone`: what later files have replaced."""
    connection.execute(
        "CREATE TABLE partner_files (filename VARCHAR, sequence INTEGER, name VARCHAR, "
        "sha256 VARCHAR, kind VARCHAR)"
    )
    connection.execute("CREATE TABLE gone (filename VARCHAR, category VARCHAR, month DATE)")
    for record in files:
        path = (parts / str(record.part)).as_posix()
        known = (path, record.sequence, record.name, record.sha256, record.kind)
        connection.execute("INSERT INTO partner_files VALUES (?, ?, ?, ?, ?)", known)
        gone = [(path, c.source, c.month) for c in record.covers if not c.in_use]
        if gone:
            connection.executemany("INSERT INTO gone VALUES (?, ?, ?)", gone)


_IN_USE = "ANTI JOIN gone USING (filename, category, month)"

_JOIN_CASUALTIES = f"""
INSERT INTO partner_rows BY NAME
SELECT joined.* FROM (
    SELECT hurt.* EXCLUDE (year), collided.month, occurred, date_precision, occurred_from,
           occurred_to, longitude, latitude, district
    FROM hurt JOIN (SELECT * FROM partner_rows WHERE category = '{COLLISIONS}') AS collided
    USING (reference)
) AS joined {_IN_USE}
"""


def _stacked(columns: dict[str, str], paths: Sequence[Path]) -> str:
    """Return a query for the rows of some parts, with the part that each stands in."""
    rows = empty_table({**columns, "filename": "VARCHAR"})
    if paths:
        listed = ", ".join(columns)
        source = f"read_parquet({parquet_list(paths)}, filename = true)"
        rows += f" UNION ALL SELECT {listed}, filename FROM {source}"
    return f"SELECT * FROM ({rows})"


def _judge_wards(connection: duckdb.DuckDBPyConnection, wards: pd.DataFrame) -> None:
    """Find the wards that rows name; put the rows whose ward is unknown into `misplaced`."""
    query = "SELECT DISTINCT ward FROM partner_rows WHERE ward IS NOT NULL ORDER BY ward"
    given = [ward for (ward,) in connection.execute(query).fetchall()]
    known = {_plain(str(name)): str(code) for name, code in _named_once(wards)}
    known |= {_plain(str(code)): str(code) for code in wards["area_code"]}
    found = [(ward, known.get(_plain(ward))) for ward in given]
    if found:
        connection.executemany("INSERT INTO named_wards VALUES (?, ?)", found)
    names = list(wards["area_name"])
    reasons = [(ward, _unknown(ward, names)) for ward, code in found if code is None]
    if not reasons:
        return
    connection.execute("CREATE TABLE reasons (ward VARCHAR, reason VARCHAR)")
    connection.executemany("INSERT INTO reasons VALUES (?, ?)", reasons)
    connection.execute(
        "INSERT INTO misplaced BY NAME SELECT name AS file, sha256, line, 'ward' AS \"column\", "
        "ward AS value, reason FROM partner_rows JOIN reasons USING (ward) "
        "JOIN partner_files USING (filename)"
    )
    connection.execute(
        "DELETE FROM partner_rows USING reasons WHERE partner_rows.ward = reasons.ward"
    )


def _named_once(wards: pd.DataFrame) -> Iterable[tuple[str, str]]:
    single = wards[~wards["area_name"].duplicated(keep=False)]
    return zip(single["area_name"], single["area_code"], strict=True)


def _plain(text: str) -> str:
    words = text.casefold().replace("&", " and ").replace("-", " ").split()
    return " ".join(words[:-1] if len(words) > 1 and words[-1] == "ward" else words)


def _unknown(ward: str, names: Sequence[str]) -> str:
    remedy = did_you_mean(_plain(ward), names) or "Write a ward's code or name."
    return f"No ward of the ward map in use has this code or name. {remedy}"


def _place(connection: duckdb.DuckDBPyConnection, outlines: Outlines, settings: Settings) -> None:
    """Make `partners` of `partner_rows`: the ward by the point, else the one that the row names.

    Makes `strays` too, the rows of elsewhere, which are not among the partners' any more.
    """
    points = connection.execute(
        "SELECT DISTINCT longitude, latitude FROM partner_rows WHERE longitude IS NOT NULL"
    ).df()
    points["ward_code"] = assigned(points, outlines.wards)
    points["far"] = strayed(points, outlines.wards, FAR)
    connection.register("found_places", points)
    connection.execute(
        "CREATE TABLE exact_points AS SELECT longitude, latitude, "
        "ward_code::VARCHAR AS pointed_code, far FROM found_places"
    )
    connection.unregister("found_places")
    connection.execute(_STRAYS)
    connection.execute("DELETE FROM partner_rows USING strays WHERE partner_rows.rowid = strays.id")
    ours = settings.district
    codes = {code: name for name, code in settings.comparators.codes.items()}
    connection.execute("CREATE TABLE districts (district VARCHAR, district_name VARCHAR)")
    named = list((codes | {ours.code: ours.name}).items())
    connection.executemany("INSERT INTO districts VALUES (?, ?)", named)
    connection.execute(_PLACED, [ours.name])


_STRAYS = """
CREATE TABLE strays AS
SELECT partner_rows.rowid AS id, filename FROM partner_rows
JOIN exact_points USING (longitude, latitude) WHERE far AND district IS NULL
"""

_PLACED = """
CREATE TABLE partners AS
SELECT partner_rows.* EXCLUDE (ward, district), sequence, name, sha256,
       coalesce(district_name, ?1) AS district, coalesce(district_name, ?1) = ?1 AS ours,
       CASE WHEN longitude IS NULL THEN named_code ELSE pointed_code END AS ward_code,
       CASE WHEN longitude IS NOT NULL THEN 'exact'
            WHEN named_code IS NOT NULL THEN 'ward' END AS point
FROM partner_rows JOIN partner_files USING (filename)
LEFT JOIN exact_points USING (longitude, latitude)
LEFT JOIN named_wards USING (ward)
LEFT JOIN districts USING (district)
"""

_FATE = f"""
SELECT filename, coalesce(kept, 0), coalesce(unplaced, 0), coalesce(lone, 0),
       coalesce(foreign_, 0), coalesce(far, 0)
FROM partner_files
LEFT JOIN (SELECT filename, count(*) AS far FROM strays GROUP BY ALL) USING (filename)
LEFT JOIN (SELECT filename, count(*) AS kept FROM partners GROUP BY ALL) USING (filename)
LEFT JOIN (
    SELECT sha256, count(*) AS unplaced FROM misplaced GROUP BY ALL
) USING (sha256)
LEFT JOIN (
    SELECT filename, count(*) FILTER (known IS NULL) AS lone,
           count(*) FILTER (known IS NOT NULL) AS foreign_
    FROM hurt ANTI JOIN (SELECT reference FROM partner_rows WHERE category = '{COLLISIONS}')
    USING (reference)
    LEFT JOIN (SELECT DISTINCT year, true AS known FROM collision_years) USING (year)
    GROUP BY ALL
) USING (filename)
"""


def _settle(
    connection: duckdb.DuckDBPyConnection, files: Sequence[FileRecord], parts: Path
) -> None:
    """Set what became of each file's rows: loaded, superseded, not ours, waiting, misplaced."""
    years = {
        (cover.month.year,)
        for record in files
        for cover in record.covers
        if cover.in_use and cover.source == COLLISIONS
    }
    connection.execute("CREATE TABLE collision_years (year INTEGER)")
    if years:
        connection.executemany("INSERT INTO collision_years VALUES (?)", sorted(years))
    found = {name: rest for name, *rest in connection.execute(_FATE).fetchall()}
    for record in files:
        kept, unplaced, lone, foreign, far = found[(parts / str(record.part)).as_posix()]
        record.place(unplaced)
        record.waiting = lone
        if record.kind == "casualties":
            record.elsewhere = foreign
        elif record.kind in PLACED:
            record.elsewhere = far
        record.settle(record.accepted - record.elsewhere - record.waiting - kept)


def misplaced(
    connection: duckdb.DuckDBPyConnection, files: Sequence[FileRecord], most: int
) -> list[tuple[str, Quarantined]]:
    """Return the first rows of some files that name an unknown ward, each with its file's name."""
    query = (
        'SELECT file, line, "column", value, reason FROM misplaced '
        "WHERE list_contains(?, sha256) ORDER BY file, line LIMIT ?"
    )
    found = connection.execute(query, [[record.sha256 for record in files], most]).fetchall()
    return [(file, Quarantined(*row)) for file, *row in found]
