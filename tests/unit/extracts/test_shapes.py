"""Shapes: brought to longitude and latitude, mended, measured; what is no area is said."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import geopandas as gpd
import numpy as np
import pytest
import shapely
from shapely.geometry import GeometryCollection, LineString, Point, Polygon, box

from moorlands_dash.extracts.contracts import Sifting
from moorlands_dash.extracts.model import Refusal, SourceFile
from moorlands_dash.extracts.shapes import faults, hold_crossings, km2, located, mended, within

# A square kilometre near Leek on the National Grid.
SQUARE = box(398_000, 356_000, 399_000, 357_000)


def sifting() -> Sifting:
    return Sifting(SourceFile(Path("a.geojson"), "a.geojson", "", 0))


@pytest.mark.parametrize("crs", [27700, 4326, None])
def test_metres_of_the_grid_become_degrees_whatever_the_file_says(crs: int | None) -> None:
    found = located(gpd.GeoDataFrame(geometry=[SQUARE], crs=crs), sifting())
    west, south, east, north = found.total_bounds
    assert west < -2.02 < east
    assert south < 53.106 < north
    assert found.crs.to_epsg() == 4326


def test_guessed_coordinates_are_said_and_stated_ones_are_not() -> None:
    told = sifting()
    located(gpd.GeoDataFrame(geometry=[SQUARE], crs=4326), told)
    assert "British National Grid" in told.notices[0]
    silent = sifting()
    located(gpd.GeoDataFrame(geometry=[SQUARE], crs=27700), silent)
    assert silent.notices == []


def test_outlines_without_coordinates_or_elsewhere_are_refused() -> None:
    with pytest.raises(Refusal, match="doesn't say in which coordinates"):
        located(gpd.GeoDataFrame(geometry=[box(-2.1, 53, -2, 53.1)]), sifting())
    with pytest.raises(Refusal, match="United Kingdom"):
        located(gpd.GeoDataFrame(geometry=[box(10, 53, 11, 54)], crs=4326), sifting())


def test_a_bow_tie_is_mended_to_its_two_halves_and_height_goes() -> None:
    bow = Polygon([(0, 0), (2, 2), (2, 0), (0, 2)])
    solid = Polygon([(0, 0, 5), (1, 0, 5), (1, 1, 5)])
    shapes, broken = mended(np.array([bow, solid], dtype=object))
    assert broken.tolist() == [True, False]
    # Two triangles with a base of 2 and a height of 1.
    assert shapes[0].area == pytest.approx(2)
    assert not shapes[1].has_z


def test_a_point_a_line_and_nothing_are_no_areas() -> None:
    shapes = gpd.GeoSeries([SQUARE, Point(0, 0), LineString([(0, 0), (1, 1)]), None])
    told = faults(shapes)
    assert told[0] == ""
    assert "a point or a line" in told[1] and "a point or a line" in told[2]
    assert "no outline" in told[3]
    assert "no outline" in faults(gpd.GeoSeries([GeometryCollection()]))[0]


def test_a_square_kilometre_measures_one() -> None:
    lonlat = gpd.GeoSeries([SQUARE], crs=27700).to_crs(4326)
    assert km2(lonlat.to_numpy())[0] == pytest.approx(1, abs=1e-4)


def test_a_box_lies_within_another_with_its_edges() -> None:
    assert within((0, 0, 1, 1), (0, 0, 1, 1))
    assert not within((0, 0, 1, 1.1), (0, 0, 1, 1))


@pytest.mark.parametrize(
    "corners",
    [
        [(-2, 53), (-2, 53), (-2, 53), (-2, 53)],
        [(-2, 53), (-2.1, 53), (-2.05, 53), (-2, 53)],
        [(-2, 53), (-2 + 1e-6, 53), (-2, 53 + 1e-6), (-2, 53)],
    ],
)
def test_an_outline_round_nothing_is_no_area(corners: list[tuple[float, float]]) -> None:
    assert "encloses no area" in faults(gpd.GeoSeries([Polygon(corners)]))[0]
    assert faults(gpd.GeoSeries([box(-2, 53, -1.999, 53.001)])) == [""]


def tangle(corners: int) -> shapely.Polygon:
    """Return a polygon of corners at random: nearly each side crosses a quarter of the others."""
    at = np.random.default_rng(1).uniform(size=(corners, 2))
    return shapely.Polygon(at * 0.1 + (-2.0, 53.0))


@pytest.mark.slow
@pytest.mark.parametrize("corners", [400, 20_000])
def test_outlines_that_cross_themselves_wildly_are_refused_at_once(corners: int) -> None:
    began = process_time()
    with pytest.raises(Refusal, match="cross themselves more than 1,000 times"):
        hold_crossings(np.array([tangle(corners)], dtype=object), "wards.geojson")
    assert process_time() - began < 5


def test_outlines_that_cross_themselves_here_and_there_are_mended() -> None:
    bow = shapely.Polygon([(-2, 53), (-1.9, 53.1), (-1.9, 53), (-2, 53.1)])
    whole = shapely.Point(-2, 53).buffer(0.1, quad_segs=20_000)
    given = np.array([bow, whole, None, tangle(40)], dtype=object)
    hold_crossings(given, "wards.geojson")
    areas, broken = mended(given)
    assert broken.tolist() == [True, False, False, True]
    assert shapely.is_valid(areas[[0, 1, 3]]).all()
