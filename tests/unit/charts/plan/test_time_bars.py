"""An action's bar of time: each end where its days put it, 600 wide from the first day on."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pandas as pd
import pytest

from moorlands_dash.charts.plan.time_bars import plan_span, quarter_marks, time_bar
from moorlands_dash.charts.theme import LIGHT

DAY = date(2026, 11, 1)
SPAN = (date(2026, 4, 1), date(2027, 3, 31))
"""364 days from the first to the last."""
ACTION: dict[str, Any] = {
    "standing": "on time",
    "start": pd.Timestamp("2026-07-01"),
    "due": pd.Timestamp("2026-12-31"),
    "progress": 50.0,
}


def boxes(**other: Any) -> list[tuple[float, float, str]]:
    """Return where each box of a bar begins, how wide it is, and its colour."""
    svg = time_bar(ACTION | other, SPAN, DAY, LIGHT)
    found = re.findall(r'<rect x="([\d.]+)" y="4" width="([\d.]+)" height="12" fill="([^"]+)"', svg)
    return [(float(x), float(width), colour) for x, width, colour in found]


def test_a_bar_reaches_from_start_to_due_and_its_dark_part_is_what_is_done() -> None:
    (whole, done) = boxes()
    # 1 July is the 91st day after 1 April, 31 December the 274th.
    assert whole[:2] == (pytest.approx(91 / 364 * 600), pytest.approx(183 / 364 * 600, abs=0.1))
    assert done[:2] == (whole[0], pytest.approx(whole[1] / 2, abs=0.1))
    assert done[2] == LIGHT.ours
    assert len(boxes(progress=float("nan"))) == 1
    (whole, done) = boxes(standing="done", progress=float("nan"))
    assert done[:2] == whole[:2]


def test_days_late_are_striped_up_to_the_day() -> None:
    whole, done, *stripes = boxes(standing="overdue", due=pd.Timestamp("2026-10-02"))
    assert whole[0] + whole[1] == pytest.approx(184 / 364 * 600, abs=0.1)
    assert {colour for *_, colour in [done, *stripes]} == {LIGHT.worse}
    # 30 days late are 49.5 wide: a stripe each 6, from 0 to 48.
    assert len(stripes) == 9
    last = stripes[-1]
    assert last[0] + last[1] <= 214 / 364 * 600 + 0.1
    assert len(boxes(standing="stalled")) == 2


def test_a_line_stands_at_the_day() -> None:
    svg = time_bar(ACTION, SPAN, DAY, LIGHT)
    (at,) = re.findall(rf'<line x1="([\d.]+)"[^>]*stroke="{LIGHT.ink}"', svg)
    assert float(at) == pytest.approx(214 / 364 * 600, abs=0.1)


def test_an_action_from_before_the_axis_is_cut_at_its_edge() -> None:
    (whole, _) = boxes(start=pd.Timestamp("2025-01-01"))
    assert whole[0] == 0


def test_the_axis_holds_all_actions_and_the_day_in_whole_months() -> None:
    rows = pd.DataFrame([ACTION, ACTION | {"due": pd.Timestamp("2027-03-31")}])
    assert plan_span(rows, DAY) == (date(2026, 7, 1), date(2027, 3, 31))
    assert plan_span(rows, date(2027, 5, 9)) == (date(2026, 7, 1), date(2027, 5, 31))
    assert [name for _, name in quarter_marks(SPAN)] == ["Apr 2026", "Jul", "Oct", "Jan 2027"]
    assert quarter_marks(SPAN)[1][0] == pytest.approx(91 / 364, abs=1e-3)
    assert len(quarter_marks((date(2020, 1, 1), date(2027, 12, 31)))) <= 8
