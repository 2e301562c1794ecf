"""Where values stand along an axis of a figure on paper, and where it ends."""

from __future__ import annotations

from datetime import date

import matplotlib.dates as mdates
import numpy as np
import pandas as pd
import pytest
from matplotlib.figure import Figure

from moorlands_dash.charts.paper_axis import Side, worded


def test_words_read_as_plotly_shows_them() -> None:
    assert worded("<b>Likely</b><br>1,234 &lt;x&gt; & more") == "Likely\n1,234 <x> & more"


def test_a_name_stands_where_the_figure_puts_it_and_later_ones_after() -> None:
    side = Side({"categoryarray": ["c", "a"]}, ["a", "b", "c"])
    assert side.at(["c", "a", "b"]).tolist() == [0, 1, 2]
    assert side.ends() == (-0.5, 2.5)


def test_a_day_stands_by_its_date_and_what_is_missing_nowhere() -> None:
    side = Side({}, [date(2026, 4, 1), None])
    found = side.at([date(2026, 4, 1), pd.Timestamp("2026-04-03"), None, pd.NaT])
    assert found[1] - found[0] == 2 and np.isnan(found[2:]).all()
    assert mdates.num2date(found[0]).date() == date(2026, 4, 1)


@pytest.mark.parametrize(
    ("layout", "ends"),
    [
        ({"range": [0, 50]}, (0.0, 50.0)),
        ({"rangemode": "tozero"}, (0.0, 31.0)),
        ({}, (9.0, 31.0)),
        ({"autorange": "reversed"}, (31.0, 9.0)),
    ],
)
def test_an_axis_ends_where_it_is_told_or_with_room_beyond_what_is_drawn(
    layout: dict[str, object], ends: tuple[float, float]
) -> None:
    side = Side(layout, [10, 30])
    side.reach(side.at([10, None, 30]))
    assert side.ends() == ends


@pytest.mark.parametrize(
    ("first", "last", "named"),
    [
        (date(2025, 10, 1), date(2026, 9, 1), ["2025-11", "2026-01", "2026-03", "2026-05"]),
        (date(2022, 3, 1), date(2026, 9, 1), ["2023-01", "2024-01", "2025-01", "2026-01"]),
        (date(2001, 4, 1), date(2026, 3, 1), ["2004-01", "2010-01", "2016-01", "2022-01"]),
    ],
)
def test_months_are_named_evenly_and_no_more_than_there_is_room_for(
    first: date, last: date, named: list[str]
) -> None:
    side = Side({"nticks": 7, "range": [first, last]}, [first, last])
    axis = Figure().add_subplot().xaxis
    side.write(axis)
    found = [f"{mdates.num2date(at):%Y-%m}" for at in axis.get_majorticklocs()]
    assert len(found) <= 7
    assert found[:4] == named
