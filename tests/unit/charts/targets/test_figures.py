"""Figures that others record, drawn as a survey's waves are."""

import pandas as pd

from moorlands_dash.charts.targets.figures import as_waves, short


def test_counts_are_drawn_as_their_sum_and_rates_as_they_are() -> None:
    rows = pd.DataFrame(
        {"unit": ["count", "per_1000"], "value": [12.0, 1.4], "so_far": [22.0, float("nan")]}
    )
    assert as_waves(rows)["share"].tolist() == [22.0, 1.4]


def test_labels_are_in_the_unit_of_the_target() -> None:
    said = [
        short({"unit": unit}, value)
        for unit, value in (("share", 0.25), ("per_1000", 1.44), ("count", 1234.0))
    ]
    assert said == ["25%", "1.4", "1,234"]
