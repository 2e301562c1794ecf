import numpy as np
import pandas as pd
import pytest
from scipy.stats import beta

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
    assert (found["rank_lower"] <= 2).all()
    assert (found["rank_upper"] >= 26).all()


@pytest.mark.parametrize(("ours", "theirs"), [(30, 42), (30, 60), (10, 11)])
def test_two_wards_by_the_beta_distribution(ours: int, theirs: int) -> None:
    # Of two gamma variables of shapes a and b the first is the larger with chance
    # 1 - F(1/2; a, b), F the beta distribution's.
    first = 1 - beta.cdf(0.5, ours + 0.5, theirs + 0.5)
    found = with_rank_range(frame([ours, theirs], [1000, 1000]), draws=40_000)
    assert (found["rank_lower"][0] == 1) == (first > 0.025)
    assert (found["rank_median"][0] == 1) == (first > 0.5)


def test_counts_that_vary_more_leave_wider_ranges() -> None:
    wards = frame(list(range(20, 128, 4)), [2000] * 27)
    width = [
        (found["rank_upper"] - found["rank_lower"]).mean()
        for found in (with_rank_range(wards, dispersion=size) for size in (1.0, 2.0, 4.0))
    ]
    assert width[0] < width[1] < width[2]


def test_the_range_holds_the_true_rank_as_often_as_it_says() -> None:
    draw = np.random.default_rng(1)
    held = []
    for trial in range(60):
        people = draw.integers(1200, 6000, 27)
        rates = draw.gamma(6, 10 / 6, 27) / 1000
        counts = [int(count) for count in draw.poisson(rates * people)]
        found = with_rank_range(frame(counts, list(people)), draws=1000, seed=trial)
        rank = (-rates).argsort().argsort() + 1
        held += list((found["rank_lower"] <= rank) & (rank <= found["rank_upper"]))
    assert 0.93 <= np.mean(held) <= 0.985


def test_a_ward_without_a_rate_has_no_rank_and_the_seed_decides_the_rest() -> None:
    wards = frame([5, None, 9], [1000, 1000, 1000])
    found = with_rank_range(wards)
    assert found["rank_lower"].isna().tolist() == [False, True, False]
    assert found["ranked"].tolist() == [2, 2, 2]
    pd.testing.assert_frame_equal(found, with_rank_range(wards))


def test_rows_that_may_belong_to_a_ward_widen_its_places_and_those_of_others() -> None:
    wards = frame([400, 20, 4000], [1000, 1000, 1000])
    # The second may be first among those three; the others may each be one lower, no more.
    found = with_rank_range(wards.assign(doubt=[0, 9000, 0]))
    assert found["rank_lower"].tolist() == [2, 1, 1]
    assert found["rank_upper"].tolist() == [3, 3, 2]
    assert found["rank_median"].tolist() == [2, 3, 1]
    # Too few to turn anything round.
    few = with_rank_range(wards.assign(doubt=[5, 5, 5]))
    assert few["rank_lower"].tolist() == few["rank_upper"].tolist() == [2, 3, 1]


def test_no_row_in_doubt_leaves_the_places_as_they_are() -> None:
    wards = frame(list(range(20, 128, 4)), [2000] * 27)
    same = with_rank_range(wards.assign(doubt=0)).drop(columns="doubt")
    pd.testing.assert_frame_equal(same, with_rank_range(wards))
