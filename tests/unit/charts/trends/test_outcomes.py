"""Outcomes as stacked bars: whole, in order, and without what is too new."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from moorlands_dash.charts.theme import DARK, LIGHT, Palette
from moorlands_dash.charts.trends.outcomes import outcome_bars
from moorlands_dash.measures.trends.outcomes import judged_crimes, outcome_shares

NONE = "Investigation complete; no suspect identified"


def frame() -> pd.DataFrame:
    rows = [("crime", "Suspect charged", 30), ("crime", NONE, 170)]
    rows += [("burglary", "Suspect charged", 5), ("burglary", NONE, 95)]
    rows += [("shoplifting", "Suspect charged", 25), ("shoplifting", NONE, 75)]
    crimes = pd.DataFrame(
        [(group, word) for group, word, number in rows for _ in range(number)],
        columns=["group", "outcome"],
    ).assign(month=date(2026, 1, 1), extract="a")
    new = pd.DataFrame({"group": ["robbery"], "outcome": [NONE]})
    crimes = pd.concat([crimes, new.assign(month=date(2026, 9, 1), extract="a")])
    judged = judged_crimes(crimes, {"a": date(2026, 9, 1)}, 6)
    return outcome_shares(judged).rename(columns={"group": "category"})


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_the_parts_of_a_bar_are_a_whole(colours: Palette) -> None:
    figure = outcome_bars(frame(), colours)
    assert [trace.name for trace in figure.data] == [
        "Charged or summonsed",
        "No suspect identified",
    ]
    sums = pd.concat(pd.Series(trace.x, index=list(trace.y)) for trace in figure.data)
    assert sums.groupby(level=0).sum().tolist() == pytest.approx([1, 1, 1])
    assert not any("Robbery" in name for name in sums.index)


def test_the_whole_stands_on_top_and_then_whatever_is_charged_most() -> None:
    figure = outcome_bars(frame(), LIGHT)
    order = [str(name) for name in figure.layout.yaxis.categoryarray][::-1]
    assert order == ["All crime", "Shoplifting", "Burglary"]
    written = {str(note.y): str(note.text) for note in figure.layout.annotations}
    assert written["Shoplifting"] == "25%<br>charged"


def test_no_two_parts_that_touch_look_alike() -> None:
    looks = [
        (trace.marker.color, trace.marker.pattern.shape)
        for trace in outcome_bars(frame(), LIGHT).data
    ]
    assert len(set(looks)) == len(looks)
