from __future__ import annotations

from itertools import combinations

import geopandas as gpd
import pytest
import shapely

from demonstration.cellmap import CELL_KM, OUTSIDE, grown_map, to_degrees, to_km
from demonstration.places import WARDS
from moorlands_dash.partnership import Settings


def real_borders() -> set[tuple[int, int]]:
    return {
        (min(here, there), max(here, there))
        for here, ward in enumerate(WARDS)
        for there in ward.neighbours
    }


def test_columns_and_wards(wards: gpd.GeoDataFrame) -> None:
    assert list(wards.columns) == ["WD24CD", "WD24NM", "LAD24CD", "geometry"]
    assert list(wards["WD24CD"]) == [f"E0{code}" for code in range(5007039, 5007066)]
    assert list(wards["WD24NM"]) == [ward.name for ward in WARDS]
    assert set(wards["LAD24CD"]) == {"E07000198"}


def test_wards_are_whole_and_fit_together(wards: gpd.GeoDataFrame) -> None:
    shapes = wards.geometry.to_numpy()
    assert {shape.geom_type for shape in shapes} == {"Polygon"}
    assert all(shape.is_valid and not shape.interiors for shape in shapes)
    assert all(shape.exterior.is_ccw for shape in shapes)
    assert shapely.coverage_is_valid(shapes)
    district = shapely.coverage_union_all(shapes)
    assert district.geom_type == "Polygon"
    assert not district.interiors


def test_areas_are_within_a_tenth_of_the_real_ones(wards: gpd.GeoDataFrame) -> None:
    areas = wards.to_crs(27700).area / 1e6
    for ward, area in zip(WARDS, areas, strict=True):
        assert abs(area / ward.area_km2 - 1) < 0.10, ward.name


def test_each_ward_holds_its_real_centre(wards: gpd.GeoDataFrame) -> None:
    for ward, shape in zip(WARDS, wards.geometry, strict=True):
        assert shape.contains(shapely.Point(ward.longitude, ward.latitude)), ward.name


def test_neighbours_are_the_real_ones_but_for_one_pair(wards: gpd.GeoDataFrame) -> None:
    shapes = list(wards.to_crs(27700).geometry)
    touching = {
        (here, there)
        for here, there in combinations(range(len(shapes)), 2)
        if shapes[here].intersection(shapes[there]).length > 1
    }
    assert len(real_borders()) == 64
    assert touching <= real_borders()
    apart = real_borders() - touching
    assert [(WARDS[a].name, WARDS[b].name) for a, b in apart] == [("Cheddleton", "Werrington")]


def test_outlines_are_light(wards: gpd.GeoDataFrame) -> None:
    points = shapely.get_num_coordinates(wards.geometry.to_numpy())
    assert points.min() >= 8
    assert points.sum() < 1_000


def test_real_outlines_overlap_widely(
    wards: gpd.GeoDataFrame, real_wards: gpd.GeoDataFrame
) -> None:
    ours, theirs = wards.to_crs(27700), real_wards.to_crs(27700)
    one, other = ours.union_all(), theirs.union_all()
    assert one.intersection(other).area / one.union(other).area > 0.85
    in_place = ours.geometry.intersection(theirs.geometry).area.sum()
    assert in_place / other.area > 0.7


def test_kilometres_and_degrees_are_each_others_inverse() -> None:
    longitude, latitude = to_degrees(*to_km(-2.1234, 53.0987))
    assert abs(longitude + 2.1234) < 1e-12
    assert abs(latitude - 53.0987) < 1e-12


def test_kilometres_are_good_to_one_per_cent() -> None:
    places = gpd.GeoSeries(gpd.points_from_xy([-2.19, -1.80], [52.94, 53.20]), crs=4326)
    real = places.to_crs(27700).iloc[0].distance(places.to_crs(27700).iloc[1]) / 1000
    (ax, ay), (bx, by) = to_km(-2.19, 52.94), to_km(-1.80, 53.20)
    assert abs(((ax - bx) ** 2 + (ay - by) ** 2) ** 0.5 / real - 1) < 0.01


@pytest.mark.slow
def test_cells_add_up_to_the_district() -> None:
    labels = grown_map().labels
    area = (labels != OUTSIDE).sum() * CELL_KM**2
    assert abs(area / sum(ward.area_km2 for ward in WARDS) - 1) < 0.01
    edge = [*labels[0], *labels[-1], *labels[:, 0], *labels[:, -1]]
    assert set(edge) == {OUTSIDE}


def test_towns_are_where_the_towns_are(wards: gpd.GeoDataFrame, settings: Settings) -> None:
    places = settings.map.places
    points = gpd.GeoDataFrame(
        {"place": [place.name for place in places]},
        geometry=gpd.points_from_xy([p.longitude for p in places], [p.latitude for p in places]),
        crs=4326,
    )
    found = points.sjoin(wards, how="left").set_index("place")["WD24NM"].to_dict()
    assert found["Leek"].startswith("Leek ")
    assert found["Biddulph"].startswith("Biddulph ")
    assert found["Cheadle"].startswith("Cheadle ")
    for village in ("Cheddleton", "Werrington", "Alton"):
        assert found[village] == village
    assert (found["Waterhouses"], found["Longnor"]) == ("Hamps Valley", "Manifold")
    assert found["Upper Tean"] == "Checkley"
