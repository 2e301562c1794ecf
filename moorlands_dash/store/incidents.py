"""The tables made of incidents: the district's own, and counts by ward and district.

Of street extracts, the rule for the ward: the point that the police publish, in the outline of the
ward map in use. The rule for the district: the name of the LSOA that the police publish
("Staffordshire Moorlands 010A" lies in Staffordshire Moorlands). Rows without a location have
neither. Those of partners come placed, in the table `partners` (`store/partners.py`).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from moorlands_dash.partnership import Settings
from moorlands_dash.sources import SOURCE_BY_KEY
from moorlands_dash.store.engine import insert, write_table
from moorlands_dash.store.places import Outlines, assigned
from moorlands_dash.vocabulary import CATEGORIES

if TYPE_CHECKING:
    import duckdb

SOURCE = "data.police.uk street-level crime"

_LSOA_NUMBER = " [0-9]{3}[A-Z]$"


def write_incidents(
    connection: duckdb.DuckDBPyConnection,
    outlines: Outlines,
    covered: list[tuple[str, Any]],
    settings: Settings,
    out: Path,
) -> dict[str, Any]:
    """Write the four tables of incidents from the views `accepted`, `counted` and `partners`.

    `covered` lists each source and month for which a file is in use. Returns the counts that the
    manifest carries.
    """
    _make_places(connection, outlines, settings)
    connection.execute(_CELLS)
    connection.execute(_PARTNER_CELLS, [settings.force.name])
    names = list({c.key: SOURCE_BY_KEY[c.source].name for c in CATEGORIES}.items())
    connection.execute("CREATE TABLE sources (category VARCHAR, source VARCHAR)")
    insert(connection, "sources", names)
    write_table(connection, _INCIDENTS, out / "incidents.parquet", row_group=20_480)
    write_table(connection, _WARD_COUNTS, out / "ward_counts.parquet")
    write_table(connection, _DISTRICT_COUNTS, out / "district_counts.parquet")
    connection.execute("CREATE TABLE covered (source VARCHAR, month DATE)")
    insert(connection, "covered", covered)
    write_table(connection, _COVERAGE, out / "coverage.parquet")
    return _counts(connection, outlines, settings, out)


def _make_places(
    connection: duckdb.DuckDBPyConnection, outlines: Outlines, settings: Settings
) -> None:
    """Make `places` (lsoa_name -> district, ours) and `points` (coordinates -> ward and LSOA)."""
    connection.execute(_PLACES, [_LSOA_NUMBER, settings.district.name])
    west, south, east, north = _bounds(outlines)
    points = connection.execute(_POINTS, [west, east, south, north]).df()
    points["ward_code"] = assigned(points, outlines.wards)
    points["lsoa_found"] = assigned(points, outlines.lsoas)
    connection.register("found_points", points)
    connection.execute(
        "CREATE TABLE points AS SELECT longitude, latitude, ward_code::VARCHAR AS ward_code, "
        "lsoa_found::VARCHAR AS lsoa_found FROM found_points "
        "WHERE ward_code IS NOT NULL OR lsoa_found IS NOT NULL"
    )
    connection.unregister("found_points")


def _bounds(outlines: Outlines) -> tuple[float, float, float, float]:
    """Return west, south, east and north of all wards and LSOAs; an empty box without any."""
    import shapely

    shapes = pd.concat([outlines.wards["geometry"], outlines.lsoas["geometry"]])
    if shapes.empty:
        return 1.0, 1.0, 0.0, 0.0
    west, south, east, north = shapely.total_bounds(shapely.from_wkb(shapes.to_numpy()))
    return float(west), float(south), float(east), float(north)


_PLACES = """
CREATE TABLE places AS
SELECT lsoa_name, district, district = ?2 AS ours
FROM (SELECT lsoa_name, regexp_replace(lsoa_name, ?1, '') AS district
      FROM (SELECT DISTINCT lsoa_name FROM accepted WHERE lsoa_name IS NOT NULL))
"""

_POINTS = """
SELECT DISTINCT longitude, latitude FROM accepted
WHERE longitude BETWEEN ? AND ? AND latitude BETWEEN ? AND ?
"""

_PLACED = """
counted LEFT JOIN places USING (lsoa_name) LEFT JOIN points USING (longitude, latitude)
"""

_CELLS = f"""
CREATE TABLE cells AS
SELECT force AS source, force, month, category, district, ward_code, coalesce(ours, false) AS ours,
       count(*) AS count, count(*) FILTER (longitude IS NULL) AS unlocated
FROM {_PLACED} GROUP BY ALL
"""

_PARTNER_CELLS = """
INSERT INTO cells BY NAME
SELECT category AS source, ?1 AS force, month, category, district, ward_code, ours,
       count(*) AS count, 0 AS unlocated
FROM partners GROUP BY ALL
"""

_STREET_INCIDENTS = f"""
SELECT coalesce(crime_id, left(sha256, 16) || '-' || row) AS incident_id,
       month AS occurred, 'month' AS date_precision, month, NULL::TIMESTAMP AS occurred_from,
       NULL::TIMESTAMP AS occurred_to, category, crime_type AS subcategory,
       longitude, latitude, location, lsoa_code, lsoa_name, ward_code,
       coalesce(outcomes.outcome, found.outcome) AS outcome, force,
       CASE WHEN longitude IS NOT NULL THEN 'snapped' END AS point, NULL::VARCHAR AS reporter,
       '{SOURCE}' AS source, name AS extract, row, sequence
FROM (SELECT * FROM {_PLACED} WHERE ours OR ward_code IS NOT NULL) AS found
JOIN extracts USING (filename)
LEFT JOIN outcomes USING (filename, row)
"""

_PARTNER_INCIDENTS = """
SELECT left(sha256, 16) || '-' || row AS incident_id, occurred, date_precision, month,
       occurred_from, occurred_to, category, subcategory, longitude, latitude, ward_code,
       point, reporter, source, name AS extract, row, sequence
FROM partners JOIN sources USING (category)
WHERE ours OR ward_code IS NOT NULL
"""

_INCIDENTS = f"""
SELECT * EXCLUDE (sequence) FROM (
    {_STREET_INCIDENTS} UNION ALL BY NAME {_PARTNER_INCIDENTS}
)
ORDER BY category, ward_code, month, occurred, sequence, row
"""

_WARD_COUNTS = """
SELECT ward_code, month, category, sum(count)::BIGINT AS count
FROM cells WHERE ward_code IS NOT NULL
GROUP BY ALL ORDER BY category, ward_code, month
"""

_DISTRICT_COUNTS = """
SELECT force, district, month, category, sum(count)::BIGINT AS count
FROM cells GROUP BY ALL ORDER BY force, district, month, category
"""

_COVERAGE = """
SELECT source, month, coalesce(sum(count), 0)::BIGINT AS rows
FROM covered LEFT JOIN cells USING (source, month)
GROUP BY ALL ORDER BY source, month
"""

_NO_LOCATION = """
SELECT force, month, sum(unlocated)::BIGINT AS rows FROM cells
GROUP BY ALL HAVING sum(unlocated) > 0 ORDER BY force, month
"""

_OWN = f"""
SELECT count(*) AS incidents,
       count(*) FILTER (ours AND longitude IS NOT NULL) AS located,
       count(*) FILTER (ours AND longitude IS NOT NULL AND ward_code IS NULL) AS outside_wards,
       count(*) FILTER (NOT coalesce(ours, false)) AS in_wards_of_other_districts,
       count(*) FILTER (ours AND longitude IS NOT NULL AND lsoa_found IS DISTINCT FROM lsoa_code)
           AS outside_lsoa
FROM read_parquet(?) LEFT JOIN places USING (lsoa_name)
LEFT JOIN (SELECT longitude, latitude, lsoa_found FROM points) USING (longitude, latitude)
WHERE source = '{SOURCE}'
"""

_ROWS = """
SELECT coalesce(sum(count) FILTER (source = force), 0)::BIGINT,
       coalesce(sum(count) FILTER (source <> force), 0)::BIGINT,
       coalesce(sum(count) FILTER (source <> force AND ours), 0)::BIGINT
FROM cells
"""


def _counts(
    connection: duckdb.DuckDBPyConnection, outlines: Outlines, settings: Settings, out: Path
) -> dict[str, Any]:
    """Return what the manifest says of the incidents; None is what can't be known."""
    no_location = connection.execute(_NO_LOCATION).fetchall()
    path = (out / "incidents.parquet").as_posix()
    own = connection.execute(_OWN, [path]).fetchone() or (0,) * 5
    rows = connection.execute(_ROWS).fetchone() or (0, 0, 0)
    return {
        "rows": rows[0],
        "partner_rows": rows[1],
        "partner_incidents": rows[2],
        "district": settings.district.name,
        "incidents": own[0],
        "located": own[1],
        "outside_wards": None if outlines.wards.empty else own[2],
        "in_wards_of_other_districts": None if outlines.wards.empty else own[3],
        "outside_lsoa": None if outlines.lsoas.empty else own[4],
        "without_location": [
            {"force": force, "month": month.isoformat(), "rows": number}
            for force, month, number in no_location
        ],
    }
