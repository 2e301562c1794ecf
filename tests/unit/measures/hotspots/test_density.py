from pathlib import Path

import numpy as np
import pytest
from shapely.geometry import box
from sklearn.neighbors import KernelDensity
from statsmodels.nonparametric.bandwidths import bw_scott

from moorlands_dash.measures.hotspots.density import (
    default_bandwidth,
    density,
    distinct,
    kernel,
    raster,
    rule_of_thumb,
)
from moorlands_dash.measures.hotspots.lattice import SQUARE, lattice
from tests.opened import opened

CELLS = lattice(box(0, 0, 4000, 4000), 250, SQUARE)
RANDOM = np.random.default_rng(1).uniform(500, 3500, (60, 2))


def test_the_kernel_by_hand() -> None:
    # At 0, 300 and 500 m of a bandwidth of 500 m: 3 / (pi 0.5^2) (1 - u^2)^2 with u 0, 0.6 and 1.
    places = np.array([[0.0, 0.0], [300.0, 0.0], [0.0, 500.0], [0.0, 501.0]])
    found = kernel(places, np.array([[0.0, 0.0]]), 500).toarray()[:, 0]
    top = 3 / (np.pi * 0.25)
    assert found == pytest.approx([top, top * 0.4096, 0, 0])


def test_the_density_by_hand() -> None:
    # 30 incidents on one point at the middle of a cell, 10 on one that is 250 m east of it.
    easting, northing = [1125.0] * 30 + [1375.0] * 10, [1125.0] * 40
    found = density(easting, northing, CELLS, 500).set_index("cell_id")["density"]
    top = 3 / (np.pi * 0.25)
    assert found["s250-4-4"] == pytest.approx(top * (30 + 10 * 0.75**2))
    assert found["s250-5-4"] == pytest.approx(top * (30 * 0.75**2 + 10))
    assert found["s250-0-0"] == 0


def test_the_machinery_is_scikit_learns() -> None:
    # The quartic kernel is a square of Epanechnikov's, which scikit-learn has: point by point,
    # within 1e-9 of the largest.
    h = 400.0
    found = density(RANDOM[:, 0], RANDOM[:, 1], CELLS, h)
    middles = found[["easting", "northing"]].to_numpy()
    expected = np.zeros(len(middles))
    for point in RANDOM:
        flat = KernelDensity(bandwidth=h, kernel="epanechnikov").fit(point[None, :])
        height = np.exp(flat.score_samples(middles)) * np.pi * h**2 / 2
        expected += 3 / (np.pi * (h / 1000) ** 2) * height**2
    assert found["density"].to_numpy() == pytest.approx(expected, abs=1e-9 * expected.max())


def test_a_raster_has_scikit_learns_heights_and_its_most() -> None:
    h = 500.0
    found = raster(RANDOM[:, 0], RANDOM[:, 1], bandwidth=h, step=100)
    places = found[["easting", "northing"]].to_numpy()
    expected = sum(
        (np.exp(KernelDensity(bandwidth=h, kernel="epanechnikov").fit(point[None, :])
                .score_samples(places)) * np.pi * h**2 / 2) ** 2
        for point in RANDOM
    ) * 3 / (np.pi * 0.25)  # fmt: skip
    assert found["density"].to_numpy() == pytest.approx(expected, abs=1e-9 * expected.max())
    assert found["density"].max() == pytest.approx(expected.max())


def test_a_raster_holds_all_incidents() -> None:
    found = raster(RANDOM[:, 0], RANDOM[:, 1], bandwidth=500, step=50)
    assert found["density"].sum() * 0.05**2 == pytest.approx(60, rel=1e-3)
    assert (found["easting"] % 50 == 0).all()
    assert (found["density"] > 0).all()


def test_under_thirty_incidents_there_is_no_density() -> None:
    few = RANDOM[:29]
    assert density(few[:, 0], few[:, 1], CELLS, 500)["density"].isna().all()
    assert raster(few[:, 0], few[:, 1], 500, 100).empty
    thirty = RANDOM[:30]
    assert density(thirty[:, 0], thirty[:, 1], CELLS, 500)["density"].notna().all()


def test_unknown_places_are_no_points() -> None:
    points, weights = distinct([1, 1, np.nan, 2], [5, 5, 5, np.nan])
    assert points.tolist() == [[1, 5]]
    assert weights.tolist() == [2]


@pytest.mark.parametrize(
    ("moved", "bandwidth"), [(0, 250), (138, 300), (180, 400), (295, 500), (900, 500)]
)
def test_the_bandwidth_is_twice_the_moving_within_bounds(moved: float, bandwidth: int) -> None:
    assert default_bandwidth(moved) == bandwidth


def test_the_rule_of_thumb_by_hand() -> None:
    # 1 to 9: standard deviation 2.7386, quartiles 3 and 7, 4 / 1.34 = 2.9851; 9^-0.2 = 0.64439.
    east, north = rule_of_thumb(np.arange(1, 10), 10 * np.arange(1, 10))
    assert east == pytest.approx(4 * 1.06 * 2.738613 * 0.644394, rel=1e-6)
    assert north == pytest.approx(10 * east)


def test_the_rule_of_thumb_is_four_times_scotts() -> None:
    # R's bandwidth.nrd is a full width; statsmodels rounds both constants otherwise (1.059, 1.349).
    values = np.random.default_rng(3).normal(400_000, 7_000, 200)
    assert rule_of_thumb(values, values)[0] == pytest.approx(4 * bw_scott(values), rel=0.01)


def test_the_rule_of_thumb_smooths_real_burglaries_over_kilometres(real_home: Path) -> None:
    from moorlands_dash.geography import to_grid

    frame = opened(real_home).incidents(None, ("burglary",))
    frame = frame[frame["occurred"].astype(str) >= "2025"]
    east, north = rule_of_thumb(*to_grid(frame["longitude"], frame["latitude"]))
    assert 7_000 < east < north < 11_000
