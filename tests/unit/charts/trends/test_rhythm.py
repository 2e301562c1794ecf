"""The week of hotspots as a grid that says its figures."""

from __future__ import annotations

import pandas as pd
import pytest

from moorlands_dash.charts.theme import LIGHT
from moorlands_dash.charts.trends.rhythm import parts_of_the_week


def week(**counts: float) -> pd.DataFrame:
    cells = [(day, hour) for day in range(7) for hour in range(0, 24, 4)]
    frame = pd.DataFrame(cells, columns=["weekday", "hour"]).assign(incidents=0.0)
    for name, count in counts.items():
        day, hour = (int(part) for part in name.removeprefix("d").split("h"))
        frame.loc[(frame["weekday"] == day) & (frame["hour"] == hour), "incidents"] = count
    return frame.assign(hour_to=frame["hour"] + 4)


@pytest.mark.parametrize(("count", "written"), [(7.0, "%{z:,.0f}"), (7.5, "%{z:,.1f}")])
def test_each_part_of_the_week_has_its_figure(count: float, written: str) -> None:
    (grid,) = parts_of_the_week(week(d4h20=count), LIGHT).data
    assert grid.y[0] == "Monday"
    assert list(grid.x) == ["00–04", "04–08", "08–12", "12–16", "16–20", "20–24"]
    assert grid.z[4][5] == count
    assert grid.z.sum() == count
    assert grid.texttemplate == written
