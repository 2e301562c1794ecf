"""Axes begin where what is drawn does, and say so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moorlands_dash.charts.axes import beginning, begins_words


@pytest.mark.parametrize(
    ("low", "high", "begin"),
    [(460, 590, 440), (5900, 6787, 5800), (30, 100, 0), (0, 9, 0), (50, 50, 0), (0, 0, 0)],
)
def test_an_axis_begins_at_a_round_number_below_all_that_is_drawn(
    low: float, high: float, begin: float
) -> None:
    assert beginning(low, high) == begin


@given(st.floats(0, 1e6), st.floats(0, 1e6))
def test_nothing_lies_below_the_axis(low: float, more: float) -> None:
    assert 0 <= beginning(low, low + more) <= low


def test_only_an_axis_that_begins_later_says_so() -> None:
    assert begins_words(400) == ", axis from 400"
    assert begins_words(0) == ""
