"""A strip of months: each state has a shape of its own, told without its colour."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from moorlands_dash.charts.data.month_strip import SHAPES, month_strip, state_sign
from moorlands_dash.charts.theme import DARK, LIGHT

MONTHS = list(pd.date_range("2025-01-01", periods=4, freq="MS"))


def strip(*states: str, revised: bool = False) -> str:
    rows = {"month": MONTHS[: len(states)], "state": states, "revised": revised}
    return month_strip(pd.DataFrame(rows), MONTHS, LIGHT)


def boxes(svg: str) -> list[tuple[float, ...]]:
    """Return x, y, width and height of each box."""
    found = re.findall(r'<rect x="(.+?)%" y="(.+?)%" width="(.+?)%" height="(.+?)%"', svg)
    return [tuple(map(float, box)) for box in found]


def test_each_month_has_its_place() -> None:
    assert boxes(strip("whole", "not expected", "late")) == [(0, 6, 22, 88), (50, 36, 22, 28)]


def test_a_missing_month_is_a_cross_and_no_box() -> None:
    svg = strip("missing")
    assert boxes(svg) == []
    assert svg.count("<line") == 2


def test_a_month_that_a_later_file_replaced_has_a_notch() -> None:
    assert len(boxes(strip("whole", revised=True))) == 2
    assert len(boxes(strip("late", revised=True))) == 1


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_no_two_states_look_alike_without_colour(colours: object) -> None:
    shapes = {re.sub(r'(fill|stroke)="#\w+"', "", state_sign(s, colours)) for s in SHAPES}  # type: ignore[arg-type]
    assert len(shapes) == len(SHAPES)
