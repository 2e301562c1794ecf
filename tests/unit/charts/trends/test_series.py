"""Months as lines: the axis says what is counted, and a missing month is no zero."""

from __future__ import annotations

import pandas as pd
import pytest

from moorlands_dash.charts.theme import LIGHT
from moorlands_dash.charts.trends.series import monthly_series


@pytest.mark.parametrize(
    ("category", "title"),
    [
        ("all", "Incidents a month"),
        ("fires_other", "Fires a month"),
        ("casualties_slight", "Casualties a month"),
    ],
)
def test_the_axis_says_what_is_counted(category: str, title: str) -> None:
    months = pd.to_datetime(["2025-01-01", "2025-02-01", "2025-03-01"])
    counts = pd.array([3, pd.NA, 4], dtype="Int64")
    frame = pd.DataFrame({"month": months, "count": counts, "category": category})
    figure = monthly_series(frame, LIGHT)
    assert figure.layout.yaxis.title.text == title
    assert list(figure.data[0].y) == [3, None, 4]
