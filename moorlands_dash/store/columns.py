"""Columns of the small tables, from populations to meetings: name -> SQL type, kind by kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from moorlands_dash.extracts.model import Kind

COLUMNS: dict[Kind, dict[str, str]] = {
    "populations": {
        "area_code": "VARCHAR",
        "area_name": "VARCHAR",
        "year": "INTEGER",
        "population": "BIGINT",
        "source": "VARCHAR",
    },
    "denominators": {
        "area_code": "VARCHAR",
        "denominator": "VARCHAR",
        "value": "DOUBLE",
        "year": "INTEGER",
        "source": "VARCHAR",
    },
    "similar_areas": {
        "area_code": "VARCHAR",
        "similar_code": "VARCHAR",
        "similar_name": "VARCHAR",
        "rank": "INTEGER",
        "source": "VARCHAR",
    },
    "crime_outcomes": {
        "crime_id": "VARCHAR",
        "month": "DATE",
        "force": "VARCHAR",
        "outcome": "VARCHAR",
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
        "status": "VARCHAR",
        "document": "VARCHAR",
    },
    "meetings": {
        "meeting_id": "VARCHAR",
        "date": "DATE",
        "group": "VARCHAR",
        "title": "VARCHAR",
        "note": "VARCHAR",
        "status": "VARCHAR",
    },
}

GAZETTEER = {
    "name": "VARCHAR",
    "kind": "VARCHAR",
    "ward_code": "VARCHAR",
    "longitude": "DOUBLE",
    "latitude": "DOUBLE",
    "ended": "VARCHAR",
    "origin": "VARCHAR",
}
"""Columns of `gazetteer`: a row for each name and ward. A parish or a town has one for every ward
that it reaches into; a place near the wards and in none of them has no ward."""
