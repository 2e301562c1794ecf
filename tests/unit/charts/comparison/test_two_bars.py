"""Two rates on one scale: the larger takes the width, the other its share of it."""

from __future__ import annotations

import re

import pytest

from moorlands_dash.charts.comparison.two_bars import two_bars
from moorlands_dash.charts.theme import LIGHT


@pytest.mark.parametrize(
    ("own", "theirs", "widths"),
    [(40.0, 80.0, ["118.0", "236.0"]), (80.0, 20.0, ["236.0", "59.0"]), (0.0, 0.0, ["0.0", "0.0"])],
)
def test_the_larger_rate_takes_the_width(own: float, theirs: float, widths: list[str]) -> None:
    svg = two_bars(own, theirs, LIGHT)
    assert re.findall(r' width="([\d.]+)"', svg) == widths
    assert re.findall(r'fill="(#\w+)"', svg) == [LIGHT.ours, LIGHT.other]
