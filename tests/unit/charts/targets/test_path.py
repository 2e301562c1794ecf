"""A path of several years: bars where a year is whole, words where it can't be told."""

import pandas as pd

from moorlands_dash.charts.targets.path import plan_path
from moorlands_dash.charts.theme import LIGHT

ROWS = pd.DataFrame(
    {
        "year_label": ["2023/24", "2024/25", "2025/26"],
        "promised": [100.0, 100.0, 100.0],
        "baseline": [120.0, 120.0, 120.0],
        "count": [90.0, 130.0, float("nan")],
        "complete": [True, True, False],
        "result": ["met", "missed", "cannot tell"],
    }
)


def test_each_year_bears_its_sign_and_its_colour() -> None:
    bars, promised, baseline = plan_path(ROWS, LIGHT).data
    assert list(bars.y) == [90.0, 130.0, None]
    assert list(bars.text) == ["√ 90", "× 130", ""]
    assert bars.marker.color[0] == LIGHT.ours
    assert bars.marker.color[1] == LIGHT.worse
    assert list(promised.y) == [100.0] * 3
    assert list(baseline.y) == [120.0] * 3


def test_a_year_that_cannot_be_told_says_so() -> None:
    (note,) = plan_path(ROWS, LIGHT).layout.annotations
    assert (note.x, "cannot" in note.text) == ("2025/26", True)
