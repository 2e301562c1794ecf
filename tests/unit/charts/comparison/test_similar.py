"""Four corners as a picture, and the funnel of similar districts."""

from __future__ import annotations

import pandas as pd

from moorlands_dash.charts.comparison.similar import four_corners, similar_funnel
from moorlands_dash.charts.theme import LIGHT
from moorlands_dash.measures.comparison.corners import CORNERS, NOT_BOTH, WORSE_WORSENING


def test_a_group_in_a_corner_is_filled_and_coloured_and_no_other() -> None:
    frame = pd.DataFrame(
        {
            "group": ["<b>Robbery</b>", "Theft"],
            "ratio": [1.5, 0.9],
            "times_usual": [1.2, 1.0],
            "corner": [WORSE_WORSENING, NOT_BOTH],
        }
    )
    figure = four_corners(frame, LIGHT, against="<i>others</i>")
    bad, unclear = figure.data
    assert (list(bad.x), list(bad.y)) == ([1.5], [1.2])
    assert (bad.marker.symbol, bad.marker.color) == ("circle", LIGHT.worse)
    assert unclear.marker.symbol == "circle-open"
    assert "<b>Robbery" not in bad.text[0]
    assert "<i>" not in figure.layout.xaxis.title.text
    heads = {note.text.removeprefix("<b>").removesuffix("</b>").lower() for note in
             figure.layout.annotations}  # fmt: skip
    assert heads == set(CORNERS)


def test_the_axes_reach_as_far_to_both_sides_of_one() -> None:
    frame = pd.DataFrame(
        {"group": ["A"], "ratio": [0.4], "times_usual": [1.0], "corner": [NOT_BOTH]}
    )
    low, high = four_corners(frame, LIGHT, against="x").layout.xaxis.range
    assert low == -high
    assert 10**low < 0.4


def test_ours_is_marked_in_the_funnel_of_similar_districts() -> None:
    limits = {f"funnel_{side}_{name}": [1.0, 1.0] for side in ("lower", "upper")
              for name in ("95", "998")}  # fmt: skip
    frame = pd.DataFrame(
        {
            "area_code": ["US", "A"],
            "area_name": ["Ours", "Another"],
            "population": [1000, 2000],
            "rate_per_1000": [5.0, 4.0],
            "similar_rate_per_1000": [4.0, 4.0],
            "place": ["inside the funnel"] * 2,
            **limits,
        }
    )
    figure = similar_funnel(frame, LIGHT, ours="US")
    assert figure.data[-1].x == (1000.0,)
    assert figure.layout.xaxis.title.text == "Residents of the district"
    assert any("Similar districts 4.0" in note.text for note in figure.layout.annotations)
