"""The standing watch as strips: a year a row, the latest marked by what has become of it."""

from __future__ import annotations

import pandas as pd

from moorlands_dash.charts.comparison.watch import watch_rows
from moorlands_dash.charts.theme import LIGHT
from moorlands_dash.measures.comparison.watch import HOLDS, NARROWER


def frame(standing: str) -> pd.DataFrame:
    ratio = [0.3, None, 0.31, 0.45]
    return pd.DataFrame(
        {
            "group": "Vehicle offences",
            "year_label": [f"Year to June {year}" for year in range(2023, 2027)],
            "ratio": ratio,
            "ratio_lower_95": [None if x is None else x - 0.05 for x in ratio],
            "ratio_upper_95": [None if x is None else x + 0.06 for x in ratio],
            "standing": [None, None, None, standing],
        }
    )


def test_a_year_that_can_not_be_told_has_no_row_and_the_latest_its_colour() -> None:
    (dots,) = watch_rows(frame(NARROWER), LIGHT, country="England and Wales").data
    assert list(dots.y) == ["June 2023", "June 2025", "June 2026"]
    assert list(dots.x) == [0.3, 0.31, 0.45]
    assert dots.marker.color[-1] == LIGHT.worse
    assert dots.marker.color[0] == LIGHT.unclear
    (calm,) = watch_rows(frame(HOLDS), LIGHT, country="England and Wales").data
    assert calm.marker.color[-1] == LIGHT.ours


def test_each_kind_is_headed_by_what_has_become_of_it_and_the_axis_holds_the_country() -> None:
    figure = watch_rows(frame(NARROWER), LIGHT, country="<England>")
    heads = [str(note.text) for note in figure.layout.annotations]
    assert heads == ["<b>Vehicle offences</b>  ▲ holds, but narrower"]
    low, high = figure.layout.xaxis.range
    assert low == 0
    assert high > 1
    assert "<England>" not in str(figure.layout.xaxis.title.text)
