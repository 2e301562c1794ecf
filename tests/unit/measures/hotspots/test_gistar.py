import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.sparse import csr_array
from scipy.stats import binom, false_discovery_control
from shapely.geometry import box

from moorlands_dash.measures.hotspots.gistar import (
    exact_p_values,
    gi_star,
    hot_cells,
    hotspots,
    many_hot,
    many_z,
)
from moorlands_dash.measures.hotspots.lattice import HEXAGON, SQUARE, lattice, neighbours
from tests.tries import tries

# esda's own example (pysal/esda, esda/tests/test_getisord.py): six points, neighbours within 15.
POINTS = np.array([(10, 10), (20, 10), (40, 10), (15, 20), (30, 20), (30, 30)])
VALUES = np.array([2, 3, 3.2, 5, 8, 7])
NEAR = np.hypot(*(POINTS[:, None] - POINTS[None, :]).transpose(2, 0, 1)) <= 15
PUBLISHED = [-1.39727626, -0.28917762, 0.65064964, -0.28917762, 1.23452088, 2.02424331]

CELLS = lattice(box(0, 0, 10_000, 10_000), 500, SQUARE)
BESIDE = neighbours(CELLS)


def counts_at(**cells: int) -> np.ndarray:
    names = [f"s500-{name[1:].replace('_', '-')}" for name in cells]
    return CELLS.cells["cell_id"].map(dict(zip(names, cells.values(), strict=True))).fillna(0)


def scattered(number: int, seed: int) -> np.ndarray:
    places = np.random.default_rng(seed).integers(len(CELLS.cells), size=number)
    return np.bincount(places, minlength=len(CELLS.cells)).astype(float)


def test_the_published_example() -> None:
    found = gi_star(VALUES, csr_array(NEAR.astype(float)))
    assert found["z"].to_numpy() == pytest.approx(PUBLISHED, abs=1e-6)
    # 2 norm.sf(2.02424331)
    assert found["p_normal"].iloc[5] == pytest.approx(0.042945, abs=1e-6)


def test_many_maps_at_once_are_the_same_as_esda_one_by_one() -> None:
    maps = np.column_stack([scattered(300, seed) for seed in range(3)])
    together = many_z(maps, BESIDE)
    for column in range(3):
        alone = gi_star(maps[:, column], BESIDE)["z"].to_numpy()
        assert together[:, column] == pytest.approx(alone, abs=1e-10)


def test_a_map_without_differences_has_no_hotspot() -> None:
    for counts in (np.zeros(len(CELLS.cells)), np.full(len(CELLS.cells), 3)):
        found = hot_cells(counts, CELLS, BESIDE)
        assert set(found["verdict"]) == {"neither"}
        assert (found["z"] == 0).all()
        assert not many_hot(np.column_stack([counts, counts]).astype(float), CELLS, BESIDE).any()


@given(st.integers(0, 400), st.integers(0, 60), st.floats(0.0005, 0.3))
def test_the_exact_chance_is_the_binomial_distributions(
    total: int, around: int, share: float
) -> None:
    around = min(around, total)
    more, fewer = binom.sf(around - 1, total, share), binom.cdf(around, total, share)
    expected = min(1.0, 2 * min(more, fewer))
    assert float(exact_p_values(around, total, share)) == pytest.approx(expected, rel=1e-6)


def test_the_exact_chance_by_hand() -> None:
    # At least 2 of 3 in a tenth: 3 * 0.01 * 0.9 + 0.001; both sides are twice that.
    assert float(exact_p_values(2, 3, 0.1)) == pytest.approx(2 * 0.028)
    assert float(exact_p_values(0, 3, 0.1)) == 1.0


def test_a_planted_hotspot_is_one_hotspot() -> None:
    planted = counts_at(c5_5=40, c6_5=10) + scattered(100, seed=4)
    found = hot_cells(planted, CELLS, BESIDE).set_index("cell_id")
    assert found.loc["s500-5-5", "verdict"] == "hot"
    assert found.loc["s500-5-5", "around"] >= 50
    # Nine of four hundred cells, and of all incidents.
    assert found.loc["s500-5-5", "expected"] == pytest.approx(150 * 9 / 400)
    number = hotspots(found.reset_index(), BESIDE)
    assert set(found[number == 0].index) >= {"s500-5-5", "s500-6-5"}
    assert number.max() == 0
    assert (
        found.loc[(found["count"] == 0) & (found["p_adjusted"] <= 0.05), "verdict"]
        .eq("beside")
        .all()
    )


def test_both_questions_must_be_answered_with_yes() -> None:
    found = hot_cells(scattered(60, seed=5), CELLS, BESIDE)
    assert (found["p_value"] == found[["p_normal", "p_exact"]].max(axis=1)).all()
    adjusted = false_discovery_control(found["p_value"])
    assert found["p_adjusted"].to_numpy() == pytest.approx(adjusted)


def test_random_places_have_no_hotspot_although_the_normal_distribution_says_so() -> None:
    wide = lattice(box(0, 0, 20_000, 20_000), 500, SQUARE)
    beside, generator = neighbours(wide), np.random.default_rng(1)
    maps = [
        hot_cells(wide.counts(*generator.uniform(0, 20_000, (2, 40))), wide, beside)
        for _ in range(10)
    ]
    by_normal = [(false_discovery_control(found["p_normal"]) <= 0.05).any() for found in maps]
    assert sum(by_normal) >= 8
    assert not any((found["verdict"] != "neither").any() for found in maps)


def test_the_largest_hotspot_is_the_first() -> None:
    counts = counts_at(c3_3=30, c15_15=45) + scattered(20, seed=6)
    found = hot_cells(counts, CELLS, BESIDE)
    number = dict(zip(found["cell_id"], hotspots(found, BESIDE), strict=True))
    assert (number["s500-15-15"], number["s500-3-3"]) == (0, 1)


def test_empty_cells_between_join_a_hotspot_but_are_no_part_of_it() -> None:
    # Two busy cells with an empty one between, which both make hot.
    found = hot_cells(counts_at(c5_5=30, c7_5=30, c15_2=1), CELLS, BESIDE)
    number = dict(zip(found["cell_id"], hotspots(found, BESIDE), strict=True))
    assert number["s500-5-5"] == number["s500-7-5"] == 0
    assert number["s500-6-5"] == -1


@settings(max_examples=tries(12))
@given(arrays(np.int64, (400, 4), elements=st.sampled_from([0] * 12 + [1, 1, 2, 9])))
def test_many_maps_are_judged_as_one_by_one(maps: np.ndarray) -> None:
    together = many_hot(maps.astype(float), CELLS, BESIDE)
    for column in range(maps.shape[1]):
        alone = hot_cells(maps[:, column], CELLS, BESIDE)["verdict"] == "hot"
        assert together[:, column].tolist() == alone.tolist()


def test_maps_taken_together_are_one_family() -> None:
    busy = counts_at(c5_5=25) + scattered(50, seed=7)
    maps = np.column_stack([busy, *(scattered(75, seed) for seed in range(20, 30))])
    apart = many_hot(maps, CELLS, BESIDE)
    together = many_hot(maps, CELLS, BESIDE, together=True)
    assert together[:, 0].sum() > 0
    assert (apart | ~together).all()  # none hot in the larger family that isn't in the smaller


def test_the_edge_has_smaller_neighbourhoods() -> None:
    cells = lattice(box(0, 0, 3000, 3000), 500, HEXAGON)
    beside = neighbours(cells)
    found = hot_cells(np.ones(len(cells.cells)), cells, beside)
    share = found["expected"].to_numpy() / len(cells.cells)
    area = cells.cells["area_km2"].to_numpy()
    assert share == pytest.approx(beside @ area / area.sum())
