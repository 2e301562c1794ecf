"""Points to areas, shapes for drawing, faults of a map."""

import json
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import MultiPolygon, Polygon, box, shape

from moorlands_dash import geography

SHARED = Path(__file__).resolve().parents[3] / "shared"
# Three squares of 0.1 degrees and one that lies apart; deliberately not in the order of codes.
WEST, EAST, NORTH = box(-2.2, 53, -2.1, 53.1), box(-2.1, 53, -2, 53.1), box(-2.2, 53.1, -2, 53.2)
APART = MultiPolygon([box(-1.9, 53, -1.8, 53.1), box(-1.7, 53, -1.6, 53.1)])


def frame(shapes: dict[str, object]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "area_code": list(shapes),
            "area_name": list(shapes),
            "geometry": [shapely.to_wkb(s) for s in shapes.values()],
        }
    )


AREAS = frame({"C": WEST, "A": EAST, "B": NORTH, "D": APART})


def code_of(longitude: float, latitude: float) -> str | None:
    return geography.assign_areas(np.array([longitude]), np.array([latitude]), AREAS)[0]


@pytest.mark.parametrize(
    ("longitude", "latitude", "code"),
    [
        (-2.15, 53.05, "C"),
        (-2.05, 53.05, "A"),
        (-2.05, 53.15, "B"),
        (-1.85, 53.05, "D"),
        (-1.65, 53.05, "D"),
        (-1.75, 53.05, None),
        (-2.1, 53.05, "A"),  # on the edge of A and C
        (-2.15, 53.1, "B"),  # on the edge of B and C
        (-2.1, 53.1, "A"),  # the corner of A, B and C
        (-2.2, 53.0, "C"),  # the outer corner of C
        (np.nan, 53.05, None),
        (-2.05, np.nan, None),
        (np.inf, 53.05, None),
    ],
)
def test_each_point_has_one_area_and_edges_go_to_the_lowest_code(
    longitude: float, latitude: float, code: str | None
) -> None:
    assert code_of(longitude, latitude) == code


def test_no_points_and_no_areas() -> None:
    nothing = np.array([])
    assert geography.assign_areas(nothing, nothing, AREAS).tolist() == []
    assert geography.assign_areas(np.array([-2.1]), np.array([53.0]), AREAS[:0]).tolist() == [None]


def joined(longitudes: np.ndarray, latitudes: np.ndarray, areas: pd.DataFrame) -> list[object]:
    """Return what geopandas says: the lowest code among the areas that a point touches."""
    points = gpd.GeoDataFrame(geometry=gpd.points_from_xy(longitudes, latitudes), crs=4326)
    shapes = gpd.GeoDataFrame(
        areas[["area_code"]], geometry=gpd.GeoSeries.from_wkb(areas["geometry"]), crs=4326
    )
    pairs = gpd.sjoin(points, shapes, predicate="intersects")
    lowest = pairs.groupby(level=0)["area_code"].min().reindex(range(len(points)))
    return [None if pd.isna(code) else code for code in lowest]


GRID = st.integers(0, 40).map(lambda step: round(-2.25 + step * 0.0125, 6))
ROWS = st.integers(0, 24).map(lambda step: round(52.95 + step * 0.0125, 6))


@pytest.mark.slow
@given(st.lists(st.tuples(GRID, ROWS), min_size=1, max_size=60))
def test_the_same_as_a_spatial_join_on_edges_too(points: list[tuple[float, float]]) -> None:
    longitudes, latitudes = np.array(points).T
    found = geography.assign_areas(longitudes, latitudes, AREAS)
    assert found.tolist() == joined(longitudes, latitudes, AREAS)


def real(level: str) -> pd.DataFrame:
    path = SHARED / "boundaries" / f"E07000198-{level}.geojson"
    if not path.exists():
        pytest.skip("the shared boundaries are not here")
    read = gpd.read_file(path)
    prefix = {"wards": "WD13", "lsoa": "LSOA11"}[level]
    return pd.DataFrame(
        {
            "area_code": read[f"{prefix}CD"],
            "area_name": read[f"{prefix}NM"],
            "geometry": read.geometry.to_wkb(),
        }
    )


@pytest.mark.slow
def test_the_real_wards_take_200_000_points_as_a_spatial_join_does() -> None:
    wards = real("wards")
    west, south, east, north = shapely.total_bounds(shapely.from_wkb(wards["geometry"]))
    random = np.random.default_rng(2018)
    longitudes = random.uniform(west, east, 200_000)
    latitudes = random.uniform(south, north, 200_000)
    corners = shapely.get_coordinates(shapely.from_wkb(wards["geometry"]))
    longitudes = np.concatenate([longitudes, corners[:, 0]])
    latitudes = np.concatenate([latitudes, corners[:, 1]])
    found = geography.assign_areas(longitudes, latitudes, wards)
    assert found.tolist() == joined(longitudes, latitudes, wards)


def test_points_of_the_police_in_the_outline_of_their_lsoa() -> None:
    """October-December 2018: 1,560 rows on 626 points, 40 outside their own LSOA's outline."""
    lsoas = real("lsoa")
    files = [
        path
        for month in ("2018-10", "2018-11", "2018-12")
        for path in (SHARED / "extracts" / "police.uk" / month).glob("*-street.csv")
    ]
    if not files:
        pytest.skip("the shared extracts are not here")
    rows = pd.concat([pd.read_csv(path) for path in files])
    rows = rows[rows["LSOA name"].str.startswith("Staffordshire Moorlands").fillna(False)]
    found = geography.assign_areas(rows["Longitude"].to_numpy(), rows["Latitude"].to_numpy(), lsoas)
    assert len(rows) == 1560
    assert len(rows[["Longitude", "Latitude"]].drop_duplicates()) == 626
    assert (found != rows["LSOA code"].to_numpy()).sum() == 40


def test_the_outline_of_the_district_has_no_inner_lines() -> None:
    outline = shapely.from_wkb(geography.district_outline(AREAS.iloc[:3]))
    assert outline.equals(box(-2.2, 53, -2, 53.2))


def test_shapes_for_drawing_keep_common_edges_and_label_points_inside() -> None:
    # A wavy common edge between two squares: simplified apart, gaps would open along it.
    wave = [(-2.1 + 0.002 * (-1) ** step, 53 + step / 400) for step in range(1, 40)]
    left = Polygon([(-2.2, 53), (-2.1, 53), *wave, (-2.1, 53.1), (-2.2, 53.1)])
    right = Polygon([(-2.0, 53), (-2.0, 53.1), (-2.1, 53.1), *wave[::-1], (-2.1, 53)])
    drawn = geography.simplified_shapes(frame({"L": left, "R": right}), tolerance=500)
    shapes = np.array([shape(feature["geometry"]) for feature in drawn["features"]])
    assert shapely.coverage_is_valid(shapes)
    assert shapely.union_all(shapes).equals_exact(shape(drawn["outline"]), 1e-9)
    assert len(shapely.get_coordinates(shapes)) < len(wave)
    assert [f["properties"]["area_code"] for f in drawn["features"]] == ["L", "R"]
    for feature, own in zip(drawn["features"], (left, right), strict=True):
        at = feature["properties"]
        assert shapely.contains_xy(own, at["longitude"], at["latitude"])


def test_the_real_wards_are_drawn_in_under_40_kilobytes() -> None:
    wards = real("wards")
    drawn = geography.simplified_shapes(wards)
    assert len(json.dumps(drawn, separators=(",", ":"))) < 40_000
    shapes = np.array([shape(feature["geometry"]) for feature in drawn["features"]])
    assert len(shapes) == 27
    assert shapely.coverage_is_valid(shapes)
    before = shapely.area(shapely.from_wkb(wards["geometry"]))
    assert np.abs(shapely.area(shapes) / before - 1).max() < 0.05


def test_overlaps_and_gaps_are_measured() -> None:
    hole = box(-2.17, 53.04, -2.13, 53.06)
    wide = box(-2.12, 53, -2, 53.1)
    faults = geography.map_faults(frame({"C": WEST - hole, "A": wide}))
    assert faults[["fault", "area_code", "other_code"]].values.tolist() == [
        ["overlap", "A", "C"],
        ["gap", "", ""],
    ]
    # Sides in kilometres: 0.02 and 0.04 degrees of longitude at 53.05, 0.1 and 0.02 of latitude.
    degree = 111.195
    narrow = degree * np.cos(np.radians(53.05))
    expected = [0.02 * narrow * 0.1 * degree, 0.04 * narrow * 0.02 * degree]
    assert faults["area_km2"].tolist() == pytest.approx(expected, rel=1e-6)


def test_a_sound_map_has_no_faults() -> None:
    assert geography.map_faults(AREAS).empty


@pytest.mark.parametrize(
    ("easting", "northing", "reference"),
    [
        (651409.9, 313177.3, "TG 514 131"),  # Ordnance Survey's worked example, Caister
        (530120.0, 180380.0, "TQ 301 803"),  # Trafalgar Square
        (216666.0, 771288.0, "NN 166 712"),  # Ben Nevis
        (398300.0, 356600.0, "SJ 983 566"),  # Leek
        (-5.0, 100.0, ""),
    ],
)
def test_a_grid_reference_is_as_maps_print_it(
    easting: float, northing: float, reference: str
) -> None:
    assert geography.grid_reference(easting, northing) == reference


# Ordnance Survey, OSTN15 developer pack: points TP08, TP12 and TP20, and Caister water tower (the
# guide's worked example): longitude and latitude (ETRS89), easting and northing to the millimetre.
PUBLISHED = np.array(
    [
        (-2.54407618349, 51.42754743020, 362269.991, 169978.690),
        (-2.15458614387, 52.25529381630, 389544.190, 261912.153),
        (-1.66379168242, 53.80021519630, 422242.186, 433818.701),
        (1.716073973, 52.658007833, 651409.804, 313177.450),
    ]
)


def test_the_national_grid_is_ordnance_surveys_within_five_metres() -> None:
    eastings, northings = geography.to_grid(PUBLISHED[:, 0], PUBLISHED[:, 1])
    off = np.hypot(eastings - PUBLISHED[:, 2], northings - PUBLISHED[:, 3])
    assert off.max() < 5


def test_the_way_back_from_the_grid_ends_where_it_began() -> None:
    longitudes, latitudes = geography.from_grid(PUBLISHED[:, 2], PUBLISHED[:, 3])
    again = geography.to_grid(longitudes, latitudes)
    assert np.stack(again) == pytest.approx(PUBLISHED[:, 2:].T, abs=0.01)


def test_a_missing_place_stays_missing_on_the_grid() -> None:
    eastings, northings = geography.to_grid([np.nan, -2.0], [53.1, 53.1])
    assert np.isnan([eastings[0], northings[0]]).all()
    assert np.isfinite([eastings[1], northings[1]]).all()


def test_shapes_go_to_the_grid_corner_by_corner() -> None:
    square = geography.shapes_to_grid(WEST)
    corner = geography.to_grid(-2.2, 53)
    assert shapely.distance(shapely.points(*corner), square) == pytest.approx(0, abs=1e-6)
    assert geography.shapes_from_grid(square).equals_exact(WEST, 1e-6)
    # 0.1 degrees of latitude are 11.1 km, of longitude at 53 degrees north 6.7 km.
    assert square.area == pytest.approx(11_127 * 6_705, rel=0.005)


def test_points_beyond_a_distance_of_every_area():
    square = shapely.to_wkb(shapely.box(-2.1, 53.0, -2.0, 53.1))
    areas = pd.DataFrame({"area_code": ["a"], "area_name": ["A"], "geometry": [square]})
    # At 53.05 degrees north 0.0149 degrees east are 996 m, 0.0151 are 1,009 m.
    x = np.array([-2.05, -1.9851, -1.9849, -2.05, -2.05, np.nan])
    y = np.array([53.05, 53.05, 53.05, 53.1089, 53.1091, np.nan])
    far = geography.beyond(x, y, areas, 1000.0)
    assert far.tolist() == [False, False, True, False, True, False]
    assert not geography.beyond(x, y, areas.iloc[:0], 1000.0).any()
