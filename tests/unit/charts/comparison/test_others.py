"""What the figures of the comparison write on their axes."""

from __future__ import annotations

import pandas as pd
import pytest

from moorlands_dash.charts.comparison.others import gap_over_years
from moorlands_dash.charts.theme import LIGHT


@pytest.mark.parametrize(
    ("labels", "ticks", "title"),
    [
        (
            ["Year to June 2025", "Year to June 2026"],
            ["Jun<br>2025", "Jun<br>2026"],
            "12 months to",
        ),
        (
            ["Year to September 2026", "April to June 2026"],
            ["Sep<br>2026", "April to<br>June 2026"],
            None,
        ),
    ],
)
def test_years_stand_in_two_short_lines_and_the_axis_says_what_they_are(
    labels: list[str], ticks: list[str], title: str | None
) -> None:
    frame = pd.DataFrame(
        {
            "area_code": "E1",
            "area_name": "Ours",
            "level": "district",
            "year_label": labels,
            "rate_per_1000": [50.0, 52.0],
            "lower_95": [48.0, 50.0],
            "upper_95": [52.0, 54.0],
        }
    )
    axis = gap_over_years(frame, LIGHT, ours="E1").layout.xaxis
    assert list(axis.ticktext) == ticks
    assert axis.title.text == title
