"""What is new is found, and chance is called new no more often than stated."""

import numpy as np
import pandas as pd
import pytest
from scipy.stats import binom

from moorlands_dash.measures.trends.screening import (
    EARLY,
    NEW,
    USUAL,
    Family,
    held,
    screened,
)
from moorlands_dash.measures.usual_level import mid_p
from tests.tries import cases

MONTHS = 27


def family(counts: np.ndarray, groups: int) -> Family:
    size = len(counts) // groups
    return Family(counts.astype(float), np.repeat(np.arange(groups), size), 9)


def draws(seed: int, *, extra: float = 0.0, wards: int = 27, groups: int = 14) -> np.ndarray:
    """Return steady months of series as small as wards' are: from one in years to 20 a month."""
    generator = np.random.default_rng(seed)
    levels = np.exp(generator.normal(-0.7, 1.5, (groups * wards, 1))).clip(0.01, 20)
    means = np.repeat(levels, MONTHS, axis=1)
    if extra:
        means = means * generator.gamma(1 / extra, extra, means.shape)
    return generator.poisson(means)


def test_mid_p_is_the_binomials() -> None:
    # R: mid-P of binom.test, by hand: 2 * (P(X > 9) + P(X = 9) / 2), X ~ Binomial(30, 1/9).
    expected = 2 * (binom.sf(9, 30, 1 / 9) + binom.pmf(9, 30, 1 / 9) / 2)
    one = np.ones(1)
    found = mid_p(9 * one, 21 * one, one / 9, one)
    assert found[0] == pytest.approx(expected, rel=1e-9)


def test_mid_p_of_few_incidents_by_hand() -> None:
    # 3 now, none in a time eight times as long: (1/9)^3 = 0.00137, of which half, twice.
    one = np.ones(1)
    assert mid_p(3 * one, 0 * one, one / 9, one)[0] == pytest.approx((1 / 9) ** 3)
    # Nothing at all is no news, and as much as expected is none either.
    assert mid_p(0 * one, 0 * one, one / 9, one)[0] == 1
    assert mid_p(3 * one, 24 * one, one / 9, one)[0] > 0.9


def test_twice_the_variance_weighs_as_half_the_counts() -> None:
    one = np.ones(1)
    wide = mid_p(18 * one, 42 * one, one / 9, 2 * one)
    assert wide[0] == pytest.approx(mid_p(9 * one, 21 * one, one / 9, one)[0])


def test_a_burst_in_one_ward_is_new_and_ranked_first() -> None:
    counts = draws(3)
    counts[40] = [2, 3, 1] * 9
    counts[40, -3:] = [9, 11, 12]
    found = screened(family(counts, 14))
    assert found.loc[0, ["series", "standing", "verdict"]].tolist() == [40, NEW, "more"]
    assert found.loc[0, "expected"] == pytest.approx(6, rel=0.2)
    assert found.loc[0, "upper_95"] < found.loc[0, "count"]
    assert set(found.loc[found["series"] != 40, "standing"]) <= {USUAL, EARLY}


def test_a_fall_is_new_too() -> None:
    counts = draws(4)
    counts[40] = [20, 22, 18] * 9
    counts[40, -3:] = [4, 5, 3]
    found = screened(family(counts, 14))
    assert found.loc[0, ["series", "standing", "verdict"]].tolist() == [40, NEW, "fewer"]


def test_what_was_always_high_is_usual() -> None:
    counts = draws(5)
    counts[40] = 60
    found = screened(family(counts, 14))
    assert found.loc[found["series"] == 40, "standing"].tolist() == [USUAL, USUAL]


def test_a_month_that_is_busy_each_year_is_no_news() -> None:
    wave = np.tile([10, 10, 10, 10, 10, 10, 10, 10, 10, 40, 10, 10], 6)[: 12 * 5 + 10]
    # The latest month is a tenth one, the busy month of each year, in all wards.
    counts = np.tile(wave, (12, 1)) + np.random.default_rng(0).integers(-2, 3, (12, len(wave)))
    found = screened(Family(counts.astype(float), np.zeros(12, dtype=np.int64), 10))
    assert not found["standing"].eq(NEW).any()
    assert found.loc[found["window"] == 1, "expected"].mean() > 25


def test_where_hardly_anything_is_expected_the_month_alone_is_not_tested() -> None:
    counts = draws(6)
    counts[40] = 0
    counts[40, 3] = 1
    found = screened(family(counts, 14))
    assert found.loc[found["series"] == 40, "window"].tolist() == [3]
    assert (found.loc[found["window"] == 1, "expected"] >= 0.5).all()


def test_other_sources_make_a_change_no_harder_to_tell() -> None:
    counts = draws(9)
    counts[40] = [2, 3, 1] * 9
    counts[40, -3:] = [6, 7, 6]
    police = 9 * 27
    alone = screened(family(counts[:police], 9)).set_index(["series", "window"])
    sources = np.repeat([0, 1], [police, len(counts) - police])
    both = family(counts, 14)
    apart = screened(Family(both.counts, both.groups, both.next_month, sources))
    apart = apart.set_index(["series", "window"]).loc[alone.index]
    together = screened(both).set_index(["series", "window"]).loc[alone.index]
    assert apart["p_adjusted"].to_numpy() == pytest.approx(alone["p_adjusted"].to_numpy())
    assert alone["p_adjusted"].min() < 0.05 < together["p_adjusted"].min()


def test_a_category_out_of_use_is_no_part_of_the_family() -> None:
    counts = draws(7)
    counts[:27] = 0
    assert not screened(family(counts, 14))["series"].lt(27).any()


@pytest.mark.simulation
@pytest.mark.parametrize("extra", cases([0.0, 0.05, 0.3], [0.05]))
def test_with_nothing_planted_few_months_list_anything(extra: float) -> None:
    # Where nothing is new, every item listed is false, and the false-discovery rate is the share
    # of months in which any item is: at most 0.05. Of 200 months 19 and more would come by chance
    # in one of 200 such tests, were it 0.05.
    listed = early = 0
    for seed in range(200):
        found = screened(family(draws(seed, extra=extra), 14))
        listed += bool(found["standing"].eq(NEW).any())
        early += int(found["p_value"].lt(0.01).sum()) / len(found)
    assert listed <= 18
    assert early / 200 < 0.01


@pytest.mark.simulation
def test_with_changes_planted_the_false_are_no_more_than_stated() -> None:
    false = 0.0
    found_of_planted = 0
    for seed in range(60):
        counts = draws(1000 + seed)
        generator = np.random.default_rng(seed)
        planted = generator.choice(len(counts), 10, replace=False)
        counts[planted] = generator.poisson(3, (10, MONTHS))
        counts[planted, -3:] = generator.poisson(12, (10, 3))
        new = screened(family(counts, 14)).query("standing == @NEW")["series"].unique()
        false += np.mean(~np.isin(new, planted)) if len(new) else 0
        found_of_planted += np.isin(planted, new).sum()
    assert false / 60 <= 0.05
    assert found_of_planted / 600 > 0.8


def test_only_what_all_bounds_list_alike_is_held() -> None:
    columns = ["series", "window", "verdict", "standing"]
    found = pd.DataFrame(
        [(0, 1, "more", "new"), (1, 1, "fewer", "new"), (2, 3, "no clear change", "usual")],
        columns=columns,
    )
    same = held(found, [found])
    assert same.equals(found)
    other = found.assign(verdict=["more", "no clear change", "no clear change"])
    told = held(found, [found, other])
    assert told["verdict"].tolist() == ["more", "cannot tell", "no clear change"]
    assert told["standing"].tolist() == ["new", "usual", "usual"]
