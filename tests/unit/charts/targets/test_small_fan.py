"""A target's year as small as a stamp: each line where the figures put it."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from moorlands_dash.charts.targets.small_fan import small_fan, small_waves
from moorlands_dash.charts.theme import LIGHT
from tests.unit.charts.targets.test_fan import TARGET, outlook, path


def lines(svg: str) -> list[list[tuple[float, float]]]:
    """Return the corners of each line of months, in order."""
    return [
        [tuple(map(float, at.split(","))) for at in found.split()]  # type: ignore[misc]
        for found in re.findall(r'<polyline points="([^"]+)"', svg)
    ]


def test_the_count_ends_where_it_is_known_and_the_limit_stands_where_it_belongs() -> None:
    svg = small_fan(path(6), outlook(6), TARGET, LIGHT)
    middle, milestones, counted = lines(svg)
    # 220 wide with an edge of 4; the top is 1.08 times the widest band: 120 + 95 / 10 * 6 = 177.
    assert [len(counted), len(middle), len(milestones)] == [7, 7, 13]
    assert counted[0] == (4, 62) and milestones[-1][0] == 216
    top = 1.08 * 177
    assert counted[-1] == (110, pytest.approx(66 - 4 - 60 / top * 58, abs=0.05))
    assert middle[0] == counted[-1]
    (limit,) = re.findall(r'<line x1="4.0" x2="216.0" y1="([\d.]+)"', svg)
    assert float(limit) == pytest.approx(66 - 4 - 120 / top * 58, abs=0.05)
    assert svg.count("<polygon") == 3


def test_a_missing_month_ends_the_count_and_a_year_that_is_over_has_no_bands() -> None:
    months = path(6)
    months.loc[2, "actual_cumulative"] = pd.NA
    _, _, counted = lines(small_fan(months, outlook(2), TARGET, LIGHT))
    assert len(counted) == 3
    over = small_fan(path(12), outlook(12), TARGET, LIGHT)
    assert "<polygon" not in over and len(lines(over)) == 2


def test_without_a_forecast_what_is_counted_is_drawn() -> None:
    svg = small_fan(path(3), outlook(3).iloc[:0], TARGET, LIGHT)
    assert [len(line) for line in lines(svg)] == [13, 4]


def test_a_hidden_wave_is_not_drawn_and_the_promise_is() -> None:
    waves = pd.DataFrame(
        {
            "share": [0.80, None, 0.84],
            "lower_95": [0.76, None, 0.80],
            "upper_95": [0.84, None, 0.88],
        }
    )
    svg = small_waves(waves, {"target": 0.86, "baseline": 0.8}, LIGHT)
    assert svg.count("<circle") == 2
    # From 0.76 to 0.88 with 8% of that as room: 0.86 stands at (0.86 - 0.7504) / 0.1392.
    (limit,) = re.findall(r'<line x1="4.0" x2="216.0" y1="([\d.]+)"', svg)
    assert float(limit) == pytest.approx(62 - (0.86 - 0.7504) / 0.1392 * 58, abs=0.05)
