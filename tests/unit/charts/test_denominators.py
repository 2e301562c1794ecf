"""Both rates of an area on one scale: times the average, joined by a line."""

from __future__ import annotations

import pandas as pd

from moorlands_dash.charts.denominators import two_denominators
from moorlands_dash.charts.theme import LIGHT
from moorlands_dash.measures.denominators import NEITHER, RESIDENTS_ONLY


def test_an_area_has_both_marks_and_a_strong_line_where_they_part() -> None:
    frame = pd.DataFrame(
        {
            "ward_name": ["Alton", "<i>Leek</i>", "Dane"],
            "times_residents": [2.0, 0.8, 1.0],
            "times_by": [1.0, 0.9, None],
            "rate_per_1000": [20.0, 8.0, 10.0],
            "rate_by": [10.0, 9.0, None],
            "per": "1,000 households",
            "reading": [RESIDENTS_ONLY, NEITHER, "cannot tell"],
        }
    )
    figure = two_denominators(frame, LIGHT, name="ward_name", highlight="Alton")
    plain, strong, residents, other = figure.data
    assert (plain.line.color, list(plain.x)) == (LIGHT.grid, [0.8, 0.9, None])
    assert (strong.line.color, list(strong.x)) == (LIGHT.worse, [2.0, 1.0, None])
    assert list(residents.x) == [0.8, 2.0]
    assert list(other.x) == [0.9, 1.0]
    assert list(other.customdata) == [9.0, 10.0]
    assert other.name == "per 1,000 households"
    assert figure.layout.yaxis.ticktext == ("&lt;i&gt;Leek&lt;/i&gt;", "<b>Alton</b>")
