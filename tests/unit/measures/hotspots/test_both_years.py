"""Places that both years pick out favour neither: by hand, and simulated where nothing changes."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import binom
from shapely.geometry import box

from moorlands_dash.measures.hotspots.both_years import (
    dispersion_of_places,
    place_changes,
    place_within,
    places,
    places_of_both,
)
from moorlands_dash.measures.hotspots.gistar import hot_cells
from moorlands_dash.measures.hotspots.lattice import SQUARE, lattice, neighbours

CELLS = lattice(box(400_000, 350_000, 420_000, 370_000), 1000, SQUARE)
BESIDE = neighbours(CELLS)
LEAST = 5


def test_counts_of_a_place_are_its_cells_and_all_places_are_one_family() -> None:
    now, before = [4, 9, 30, 0, 7], [6, 8, 2, 1, 3]
    changes = place_changes(now, before, [1, 1, 0, -1, 2], complete=True, percent_from=20)
    assert changes["cells"].tolist() == [1, 2, 1]
    assert changes["count"].tolist() == [30, 13, 7]
    assert changes["count_before"].tolist() == [2, 14, 3]
    # 30 of 32, two-sided; of three tests the smallest counts three times.
    assert changes["p_adjusted"].iloc[0] == pytest.approx(3 * 2 * binom.sf(29, 32, 0.5))
    assert changes["verdict"].tolist() == ["more", "no clear change", "no clear change"]


def test_bursts_widen_the_test_and_a_change_between_the_years_does_not() -> None:
    steady, twice = np.full(12, 4.0), np.full(12, 8.0)
    assert dispersion_of_places([[twice, steady], [steady, steady]]) == 1.0
    # Three places of 12 a year, all of it in three months of four: X2 by hand, over 11 a year.
    burst = np.tile([4.0, 0, 0, 0], 3)
    other = np.tile([0, 4.0, 0, 0], 3)
    # Each month's share is 1/6 or 0, 12 are 2 a month: six months of 2 off by 2, X2 = 12.
    found = dispersion_of_places([[burst, other], [other, burst]])
    assert found == pytest.approx(12 / 11)
    clear = {"complete": True, "percent_from": 20}
    alone = place_changes([30], [12], [0], **clear)
    wide = place_changes([30], [12], [0], dispersion=3.0, **clear)
    assert alone["verdict"].tolist() == ["more"]
    assert wide["verdict"].tolist() == ["no clear change"]


def test_parts_of_a_year_are_compared_with_nothing() -> None:
    changes = place_changes([30], [2], [0], complete=False, percent_from=20)
    assert changes["verdict"].tolist() == ["cannot tell"]


def test_a_hotspot_lies_where_most_of_it_lies() -> None:
    mine, place = [0, 0, 0, 1, 2], [1, 0, 1, -1, 0]
    assert place_within(mine, place, [2, 5, 4, 9, 1]).tolist() == [1, -1, 0]
    assert place_within([0, -1], [-1, -1], [3, 1]).tolist() == [-1]


def test_a_place_that_both_years_make_busy_is_picked_whichever_of_them_it_was() -> None:
    quiet = np.random.default_rng(1).poisson(0.3, len(CELLS.cells))
    once = quiet.copy()
    once[210] += 25
    picked = places_of_both(once, quiet, CELLS, BESIDE, least=2 * LEAST)
    assert picked[210] == 0
    assert (picked == places_of_both(quiet, once, CELLS, BESIDE, least=2 * LEAST)).all()


@pytest.mark.simulation
def test_where_nothing_changes_half_of_the_places_have_risen() -> None:
    generator = np.random.default_rng(5)
    mean = np.full(len(CELLS.cells), 0.05)
    mean[np.arange(22, 400, 67)] = 6.0
    rose, fell, clear, maps = [0, 0], [0, 0], [0, 0], 60
    for _ in range(maps):
        now, before = generator.poisson(mean), generator.poisson(mean)
        latest = places(hot_cells(now, CELLS, BESIDE), BESIDE, LEAST)
        both = places_of_both(now, before, CELLS, BESIDE, least=2 * LEAST)
        for which, place in enumerate((latest, both)):
            changes = place_changes(now, before, place, complete=True, percent_from=20)
            rose[which] += int((changes["count"] > changes["count_before"]).sum())
            fell[which] += int((changes["count"] < changes["count_before"]).sum())
            clear[which] += changes["verdict"].isin(["more", "fewer"]).any()
    told = np.add(rose, fell)
    # Picked by this year's count nearly all of them seem to have risen: the broken twin.
    assert rose[0] / told[0] > 0.75
    assert abs(rose[1] / told[1] - 0.5) < 3 * 0.5 / np.sqrt(told[1])
    assert clear[1] <= binom.ppf(0.999, maps, 0.05)
