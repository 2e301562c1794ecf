"""Published numbers: the test data of PHEindicatormethods (rates exact below 10, then Byar's;
proportions by Wilson), and R's documented poisson.test example."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from moorlands_dash.measures.intervals import (
    beyond,
    floats,
    poisson_limits,
    rate_ratio,
    wilson_limits,
)

RATES = [  # numerator, denominator, multiplier, 95 % limits, 99.8 % limits
    (
        (1, 100, 100),
        (0.025317807984289897, 5.571643390938898),
        (0.0010005003335835344, 9.233413476451585),
    ),
    (
        (5, 100, 100),
        (1.62348639011842, 11.668332079322669),
        (0.739371731917839, 16.454745203680105),
    ),
    (
        (20, 100, 100),
        (12.211428834875937, 30.889880369197066),
        (8.922802365144193, 38.08503562504191),
    ),
    (
        (65, 100, 100),
        (50.163187710459454, 82.84913854593984),
        (42.8802614714802, 94.00029084431802),
    ),
    (
        (9856, 12345, 100),
        (78.26949058976757, 81.4300165427214),
        (77.37590543271052, 82.3544727709543),
    ),
    (
        (7776456, 7564336677, 100),
        (0.10273196005302074, 0.10287648334092832),
        (0.102690317308454, 0.10291817639509068),
    ),
    (
        (222, 3215, 100),
        (6.026574877652675, 7.87572937087185),
        (5.560737695259854, 8.46104668173341),
    ),
]

SHARES = [
    ((1, 100), (0.0017674320641406511, 0.054486196178705294)),
    ((5, 100), (0.02154367915436798, 0.11175046923191911)),
    ((20, 100), (0.1333669333310325, 0.28882916559315885)),
    ((65, 100), (0.5525444329688797, 0.7363575175690247)),
    ((9856, 12345), (0.7912101752909069, 0.8053640073614909)),
    ((7776456, 7564336677), (0.0010273201001641094, 0.0010287644578977231)),
    ((222, 3215), (0.060791690363636595, 0.07833956681383633)),
]


@pytest.mark.parametrize(("case", "at_95", "at_998"), RATES)
def test_limits_of_rates_are_the_published_ones(
    case: tuple[int, int, int], at_95: tuple[float, float], at_998: tuple[float, float]
) -> None:
    count, population, multiplier = case
    for level, expected in ((0.95, at_95), (0.998, at_998)):
        limits = [float(v) / population * multiplier for v in poisson_limits(count, level)]
        assert limits == pytest.approx(expected, rel=1e-9)


def test_no_incident_has_a_lower_limit_of_zero_and_an_upper_one_of_the_rule_of_three() -> None:
    lower, upper = poisson_limits(0)
    assert float(lower) == 0
    assert float(upper) == pytest.approx(-math.log(0.025))


def test_a_missing_or_negative_count_has_no_limits() -> None:
    lower, upper = poisson_limits([float("nan"), -3])
    assert np.isnan(lower).all()
    assert np.isnan(upper).all()


@pytest.mark.parametrize(("case", "expected"), SHARES)
def test_limits_of_shares_are_the_published_ones(
    case: tuple[int, int], expected: tuple[float, float]
) -> None:
    assert [float(v) for v in wilson_limits(*case)] == pytest.approx(expected, rel=1e-9)


@given(st.integers(1, 5000), st.data())
def test_the_score_of_the_share_is_at_its_quantile_at_both_limits(
    asked: int, data: st.DataObject
) -> None:
    # What Wilson's interval is: the shares from which the one found lies 1.96 spreads away.
    said = data.draw(st.integers(0, asked))
    for limit, side in zip(map(float, wilson_limits(said, asked)), (1, -1), strict=True):
        spread = math.sqrt(limit * (1 - limit) * asked)
        assert said - limit * asked == pytest.approx(side * 1.959963984540054 * spread, abs=1e-4)


def test_limits_of_several_shares_come_as_arrays_and_what_is_unknown_stays_so() -> None:
    lower, upper = wilson_limits([20, math.nan, 0, 3], [100, 100, 0, math.nan])
    assert lower[0] == pytest.approx(0.1333669333310325)
    assert upper[0] == pytest.approx(0.28882916559315885)
    assert np.isnan(lower[1:]).all()
    assert np.isnan(upper[1:]).all()


def test_a_design_effect_of_two_counts_half_as_many_people() -> None:
    halved = [float(v) for v in wilson_limits(100, 200)]
    assert [float(v) for v in wilson_limits(200, 400, 2.0)] == pytest.approx(halved)


def test_nobody_asked_has_no_share() -> None:
    assert np.isnan(wilson_limits(0, 0)).all()


def test_the_ratio_is_that_of_r_s_documented_poisson_test() -> None:
    ratio, lower, upper = rate_ratio(11, 800, 6 + 8 + 7, 1083 + 1050 + 878)
    assert float(ratio) == pytest.approx(1.971488, abs=1e-6)
    assert float(lower) == pytest.approx(0.8584264, abs=1e-7)
    assert float(upper) == pytest.approx(4.277266, abs=1e-6)


def test_a_ratio_with_no_event_on_one_side_keeps_its_finite_limit() -> None:
    ratio, lower, upper = rate_ratio([0, 5, 0], [1, 1, 1], [5, 0, 0], [1, 1, 1])
    assert ratio[0] == 0
    assert np.isnan(ratio[1:]).all()
    assert lower.tolist() == [0, pytest.approx(1 / (0.025 ** (-1 / 5) - 1)), 0]
    assert upper[0] == pytest.approx(0.025 ** (-1 / 5) - 1)
    assert np.isinf(upper[1:]).all()


@given(st.integers(0, 400), st.integers(1, 400))
def test_turning_a_ratio_round_turns_its_limits_round(ours: int, theirs: int) -> None:
    _, lower, upper = rate_ratio(ours, 1000, theirs, 2000)
    _, other_lower, other_upper = rate_ratio(theirs, 2000, ours, 1000)
    assert float(upper) == pytest.approx(1 / float(other_lower), rel=1e-6)
    if ours:
        assert float(lower) == pytest.approx(1 / float(other_upper), rel=1e-6)


def test_a_missing_count_or_population_has_no_ratio() -> None:
    for case in ((float("nan"), 1, 1, 1), (1, float("nan"), 1, 1), (1, 1, -2, 1)):
        assert all(np.isnan(value) for value in rate_ratio(*case))


def test_beyond_needs_the_whole_interval() -> None:
    assert beyond([2, 0.5, 0.1, float("nan")], [3, 2, 0.9, float("nan")], 1).tolist() == [
        1,
        0,
        -1,
        0,
    ]


def test_missing_integers_become_nan() -> None:
    assert np.isnan(floats(pd.Series([1, None], dtype="Int64"))).tolist() == [False, True]
