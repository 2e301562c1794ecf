"""The hotspots planted in the demonstration are found, outlast the moving of points, are dated."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import shapely

from demonstration import truths
from moorlands_dash.geography import shapes_to_grid, to_grid
from moorlands_dash.measures.hotspots.emergence import (
    cell_change,
    emergence,
    window_counts,
    windows,
)
from moorlands_dash.measures.hotspots.gistar import hot_cells, hotspots
from moorlands_dash.measures.hotspots.hindsight import hindsight
from moorlands_dash.measures.hotspots.lattice import lattice, neighbours
from moorlands_dash.measures.hotspots.survival import Snapping, snapping, survival
from tests.opened import opened

YEAR, BEFORE = pd.Timestamp("2025-10-01"), pd.Timestamp("2024-10-01")
SHOPS, BUS_STATION, PARK = truths.HOTSPOTS


@dataclass(frozen=True)
class District:
    incidents: pd.DataFrame
    outline: object
    moved: Snapping

    def of(self, crime_type: str) -> pd.DataFrame:
        return self.incidents[self.incidents["subcategory"] == crime_type]


@pytest.fixture(scope="module")
def district(demo_home: Path) -> District:
    snapshot = opened(demo_home)
    features = snapshot.ward_shapes()["features"]
    shape = next(part for part in features if part["properties"]["level"] == "district")
    outline = shapes_to_grid(shapely.geometry.shape(shape["geometry"]))
    frame = snapshot.incidents(None, (
        "shoplifting", "anti_social_behaviour", "damage_arson", "burglary"
    )).dropna(subset=["longitude"])  # fmt: skip
    east, north = to_grid(frame["longitude"], frame["latitude"])
    frame = frame.assign(easting=east, northing=north, month=pd.to_datetime(frame["occurred"]))
    return District(frame, outline, snapping(east, north))


@dataclass(frozen=True)
class Found:
    """The cell of a planted hotspot, and all cells with what is said of them."""

    cells: pd.DataFrame
    planted: pd.Series
    inside: pd.DataFrame


def search(district: District, truth: truths.Hotspot, shape: str) -> Found:
    frame = district.of(truth.crime_type)
    year = frame[frame["month"] >= YEAR]
    cells = lattice(district.outline, 500, shape)
    beside = neighbours(cells)
    found = hot_cells(cells.counts(year["easting"], year["northing"]), cells, beside)
    spans, loaded = windows(truths.PERIOD.end), set(district.incidents["month"].dt.date)
    place = cells.locate(frame["easting"], frame["northing"])
    counts = window_counts(place, frame["month"], spans, loaded, cells)
    found = found.assign(hotspot=hotspots(found, beside)).merge(
        emergence(counts, spans, cells, beside), on="cell_id"
    )
    survived = survival(year["easting"], year["northing"], cells, beside, district.moved)
    found = found.merge(survived, on="cell_id")
    away = np.hypot(*(cells.cells[["easting", "northing"]] - _middle(truth)).to_numpy().T)
    near = found[away < 500]
    planted = near.loc[near["count"].idxmax()]
    within = cells.locate(year["easting"], year["northing"]) == planted.name
    return Found(found, planted, year[within])


def _middle(truth: truths.Hotspot) -> list[float]:
    return [float(part) for part in to_grid(truth.longitude, truth.latitude)]


@pytest.mark.parametrize("shape", ["hexagon", "square"])
@pytest.mark.parametrize("truth", [SHOPS, BUS_STATION], ids=lambda truth: truth.ward)
def test_the_stable_hotspots_are_found_and_last(
    district: District, truth: truths.Hotspot, shape: str
) -> None:
    found = search(district, truth, shape)
    assert found.planted["verdict"] == "hot"
    assert found.planted["count"] == found.cells["count"].max()
    assert found.planted["kind"] == "persistent"
    assert found.planted["first_hot"] == pd.Timestamp("2023-10-01")
    assert found.planted["last_hot"] == pd.Timestamp("2026-09-01")
    assert found.planted["survives"] == 1
    # The three points may lie in two cells.
    commonest = str(found.inside["location"].value_counts().index[0])
    assert commonest.removeprefix("On or near ") in truth.locations
    assert not (found.cells["kind"] == "emerging").any()


@pytest.mark.parametrize("shape", ["hexagon", "square"])
def test_the_hotspot_that_emerges_is_found_and_dated(district: District, shape: str) -> None:
    found = search(district, PARK, shape)
    assert found.planted["verdict"] == "hot"
    assert found.planted["hotspot"] == 0
    assert found.planted["kind"] == "emerging"
    assert found.planted["rose_from"] == pd.Timestamp(PARK.start)
    assert found.planted["survives"] == 1
    # Twelve a month are planted.
    assert found.planted["count"] > 100
    emerging = found.cells[found.cells["kind"] == "emerging"]
    assert set(emerging["hotspot"]) == {0}
    assert found.inside["ward_code"].nunique() == 1


def test_it_is_the_one_place_where_damage_rose(district: District) -> None:
    frame = district.of(PARK.crime_type)
    cells = lattice(district.outline, 500, "hexagon")
    now = frame[frame["month"] >= YEAR]
    before = frame[(frame["month"] >= BEFORE) & (frame["month"] < YEAR)]
    found = cell_change(
        cells.counts(now["easting"], now["northing"]),
        cells.counts(before["easting"], before["northing"]),
        cells,
        complete=True,
        percent_from=20,
    )
    middle = _middle(PARK)
    clear = cells.cells[found["verdict"].isin(["more", "fewer"]).to_numpy()]
    assert len(clear) >= 1
    away = np.hypot(clear["easting"] - middle[0], clear["northing"] - middle[1])
    assert (away < 500).all()


def test_hindsight_knows_the_shops_and_not_the_park(district: District) -> None:
    cells = lattice(district.outline, 500, "hexagon")
    beside, loaded = neighbours(cells), set(district.incidents["month"].dt.date)
    shops = hindsight(district.of(SHOPS.crime_type), loaded, cells, beside, horizons=(3,))
    assert (shops["hit_rate"] > 0.5).all()
    assert (shops["pai"] > 15).all()
    # Months before the park began to draw incidents nobody could have told.
    year = district.of(PARK.crime_type)
    known = {month for month in loaded if month < pd.Timestamp("2026-01-01").date()}
    park = hindsight(year, known, cells, beside, horizons=(3,), judged=3).iloc[0]
    later = hindsight(year, loaded, cells, beside, horizons=(3,), judged=3).iloc[0]
    assert park["hit_rate"] < later["hit_rate"]
