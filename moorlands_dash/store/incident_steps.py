"""The steps from rows that count to the tables of incidents; `store/incidents.py` runs them."""

from __future__ import annotations

from moorlands_dash.store.steps import Step

SOURCE = "data.police.uk street-level crime"

# The district of each LSOA's name, and whether it is ours.
PLACES = Step(
    "places",
    ("accepted",),
    """
    SELECT lsoa_name, district, district = $ours AS ours
    FROM (SELECT lsoa_name, regexp_replace(lsoa_name, $number, '') AS district
          FROM (SELECT DISTINCT lsoa_name FROM {accepted} WHERE lsoa_name IS NOT NULL))
    """,
    values=("number", "ours"),
)

POINTS_NEAR = Step(
    "points_near",
    ("accepted",),
    """
    SELECT DISTINCT longitude, latitude FROM {accepted}
    WHERE longitude BETWEEN $west AND $east AND latitude BETWEEN $south AND $north
    """,
    values=("west", "south", "east", "north"),
)

POINTS = Step(
    "points",
    ("found",),
    """
    SELECT longitude, latitude, ward_code::VARCHAR AS ward_code,
           lsoa_found::VARCHAR AS lsoa_found
    FROM {found} WHERE ward_code IS NOT NULL OR lsoa_found IS NOT NULL
    """,
)

PLACED = Step(
    "placed",
    ("counted", "places", "points"),
    """
    SELECT * FROM {counted}
    LEFT JOIN {places} USING (lsoa_name) LEFT JOIN {points} USING (longitude, latitude)
    """,
    view=True,
)

STREET_CELLS = Step(
    "street_cells",
    ("placed",),
    """
    SELECT force AS source, '' AS sender, force, month, category, district, ward_code,
           coalesce(ours, false) AS ours,
           count(*) AS count, count(*) FILTER (longitude IS NULL) AS unlocated
    FROM {placed} GROUP BY ALL
    """,
)

CELLS = Step(
    "cells",
    ("street_cells", "partners"),
    """
    SELECT * FROM {street_cells}
    UNION ALL BY NAME
    SELECT category AS source, sender, $force AS force, month, category, district, ward_code, ours,
           count(*) AS count, 0 AS unlocated
    FROM {partners} GROUP BY ALL
    """,
    values=("force",),
)

_STREET_INCIDENTS = f"""
SELECT coalesce(crime_id, left(sha256, 16) || '-' || row) AS incident_id,
       month AS occurred, 'month' AS date_precision, month, NULL::TIMESTAMP AS occurred_from,
       NULL::TIMESTAMP AS occurred_to, category, crime_type AS subcategory,
       longitude, latitude, location, lsoa_code, lsoa_name, ward_code,
       coalesce(outcomes.outcome, found.outcome) AS outcome, force,
       CASE WHEN longitude IS NOT NULL THEN 'snapped' END AS point, NULL::VARCHAR AS reporter,
       '{SOURCE}' AS source, name AS extract, row, sequence
FROM (SELECT * FROM {{placed}} WHERE ours OR ward_code IS NOT NULL) AS found
JOIN {{extracts}} USING (filename)
LEFT JOIN {{outcomes}} AS outcomes USING (filename, row)
"""

_PARTNER_INCIDENTS = """
SELECT left(sha256, 16) || '-' || row AS incident_id, occurred, date_precision, month,
       occurred_from, occurred_to, category, subcategory, longitude, latitude, ward_code,
       point, reporter, source, name AS extract, row, sequence
FROM {partners} JOIN {sources} USING (category)
WHERE ours OR ward_code IS NOT NULL
"""

INCIDENTS = Step(
    "incidents",
    ("placed", "extracts", "outcomes", "partners", "sources"),
    f"""
    SELECT * EXCLUDE (sequence) FROM (
        {_STREET_INCIDENTS} UNION ALL BY NAME {_PARTNER_INCIDENTS}
    )
    ORDER BY category, ward_code, month, occurred, sequence, row
    """,
)

WARD_COUNTS = Step(
    "ward_counts",
    ("cells",),
    """
    SELECT ward_code, month, category, sum(count)::BIGINT AS count
    FROM {cells} WHERE ward_code IS NOT NULL
    GROUP BY ALL ORDER BY category, ward_code, month
    """,
)

DISTRICT_COUNTS = Step(
    "district_counts",
    ("cells",),
    """
    SELECT force, district, month, category, sum(count)::BIGINT AS count
    FROM {cells} GROUP BY ALL ORDER BY force, district, month, category
    """,
)

# What each sender's files hold of each month that they stand for.
SENT = Step(
    "sent",
    ("covered", "cells"),
    """
    SELECT kind, source, sender, month, cut, coalesce(sum(count), 0)::BIGINT AS rows,
           coalesce(sum(count) FILTER (ours OR ward_code IS NOT NULL), 0)::BIGINT AS ours
    FROM {covered} LEFT JOIN {cells} USING (source, sender, month)
    GROUP BY ALL ORDER BY kind, source, sender, month
    """,
)

DAYS = Step(
    "days",
    ("partners",),
    """
    SELECT category AS source, sender, occurred AS day, count(*)::BIGINT AS rows
    FROM {partners} WHERE date_precision <> 'month' GROUP BY ALL ORDER BY ALL
    """,
)

COVERAGE = Step(
    "coverage",
    ("states",),
    """
    SELECT source, sender, month, rows::BIGINT AS rows, state, why
    FROM {states} ORDER BY source, month, sender
    """,
)

NO_LOCATION = Step(
    "no_location",
    ("cells",),
    """
    SELECT force, month, sum(unlocated)::BIGINT AS rows FROM {cells}
    GROUP BY ALL HAVING sum(unlocated) > 0 ORDER BY force, month
    """,
)

OWN = Step(
    "own",
    ("incidents", "places", "points"),
    f"""
    SELECT count(*) AS incidents,
           count(*) FILTER (ours AND longitude IS NOT NULL) AS located,
           count(*) FILTER (ours AND longitude IS NOT NULL AND ward_code IS NULL)
               AS outside_wards,
           count(*) FILTER (NOT coalesce(ours, false)) AS in_wards_of_other_districts,
           count(*) FILTER (
               ours AND longitude IS NOT NULL AND lsoa_found IS DISTINCT FROM lsoa_code
           ) AS outside_lsoa
    FROM {{incidents}} LEFT JOIN {{places}} USING (lsoa_name)
    LEFT JOIN (SELECT longitude, latitude, lsoa_found FROM {{points}}) USING (longitude, latitude)
    WHERE source = '{SOURCE}'
    """,
)

ROWS = Step(
    "rows",
    ("cells",),
    """
    SELECT coalesce(sum(count) FILTER (source = force), 0)::BIGINT,
           coalesce(sum(count) FILTER (source <> force), 0)::BIGINT,
           coalesce(sum(count) FILTER (source <> force AND ours), 0)::BIGINT
    FROM {cells}
    """,
)
