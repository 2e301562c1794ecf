import numpy as np
import pytest
from scipy.spatial import cKDTree
from shapely.geometry import box

from moorlands_dash.measures.hotspots.batches import Stopped
from moorlands_dash.measures.hotspots.gistar import hot_cells
from moorlands_dash.measures.hotspots.lattice import SQUARE, Lattice, lattice, neighbours
from moorlands_dash.measures.hotspots.survival import Snapping, snapping, survival

CELLS = lattice(box(0, 0, 10_000, 10_000), 500, SQUARE)
BESIDE = neighbours(CELLS)
RANDOM = np.random.default_rng(11)
SCATTERED = RANDOM.uniform(0, 10_000, (40, 2))


def still(points: np.ndarray) -> Snapping:
    return Snapping(points, np.zeros(len(points)))


def test_the_spacing_is_the_mean_distance_to_three_others() -> None:
    moved = snapping([0, 0, 30, 30, 0], [0, 40, 0, 40, 0])
    # A rectangle of 30 by 40 m, one corner used twice: 30, 40 and 50 m.
    assert moved.spacing.tolist() == pytest.approx([40] * 4)
    assert moved.typical == moved.far == pytest.approx(40)
    assert moved.reach(np.array([[30.0, 40.0]])) == pytest.approx([40])


def test_one_point_alone_says_nothing_of_the_moving() -> None:
    assert snapping([5, 5], [7, 7]).spacing.tolist() == [0]
    assert np.isnan(snapping([], []).typical)


def test_moving_within_the_spacing_is_about_what_snapping_does() -> None:
    # Places moved to the nearest of random points, beside places drawn about those points.
    points = RANDOM.uniform(0, 100, (4000, 2))
    inner = ((points > 5) & (points < 95)).all(axis=1)
    places = RANDOM.uniform(5, 95, (20_000, 2))
    snapped, _ = cKDTree(points).query(places)
    spacing = snapping(points[:, 0], points[:, 1]).spacing
    density = np.sqrt(100 * 100 / 4000)
    drawn = spacing[inner].mean() * np.sqrt(0.5)
    assert spacing[inner].mean() / density == pytest.approx(0.73, abs=0.02)
    assert np.sqrt((snapped**2).mean()) / density == pytest.approx(0.56, abs=0.01)
    assert drawn / density == pytest.approx(0.52, abs=0.02)


def test_a_strong_hotspot_survives_and_a_weak_one_may_not() -> None:
    strong, weak = np.tile([[2250.0, 2250.0]], (40, 1)), np.tile([[7950.0, 7950.0]], (5, 1))
    points = np.vstack([strong, weak, SCATTERED])
    moved = Snapping(np.unique(points, axis=0), np.full(len(np.unique(points, axis=0)), 400.0))
    found = survival(points[:, 0], points[:, 1], CELLS, BESIDE, moved).set_index("cell_id")
    assert found.loc["s500-4-4", "survives"] == 1
    assert found.loc["s500-4-4", "count_upper_80"] < 40
    assert found.loc["s500-15-15", "survives"] < 0.9
    assert found.loc["s500-4-4", "count_lower_80"] <= found.loc["s500-4-4", "count_upper_80"]
    assert found.loc["s500-19-0", "survives"] == 0


def test_without_moving_the_map_is_the_map() -> None:
    points = np.vstack([np.tile([[2250.0, 2250.0]], (30, 1)), SCATTERED])
    counts = CELLS.counts(points[:, 0], points[:, 1])
    hot = hot_cells(counts, CELLS, BESIDE)["verdict"] == "hot"
    found = survival(points[:, 0], points[:, 1], CELLS, BESIDE, still(points), jitters=30)
    assert found["survives"].tolist() == hot.astype(float).tolist()
    assert found["count_lower_80"].tolist() == found["count_upper_80"].tolist() == counts.tolist()


def test_incidents_stay_within_the_reach_of_their_point() -> None:
    seen: list[np.ndarray] = []

    class Watched(Lattice):
        def locate(self, easting: np.ndarray, northing: np.ndarray) -> np.ndarray:
            seen.append(np.hypot(easting - 5250, northing - 5250))
            return super().locate(easting, northing)

    cells = Watched(CELLS.shape, CELLS.size, CELLS.cells, CELLS.outlines)
    moved = Snapping(np.array([[5250.0, 5250.0]]), np.array([200.0]))
    survival([5250.0] * 50, [5250.0] * 50, cells, BESIDE, moved)
    away = np.concatenate([part.ravel() for part in seen])
    assert len(away) == 50 * 200
    assert away.max() <= 200
    # Evenly over the disc: a quarter within half of the way.
    assert (away <= 100).mean() == pytest.approx(0.25, abs=0.02)


def test_the_same_seed_says_the_same() -> None:
    points, moved = SCATTERED, Snapping(SCATTERED, np.full(40, 300.0))
    one, other, third = (
        survival(points[:, 0], points[:, 1], CELLS, BESIDE, moved, jitters=50, seed=seed)
        for seed in (1, 1, 2)
    )
    assert one.equals(other)
    assert not one.equals(third)


def test_whoever_waits_is_told_and_may_stop() -> None:
    told: list[float] = []

    def stop_half_way(share: float) -> None:
        told.append(share)
        if share >= 0.5:
            raise Stopped

    moved = Snapping(SCATTERED, np.full(40, 300.0))
    survival(*SCATTERED.T, CELLS, BESIDE, moved, jitters=100, watch=told.append)
    assert told == [0, 0.25, 0.5, 0.75, 1]
    told.clear()
    with pytest.raises(Stopped):
        survival(*SCATTERED.T, CELLS, BESIDE, moved, jitters=100, watch=stop_half_way)
    assert told == [0, 0.25, 0.5]


def test_no_incidents_have_no_hotspot() -> None:
    found = survival([], [], CELLS, BESIDE, snapping([], []), jitters=5)
    assert (found["survives"] == 0).all()
