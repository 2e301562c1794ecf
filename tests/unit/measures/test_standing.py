import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom

from moorlands_dash.measures.family import adjusted_p_values
from moorlands_dash.measures.standing import (
    SPREAD,
    Side,
    each_of_few,
    side_of,
    standing_p_value,
    standing_ratio,
    standings,
)
from moorlands_dash.measures.wards.peers import against_peers

CLEAR = ("higher", "lower")


def side(*pairs: tuple[float, float], spread: float = 1.0, doubt: float = 0.0) -> Side:
    frame = pd.DataFrame(pairs, columns=["count", "population"])
    return side_of(frame.assign(**{SPREAD: spread, "doubt": doubt}))


def test_the_p_value_is_twice_the_binomial_tail() -> None:
    # 11 of 800 against 21 of 3,011 (R's poisson.test, its own example): of 32 the first has
    # 800/3,811 if both rates are one.
    found = standing_p_value(side((11, 800)), side((21, 3011)))
    assert found[0] == pytest.approx(2 * binom.sf(10, 32, 800 / 3811))
    ratio, lower, upper = standing_ratio(side((11, 800)), side((21, 3011)))
    # the example's printed ratio and interval
    assert [ratio[0], lower[0], upper[0]] == pytest.approx(
        [1.971488, 0.8584264, 4.277227], rel=1e-4
    )


def test_each_ward_is_set_against_all_the_others() -> None:
    rest = side((10, 100), (20, 300), (30, 600)).rest
    assert rest.count.tolist() == [50, 40, 30]
    assert rest.people.tolist() == [900, 700, 400]


def test_a_ward_of_which_nothing_is_known_is_no_part_of_the_rest() -> None:
    wards = side((10, 100), (20, np.nan), (30, 600))
    assert wards.rest.count.tolist() == [30, 40, 10]
    assert standings(wards, wards.rest)[1] == "cannot tell"
    alone = side((10, 100))
    assert standings(alone, alone.rest) == ["cannot tell"]


def test_a_whole_is_compared_without_its_part() -> None:
    left = side((50, 500), (7, 70)).without(side((10, 100), (10, 100)), np.array([True, False]))
    assert left.count.tolist() == [40, 7]
    assert left.people.tolist() == [400, 70]


def test_months_that_vary_more_take_a_verdict_away() -> None:
    ours, theirs = side((60, 1000)), side((30, 1000))
    assert standings(ours, theirs) == ["higher"]
    varied = (side((60, 1000), spread=4), side((30, 1000), spread=4))
    assert standings(*varied) == ["similar"]
    # as counts four times smaller: 15 of 22.5, by the continuous binomial tail
    assert standing_p_value(*varied)[0] == pytest.approx(standing_p_value(
        side((15, 1000)), side((7.5, 1000))
    )[0])  # fmt: skip


def test_spreads_weigh_by_the_residents_of_the_other_side() -> None:
    # Of equal rates the variance of the difference is spread over residents, added up: a small
    # ward that varies four times as much beside a district nine times as large that varies once.
    found = standing_p_value(side((40, 1000), spread=4), side((180, 9000)))
    whole = (4 / 1000 + 1 / 9000) / (1 / 1000 + 1 / 9000)
    assert found[0] == pytest.approx(
        standing_p_value(side((40 / whole, 1000)), side((180 / whole, 9000)))[0]
    )


def test_rows_in_doubt_take_a_verdict_that_they_could_turn() -> None:
    assert standings(side((60, 1000)), side((30, 1000), doubt=2)) == ["higher"]
    assert standings(side((60, 1000)), side((30, 1000), doubt=20)) == ["cannot tell"]
    assert standings(side((30, 1000), doubt=20), side((60, 1000))) == ["cannot tell"]


def test_a_family_says_less_than_each_by_itself_and_never_the_opposite() -> None:
    wards = side((60, 1000), *[(24, 1000)] * 26)
    alone = standings(wards, wards.rest)
    together = standings(wards, wards.rest, adjusted_p_values)
    assert alone[0] == together[0] == "higher"
    one = side((38, 1000), *[(24, 1000)] * 26)
    assert standings(one, one.rest)[0] == "higher"
    assert standings(one, one.rest, adjusted_p_values)[0] == "similar"


def test_pairs_of_a_few_are_held_by_bonferroni() -> None:
    assert each_of_few(np.array([0.01, 0.2, np.nan, 0.6])).tolist()[:2] == pytest.approx(
        [0.03, 0.6]
    )
    assert each_of_few(np.array([0.04])).tolist() == [0.04]


known = st.tuples(st.integers(0, 3000), st.integers(50, 9000))


@given(st.lists(known, min_size=2, max_size=27), st.floats(1, 6))
def test_verdicts_go_the_way_of_the_rates(pairs: list[tuple[int, int]], spread: float) -> None:
    wards = side(*pairs, spread=spread)
    ours, theirs = wards.count / wards.people, wards.rest.count / wards.rest.people
    alone = standings(wards, wards.rest)
    together = standings(wards, wards.rest, adjusted_p_values)
    _, lower, upper = standing_ratio(wards, wards.rest)
    for place, (one, many) in enumerate(zip(alone, together, strict=True)):
        assert one != "higher" or ours[place] > theirs[place]
        assert one != "lower" or ours[place] < theirs[place]
        assert many in ("similar", one)
        beyond = lower[place] > 1 or upper[place] < 1
        assert (one in CLEAR) == beyond or np.isclose([lower[place], upper[place]], 1).any()


@pytest.mark.simulation
@pytest.mark.parametrize("spread", [1.0, 2.0])
@pytest.mark.parametrize("level", [2.0, 65.0])
def test_equal_wards_are_told_apart_as_seldom_as_is_said(spread: float, level: float) -> None:
    """`make equal-maps` does the same through the tables, 500 maps each."""
    rng = np.random.default_rng(int(15 + level + spread))
    people = rng.integers(1500, 6500, 27).astype(float)
    expected = people * level / 1000
    maps, alone = [], []
    for _ in range(200):
        counts = (
            rng.poisson(expected)
            if spread == 1
            else rng.negative_binomial(expected / (spread - 1), 1 / spread)
        )
        wards = side(*zip(counts, people, strict=True), spread=spread)
        maps.append(any(w in CLEAR for w in standings(wards, wards.rest, adjusted_p_values)))
        alone += [word in CLEAR for word in standings(wards, wards.rest)]
    # three standard errors above 5 % of 200 maps
    assert sum(maps) <= 19
    assert np.mean(alone) <= 0.055
    assert level == 2.0 or np.mean(alone) >= 0.03


def test_peers_count_with_their_own_spread_and_doubt() -> None:
    rates = pd.DataFrame(
        {
            "ward_code": ["A", "B", "C"],
            "count": pd.array([60, 20, 20], dtype="Int64"),
            "population": [1000, 1000, 1000],
            "rate_per_1000": [60.0, 20.0, 20.0],
        }
    )
    pairs = pd.DataFrame({"ward_code": ["A", "A"], "peer_code": ["B", "C"]})
    assert against_peers(rates, pairs)["against_peers"][0] == "higher"
    varied = rates.assign(**{SPREAD: [9.0, 1.0, 1.0]})
    assert against_peers(varied, pairs)["against_peers"][0] == "similar"
    doubted = rates.assign(doubt=[0, 60, 30])
    assert against_peers(doubted, pairs)["against_peers"][0] == "cannot tell"
