"""What came against what was promised: the bar's end, the line, the baseline, by hand."""

from __future__ import annotations

import re
from typing import Any

import pytest

from moorlands_dash.charts.targets.promised_and_come import come_axis, come_bar
from moorlands_dash.charts.theme import LIGHT

NAN = float("nan")
ROW: dict[str, Any] = {
    "target": 50.0,
    "outturn": 60.0,
    "baseline": 55.0,
    "outturn_lower_95": NAN,
    "outturn_upper_95": NAN,
    "result": "missed",
}


def bars(svg: str) -> list[list[float]]:
    """Return where each bar begins and how wide it is."""
    found = re.findall(r'<rect x="([\d.]+)" y="\d+" width="([\d.]+)"', svg)
    return [[float(x), float(width)] for x, width in found]


def uprights(svg: str) -> list[float]:
    return [float(x) for x in re.findall(r'<line x1="([\d.]+)"', svg)]


def test_the_bar_is_a_share_of_the_promise_and_passes_its_line_where_it_was_missed() -> None:
    svg = come_bar(ROW, 2.0, LIGHT)
    # 400 wide for twice the promise: 60 of 50 end at 240, the promise stands at 200.
    assert bars(svg) == [[0, 240]]
    assert uprights(svg) == [220, 200]
    assert LIGHT.worse in svg
    assert LIGHT.worse not in come_bar(ROW | {"outturn": 40.0, "result": "met"}, 2.0, LIGHT)


def test_a_surveys_interval_lies_across_the_bars_end() -> None:
    row = ROW | {"target": 0.2, "outturn": 0.2, "outturn_lower_95": 0.15, "outturn_upper_95": 0.3}
    assert bars(come_bar(row, 2.0, LIGHT)) == [[0, 200], [150, 150]]


@pytest.mark.parametrize("other", [{"outturn": NAN, "result": "cannot tell"}, {"target": 0.0}])
def test_what_is_not_known_or_has_no_share_has_no_bar(other: dict[str, Any]) -> None:
    assert bars(come_bar(ROW | other, 2.0, LIGHT)) == []


def test_the_axis_holds_every_bar() -> None:
    assert come_axis([ROW]) == pytest.approx(1.03 * 1.2)
    assert come_axis([ROW, ROW | {"outturn": 113.5}]) == pytest.approx(1.03 * 2.27)
    assert come_axis([ROW | {"outturn": NAN, "baseline": NAN}]) == pytest.approx(1.03 * 1.15)
