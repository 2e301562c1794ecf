"""Shares drawn towards all: published values, what must hold of any, coverage when simulated."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import betaln
from scipy.stats import beta

from moorlands_dash.measures.plan.pooling import pooled_shares

# Tarone (1982), as Bayesian Data Analysis has them in its table 5.1: 71 groups of rats.
TUMOURS = (
    *(*[0] * 14, *[1] * 8, *[2] * 9, 1, 5, 2, 5, 3, 2, 7, 7, 3, 3, 2, 9, 10, *[4] * 7, 10),
    *(4, 4, 4, 5, 11, 12, 5, 5, 6, 5, 6, 6, 6, 6, 16, 15, 15, 9, 4),
)
RATS = (
    *(*[20] * 7, *[19] * 4, 18, 18, 17, *[20] * 4, 19, 19, 18, 18, 25, 24, 23, *[20] * 6, 10, 49),
    *(19, 46, 27, 17, 49, 47, 20, 20, 13, 48, 50, *[20] * 7, 48, 19, 19, 19, 22, 46, 49, 20, 20),
    *(23, 19, 22, 20, 20, 20, 52, 46, 47, 24, 14),
)


def test_the_constants_are_those_of_the_published_example() -> None:
    # Bayesian Data Analysis, 5.3: posterior means 2.4 and 14.3.
    found = pooled_shares(np.array(TUMOURS, float), np.array(RATS, float))
    assert (found.alpha, found.beta) == pytest.approx((2.4, 14.3), abs=0.06)


def test_no_tumour_in_twenty_is_drawn_up_and_four_in_fourteen_down() -> None:
    found = pooled_shares(np.array(TUMOURS, float), np.array(RATS, float))
    # Of (2.4 + y) / (16.7 + n), as the two constants are nearly known.
    assert found.share[0] == pytest.approx(2.4 / 36.7, abs=0.004)
    assert found.share[-1] == pytest.approx(6.4 / 30.7, abs=0.004)
    assert found.own_weight[-1] == pytest.approx(14 / 30.7, abs=0.02)


def test_limits_are_within_a_point_of_the_whole_posterior_s() -> None:
    said, asked = np.array([8.0, 9, 12, 30, 20]), np.array([9.0, 16, 80, 120, 100])
    found = pooled_shares(said, asked)
    alphas, betas, weights = _grid(said, asked)
    for place in range(len(said)):
        shapes = alphas + said[place], betas + asked[place] - said[place]
        for limit, tail in ((found.lower_95[place], 0.025), (found.upper_95[place], 0.975)):
            nearest = [weights @ beta.cdf(limit + step, *shapes) for step in (-0.01, 0.01)]
            assert nearest[0] < tail < nearest[1]


def _grid(said: np.ndarray, asked: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the same posterior by another grid: of the mean itself, and the root of the size."""
    means, roots = np.meshgrid(np.linspace(0.005, 0.995, 199), np.linspace(0.02, 1, 150))
    size = 1 / roots.ravel() ** 2
    alphas, betas = means.ravel() * size, (1 - means.ravel()) * size
    # From (a, b) to (mean, root): a factor size, and 2 / root^3.
    prior = -2.5 * np.log(size) + np.log(size) + 3 * np.log(1 / roots.ravel())
    likely = betaln(alphas[:, None] + said, betas[:, None] + asked - said)
    told = prior + (likely - betaln(alphas, betas)[:, None]).sum(axis=1)
    weights = np.exp(told - told.max())
    return alphas, betas, weights / weights.sum()


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 120)), min_size=3, max_size=12))
@settings(max_examples=25)
def test_a_pooled_share_lies_between_its_own_and_the_others(rows: list[tuple[int, int]]) -> None:
    said = np.array([min(some, people) for some, people in rows], float)
    asked = np.array([people for _, people in rows], float)
    found = pooled_shares(said, asked)
    own = said / asked
    low, high = min(own.min(), 0.5), max(own.max(), 0.5)
    assert ((found.share >= low - 1e-9) & (found.share <= high + 1e-9)).all()
    assert ((found.lower_95 <= found.share) & (found.share <= found.upper_95)).all()
    assert ((found.own_weight > 0) & (found.own_weight < 1)).all()


def test_where_nobody_answered_nothing_is_told() -> None:
    found = pooled_shares(np.array([3.0, 0, 9]), np.array([10.0, 0, 30]))
    assert np.isnan(found.share[1]) and not np.isnan(found.share[[0, 2]]).any()
    with pytest.raises(ValueError, match="nobody answered"):
        pooled_shares(np.zeros(2), np.zeros(2))


@pytest.mark.simulation
def test_intervals_hold_the_truth_as_often_as_they_say() -> None:
    # 100 districts of 27 wards, in each of which 8 to 60 answer: truths are drawn, then answers.
    draws = np.random.default_rng(5)
    held = []
    for _ in range(100):
        truth = draws.beta(6, 24, 27)
        asked = draws.integers(8, 60, 27).astype(float)
        found = pooled_shares(draws.binomial(asked.astype(int), truth).astype(float), asked)
        held.append(((truth >= found.lower_95) & (truth <= found.upper_95)).mean())
    # Districts share their constants, so that their means vary by 0.007.
    assert 0.92 < np.mean(held) < 0.98
