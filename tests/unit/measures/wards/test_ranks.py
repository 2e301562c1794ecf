import numpy as np
import pandas as pd
import pytest
from scipy.stats import binomtest

from moorlands_dash.measures.standing import SPREAD
from moorlands_dash.measures.wards.ranks import with_rank_range


def frame(counts: list[int | None], people: list[int]) -> pd.DataFrame:
    found = pd.DataFrame({"count": pd.array(counts, dtype="Int64"), "population": people})
    return found.assign(rate_per_1000=found["count"].astype("Float64") / people * 1000)


def test_rates_far_apart_leave_no_doubt() -> None:
    found = with_rank_range(frame([400, 20, 4000], [1000, 1000, 1000]))
    assert found["rank_lower"].tolist() == found["rank_upper"].tolist() == [2, 3, 1]
    assert found["ranked"].tolist() == [3, 3, 3]


def test_equal_wards_may_have_any_place() -> None:
    found = with_rank_range(frame([30] * 27, [2000] * 27))
    assert (found["rank_lower"] == 1).all()
    assert (found["rank_upper"] == 27).all()


@pytest.mark.parametrize(("ours", "theirs"), [(30, 42), (30, 60), (10, 11), (30, 47), (30, 48)])
def test_two_wards_by_the_exact_test_of_two_rates(ours: int, theirs: int) -> None:
    clear = binomtest(ours, ours + theirs).pvalue < 0.05
    found = with_rank_range(frame([ours, theirs], [1000, 1000]))
    assert found["rank_lower"].tolist() == [2 if clear else 1, 1]
    assert found["rank_upper"].tolist() == [2, 1 if clear else 2]


def test_three_wards_are_each_tested_at_half_the_level() -> None:
    # 30 against 50 has p = 0.0330, more than a half of 5%; against 54 0.0116, less.
    assert binomtest(30, 80).pvalue == pytest.approx(0.0330, abs=5e-5)
    places = with_rank_range(frame([30, 50, 50], [1000] * 3))
    assert places["rank_upper"].tolist() == [3, 3, 3]
    assert binomtest(30, 84).pvalue == pytest.approx(0.0116, abs=5e-5)
    places = with_rank_range(frame([30, 54, 50], [1000] * 3))
    assert places["rank_lower"].tolist() == [2, 1, 1]
    assert places["rank_upper"].tolist() == [3, 2, 3]


def test_counts_that_vary_more_leave_wider_ranges() -> None:
    wards = frame(list(range(20, 128, 4)), [2000] * 27)
    width = [
        (found["rank_upper"] - found["rank_lower"]).mean()
        for found in (with_rank_range(wards.assign(**{SPREAD: size})) for size in (1.0, 2.0, 4.0))
    ]
    assert width[0] < width[1] < width[2]


@pytest.mark.parametrize("shape", [6, 200, 100_000])
def test_the_range_holds_the_true_rank_at_least_as_often_as_it_says(shape: float) -> None:
    # Wards that differ much, that hardly do, and that don't: there any order is as true.
    draw = np.random.default_rng(1)
    held = []
    for _ in range(60):
        people = draw.integers(1200, 6000, 27)
        rates = draw.gamma(shape, 10 / shape, 27) / 1000
        counts = [int(count) for count in draw.poisson(rates * people)]
        found = with_rank_range(frame(counts, list(people)))
        rank = (-rates).argsort().argsort() + 1
        held += list((found["rank_lower"] <= rank) & (rank <= found["rank_upper"]))
    assert np.mean(held) >= 0.95


def test_a_ward_without_a_rate_has_no_rank() -> None:
    found = with_rank_range(frame([5, None, 9], [1000, 1000, 1000]))
    assert found["rank_lower"].isna().tolist() == [False, True, False]
    assert found["ranked"].tolist() == [2, 2, 2]
    alone = with_rank_range(frame([5, None], [1000, 1000]))
    assert alone["rank_lower"].tolist()[0] == alone["rank_upper"].tolist()[0] == 1
    assert with_rank_range(frame([None], [1000]))["ranked"].tolist() == [0]


def test_rows_that_may_belong_to_a_ward_widen_its_places_and_those_of_others() -> None:
    wards = frame([400, 20, 4000], [1000, 1000, 1000])
    # The second may be first among those three; the others may each be one lower, no more.
    found = with_rank_range(wards.assign(doubt=[0, 9000, 0]))
    assert found["rank_lower"].tolist() == [2, 1, 1]
    assert found["rank_upper"].tolist() == [3, 3, 2]
    # Too few to turn anything round.
    few = with_rank_range(wards.assign(doubt=[5, 5, 5]))
    assert few["rank_lower"].tolist() == few["rank_upper"].tolist() == [2, 3, 1]


def test_no_row_in_doubt_leaves_the_places_as_they_are() -> None:
    wards = frame(list(range(20, 128, 4)), [2000] * 27)
    same = with_rank_range(wards.assign(doubt=0)).drop(columns="doubt")
    pd.testing.assert_frame_equal(same, with_rank_range(wards))
