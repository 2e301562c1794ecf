"""The steps by which partners' rows are dated, judged and placed; `store/partners.py` runs them."""

from __future__ import annotations

from moorlands_dash.store.steps import Step

COLLISIONS = "collisions"

DATED = Step(
    "dated",
    ("parts", "gone"),
    """
    SELECT parts.* FROM {parts} AS parts ANTI JOIN {gone} AS gone
    ON parts.filename = gone.filename AND parts.category = gone.category
       AND parts.month = gone.month AND coalesce(parts.reporter, '') = gone.sender
    """,
)

PARTNER_ROWS = Step(
    "partner_rows",
    ("dated", "hurt", "gone"),
    f"""
    SELECT * FROM {{dated}}
    UNION ALL BY NAME
    SELECT joined.* FROM (
        SELECT hurt.* EXCLUDE (year), collided.month, occurred, date_precision, occurred_from,
               occurred_to, longitude, latitude, district
        FROM {{hurt}} AS hurt
        JOIN (SELECT * FROM {{dated}} WHERE category = '{COLLISIONS}') AS collided
        USING (reference)
    ) AS joined ANTI JOIN {{gone}} USING (filename, category, month)
    """,  # nosec B608 # names of ours, no value
)

NAMED = Step(
    "named",
    ("rows",),
    "SELECT DISTINCT ward FROM {rows} WHERE ward IS NOT NULL ORDER BY ward",
)

MISPLACED = Step(
    "misplaced",
    ("rows", "reasons", "files"),
    """
    SELECT name AS file, sha256, line, 'ward' AS "column", ward AS value, reason,
           month, category
    FROM {rows} JOIN {reasons} USING (ward) JOIN {files} USING (filename)
    """,
)

KNOWN = Step(
    "known",
    ("rows", "reasons"),
    "SELECT * FROM {rows} ANTI JOIN {reasons} USING (ward)",
)

POINTS_GIVEN = Step(
    "points_given",
    ("known",),
    "SELECT DISTINCT longitude, latitude FROM {known} WHERE longitude IS NOT NULL",
)

EXACT_POINTS = Step(
    "exact_points",
    ("found",),
    "SELECT longitude, latitude, ward_code::VARCHAR AS pointed_code, far FROM {found}",
)

# Rows of elsewhere: they are not among the partners' any more.
STRAYS = Step(
    "strays",
    ("known", "points"),
    """
    SELECT filename FROM {known} JOIN {points} USING (longitude, latitude)
    WHERE far AND district IS NULL
    """,
)

# The ward by the point, else the one that the row names.
PARTNERS = Step(
    "partners_rows",
    ("known", "files", "points", "wards", "districts"),
    """
    SELECT known.* EXCLUDE (ward, district), sequence, name, sha256,
           coalesce(reporter, sender) AS sender,
           coalesce(district_name, $ours) AS district,
           coalesce(district_name, $ours) = $ours AS ours,
           CASE WHEN longitude IS NULL THEN named_code ELSE pointed_code END AS ward_code,
           CASE WHEN longitude IS NOT NULL THEN 'exact'
                WHEN named_code IS NOT NULL THEN 'ward' END AS point
    FROM {known} AS known JOIN {files} USING (filename)
    LEFT JOIN {points} USING (longitude, latitude)
    LEFT JOIN {wards} USING (ward)
    LEFT JOIN {districts} USING (district)
    WHERE NOT (coalesce(far, false) AND known.district IS NULL)
    """,
    values=("ours",),
)

FATE = Step(
    "fate",
    ("files", "strays", "partners", "misplaced", "hurt", "years"),
    f"""
    SELECT filename, coalesce(kept, 0), coalesce(unplaced, 0), coalesce(lone, 0),
           coalesce(foreign_, 0), coalesce(far, 0)
    FROM {{files}}
    LEFT JOIN (SELECT filename, count(*) AS far FROM {{strays}} GROUP BY ALL) USING (filename)
    LEFT JOIN (SELECT filename, count(*) AS kept FROM {{partners}} GROUP BY ALL) USING (filename)
    LEFT JOIN (
        SELECT sha256, count(*) AS unplaced FROM {{misplaced}} GROUP BY ALL
    ) USING (sha256)
    LEFT JOIN (
        SELECT filename, count(*) FILTER (known IS NULL) AS lone,
               count(*) FILTER (known IS NOT NULL) AS foreign_
        FROM {{hurt}} ANTI JOIN (
            SELECT reference FROM {{partners}} WHERE category = '{COLLISIONS}'
        ) USING (reference)
        LEFT JOIN (SELECT DISTINCT year, true AS known FROM {{years}}) USING (year)
        GROUP BY ALL
    ) USING (filename)
    """,  # nosec B608 # names of ours, no value
)

FIRST_MISPLACED = Step(
    "first_misplaced",
    ("misplaced",),
    """
    SELECT file, line, "column", value, reason FROM {misplaced}
    WHERE list_contains($files, sha256) ORDER BY file, line LIMIT $most
    """,
    values=("files", "most"),
)
