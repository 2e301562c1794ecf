"""What the test of figures and tables takes for a number that stands in a table."""

from __future__ import annotations

import pytest

from tests.app.drawn import Trace, exactly, traces, values_in
from tests.app.standing import missed
from tests.app.written import Number, number, shown


def table(*rows: str, look: str = "mt-number", heads: str = "Ward|Share|95% to") -> str:
    head = "".join(f'<th class="{look}">{text}</th>' for text in heads.split("|"))
    body = "".join(f"<tr><td>{row.replace('|', '</td><td>')}</td></tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def interval(share: float, upper: float, ward: str = "Dane") -> Trace:
    words: dict[str, list[tuple[str, ...]]] = {"x": [(ward,)]}
    return Trace("", {"y": [exactly(share)], "y array": [exactly(upper)]}, words)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,234", Number(1234, 0.5)),
        ("−4.5", Number(-4.5, 0.05)),
        ("12.3%", Number(0.123, 0.0005, share=True)),
        ("29%", Number(0.29, 0.01, share=True)),
        ("+2.0 points", Number(0.02, 0.0005, share=True)),
        ("£5,000", Number(5000, 0.5)),
        ("under 0.001", Number(0.0005, 0.0005)),
        ("over 99%", Number(0.995, 0.005, share=True)),
    ],
)
def test_a_number_is_read_with_its_last_digit(text: str, expected: Number) -> None:
    found = number(text)
    assert found is not None
    assert (found.value, found.half) == pytest.approx((expected.value, expected.half))
    assert found.share == expected.share


@pytest.mark.parametrize("text", ["–", "September 2026", "1 to 3", "Leek West", ""])
def test_what_is_no_number_alone_is_none(text: str) -> None:
    assert number(text) is None


def test_a_point_stands_in_the_row_that_writes_it() -> None:
    kept = [shown(table("Dane|24.4%|28.3%", "Leek|30.1%|35.0%"))]
    assert missed(interval(0.2441, 0.2833), kept) == []
    assert missed(interval(24.41, 28.33), kept) == [], "drawn in per cent"


@pytest.mark.parametrize(
    ("rows", "missing"),
    [
        (("Dane|24.4%|–", "Leek|30.1%|–"), ["y array"]),
        (("Dane|24.4%|35.0%", "Leek|30.1%|28.3%"), ["not in one row"]),
        (("Dane|30.1%|35.0%", "Leek|24.4%|28.3%"), ["not in one row"]),
        (("Dane|0.2|0.3", "Leek|0.3|0.4"), ["y", "y array"]),
        (("Dane|24.5%|28.3%", "Leek|30.1%|35.0%"), ["y"]),
    ],
    ids=["left out", "another row", "another ward", "rounded away", "another number"],
)
def test_it_does_not_where_a_number_is(rows: tuple[str, ...], missing: list[str]) -> None:
    assert missed(interval(0.2441, 0.2833), [shown(table(*rows))]) == missing


def test_numbers_count_only_under_a_head_of_numbers() -> None:
    rows, point = ("Dane|24.4%|28.3%",), interval(0.2441, 0.2833)
    assert missed(point, [shown(table(*rows, look="other"))])
    assert missed(point, [shown(table(*rows, heads="Ward||95% to"))]) == ["y"]
    assert missed(point, []) == ["y", "y array"]


def test_a_figure_draws_values_ends_of_intervals_and_lines_across() -> None:
    error = {"array": [0.1], "arrayminus": [0.2]}
    point = {"type": "scatter", "x": ["Dane"], "y": [1.0], "error_y": error}
    point |= {"customdata": ["3 of 4"], "hovertemplate": "%{y} (%{customdata})"}
    line = {"type": "line", "y0": 2, "y1": 2, "x0": 0, "x1": 1, "xref": "x domain"}
    one, across = traces({"data": [point], "layout": {"shapes": [line]}})
    found = {side: values[0].value for side, values in one.numbers.items() if values[0]}
    ends = {"y array": 1.1, "y arrayminus": 0.8}
    assert found == {"y": 1.0, "customdata 1": 3, "customdata 2": 4} | ends
    assert across.numbers == {"y": [Number(2.0, 0.0)]}


def test_months_levels_and_units_are_no_values() -> None:
    said = "Dane: 12.3 per 1,000 (95% interval 10.1 to 14.6), 3 September 2026, about 7 in 10"
    assert [one.value for one in values_in(said)] == [12.3, 10.1, 14.6]
