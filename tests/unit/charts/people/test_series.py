"""One measure of people drawn: what is drawn stands in the table, and a gap is a break."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from moorlands_dash.charts.people.series import people_chart
from moorlands_dash.charts.theme import LIGHT


def frame(measure: str, counts: list[int | None], of: list[int | None]) -> pd.DataFrame:
    months = pd.date_range("2025-01-01", periods=len(counts), freq="MS")
    told = pd.DataFrame({"from": months, "to": months, "months": 1, "measure": measure})
    told["count"] = pd.array(counts, dtype="Int64")
    told["of"] = pd.array(of, dtype="Int64")
    share = (told["count"] / told["of"]).astype("Float64").to_numpy(float, na_value=np.nan)
    return told.assign(
        share=share, mean=0.4, lower=0.2, upper=0.6, rule="", way=0, meaning="ordinary"
    )


def test_a_share_is_drawn_as_one_from_nought_with_its_gap() -> None:
    figure = people_chart(frame("victims_supported", [40, None, 52], [100, None, 100]), LIGHT)
    line = next(trace for trace in figure.data if trace.mode == "lines+markers")
    assert list(line.y) == [0.4, None, 0.52]
    assert line.connectgaps is False
    assert line.text[1] == "February 2025: not sent"
    assert line.text[2] == "March 2025: 52 of 100"
    assert figure.layout.yaxis.tickformat == ".0%"
    assert figure.layout.yaxis.range[0] == 0


def test_a_count_is_drawn_with_its_unit_and_special_points_by_shape() -> None:
    rows = frame("abuse_referrals", [20, 21, 40], [None] * 3)
    rows = rows.assign(mean=21.0, lower=np.nan, upper=33.0)
    rows.loc[2, ["rule", "way", "meaning"]] = ["outside", 1, "neither"]
    figure = people_chart(rows, LIGHT)
    assert figure.layout.yaxis.title.text == "Referrals a month"
    special = next(trace for trace in figure.data if trace.mode == "markers")
    assert list(special.y) == [40]
    assert list(special.marker.symbol) == ["diamond"]


def test_without_limits_there_is_no_band() -> None:
    rows = frame("abuse_referrals", [20, 21], [None] * 2)
    figure = people_chart(rows.assign(mean=np.nan, lower=np.nan, upper=np.nan), LIGHT)
    assert len(figure.data) == 1
    assert [note.text for note in figure.layout.annotations] == ["<b>21</b>"]


@pytest.mark.parametrize("value", [0.02, 0.97])
def test_the_axis_leaves_room_and_no_share_lies_over_all(value: float) -> None:
    rows = frame("victims_supported", [round(100 * value)] * 2, [100] * 2)
    figure = people_chart(rows.assign(upper=value), LIGHT)
    assert value < figure.layout.yaxis.range[1] <= 1.04
