from typing import Any

from moorlands_dash.charts.targets.year_end import forecasts_looked_back
from moorlands_dash.charts.theme import LIGHT

NAN = float("nan")
ENDS = {1: "June<br>2025", 2: "September<br>2025", 3: "December<br>2025"}


def row(**more: Any) -> dict[Any, Any]:
    values: dict[Any, Any] = {"target": 218.0, "outturn": 215.0}
    for quarter, (median, lower, upper) in enumerate(
        [(200.0, 180.0, 214.0), (210.0, 195.0, 225.0), (214.0, 208.0, 220.0)], start=1
    ):
        values |= {
            f"q{quarter}_median": median,
            f"q{quarter}_lower_80": lower,
            f"q{quarter}_upper_80": upper,
            f"q{quarter}_chance": 0.7,
            f"q{quarter}_chance_words": "about 7 in 10",
        }
    return values | more


def drawn(**more: Any) -> tuple[list[Any], list[str], Any]:
    figure = forecasts_looked_back(row(**more), LIGHT, ends=ENDS, limit="Target")
    return list(figure.data), [note.text for note in figure.layout.annotations], figure


def test_each_quarter_has_its_interval_about_its_median() -> None:
    traces, _, _ = drawn()
    assert [trace.x[0] for trace in traces] == [200, 210, 214]
    assert [trace.y[0] for trace in traces] == list(ENDS.values())
    assert [(t.error_x.arrayminus[0], t.error_x.array[0]) for t in traces] == [
        (20, 14),
        (15, 15),
        (6, 6),
    ]


def test_an_interval_that_missed_the_outturn_is_told_by_shape_and_words() -> None:
    traces, notes, _ = drawn()
    assert [trace.marker.symbol for trace in traces] == ["circle-open", "circle", "circle"]
    assert [note for note in notes if "hold" in note or "held" in note] == [
        "about 7 in 10<br>○ did not hold it",
        "about 7 in 10<br>● held it",
        "about 7 in 10<br>● held it",
    ]


def test_target_and_outturn_are_lines_with_their_amounts() -> None:
    _, notes, figure = drawn()
    assert "Target 218" in notes
    assert "<b>Outturn 215</b>" in notes
    assert sorted(shape.x0 for shape in figure.layout.shapes) == [215, 218]
    assert "Target 42.9" in drawn(target=42.9)[1]


def test_the_axis_holds_everything_and_does_not_go_below_zero() -> None:
    low, high = drawn(outturn=3.0, q1_lower_80=0.0)[2].layout.xaxis.range
    assert low == 0
    assert high > 225


def test_without_an_outturn_nothing_is_said_to_have_held() -> None:
    traces, notes, figure = drawn(outturn=NAN)
    assert [trace.marker.symbol for trace in traces] == ["circle"] * 3
    assert notes[:3] == ["about 7 in 10"] * 3
    assert len(figure.layout.shapes) == 1


def test_a_quarter_without_a_forecast_says_so() -> None:
    unknown = {f"q1_{name}": NAN for name in ("median", "lower_80", "upper_80", "chance")}
    traces, notes, _ = drawn(**unknown)
    assert len(traces) == 2
    assert notes[0] == "cannot tell"
