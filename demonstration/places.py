"""The district's real places: 27 wards, 59 census areas (LSOAs), and who neighbours whom.

Sources. Wards: Office for National Statistics (ONS) ward boundaries of 2013, whose codes stayed
the same to 2024; areas and points inside computed from the generalised outlines; residents from
Census 2021. LSOAs: ONS lower layer super output areas of 2011, each given to the ward that holds
most of its area (97 % or more of every one). Contains National Statistics data, Crown copyright
and database right 2014; Open Government Licence v3.0.
"""

from __future__ import annotations

from dataclasses import dataclass

DISTRICT_NAME = "Staffordshire Moorlands"
DISTRICT_CODE = "E07000198"

_FIRST_WARD = 5007039
"""Ward codes run from E05007039 to E05007065 without a gap."""


@dataclass(frozen=True)
class Ward:
    """One ward: area in km², a point inside in degrees, and its neighbours' positions in WARDS."""

    code: str
    name: str
    area_km2: float
    longitude: float
    latitude: float
    residents: int
    neighbours: tuple[int, ...]


_WARD_LINES = """
Alton|17.94|-1.895|52.995|1357|11 13 15
Bagnall and Stanley|12.5|-2.106|53.059|1629|7 9 14 19 26
Biddulph East|1.45|-2.168|53.113|6060|3 4 5 6
Biddulph Moor|3.27|-2.143|53.117|1563|2 4 5 19
Biddulph North|11.76|-2.156|53.137|5387|2 3 6 19
Biddulph South|5.22|-2.152|53.101|1590|2 3 6 7 19
Biddulph West|5.19|-2.191|53.111|5029|2 4 5
Brown Edge and Endon|12.69|-2.132|53.084|4721|1 5 19
Caverswall|23.05|-2.057|52.998|1778|9 12 14 17 26
Cellarhead|2.18|-2.079|53.028|3203|1 8 14 26
Cheadle North East|6.42|-1.966|53.001|3398|11 12 15
Cheadle South East|8.32|-1.972|52.976|3550|0 10 12 13 15
Cheadle West|10.04|-2.0|52.99|5077|8 10 11 13 14 15 17
Checkley|37.73|-1.978|52.95|5545|0 11 12 17
Cheddleton|35.27|-2.038|53.052|5319|1 8 9 12 15 19 20 21 23 26
Churnet|31.88|-1.927|53.022|3193|0 10 11 12 14 18 20
Dane|91.05|-2.005|53.169|1591|19 20 21 22 25
Forsbrook|5.37|-2.055|52.97|5070|8 12 13
Hamps Valley|65.78|-1.824|53.073|1743|15 20 25
Horton|43.38|-2.089|53.132|1845|1 3 4 5 7 14 16 22 23 24
Ipstones|37.87|-1.957|53.068|1751|14 15 16 18 21 25
Leek East|4.63|-2.01|53.101|4919|14 16 20 22 23
Leek North|4.02|-2.024|53.115|5537|16 19 21 23 24
Leek South|5.47|-2.04|53.092|5735|14 19 21 22 24
Leek West|3.29|-2.045|53.108|4411|19 22 23
Manifold|85.74|-1.901|53.13|1724|16 18 20
Werrington|4.32|-2.109|53.029|3115|1 8 9 14
"""


def _wards() -> tuple[Ward, ...]:
    found = []
    for position, line in enumerate(_WARD_LINES.strip().splitlines()):
        name, area, longitude, latitude, residents, neighbours = line.split("|")
        found.append(
            Ward(
                code=f"E0{_FIRST_WARD + position}",
                name=name,
                area_km2=float(area),
                longitude=float(longitude),
                latitude=float(latitude),
                residents=int(residents),
                neighbours=tuple(int(number) for number in neighbours.split()),
            )
        )
    return tuple(found)


WARDS = _wards()
WARD_POSITION = {ward.name: position for position, ward in enumerate(WARDS)}

LANDMARKS = {"Manifold": (-1.868, 53.181)}
"""A second place, in degrees, that a ward holds far from its centre: Longnor, in the far north."""

_FIRST_LSOA = 1029761
"""LSOA codes run from E01029761 to E01029819 without a gap, in the order of the wards."""

_LSOA_NAMES = (
    "010A",
    "008A",
    "003A 003B 003C 003D",
    "002A",
    "004A 002B 002C",
    "004B",
    "004C 004D 003E",
    "008B 008C 008D",
    "012A",
    "009A 009B",
    "011A 010B",
    "011B 013A",
    "013B 011C 011D",
    "013C 012B 013D 013E",
    "006A 006B 009C",
    "010C 010D",
    "001A",
    "012C 012D 012E",
    "007A",
    "002D",
    "007B",
    "005A 006C 001B",
    "005B 001C 001D 001E",
    "005C 005D 006D",
    "005E 006E 006F",
    "007C",
    "009D 009E",
)


@dataclass(frozen=True)
class Lsoa:
    """One census area (LSOA) of the district, and the position of its ward in WARDS."""

    code: str
    name: str
    ward: int


def _lsoas() -> tuple[Lsoa, ...]:
    found: list[Lsoa] = []
    for ward, names in enumerate(_LSOA_NAMES):
        for name in names.split():
            code = f"E0{_FIRST_LSOA + len(found)}"
            found.append(Lsoa(code, f"{DISTRICT_NAME} {name}", ward))
    return tuple(found)


LSOAS = _lsoas()
