import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import Polygon, box

from moorlands_dash.measures.hotspots.lattice import (
    AREA,
    HEXAGON,
    SQUARE,
    areas_as_lattice,
    cell_size,
    groups,
    lattice,
    neighbours,
)

DISTRICT = Polygon([(400_000, 350_000), (409_000, 350_500), (411_000, 358_000), (401_000, 356_000)])
SHAPES = (SQUARE, HEXAGON)
LATTICES = {shape: lattice(DISTRICT, 500, shape) for shape in SHAPES}
BLOCK = lattice(box(0, 0, 2000, 1500), 500, SQUARE)


def test_squares_are_counted_from_the_origin_of_the_grid() -> None:
    assert len(BLOCK.cells) == 12
    first = BLOCK.cells.iloc[0]
    assert (first["cell_id"], first["easting"], first["northing"]) == ("s500-0-0", 250, 250)
    assert BLOCK.cells["area_km2"].to_numpy() == pytest.approx([0.25] * 12)
    # The same cell has the same name in another district.
    other = lattice(box(900, 900, 1400, 1400), 500, SQUARE)
    shared = set(BLOCK.cells["cell_id"]) & set(other.cells["cell_id"])
    assert shared == {"s500-1-1", "s500-2-1", "s500-1-2", "s500-2-2"}


@pytest.mark.parametrize("shape", SHAPES)
def test_cells_cover_the_district_and_nothing_twice(shape: str) -> None:
    cells = LATTICES[shape]
    assert cells.cells["area_km2"].sum() == pytest.approx(DISTRICT.area / 1e6, rel=1e-9)
    assert shapely.union_all(cells.outlines).buffer(1e-6).covers(DISTRICT)
    assert shapely.intersects(cells.outlines, DISTRICT).all()
    assert cells.cells["cell_id"].is_unique
    assert cells.share_of_area.sum() == pytest.approx(1)


def test_a_hexagon_is_as_wide_as_asked() -> None:
    hexagon = LATTICES[HEXAGON].outlines[0]
    west, south, east, north = hexagon.bounds
    assert east - west == pytest.approx(500)
    assert north - south == pytest.approx(500 * 2 / np.sqrt(3))
    assert hexagon.area == pytest.approx(500**2 * np.sqrt(3) / 2)


@pytest.mark.parametrize("shape", SHAPES)
@given(st.floats(400_000, 411_000), st.floats(350_000, 358_000))
def test_each_point_of_the_district_is_in_the_cell_that_holds_it(
    shape: str, easting: float, northing: float
) -> None:
    cells, point = LATTICES[shape], shapely.points(easting, northing)
    place = int(cells.locate([easting], [northing])[0])
    if place >= 0:
        assert shapely.distance(cells.outlines[place], point) < 1e-6
    else:
        assert not DISTRICT.covers(point)


def test_points_nowhere_are_counted_nowhere() -> None:
    places = BLOCK.locate([100, 700, np.nan, 5000], [100, 700, 100, 100])
    assert places.tolist() == [0, 5, -1, -1]
    assert BLOCK.counts([100, 120, 700, np.nan, 5000], [100, 120, 700, 1, 1]).sum() == 3
    assert BLOCK.counts([100, 120], [100, 120])[0] == 2


def test_neighbours_touch() -> None:
    beside = neighbours(BLOCK).toarray()
    # The corner, the edge and the middle of four by three squares, each counting itself.
    assert [int(beside[place].sum()) for place in (0, 1, 5)] == [4, 6, 9]
    assert (beside == beside.T).all()
    hexagons = neighbours(LATTICES[HEXAGON])
    assert hexagons.sum(axis=1).max() == 7
    touching = shapely.dwithin(
        LATTICES[HEXAGON].outlines[:, None], LATTICES[HEXAGON].outlines[None, :], 0.01
    )
    assert (hexagons.toarray() > 0).tolist() == touching.tolist()


def test_members_that_touch_are_one_group() -> None:
    beside = neighbours(BLOCK)
    members = np.isin(np.arange(12), [0, 5, 3])  # 0 and 5 share a corner; 3 lies apart
    found = groups(members, beside)
    assert found[0] == found[5] != found[3]
    assert (found[~members] == -1).all()
    assert (groups(np.zeros(12, dtype=bool), beside) == -1).all()


def test_areas_are_cells_too() -> None:
    west, east, apart = box(0, 0, 1000, 1000), box(1000, 0, 3000, 1000), box(9000, 0, 9500, 500)
    cells = areas_as_lattice(["W", "E", "A"], [west, east, apart])
    assert cells.shape == AREA
    assert cells.cells["area_km2"].tolist() == [1, 2, 0.25]
    # The edge that two areas share goes to the first of them.
    assert cells.locate([500, 1500, 1000, 9100, 5000], [5, 5, 5, 5, 5]).tolist() == [0, 1, 0, 2, -1]
    assert neighbours(cells).toarray().tolist() == [[1, 1, 0], [1, 1, 0], [0, 0, 1]]
    # Made to have about as many residents: each is as likely as the others.
    assert cells.share_of_chance == pytest.approx([1 / 3] * 3)


def test_no_other_shapes() -> None:
    with pytest.raises(ValueError, match="no shape of a cell"):
        lattice(DISTRICT, 500, "triangle")


def test_the_cell_size_is_sfhotspots() -> None:
    # mpjashby/sfhotspot, tests/testthat/_snaps/set_cell_size.md: 303.875566835128 becomes 300.
    chosen = cell_size(20_000, 303.875566835128 * 50)
    assert (chosen.metres, chosen.by_rule) == (300, 300)
    assert chosen.reason == (
        "fifty cells along the district's shorter side of 15.2 km, rounded down to 100 m"
    )
    # Unrounded under 100 m, which is too small to show.
    small = cell_size(4000, 9000)
    assert (small.metres, small.by_rule) == (250, 80)
    assert "would be 80 m, too small" in small.reason


def test_the_cell_size_is_bounded() -> None:
    assert cell_size(500_000, 400_000).metres == 2000
    assert "too large to name a place" in cell_size(500_000, 400_000).reason


def test_no_cell_is_smaller_than_the_moving_of_points() -> None:
    chosen = cell_size(15_000, 20_000, moved=412)
    assert chosen.metres == 450
    assert chosen.reason.endswith(
        "would be 300 m, too small, as points are typically moved by 412 m"
    )
