"""Members drawn as bars of time: those whose time began or ended."""

from __future__ import annotations

from datetime import date

import pandas as pd

from moorlands_dash.charts.plan.members import member_bars
from moorlands_dash.charts.theme import LIGHT

DAY = date(2026, 11, 1)
FRAME = pd.DataFrame(
    [
        ("member", "Police", None, None),
        ("ended", "Old Trust", None, "2013-03-31"),
        ("member", "New Board", "2013-04-01", None),
    ],
    columns=["standing", "partner", "since", "until"],
).assign(
    since=lambda rows: pd.to_datetime(rows["since"]),
    until=lambda rows: pd.to_datetime(rows["until"]),
)


def test_a_bar_reaches_from_the_first_day_to_the_last_or_to_today() -> None:
    bars = {trace.y[0]: list(trace.x) for trace in member_bars(FRAME, DAY, LIGHT).data}
    assert set(bars) == {"Old Trust", "New Board"}
    assert bars["Old Trust"][1] == date(2013, 3, 31)
    assert bars["New Board"] == [date(2013, 4, 1), DAY]


def test_who_is_no_more_has_another_colour() -> None:
    colours = {trace.y[0]: trace.line.color for trace in member_bars(FRAME, DAY, LIGHT).data}
    assert colours == {"Old Trust": LIGHT.other, "New Board": LIGHT.ours}


def test_a_name_is_text_and_no_markup() -> None:
    hostile = FRAME.assign(partner=["Police", "<img src=x>", "New Board"])
    figure = member_bars(hostile, DAY, LIGHT)
    assert not any("<img" in text for text in figure.layout.yaxis.ticktext)
