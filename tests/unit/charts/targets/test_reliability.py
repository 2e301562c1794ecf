import pandas as pd
import pytest

from moorlands_dash.charts.targets.reliability import reliability_diagram
from moorlands_dash.charts.theme import LIGHT

BANDS = pd.DataFrame(
    {
        "forecasts": [400, 0, 100],
        "mean_chance": [0.05, float("nan"), 0.95],
        "share_met": [0.06, float("nan"), 0.9],
        "lower_95": [0.04, float("nan"), 0.82],
        "upper_95": [0.09, float("nan"), 0.94],
    }
)


def test_shares_stand_with_their_intervals_beside_the_line_of_perfection() -> None:
    line, dots = reliability_diagram(BANDS, LIGHT).data
    assert (list(line.x), list(line.y)) == ([0, 1], [0, 1])
    assert list(dots.x) == [0.05, 0.95]
    assert list(dots.y) == [0.06, 0.9]
    assert dots.error_y.array == pytest.approx((0.03, 0.04))
    assert dots.error_y.arrayminus == pytest.approx((0.02, 0.08))


def test_a_band_of_more_forecasts_has_the_larger_dot() -> None:
    _, dots = reliability_diagram(BANDS, LIGHT).data
    # The area goes with the number: a quarter of the forecasts is half the width.
    assert dots.marker.size == pytest.approx((17, 8.5))


def test_no_forecast_draws_the_line_alone() -> None:
    _, dots = reliability_diagram(BANDS.head(0), LIGHT).data
    assert len(dots.x) == 0
