"""The control chart uses its height, and its axis says where it begins."""

from __future__ import annotations

import pandas as pd
import pytest

from moorlands_dash.charts.theme import LIGHT
from moorlands_dash.charts.trends.control_charts import control_chart_figure
from moorlands_dash.measures.trends.control_charts import control_chart, points

MONTHS = [stamp.date() for stamp in pd.date_range("2025-01-01", periods=14, freq="MS")]


def drawn(counts: list[int]) -> pd.DataFrame:
    chart = control_chart(points(pd.Series(counts, MONTHS, dtype="Int64"), 1))
    return chart.assign(
        category="all", meaning="ordinary", target=float("nan"), assurance="", events=""
    )


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ([500, 520, 510, 490, 505, 515, 495, 500, 520, 510, 490, 505, 515, 495], "axis from 450"),
        ([3, 0, 4, 2, 5, 1, 3, 2, 4, 3, 2, 0, 3, 4], ""),
    ],
)
def test_the_axis_begins_where_counts_and_limits_do(counts: list[int], words: str) -> None:
    frame = drawn(counts)
    axis = control_chart_figure(frame, LIGHT).layout.yaxis
    begin, end = axis.range
    assert begin <= frame["lower"].fillna(0).min() and begin <= min(counts)
    assert end >= frame["upper"].max() and end >= max(counts)
    assert axis.title.text.endswith(words or "a month")
    assert (begin > 0) == bool(words)
