"""Verdicts of cells that hold whatever rows set aside were."""

import numpy as np
import pytest
from shapely.geometry import box

from moorlands_dash.measures.hotspots.bounds import bounded_heat, enough_to_turn
from moorlands_dash.measures.hotspots.concentration import bounded
from moorlands_dash.measures.hotspots.gistar import hot_cells
from moorlands_dash.measures.hotspots.lattice import SQUARE, lattice, neighbours

CELLS = lattice(box(0, 0, 10_000, 10_000), 500, SQUARE)
BESIDE = neighbours(CELLS)
SIZE = len(CELLS.cells)
HERE, THERE = 45, 333
SCATTERED = np.bincount(np.random.default_rng(4).integers(SIZE, size=100), minlength=SIZE)
PLANTED = SCATTERED + 30 * (np.arange(SIZE) == HERE)


def heat(placed: np.ndarray, nowhere: int = 0) -> np.ndarray:
    return bounded_heat(PLANTED, placed, nowhere, CELLS, BESIDE)["verdict"].to_numpy()


def at(place: int, rows: int) -> np.ndarray:
    return rows * (np.arange(SIZE) == place)


def test_without_rows_set_aside_it_is_the_same() -> None:
    same = hot_cells(PLANTED, CELLS, BESIDE)["verdict"].to_numpy()
    assert (heat(at(HERE, 0)) == same).all()
    assert same[HERE] == "hot"


def test_rows_that_would_make_a_cell_hot_leave_it_open_and_others_as_they_are() -> None:
    found = heat(at(THERE, 30))
    assert found[THERE] == "cannot tell"
    assert found[HERE] == "hot"
    assert set(heat(at(HERE, 30))) <= {"hot", "beside", "neither", "cannot tell"}
    assert heat(at(HERE, 30))[HERE] == "hot"


def test_rows_without_a_place_make_no_cell_hot_but_may_take_the_word_from_one() -> None:
    # 30 and a few in 2.25 % of the area: of 130 incidents 2.9 by chance, of 1,630 about 37.
    assert heat(at(HERE, 0), nowhere=5)[HERE] == "hot"
    many = heat(at(HERE, 0), nowhere=1500)
    assert many[HERE] == "cannot tell"
    assert set(many) <= {"neither", "cannot tell"}
    assert set(heat(at(HERE, 0), nowhere=5)) <= {"hot", "beside", "neither", "cannot tell"}


def test_a_cold_cell_is_cold_were_they_all_there() -> None:
    # Nothing in a tenth of the cells, 40 in each of the others.
    west = CELLS.cells["easting"].to_numpy() < 1000
    counts = np.where(west, 0, 40) + np.arange(SIZE) % 7

    def cold(nowhere: int) -> bool:
        found = bounded_heat(counts, np.zeros(SIZE), nowhere, CELLS, BESIDE)["verdict"]
        return bool((found[west] == "cold").any())

    assert cold(0)
    assert cold(3)
    assert not cold(5000)


@pytest.mark.parametrize(
    ("nowhere", "incidents", "may"), [(4, 10, False), (5, 40, True), (5, 60, False), (6, 60, True)]
)
def test_rows_enough_to_turn_a_pattern(nowhere: int, incidents: int, may: bool) -> None:
    assert enough_to_turn(nowhere, incidents) == may


def test_gathering_is_told_where_it_holds_at_all_bounds() -> None:
    def word(placed: np.ndarray | None, nowhere: int) -> str:
        return str(bounded(PLANTED, CELLS, placed, nowhere)["verdict"].iloc[0])

    assert word(None, 0) == word(at(HERE, 3), 3) == "gathered"
    assert word(None, 500) == "cannot tell"
    # A few more in each cell, and none of them are so busy beside the others.
    assert word(np.full(SIZE, 20), 0) == "cannot tell"
    even = bounded(np.full(SIZE, 4), CELLS, None, 0)
    assert even["verdict"].iloc[0] == "within chance"
