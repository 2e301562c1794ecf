"""What hotspots are found in nothing: the stated share of false discoveries, simulated."""

from datetime import date

import numpy as np
import pytest
from scipy.special import ndtr
from scipy.stats import false_discovery_control
from shapely.geometry import Polygon

from moorlands_dash.measures.hotspots.emergence import cell_change, emergence, windows
from moorlands_dash.measures.hotspots.gistar import LEVEL, many_hot, many_z
from moorlands_dash.measures.hotspots.lattice import HEXAGON, lattice, neighbours

RUNS = 500
MOST = LEVEL * RUNS + 3 * np.sqrt(LEVEL * (1 - LEVEL) * RUNS)
"""As many random maps of 500 with a false discovery as a true rate of 5 % gives, with three
standard errors: 39."""

# About the district's outline: 27 km by 32 km, 570 square kilometres.
CORNERS = [
    (387, 341), (395, 336), (406, 339), (412, 350), (411, 362), (402, 368), (391, 361), (385, 352),
]  # fmt: skip
DISTRICT = Polygon([(1000 * east, 1000 * north) for east, north in CORNERS])
CELLS = lattice(DISTRICT, 500, HEXAGON)
BESIDE = neighbours(CELLS)

pytestmark = pytest.mark.simulation


def random_maps(number: int, maps: int, seed: int) -> np.ndarray:
    """Return complete spatial randomness over the district: a row a cell, a column a map."""
    generator = np.random.default_rng(seed)
    chance = np.cumsum(CELLS.share_of_chance)[:-1]
    place = np.searchsorted(chance, generator.random((maps, number)), side="right")
    key = np.arange(maps)[:, None] * len(CELLS.cells) + place
    table = np.bincount(key.ravel(), minlength=maps * len(CELLS.cells))
    return np.ascontiguousarray(table.reshape(maps, -1).T, dtype=float)


@pytest.mark.parametrize("number", [50, 200, 1000, 6000])
def test_random_maps_have_a_hotspot_in_at_most_one_of_twenty(number: int) -> None:
    # Where nothing is true, the false-discovery rate is the share of maps with any discovery.
    maps = random_maps(number, RUNS, seed=number)
    assert many_hot(maps, CELLS, BESIDE).any(axis=0).sum() <= MOST


def test_the_normal_distribution_alone_finds_hotspots_in_nothing() -> None:
    maps = random_maps(200, 40, seed=1)
    p_values = 2 * ndtr(-np.abs(many_z(maps, BESIDE)))
    found = [(false_discovery_control(p_values[:, place]) <= LEVEL).any() for place in range(40)]
    assert sum(found) >= 38


def test_of_the_hotspots_found_among_real_ones_at_most_one_in_twenty_is_false() -> None:
    # Ten planted cells far apart with 12 incidents each, 400 more at random. False is a hot cell
    # with none of the planted ones in its neighbourhood.
    maps = random_maps(400, RUNS, seed=2)
    planted = np.arange(100, len(CELLS.cells), len(CELLS.cells) // 10)[:10]
    maps[planted] += 12
    hot = many_hot(maps, CELLS, BESIDE)
    true = np.zeros(len(CELLS.cells), dtype=bool)
    true[planted] = True
    near = BESIDE @ true > 0
    false_share = hot[~near].sum(axis=0) / np.maximum(hot.sum(axis=0), 1)
    assert hot[planted].mean() > 0.95
    assert false_share.mean() <= LEVEL


def busy_places(number: int, periods: int, maps: int, seed: int) -> np.ndarray:
    """Return counts by cell, period and map where places differ and nothing changes."""
    generator = np.random.default_rng(seed)
    weight = generator.gamma(0.1, size=len(CELLS.cells))
    mean = number / periods * weight / weight.sum()
    return generator.poisson(mean[:, None, None], (len(mean), periods, maps))


def test_where_nothing_changes_a_change_is_found_in_at_most_one_of_twenty() -> None:
    counts = busy_places(1000, 2, RUNS, seed=3)
    clear = 0
    for run in range(RUNS):
        found = cell_change(
            counts[:, 1, run], counts[:, 0, run], CELLS, complete=True, percent_from=20
        )
        clear += found["verdict"].isin(["more", "fewer"]).any()
    assert clear <= MOST


def test_where_nothing_changes_no_hotspot_is_called_new_or_over() -> None:
    spans, runs = windows(date(2026, 9, 1)), 100
    counts = busy_places(1500, 12, runs, seed=4)
    kinds = [emergence(counts[:, :, run], spans, CELLS, BESIDE)["kind"] for run in range(runs)]
    most = LEVEL * runs + 3 * np.sqrt(LEVEL * (1 - LEVEL) * runs)
    assert sum((kind == "emerging").any() for kind in kinds) <= most
    assert sum((kind == "former").any() for kind in kinds) <= most
    # By bare rules many would be: hot in the latest window and never before the last four.
    assert sum((kind == "intermittent").sum() for kind in kinds) > 5 * runs
