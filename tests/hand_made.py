"""A district of 10 by 10 kilometres that can be counted by hand: two wards, 24 months.

Every month brings four incidents, each at another place of a grid of 1,000 m ("Far Lane"), none of
them near Mill Street in the east. From April 2025 on eight more a month stand at Mill Street: a
hotspot that is new. So far apart are the places that cells are 1,000 m across.
"""

from __future__ import annotations

import json
from datetime import date
from math import hypot
from pathlib import Path

from shapely.geometry import box, mapping

from moorlands_dash.geography import from_grid, shapes_from_grid
from moorlands_dash.loading import load
from moorlands_dash.partnership import load_settings
from moorlands_dash.periods import Period, month_key, months_between

WEST, EAST = "E05007055", "E05007056"
MILL_STREET = (402_750.0, 356_450.0)
FAR = [
    (east, north)
    for east in range(395_500, 405_000, 1000)
    for north in range(350_500, 360_000, 1000)
    if hypot(east - MILL_STREET[0], north - MILL_STREET[1]) > 2500
]
"""The places of Far Lane."""
A_MONTH_FAR = 4
MONTHS = Period(date(2023, 10, 1), date(2025, 9, 1))
NEW_FROM = date(2025, 4, 1)
A_MONTH = 8

_HEAD = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,"
    "Crime type,Last outcome category,Context"
)


def write_wards(path: Path, *, without: str = "") -> None:
    """Write the outlines of the two wards, side by side, or of one of them."""
    wards = [(WEST, "West", box(395_000, 350_000, 400_000, 360_000))]
    wards.append((EAST, "East", box(400_000, 350_000, 405_000, 360_000)))
    features = [
        {
            "type": "Feature",
            "properties": {"WD24CD": code, "WD24NM": name, "LAD24CD": "E07000198"},
            "geometry": mapping(shapes_from_grid(shape)),
        }
        for code, name, shape in wards
        if code != without
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))


def street_row(month: date, at: tuple[float, float], location: str, kind: str) -> str:
    """Return a row of a street extract."""
    longitude, latitude = from_grid([at[0]], [at[1]])
    force = "Staffordshire Police"
    return (
        f",{month_key(month)},{force},{force},{longitude[0]:.6f},{latitude[0]:.6f},"
        f"On or near {location},E01029765,Staffordshire Moorlands 006B,{kind},,"
    )


def write_month(folder: Path, month: date, location: str = "Mill Street") -> None:
    """Write the street extract of a month."""
    first = A_MONTH_FAR * months_between(MONTHS.start, month)
    rows = [
        street_row(month, FAR[7 * place % len(FAR)], "Far Lane", "Anti-social behaviour")
        for place in range(first, first + A_MONTH_FAR)
    ]
    if month >= NEW_FROM:
        kinds = ["Vehicle crime"] * 3 + ["Anti-social behaviour"] * (A_MONTH - 3)
        rows += [street_row(month, MILL_STREET, location, kind) for kind in kinds]
    name = f"{month_key(month)}-staffordshire-street.csv"
    (folder / name).write_text("\n".join([_HEAD, *rows]) + "\n")


def made(home: Path, *, without: tuple[date, ...] = (), location: str = "Mill Street") -> Path:
    """Load the hand-made district into a home; leave the files of some months out."""
    folder = home.with_name(f"{home.name}-files")
    folder.mkdir(parents=True)
    write_wards(folder / "wards.geojson")
    for month in MONTHS:
        if month not in without:
            write_month(folder, month, location)
    outcome = load([folder], load_settings(), home)
    assert not outcome.refused
    return home
