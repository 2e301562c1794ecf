"""Bars of one scale: each as long as its number, its range a line."""

from __future__ import annotations

import re

from moorlands_dash.charts.claims.evidence import bar_top, evidence_bar
from moorlands_dash.charts.theme import LIGHT
from moorlands_dash.words.claims.pictured import Bar

OWN = Bar("Leek West", 2.0, "2.0", lower=1.0, upper=4.0)
OTHER = Bar("The district", 3.0, "3.0", own=False)


def box(bar: Bar) -> tuple[float, float]:
    svg = evidence_bar(bar, bar_top([OWN, OTHER]), LIGHT)
    x, width = re.findall(r'<rect x="(.+?)%".*?width="(.+?)%"', svg)[0]
    return float(x), float(width)


def test_bars_share_a_scale_that_ends_with_the_widest_range() -> None:
    assert bar_top([OWN, OTHER]) == 4
    assert box(OWN) == (0, 50)
    assert box(OTHER) == (0, 75)


def test_a_range_is_drawn_over_its_bar_alone() -> None:
    svg = evidence_bar(OWN, 4, LIGHT)
    assert re.findall(r'<line x1="(.+?)%" x2="(.+?)%"', svg) == [("25.0", "100.0")] * 2
    assert "<line" not in evidence_bar(OTHER, 4, LIGHT)


def test_a_place_is_the_range_from_its_lowest() -> None:
    assert box(Bar("Alton", 3, "2 to 3", lower=1, ranged=True)) == (25, 50)


def test_none_at_all_is_still_seen() -> None:
    assert box(Bar("Alton", 0, "0")) == (0, 0.4)
