"""What can be read of rows that were set aside: when, what and where they may have been.

A cell that broke a rule tells nothing; what the others say bounds the counts that the row may
belong to.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

import pandas as pd

from moorlands_dash.extracts.model import Known
from moorlands_dash.periods import parse_month, quarter
from moorlands_dash.sources import Layout
from moorlands_dash.vocabulary import POLICE_TYPES

_STREET_PLACE = ("Longitude", "Latitude", "LSOA code", "LSOA name")
_PLACE = ("easting", "northing", "longitude", "latitude", "ward")


def of_street(row: Mapping[str, Any], bad: Collection[str]) -> Known:
    """Return what a row of a street extract tells; its bad cells are blank."""
    place = [str(row[name]) for name in _STREET_PLACE]
    longitude, latitude = _point(*place[:2])
    return Known(
        month=_month(str(row["Month"])),
        category=POLICE_TYPES.get(str(row["Crime type"]), ""),
        force=str(row["Falls within"]),
        lsoa_code=place[2],
        lsoa_name=place[3],
        longitude=longitude,
        latitude=latitude,
        placeless=not any(place) and set(_STREET_PLACE).isdisjoint(bad),
    )


def of_layout(
    layout: Layout, rows: pd.DataFrame, bad: Mapping[int, Collection[str]]
) -> dict[int, Known]:
    """Return what rows of a partner's file tell, by line, as far as their cells aren't bad.

    `rows` have the layout's columns as text, with days written year-month-day.
    """
    from moorlands_dash.extracts.occurrences import days_and_times, degrees

    days = days_and_times(rows[layout.begun])
    across, up = degrees(rows)
    found = {}
    for line, flawed in bad.items():
        if line not in rows.index:
            continue
        held = not set(_PLACE[:4]) & set(flawed) and pd.notna(across[line]) and pd.notna(up[line])
        day = days[line]
        found[line] = Known(
            month=None if layout.begun in flawed or pd.isna(day) else day.date().replace(day=1),
            category=_kind(layout, rows, line, flawed),
            ward="" if "ward" in flawed else str(rows.at[line, "ward"]),
            longitude=float(across[line]) if held else None,
            latitude=float(up[line]) if held else None,
        )
    return found


def of_recorded(rows: pd.DataFrame, bad: Mapping[int, Collection[str]]) -> dict[int, Known]:
    """Return what rows of recorded crime tell, by line: quarter, force, partnership and group.

    The quarter is told by its first month; partnership and group stand as ward and category.
    """
    found = {}
    for line, flawed in bad.items():
        cells = {
            name: "" if name in flawed else str(rows.at[line, name]).strip()
            for name in (*_QUARTER, "force_name", "csp_name", "offence_group")
        }
        year, number = cells["financial_year"][:4], cells["quarter"][-1:]
        known = year.isdigit() and number.isdigit()
        found[line] = Known(
            month=quarter(int(year), int(number)).start if known else None,
            category=cells["offence_group"],
            force=cells["force_name"],
            ward=cells["csp_name"],
        )
    return found


_QUARTER = ("financial_year", "quarter")


def _kind(layout: Layout, rows: pd.DataFrame, line: int, bad: Collection[str]) -> str:
    if not layout.told_by:
        return next(iter(layout.kinds.values()))
    return "" if layout.told_by in bad else layout.kinds.get(str(rows.at[line, layout.told_by]), "")


def _month(text: str) -> date | None:
    try:
        return parse_month(text)
    except ValueError:
        return None


def _point(longitude: str, latitude: str) -> tuple[float | None, float | None]:
    known = bool(longitude) and bool(latitude)
    return (float(longitude), float(latitude)) if known else (None, None)
