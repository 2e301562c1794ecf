"""Villages lie where they really do, and in their own wards of these outlines."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import geopandas as gpd
import pytest
import shapely

from demonstration import PLACES
from demonstration.places import WARDS
from demonstration.settlements import SETTLEMENTS
from tests.demonstration.conftest import shared


def listed(built: Path) -> dict[str, dict[str, str]]:
    text = (built / PLACES).read_text(encoding="utf-8")
    return {row["name"]: row for row in csv.DictReader(io.StringIO(text))}


def ward_at(wards: gpd.GeoDataFrame, row: dict[str, str], column: str) -> list[str]:
    point = shapely.Point(float(row["longitude"]), float(row["latitude"]))
    return list(wards.loc[wards.contains(point), column])


def test_villages_are_those_of_the_facts() -> None:
    with shared("facts", "places.csv").open(encoding="utf-8") as file:
        facts = {
            row["place"]: (float(row["latitude"]), float(row["longitude"]), row["ward_name"])
            for row in csv.DictReader(file)
        }
    assert {one.name: (one.latitude, one.longitude, one.ward) for one in SETTLEMENTS} == facts


def test_each_lies_in_its_ward_of_the_demonstration(built: Path) -> None:
    wards = gpd.read_file(built / "ward-outlines.geojson")
    rows = listed(built)
    assert {name: ward_at(wards, row, "WD24NM") for name, row in rows.items()} == {
        one.name: [one.ward] for one in SETTLEMENTS
    }


def test_each_lies_in_its_real_ward_too(built: Path) -> None:
    wards = gpd.read_file(shared("boundaries", "E07000198-wards.geojson"))
    codes = {ward.name: ward.code for ward in WARDS}
    for one in SETTLEMENTS:
        assert ward_at(wards, listed(built)[one.name], "WD13CD") == [codes[one.ward]]


def test_what_was_moved_says_so_and_nothing_moved_far(built: Path) -> None:
    for one in SETTLEMENTS:
        row = listed(built)[one.name]
        east = (float(row["longitude"]) - one.longitude) * 67
        north = (float(row["latitude"]) - one.latitude) * 111
        away = (east**2 + north**2) ** 0.5
        assert away < 2, f"{one.name} is {away:.1f} km from where it lies"
        assert ("moved" in row["source"]) is (away > 0)
        assert row["source"].startswith("Position from general knowledge")
        assert pytest.approx(away, abs=0.001) == 0 or away > 0.3
