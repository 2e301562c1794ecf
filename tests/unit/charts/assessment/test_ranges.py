"""Rank ranges: a line from the best to the worst, a dot where the theme stands."""

from __future__ import annotations

import pandas as pd

from moorlands_dash.charts.assessment.ranges import rank_ranges
from moorlands_dash.charts.theme import LIGHT


def test_a_line_reaches_over_the_ranks_and_the_dot_stands_on_it() -> None:
    frame = pd.DataFrame(
        {
            "theme_name": ["Roads", "Violence"],
            "rank": [2, 1],
            "rank_from": [1.0, 1.0],
            "rank_to": [2.0, 1.0],
            "words": ["Second.", "First."],
        }
    )
    figure = rank_ranges(frame, LIGHT)
    assert [list(trace.x) for trace in figure.data[:2]] == [[1, 1], [1, 2]]
    assert list(figure.data[2].x) == [1, 2]
    assert list(figure.layout.yaxis.ticktext) == ["Violence", "Roads"]
