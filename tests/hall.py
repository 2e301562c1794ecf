"""Twenty districts of all shapes, each with a year and more of street extracts of its own.

Small areas are named as the files name them: a merged district's by its forerunners' names, a
neighbour's that was merged too. No figure is of a real place.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from moorlands_dash.districts import Area, area_of_codes
from moorlands_dash.districts.area import area_of
from moorlands_dash.districts.register import forerunners, names_in_files

HEADER = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,"
    "Crime type,Last outcome category,Context"
)
MONTHS = [f"{2025 + (5 + n) // 12}-{(5 + n) % 12 + 1:02}" for n in range(14)]
KINDS = (("Burglary", 3), ("Anti-social behaviour", 5), ("Vehicle crime", 2))
A_MONTH = sum(times for _, times in KINDS)
"""Rows a month of each name of a small area."""


@dataclass(frozen=True)
class Place:
    """One of the twenty: what is typed, and the partnership where that is asked for."""

    typed: str
    code: str
    csp: str = ""
    codes: tuple[str, ...] = ()
    force: str = ""
    """The force as its extracts name it, where that isn't the register's first name."""

    @property
    def area(self) -> Area:
        """Return its area."""
        return area_of_codes(self.codes, self.typed) if self.codes else area_of(self.code)


HALL = (
    Place("High Peak", "E07000037"),
    Place("Camden", "E09000007"),
    Place("City of London", "E09000001"),
    Place("Isles of Scilly", "E06000053"),
    Place("Bristol", "E06000023"),
    Place("South Gloucestershire", "E06000025"),
    Place("Herefordshire", "E06000019"),
    Place("Somerset", "E06000066"),
    Place("Cumberland", "E06000063"),
    Place("York", "E06000014"),
    Place("Buckinghamshire", "E06000060"),
    Place("West Northamptonshire", "E06000062"),
    Place("Barnsley", "E08000038"),
    Place("Powys", "W06000023"),
    Place("Isle of Anglesey", "W06000001"),
    Place("South Warwickshire", "E22000999", codes=("E07000221", "E07000222")),
    Place("Malvern Hills", "E07000235", csp="none"),
    Place("East Suffolk", "E07000244", csp="East Suffolk"),
    Place("Portsmouth", "E06000044", force="Hampshire and Isle of Wight Constabulary"),
    Place("Dorset", "E06000059", csp="Dorset"),
)


def small_area_names(area: Area) -> list[str]:
    """Return the names with which the small areas of an area's files begin."""
    older = [row for code in area.codes for row in forerunners(code)]
    named = [names_in_files(code)[0] for code in area.codes]
    return list(dict.fromkeys([*named, *(names_in_files(row.code)[0] for row in older)]))


def write_extracts(place: Place, folder: Path) -> Path:
    """Write street extracts of the place's force, a file a month; rows of a neighbour are there."""
    area = place.area
    force = place.force or area.forces[0].falls_within
    own = small_area_names(area)
    others = small_area_names(area_of(area.neighbours[0])) if area.neighbours else []
    folder.mkdir(parents=True)
    for month in MONTHS:
        head = f",{month},{force},{force},,,No Location"
        rows = [
            f'{head},E01{number:02}{n:04},"{name} 00{n + 1}A",{kind},,'
            for number, name in enumerate([*own, *others], start=1)
            for kind, times in KINDS
            for n in range(times)
        ]
        path = folder / f"{month}-{area.forces[0].slug}-street.csv"
        path.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    return folder
