import math

import numpy as np
import pytest
from scipy.special import ndtri

from moorlands_dash.measures.targets.scoring import brier, crps, limits

MANY = ndtri((np.arange(20_000) + 0.5) / 20_000)
"""A standard normal distribution in 20,000 equal parts."""


@pytest.mark.parametrize(("came", "score"), [(0.0, 0.233695), (1.0, 0.602441), (-2.0, 1.452792)])
def test_of_a_normal_forecast_it_is_the_closed_form(came: float, score: float) -> None:
    # Gneiting and Raftery (2007), equation 5: y (2 Phi(y) - 1) + 2 phi(y) - 1 / sqrt(pi).
    normal = came * math.erf(came / math.sqrt(2)) + math.sqrt(2 / math.pi) * math.exp(
        -(came**2) / 2
    )
    assert normal - 1 / math.sqrt(math.pi) == pytest.approx(score, abs=1e-6)
    assert crps(MANY, came)[0] == pytest.approx(score, abs=1e-4)


def test_worked_by_hand_a_row_a_forecast() -> None:
    # 1 and 3 against 2: 1 apart on average, less half of the mean gap of all four pairs, 1 / 2.
    # 0, 0 and 6 against 6: 4, less half of 24 / 9.
    draws = [[3, 1, 1, 3, 1, 3], [0, 6, 0, 0, 0, 6]]
    assert crps(draws, [2, 6]) == pytest.approx([0.5, 4 - 12 / 9])


def test_of_a_single_draw_it_is_the_absolute_error() -> None:
    assert crps([[7], [7]], [4, 9]).tolist() == [3, 2]


def test_limits_are_draws_that_cut_off_equal_tails() -> None:
    lower, upper = limits([range(1, 101), range(201, 301)], 0.8)
    assert (lower.tolist(), upper.tolist()) == ([10, 210], [90, 290])


def test_brier_is_the_mean_squared_gap() -> None:
    assert brier([0.8, 0.3], [1, 0]) == pytest.approx((0.04 + 0.09) / 2)
    assert brier([0.5, 0.5], [1, 0]) == 0.25
    assert math.isnan(brier([], []))
