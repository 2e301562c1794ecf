"""What counts may be divided by beside residents: invented homes, vehicles, jobs and roads.

Levels are round: a home has some 2.3 residents and 1.4 vehicles, a kilometre of road serves 200
residents or lies in half a square kilometre. What departs from that is planted (`truths`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from demonstration import truths
from demonstration.draws import Draws
from demonstration.places import DISTRICT_CODE, WARDS, Ward
from demonstration.sheets import csv_text

COLUMNS = ("area_code", "denominator", "value", "year", "source")
_SEED = 19
_YEAR = 2021
_SOURCE = "Invented for the demonstration"
_HOME, _VEHICLES, _JOBS = 2.3, 1.4, 0.3
"""Residents of a home, vehicles of a home, people at work for each resident."""
_WIDTH = 0.08
"""How far a ward is from these, up or down."""
_OTHER_HOMES = {
    "E06000021": 112_000,
    "E07000192": 42_000,
    "E07000193": 52_000,
    "E07000194": 45_000,
    "E07000195": 53_000,
    "E07000196": 47_000,
    "E07000197": 59_000,
    "E07000199": 33_000,
}
"""Homes of the force's other districts, round."""


def denominators_csv() -> str:
    """Return the file of the wards, the district and the force's other districts."""
    wards = [(ward, _values(ward)) for ward in WARDS]
    rows = [row for ward, values in wards for row in _rows(ward.code, values)]
    whole = {name: sum(values[name] for _, values in wards) for name in wards[0][1]}
    rows += _rows(DISTRICT_CODE, whole)
    for code, homes in _OTHER_HOMES.items():
        rows += _rows(code, {"households": homes, "vehicles": round(homes * 1.35)})
    return csv_text(COLUMNS, rows)


def _rows(code: str, values: Mapping[str, int]) -> Iterator[tuple[object, ...]]:
    for name, value in values.items():
        yield code, name, value, _YEAR, _SOURCE


def _values(ward: Ward) -> dict[str, int]:
    home, vehicles, jobs, road = (
        1 + _WIDTH * (2 * share - 1)
        for share in Draws(_SEED, int(ward.code[3:])).uniforms(4).tolist()
    )
    second = truths.SECOND_HOMES.times if ward.name == truths.SECOND_HOMES.ward else 1.0
    centre = truths.TOWN_CENTRE.times if ward.name == truths.TOWN_CENTRE.ward else 1.0
    lived_in = ward.residents / _HOME * home
    return {
        "households": round(lived_in * second),
        "vehicles": round(lived_in * _VEHICLES * vehicles),
        "workplace_population": round(ward.residents * _JOBS * jobs * centre),
        "road_km": round((ward.residents / 200 + ward.area_km2 * 2) * road),
    }
