"""The figure of worry beside the records: what is drawn, and what is named."""

from __future__ import annotations

import pandas as pd

from moorlands_dash.charts.plan.perception import worry_beside_records
from moorlands_dash.charts.theme import LIGHT


def frame(areas: int) -> pd.DataFrame:
    rows = [
        {
            "area_name": f"<b>Ward {n}</b>",
            "share": 0.1 + 0.02 * n,
            "share_lower_95": 0.05,
            "share_upper_95": 0.6,
            "share_all": 0.22,
            "rate_per_1000": 5.0 + n,
            "lower_95": 3.0,
            "upper_95": 40.0,
            "district_rate_per_1000": 10.0,
            "corner": "worried and low" if n == 0 else "in between",
            "words": f"In words {n}",
            "category": "anti_social_behaviour",
        }
        for n in range(areas)
    ]
    return pd.DataFrame(rows)


def test_every_area_that_is_known_is_a_dot_with_both_intervals() -> None:
    given = frame(12)
    given.loc[3, "share"] = float("nan")
    drawn = worry_beside_records(given, LIGHT)
    quiet, strong = drawn.data
    assert (len(quiet.x), len(strong.x)) == (10, 1)
    assert list(strong.error_y.array) == [0.5] and list(strong.error_y.arrayminus) == [0.05]
    assert list(strong.error_x.arrayminus) == [2.0]


def test_areas_in_a_corner_are_named_and_all_where_they_are_few() -> None:
    quiet, strong = worry_beside_records(frame(12), LIGHT).data
    assert (quiet.mode, strong.mode) == ("markers", "markers+text")
    assert worry_beside_records(frame(5), LIGHT).data[0].mode == "markers+text"


def test_names_are_text_and_the_corners_are_told() -> None:
    drawn = worry_beside_records(frame(3), LIGHT)
    assert str(drawn.data[1].text[0]) == "&lt;b&gt;Ward 0&lt;/b&gt;"
    said = {annotation.text for annotation in drawn.layout.annotations}
    assert {"Worried and low", "Not worried and high", "District 10.0", "All asked 22%"} <= said


def test_nothing_known_draws_an_empty_figure() -> None:
    assert worry_beside_records(frame(3).assign(share=float("nan")), LIGHT).data[0].x == ()
