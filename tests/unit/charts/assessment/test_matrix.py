"""The matrix: a dot a score, a ring where none is known, a bar as long as the chance."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from moorlands_dash.charts.assessment.matrix import priority_matrix
from moorlands_dash.charts.theme import DARK, LIGHT, Palette

THEMES = pd.DataFrame(
    {
        "theme": ["a", "b", "c"],
        "theme_name": ["Violence and public order", "<b>Roads</b>", "Cohesion"],
        "rank": pd.array([1, 2, None], dtype="Int64"),
        "first": [0.75, 0.0, np.nan],
        "top_three": [1.0, 0.5, np.nan],
        "words": ["First.", "Second.", "Not ranked."],
    }
)
SCORES = pd.DataFrame(
    {
        "theme": ["a", "a", "b", "b"],
        "theme_name": ["Violence and public order"] * 2 + ["<b>Roads</b>"] * 2,
        "criterion": ["Volume", "Concentration"] * 2,
        "score": [1.0, 0.0, 0.25, 0.5],
        "known": [True, True, True, False],
        "weight": [3.0, 0.0, 3.0, 0.0],
    }
)


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_dots_grow_in_area_with_the_score_and_the_unknown_are_rings(colours: Palette) -> None:
    volume, known, unknown = priority_matrix(THEMES, SCORES, colours).data
    assert [*volume.x, *known.x] == ["Volume", "Volume", "Concentration"]
    full, quarter, none = (size**2 for size in (*volume.marker.size, *known.marker.size))
    assert full > quarter > none
    assert (quarter - none) / (full - none) == pytest.approx(0.25, abs=0.01)
    assert (unknown.marker.symbol, list(unknown.x)) == ("circle-open", ["Concentration"])
    # What has no weight is drawn quietly.
    assert list(volume.marker.color) == [colours.ours, colours.ours]
    assert list(known.marker.color) == [colours.unclear]


def test_bars_are_as_long_as_the_chances() -> None:
    figure = priority_matrix(THEMES, SCORES, LIGHT)
    bars = [s for s in figure.layout.shapes if s.type == "rect" and s.fillcolor == LIGHT.ours]
    whole = [s for s in figure.layout.shapes if s.fillcolor == LIGHT.missing]
    length = whole[0].x1 - whole[0].x0
    assert [(bar.x1 - bar.x0) / length for bar in bars] == pytest.approx([0.75])
    assert [note.text for note in figure.layout.annotations][:2] == ["75%", "under 1%"]


def test_a_theme_without_data_is_said_to_be_and_has_neither_dot_nor_bar() -> None:
    figure = priority_matrix(THEMES, SCORES, LIGHT)
    note = figure.layout.annotations[2]
    assert (note.text, note.y) == ("no figures: not ranked", 2)
    assert all("Cohesion" not in list(trace.y) for trace in figure.data)
    assert len(figure.layout.shapes) == 3 + 2


def test_names_are_text_and_in_short_lines() -> None:
    names = priority_matrix(THEMES, SCORES, LIGHT).layout.yaxis.ticktext
    assert names[0] == "1. Violence and<br>public order"
    assert "&lt;b&gt;Roads" in names[1]
