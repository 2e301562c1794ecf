"""The rules equal what NHSRplotthedots publishes, point by point.

Source: nhs-r-community/NHSRplotthedots (MIT), tests/testthat/test-ptd_calculate_point_type.R, and
its Python port nhs-pycom/nhspy-plotthedots (MIT), tests/unittests.
"""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from moorlands_dash.measures.trends.control_rules import (
    outside_limits,
    part_of_seven,
    part_of_two_in_three,
    seven_one_side,
    seven_point_trend,
    trend_ways,
    two_in_three,
)


@pytest.mark.parametrize(
    ("relative", "marks"),
    [
        ([1] * 6, [0] * 6),
        ([1] * 6 + [-1], [0] * 7),
        ([1] * 8 + [-1], [0] * 6 + [1, 1, 0]),
        ([-1] * 8 + [1], [0] * 6 + [1, 1, 0]),
        ([1] * 10 + [-1] * 10, ([0] * 6 + [1] * 4) * 2),
        ([-1, 0, 1, 0, -1, 0, 1], [0] * 7),
        ([0] * 7, [0] * 7),
    ],
)
def test_seven_on_one_side_of_the_mean(relative: list[int], marks: list[int]) -> None:
    assert seven_one_side(relative).tolist() == marks


@pytest.mark.parametrize(
    ("ends", "marks"),
    [
        ([0] * 6 + [1, 0], [1] * 7 + [0]),
        ([0] * 7 + [1, 0], [0] + [1] * 7 + [0]),
        ([0] * 6 + [-1, 0], [1] * 7 + [0]),
        ([0] * 7 + [-1, 0], [0] + [1] * 7 + [0]),
    ],
)
def test_all_seven_are_marked(ends: list[int], marks: list[int]) -> None:
    assert part_of_seven(ends).tolist() == marks


@pytest.mark.parametrize(
    ("values", "marks"),
    [
        ([1, 2, 3, 4, 5, 6], [0] * 6),
        ([1, 2, 3, 3, 4, 5, 6], [0] * 7),
        ([1, 2, 3, 4, 5, 6, 7], [0] * 6 + [1]),
        ([2, 1, 2, 3, 4, 5, 6, 7, 3], [0] * 7 + [1, 0]),
        ([7, 6, 5, 4, 3, 2, 1], [0] * 6 + [-1]),
        ([2, 7, 6, 5, 4, 3, 2, 1, 3], [0] * 7 + [-1, 0]),
        ([1, 2, 3, 2, 1, 2, 3, 4, 5, 6, 7, 4, 3, 2, 1, 2], [0] * 10 + [1] + [0] * 5),
        ([1] * 7, [0] * 7),
    ],
)
def test_seven_rising_or_falling(values: list[int], marks: list[int]) -> None:
    assert seven_point_trend(values).tolist() == marks


@pytest.mark.parametrize(
    ("close", "relative", "marks"),
    [
        ([1, 0, 1], [1, 1, 1], [1, 1, 1]),
        ([0, 1, 1], [1, 1, 1], [1, 1, 1]),
        ([1, 1, 0], [1, 1, 1], [1, 1, 1]),
        ([0, 0, 1, 0, 1, 0, 0], [1] * 7, [0, 0, 1, 1, 1, 0, 0]),
        ([0, 0, 1, 1, 0, 0, 0], [1] * 7, [0, 1, 1, 1, 1, 0, 0]),
        ([1, 0, 1], [1, -1, 1], [0, 0, 0]),
        ([0, 0, 1, 1, 0, 0, 0], [-1, 1, -1, 1, -1, 1, -1], [0] * 7),
    ],
)
def test_two_of_three_near_a_limit(close: list[int], relative: list[int], marks: list[int]) -> None:
    assert two_in_three(close, relative).tolist() == marks


@pytest.mark.parametrize(
    ("close", "marks"),
    [
        ([1, 0, 1], [1, 0, 1]),
        ([1, 0, 0, 1], [0, 0, 0, 0]),
        ([1, 0, 0, 1, 1], [0, 0, 0, 1, 1]),
        ([0, 0, 1, 0, 1, 0, 0], [0, 0, 1, 0, 1, 0, 0]),
    ],
)
def test_of_the_three_those_near_are_marked(close: list[int], marks: list[int]) -> None:
    threes = two_in_three(close, [1] * len(close))
    assert part_of_two_in_three(threes, close).tolist() == marks


def test_a_point_on_the_limit_is_inside_and_no_limit_marks_nothing() -> None:
    assert outside_limits([1, 2, 8, 9], 2, 8).tolist() == [-1, 0, 0, 1]
    assert outside_limits([0, 99], np.nan, np.nan).tolist() == [0, 0]


@given(st.lists(st.integers(0, 30), max_size=30))
def test_upside_down_the_rules_mark_the_same_points(values: list[int]) -> None:
    points = np.array(values, dtype=float)
    assert (seven_point_trend(-points) == -seven_point_trend(points)).all()
    side = np.sign(points - 15)
    assert (seven_one_side(-side) == seven_one_side(side)).all()
    near = np.abs(points - 15) > 10
    assert (two_in_three(near, -side) == two_in_three(near, side)).all()


def test_no_points_have_no_marks() -> None:
    for rule in (seven_one_side, seven_point_trend, part_of_seven):
        assert rule([]).tolist() == []
    assert two_in_three([], []).tolist() == []


@pytest.mark.parametrize(
    ("values", "ways"),
    [
        ([1, 2, 3, 4, 5, 6, 7, 7], [1] * 7 + [0]),
        ([9, 9, 8, 7, 6, 5, 4, 3, 5], [0] + [-1] * 7 + [0]),
        ([1, 2, 3, 4, 5, 6, 7, 6, 5, 4, 3, 2, 1], [1] * 7 + [-1] * 6),
        ([7, 6, 5, 4, 3, 2, 1, 2, 3, 4, 5, 6, 7], [-1] * 7 + [1] * 6),
    ],
)
def test_a_trend_goes_the_way_of_its_seven(values: list[int], ways: list[int]) -> None:
    assert trend_ways(seven_point_trend(values)).tolist() == ways
