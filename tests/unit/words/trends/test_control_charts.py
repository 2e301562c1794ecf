"""What a control chart says never goes beyond what its points bear."""

from datetime import date

import pandas as pd
import pytest

from moorlands_dash.measures.trends.control_charts import control_chart, points
from moorlands_dash.measures.trends.control_icons import LOWER_IS_BETTER, meanings
from moorlands_dash.periods import Period, add_months
from moorlands_dash.words.trends.control_charts import (
    chart_notes,
    sentence_of,
    usual_range,
    variation_name,
)

FIRST = date(2024, 1, 1)
RISING = [40, 20, 45, 22, 44, 21, 43, 15, 16, 17, 18, 19, 20, 21]
"""Seven months that rise, all of them under the mean."""


def said(counts: list[int | None], length: int = 1) -> str:
    months = [add_months(FIRST, place) for place in range(len(counts))]
    chart = control_chart(points(pd.Series(counts, index=months, dtype="Int64"), length))
    frame = chart.assign(meaning=meanings(chart, LOWER_IS_BETTER), segment_reason="")
    assert all(note.strip() for note in chart_notes(frame))
    return sentence_of(frame, "Burglary in Alton", Period(months[0], months[-1]))


@pytest.mark.parametrize(
    ("counts", "part"),
    [
        ([3, 4, 2, 3, 4, 3, 2, 3, 4, 3, 2, 4], "within the usual ups and downs (usually up to"),
        ([3, 4, 2, 3, 4, 3, 2, 3, 4, 3, 2, 14], "above what chance explains"),
        ([3, 4, 2, 3, 4, 3, 2, 3, 4, 3, 2, 14], "and for the worse"),
        ([1, 2, 1, 2, 1, 1, 2, 8, 7, 8, 6, 7, 8, 7], "seven or more in a row above the mean"),
        ([8, 7, 8, 6, 7, 8, 7, 1, 2, 1, 2, 1, 1, 2], "and for the better"),
        (RISING, "21 in February 2025, one of seven or more in a row that rise: a trend"),
        (RISING, "not chance, and for the worse"),
        (
            [60 - value for value in RISING],
            "in a row that fall: a trend, not chance, and for the b",
        ),
        ([0] * 24, "within the usual ups and downs (usually none)"),
        ([20] * 12, "within the usual ups and downs (usually 20)"),
        ([3, 4, 2, 3, 4, 3], "trial limits"),
        ([3, 4, 2, 3, 4, None], "cannot tell about June 2024"),
        ([None, None], "cannot tell, because no month"),
        ([None, 3, 4, 2, 3, 4, 3, 2, 3, 4, 3, 2, 4], "since February 2024"),
    ],
)
def test_the_sentence_fits_the_latest_point(counts: list[int | None], part: str) -> None:
    assert part in said(counts)


def test_one_point_bears_no_verdict_of_an_xmr_chart() -> None:
    assert "too few points to tell" in said([40])


@pytest.mark.parametrize("few", [[1, 40], [400, 12], [3, 4, 2, 3, 90]])
def test_two_points_are_no_control_chart(few: list[int | None]) -> None:
    text = said(few)
    assert f"Cannot tell whether that is usual: {len(few)} points are too few" in text
    assert "mean" not in text and "better" not in text and "worse" not in text
    assert "Cannot tell" not in said([*few, *[20] * (6 - len(few))])


def test_the_usual_range_holds_whole_counts_within_the_limits() -> None:
    row = pd.Series({"lower": 2.3, "upper": 14.8})
    assert usual_range(row) == "usually 3 to 14"
    assert usual_range(pd.Series({"lower": float("nan"), "upper": 9.0})) == "usually up to 9"


@pytest.mark.parametrize(
    ("meaning", "to", "name"),
    [("ordinary", "2026-09-01", "An ordinary month"),
     ("ordinary", "2026-11-01", "Ordinary months"),
     ("neither", "2026-09-01", "Special, neither better nor worse"),
     ("cannot tell", "2026-09-01", "Cannot tell")],
)  # fmt: skip
def test_what_a_point_is_is_called_in_plain_words(meaning: str, to: str, name: str) -> None:
    row = pd.Series(
        {"meaning": meaning, "from": pd.Timestamp("2026-09-01"), "to": pd.Timestamp(to)}
    )
    assert variation_name(row) == name


def test_months_that_make_no_point_are_not_said_to_be_missing() -> None:
    assert said([0, 0], length=6) == (
        "Burglary in Alton: cannot tell, because they are so few that several months make one "
        "point, and January to February 2024 are too few for one."
    )
    assert said([0, 0]).startswith("Burglary in Alton: 0 in February 2024")
