"""Ranks under each list: a line a theme, the ones that lead anywhere drawn strong."""

from __future__ import annotations

import pandas as pd

from moorlands_dash.charts.assessment.lists import ranks_by_list
from moorlands_dash.charts.theme import LIGHT

FRAME = pd.DataFrame(
    [
        ("One list", "a", "Violence", 1),
        ("One list", "b", "<i>Litter</i>", 2),
        ("One list", "c", "Roads", 3),
        ("Without harm", "b", "<i>Litter</i>", 1),
        ("Without harm", "a", "Violence", 2),
        ("Without harm", "c", "Roads", 3),
    ],
    columns=["harm_list", "theme", "theme_name", "rank"],
)


def test_each_theme_has_its_rank_under_each_list() -> None:
    figure = ranks_by_list(FRAME, LIGHT)
    ranks = {trace.name: list(trace.y) for trace in figure.data}
    assert ranks == {"Violence": [1, 2], "&lt;i&gt;Litter&lt;/i&gt;": [2, 1], "Roads": [3, 3]}
    assert all(list(trace.x) == ["One list", "Without harm"] for trace in figure.data)
    strong = [trace.name for trace in figure.data if trace.line.color == LIGHT.ours]
    assert "Roads" not in strong
    assert len(strong) == 2
    assert list(figure.layout.xaxis.ticktext) == ["One list", "Without harm"]
