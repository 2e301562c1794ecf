from __future__ import annotations

import csv
from pathlib import Path

import geopandas as gpd

from demonstration import mix
from demonstration.places import LSOAS, WARDS


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_neighbours_are_mutual() -> None:
    for here, ward in enumerate(WARDS):
        assert here not in ward.neighbours
        assert all(here in WARDS[there].neighbours for there in ward.neighbours), ward.name


def test_wards_are_as_published(facts_folder: Path) -> None:
    for ward, row in zip(WARDS, rows_of(facts_folder / "wards.csv"), strict=True):
        assert (ward.code, ward.name) == (row["ward_code"], row["ward_name"])
        assert (ward.area_km2, ward.longitude, ward.latitude, ward.residents) == tuple(
            float(row[name]) for name in ("area_km2", "longitude", "latitude", "residents_2021")
        )
        assert {WARDS[n].code for n in ward.neighbours} == set(row["neighbours"].split(";"))


def test_lsoas_are_the_real_ones_in_their_wards(
    real_lsoas: gpd.GeoDataFrame, real_wards: gpd.GeoDataFrame
) -> None:
    lsoas, wards = real_lsoas.to_crs(27700), real_wards.to_crs(27700)
    parts = gpd.overlay(lsoas, wards, how="intersection")
    parts["share"] = parts.area / parts.groupby("LSOA11CD")["LSOA11CD"].transform(
        lambda codes: lsoas.set_index("LSOA11CD").area[codes.iloc[0]]
    )
    largest = parts.sort_values("share").groupby("LSOA11CD").tail(1)
    assert largest["share"].min() > 0.97
    real = {row.LSOA11CD: (row.LSOA11NM, row.WD13CD) for row in largest.itertuples()}
    assert {lsoa.code: (lsoa.name, WARDS[lsoa.ward].code) for lsoa in LSOAS} == real


def test_incidents_of_wards_are_as_counted(facts_folder: Path) -> None:
    rows = rows_of(facts_folder / "ward_incidents_by_type_2025.csv")
    counted = {row["WD13CD"]: row for row in rows}
    for position, ward in enumerate(WARDS):
        for number, name in enumerate(mix.TYPES):
            published = float(counted[ward.code][name])
            assert mix.WARD_YEAR[position, number] == max(published, mix.NEVER_SEEN)


def test_incidents_of_districts_are_as_counted(facts_folder: Path) -> None:
    rows = rows_of(facts_folder / "staffordshire_districts_2025_by_type.csv")
    others = {
        row["dist"]: tuple(int(row[name]) for name in mix.TYPES)
        for row in rows
        if row["dist"] not in ("Staffordshire Moorlands", "All")
    }
    assert others == mix.DISTRICT_YEAR


def test_seasons_and_outcomes_are_whole() -> None:
    assert (abs(mix.SEASON.mean(axis=1) - 1) < 1e-9).all()
    assert mix.YEAR_LEVEL.shape == (len(mix.TYPES), 6)
    assert mix.OUTCOME_WEIGHTS.shape == (len(mix.TYPES), len(mix.OUTCOMES))
    assert (abs(mix.OUTCOME_WEIGHTS[1:].sum(axis=1) - 1000) <= 5).all()
    assert list(mix.OUTCOME_WEIGHTS[mix.ASB].nonzero()[0]) == [mix.OUTCOMES.index("")]
