"""A strip from 0 to its highest rate: each mark where it belongs."""

from __future__ import annotations

import re

import pandas as pd

from moorlands_dash.charts.comparison.strips import rate_strip, strip_top
from moorlands_dash.charts.theme import LIGHT

NAN = float("nan")


def rows(**rates: float) -> pd.DataFrame:
    return pd.DataFrame({"area_code": list(rates), "rate_per_1000": list(rates.values())})


def at(svg: str, mark: str) -> list[float]:
    return [float(x) for x in re.findall(rf'<{mark}[^>]*? c?x1?="([\d.]+)%"', svg)]


def test_ours_is_the_dot_the_others_ticks_and_the_country_the_dashed_line() -> None:
    svg = rate_strip(rows(us=50.0, low=0.0, high=80.0), LIGHT, ours="us", beside=100.0)
    assert at(svg, "circle") == [50.0]
    assert at(svg, "rect") == [1.5, 79.1]
    assert at(svg, "line")[1:] == [98.5]
    assert "stroke-dasharray" in svg


def test_rates_that_are_not_known_are_not_drawn() -> None:
    svg = rate_strip(rows(us=NAN, low=NAN, high=80.0), LIGHT, ours="us", beside=NAN)
    assert at(svg, "circle") == []
    assert len(at(svg, "rect")) == 1
    assert "stroke-dasharray" not in svg


def test_where_nobody_has_any_all_stand_at_nought() -> None:
    frame = rows(us=0.0, other=0.0)
    assert strip_top(frame, NAN) == 0
    assert at(rate_strip(frame, LIGHT, ours="us", beside=NAN), "circle") == [1.5]
