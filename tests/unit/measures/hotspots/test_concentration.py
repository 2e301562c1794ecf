import numpy as np
import pytest
from shapely.geometry import box

from moorlands_dash.measures.hotspots.concentration import concentration, hotspots
from moorlands_dash.measures.hotspots.lattice import SQUARE, lattice

CELLS = lattice(box(0, 0, 10_000, 5_000), 500, SQUARE)  # 200 cells
LINE = lattice(box(0, 0, 2000, 500), 500, SQUARE)  # 4 cells


def test_the_share_in_the_busiest_cells_by_hand() -> None:
    counts = np.zeros(200, dtype=int)
    counts[:12] = [9, 8, 7, 6, 5, 5, 4, 2, 1, 1, 1, 1]
    row = concentration(counts, CELLS).iloc[0]
    # Ten of 200 cells are 5 %: they hold 48 of 50.
    assert (row["incidents"], row["cells"], row["top_cells"]) == (50, 200, 10)
    assert row["share_inside"] == pytest.approx(48 / 50)
    assert row["excess"] == pytest.approx(row["share_inside"] - row["expected"])
    assert row["p_value"] == pytest.approx(1 / 501)


def test_what_chance_gives_by_hand() -> None:
    # Two incidents on four cells, the busiest cell: both of them with a chance of 1/4.
    row = concentration([2, 0, 0, 0], LINE, top=0.25, draws=20_000).iloc[0]
    assert row["expected"] == pytest.approx((0.25 * 2 + 0.75 * 1) / 2, abs=0.006)
    assert row["p_value"] == pytest.approx(0.25, abs=0.01)
    assert (row["lower_95"], row["upper_95"]) == (0.5, 1.0)


def test_both_ways_to_place_at_random_give_the_same_on_average() -> None:
    # One incident fewer than half of the cells are placed one by one, one more all at once.
    few, many = (np.bincount(np.arange(number), minlength=200) for number in (99, 101))
    one, other = (concentration(counts, CELLS, draws=2000).iloc[0] for counts in (few, many))
    assert one["expected"] == pytest.approx(other["expected"], abs=0.005)


def test_few_incidents_gather_by_chance_alone() -> None:
    counts = np.bincount(np.random.default_rng(1).integers(200, size=12), minlength=200)
    row = concentration(counts, CELLS).iloc[0]
    assert row["share_inside"] > 0.8
    assert row["expected"] > 0.8
    assert row["lower_95"] <= row["share_inside"] <= row["upper_95"]
    assert row["p_value"] > 0.05


def test_the_same_seed_says_the_same() -> None:
    counts = np.arange(200) % 3
    assert concentration(counts, CELLS).equals(concentration(counts, CELLS))


def test_no_incidents_have_no_share() -> None:
    row = concentration(np.zeros(200), CELLS).iloc[0]
    assert row["incidents"] == 0
    assert np.isnan([row["share_inside"], row["expected"], row["p_value"]]).all()


def test_hotspots_hold_what_lies_inside() -> None:
    found = hotspots([3, 4, 5, 8], [1, 1, -1, 0], LINE)
    assert found["hotspot"].tolist() == [0, 1]
    assert found["count"].tolist() == [8, 7]
    assert found["cells"].tolist() == [1, 2]
    assert found["share"].tolist() == pytest.approx([8 / 20, 7 / 20])
    assert found["area_km2"].tolist() == pytest.approx([0.25, 0.5])
    assert found["area_share"].tolist() == pytest.approx([0.25, 0.5])
    assert found["busiest"].tolist() == ["s500-3-0", "s500-1-0"]


def test_no_hotspots_make_no_rows() -> None:
    found = hotspots([1, 1, 1, 1], [-1, -1, -1, -1], LINE)
    assert found.empty
    assert "busiest" in found
