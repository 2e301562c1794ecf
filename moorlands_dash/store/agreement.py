"""Whether the settings and the ward map tell of one place: else nothing is published.

Wards full of incidents and a district without one, or the other way round, mean that one of them
is of elsewhere. Every figure would be a count of something, and wrong.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from moorlands_dash.partnership import Settings
from moorlands_dash.periods import month_name
from moorlands_dash.store.engine import Engine
from moorlands_dash.store.home import StoreError
from moorlands_dash.store.places import Outlines
from moorlands_dash.store.steps import Relation, Step

LEAST = 10
"""Incidents of a month in one of the two: fewer may be points that were moved over an edge."""

DISAGREEING = Step(
    "disagreeing",
    ("cells",),
    """
    SELECT month, in_wards, located, names FROM (
        SELECT month, coalesce(sum(count) FILTER (ward_code IS NOT NULL), 0)::BIGINT AS in_wards,
               coalesce(sum(count - unlocated) FILTER (ours), 0)::BIGINT AS located,
               list(DISTINCT district) FILTER (ward_code IS NOT NULL) AS names
        FROM {cells} WHERE police AND list_contains($forces, source) GROUP BY month
    )
    WHERE (located = 0 AND in_wards >= $least) OR (in_wards = 0 AND located >= $least)
    ORDER BY month
    """,
    values=("forces", "least"),
)


def hold_agreement(engine: Engine, cells: Relation, outlines: Outlines, settings: Settings) -> None:
    """Raise StoreError for the first month in which wards and district exclude each other."""
    if outlines.wards.empty:
        return
    asked = {"forces": list(settings.force.all_names), "least": LEAST}
    for month, in_wards, located, names in engine.rows(DISAGREEING, asked, cells=cells):
        if located:
            raise StoreError(_wards_of_elsewhere(month, located, outlines, settings))
        raise StoreError(_named_otherwise(month, in_wards, names, settings))


def _named_otherwise(
    month: date, in_wards: int, names: Sequence[str] | None, settings: Settings
) -> str:
    found = ", ".join(sorted(name for name in names or () if name)) or "no district"
    return (
        f"Nothing was published, as settings and ward map don't fit each other: in "
        f"{month_name(month)} the wards hold {in_wards:,} incidents and "
        f"{settings.district.name} none. Their LSOAs are of {found}: if that is ours under another "
        "name, write it into the settings (district.forerunners, or district.names); else load "
        "the outlines of our own wards."
    )


def _wards_of_elsewhere(month: date, located: int, outlines: Outlines, settings: Settings) -> str:
    return (
        f"Nothing was published, as settings and ward map don't fit each other: in "
        f"{month_name(month)} {settings.district.name} has {located:,} incidents with a place, and "
        f"none of them lies in a ward of the map in use ({outlines.ward_map}). Load the outlines "
        "of our own wards with these files, or mend district.name in the settings."
    )
