"""Which weight unseats the first: crossings worked by hand, and held by ranking anew."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from moorlands_dash.measures.assessment.ranking import totals
from moorlands_dash.measures.assessment.unseating import unseating

NONE = [np.nan, np.nan]


def scores_of(first: list[float], second: list[float]) -> np.ndarray:
    return np.array([[*first, *NONE * 2], [*second, *NONE * 2]])


def test_the_weight_is_where_both_are_level() -> None:
    # 3 x 1 + w x 0.2 against 3 x 0.4 + w x 0.8: level at w = 3 x 0.6 / 0.6 = 3.
    found = unseating(scores_of([1.0, 0.2], [0.4, 0.8]), np.array([3.0, 1.0, 0, 0, 0, 0]))
    assert found[1].needed == pytest.approx(3.0)
    assert found[1].theme == 1
    # The same with the first weight: w x 1 + 0.2 against w x 0.4 + 0.8, level at 1.
    assert found[0].needed == pytest.approx(1.0)


def test_a_theme_that_is_ahead_everywhere_is_not_unseated() -> None:
    found = unseating(scores_of([1.0, 0.9], [0.4, 0.8]), np.array([3.0, 3.0, 0, 0, 0, 0]))
    assert [each.needed for each in found] == [None] * 6


def test_a_weight_beyond_the_most_that_may_be_chosen_does_not_count() -> None:
    # 3 x 0.6 = w x 0.1: level at 18.
    found = unseating(scores_of([1.0, 0.7], [0.4, 0.8]), np.array([3.0, 1.0, 0, 0, 0, 0]))
    assert found[1].needed is None


@given(st.integers(0, 2**32 - 1))
def test_just_beyond_the_weight_another_theme_is_first_and_just_before_it_is_not(seed: int) -> None:
    draws = np.random.default_rng(seed)
    scores, weights = draws.random((5, 6)), draws.integers(1, 10, 6).astype(float)
    first = int(np.argmax(totals(scores, weights)))
    for found in unseating(scores, weights):
        if found.needed is None:
            continue
        step = 1e-6 if found.needed > found.weight else -1e-6
        for needed, stays in ((found.needed + step, False), (found.needed - step, True)):
            if needed >= 0:
                moved = weights.copy()
                moved[found.criterion] = needed
                assert (int(np.argmax(totals(scores, moved))) == first) is stays
