from itertools import permutations

import numpy as np
import pandas as pd
import pytest

from moorlands_dash.measures.hotspots.batches import Stopped
from moorlands_dash.measures.hotspots.near_repeat import COLUMNS, near_repeat


def test_pairs_by_hand() -> None:
    # Two at the same place 3 days apart, one 60 m on after 10 more days, one far away.
    found = near_repeat(
        [0, 0, 60, 9000], [0, 0, 0, 0], [0, 3, 13, 4], distances=(0, 100), days=(7, 14), runs=99
    )
    assert list(found.columns) == COLUMNS
    bands = found.set_index(["distance_to", "days_to"])["pairs"]
    assert bands.to_dict() == {(0, 7): 1, (0, 14): 0, (100, 7): 0, (100, 14): 2}
    assert found["distance_from"].tolist() == [0, 0, 0, 0]
    assert found["days_from"].tolist() == [0, 8, 0, 8]


def test_the_ends_of_a_band_are_part_of_it() -> None:
    found = near_repeat(
        [0, 100, 9000, 9101], [0] * 4, [0, 7, 30, 38], distances=(100, 200), days=(7, 14), runs=9
    )
    bands = found.set_index(["distance_to", "days_to"])["pairs"]
    assert bands.to_dict() == {(100, 7): 1, (100, 14): 0, (200, 7): 0, (200, 14): 1}


def test_what_chance_gives_is_the_mean_over_all_dealings() -> None:
    east, day = np.array([0, 50, 90, 5000]), np.array([0, 2, 20, 40])
    close = [(0, 1), (0, 2), (1, 2)]
    exact = np.mean(
        [
            sum(abs(dealt[a] - dealt[b]) <= 7 for a, b in close)
            for dealt in permutations(day.tolist())
        ]
    )
    row = near_repeat(east, [0] * 4, day, distances=(100,), days=(7,), runs=4999).iloc[0]
    assert row["pairs"] == 1
    assert row["expected"] == pytest.approx(exact, abs=0.03)
    assert row["ratio"] == pytest.approx(1 / row["expected"])
    # With one close pair of dates the count is 1 or 0: as many happens as often as 1 is expected.
    assert row["p_value"] == pytest.approx(exact, abs=0.03)


def planted(number: int, seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return random incidents of a year, of which `number` have one more soon and nearby."""
    generator = np.random.default_rng(seed)
    places, days = generator.uniform(0, 8000, (400, 2)), generator.integers(0, 365, 400)
    near = places[:number] + generator.uniform(-60, 60, (number, 2))
    soon = days[:number] + generator.integers(1, 7, number)
    return *np.vstack([places, near]).T, np.concatenate([days, soon])


def test_planted_near_repeats_are_found_in_their_band_alone() -> None:
    found = near_repeat(*planted(30, seed=2), runs=499)
    more = found[found["verdict"] == "more"]
    assert more[["distance_to", "days_to"]].to_numpy().tolist() == [[100, 7]]
    assert more["ratio"].iloc[0] > 3
    assert more["p_value"].iloc[0] == pytest.approx(1 / 500)


def test_without_near_repeats_nothing_is_found() -> None:
    found = near_repeat(*planted(0, seed=3), runs=499)
    assert set(found["verdict"]) == {"no clear pattern"}
    # No two lie at the same place: chance gives none either.
    same = found[found["distance_to"] == 0]
    assert (same["expected"] == 0).all()
    assert same["ratio"].isna().all()


def test_days_may_be_dates_and_unknown_ones_are_left_out() -> None:
    dates = pd.to_datetime(["2026-03-01", "2026-03-05", None, "2026-03-06"])
    found = near_repeat(
        [0, 50, 60, np.nan], [0, 0, 0, 0], dates, distances=(100,), days=(7,), runs=9
    )
    assert found["pairs"].tolist() == [1]


def test_the_same_seed_says_the_same_and_none_makes_no_pairs() -> None:
    given = planted(5, seed=4)
    assert near_repeat(*given, runs=50).equals(near_repeat(*given, runs=50))
    empty = near_repeat([], [], [], runs=9)
    assert (empty["pairs"] == 0).all()
    assert set(empty["verdict"]) == {"no clear pattern"}


def test_whoever_waits_may_stop() -> None:
    def stop(_share: float) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        near_repeat(*planted(5, seed=4), watch=stop)
