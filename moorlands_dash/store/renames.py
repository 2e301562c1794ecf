"""Police forces that a later release of recorded crime calls by a wholly new name.

The tables carry no codes of forces: a force is told by its partnerships. Of two files, where the
later one doesn't know a force of the earlier and has most of its partnerships, two at least, under
a force that the earlier one doesn't know, both names are of one force, and the later one holds.
"""

from __future__ import annotations

from moorlands_dash.store.engine import Engine
from moorlands_dash.store.steps import Relation, Step

LEAST = 2
"""Partnerships that must be shared: one name may be of places in two forces' areas."""


def with_names_of_now(
    engine: Engine, key: str, stacked: Relation, standings: Relation
) -> tuple[Relation, tuple[Relation, ...]]:
    """Return the rows with the names that hold, and what must be dropped with them.

    `stacked` are the rows of all files, `standings` says which file is later; `key` is a force's
    name for joining, in SQL.
    """
    told = engine.make(_told(key), stacked=stacked, standings=standings)
    renamed = engine.make(RENAMED, {"least": LEAST}, told=told)
    named = engine.make(_named(key), stacked=stacked, renamed=renamed)
    return named, (told, renamed, named)


def _told(key: str) -> Step:
    return Step(
        "told",
        ("stacked", "standings"),
        f"""
        SELECT standing, {key} AS force, lower(trim(csp_name)) AS csp, max(force_name) AS name
        FROM {{stacked}} JOIN {{standings}} USING (filename)
        WHERE csp_name IS NOT NULL AND NOT regexp_matches(lower(csp_name), '^(unassigned|all )')
        GROUP BY ALL
        """,  # nosec B608 # names of ours, no value
    )


RENAMED = Step(
    "renamed",
    ("told",),
    """
    SELECT was, arg_max(name, since) AS now FROM (
        SELECT earlier.force AS was, earlier.standing AS before, later.force AS is_now,
               later.standing AS since, max(later.name) AS name, count(*) AS shared
        FROM {told} AS earlier JOIN {told} AS later
        ON earlier.csp = later.csp AND earlier.standing < later.standing
           AND earlier.force <> later.force
        GROUP BY ALL
    ) AS pairs
    JOIN (SELECT standing, force, count(*) AS has FROM {told} GROUP BY ALL) AS sizes
    ON sizes.standing = before AND sizes.force = was
    ANTI JOIN {told} AS kept ON kept.standing = since AND kept.force = was
    ANTI JOIN {told} AS known ON known.standing = before AND known.force = is_now
    WHERE shared >= $least AND 2 * shared > has
    GROUP BY was
    """,
    values=("least",),
)


def _named(key: str) -> Step:
    return Step(
        "named_now",
        ("stacked", "renamed"),
        f"""
        SELECT stacked.* REPLACE (coalesce(now, force_name) AS force_name)
        FROM {{stacked}} AS stacked LEFT JOIN {{renamed}} ON {key} = was
        """,  # nosec B608 # names of ours, no value
        view=True,
    )
