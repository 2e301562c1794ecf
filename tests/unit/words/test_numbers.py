from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moorlands_dash.periods import Period
from moorlands_dash.words.numbers import (
    amount,
    counted,
    decimal,
    difference,
    during,
    listed,
    months_listed,
    no_file,
    number,
    percent,
    sentence,
    span,
)


def test_numbers() -> None:
    assert [number(0), number(999), number(1234), number(1234567.4)] == [
        "0",
        "999",
        "1,234",
        "1,234,567",
    ]
    assert [decimal(59.08), decimal(1234.5), decimal(-0.04), decimal(-0.06)] == [
        "59.1",
        "1,234.5",
        "0.0",
        "-0.1",
    ]


@pytest.mark.parametrize(
    ("share", "text"),
    [(0.23, "23%"), (0.004, "0.4%"), (0.02, "2%"), (0.116, "12%"), (1.0, "100%"), (0.0, "0%")],
)
def test_percent(share: float, text: str) -> None:
    assert percent(share) == text


def test_one_and_many() -> None:
    assert [counted(n, "incident") for n in (0, 1, 2, 1234)] == [
        "no incidents",
        "1 incident",
        "2 incidents",
        "1,234 incidents",
    ]
    assert counted(3, "person", "people") == "3 people"


def test_differences() -> None:
    assert [difference(-3), difference(1), difference(0), difference(-1200)] == [
        "3 fewer",
        "1 more",
        "the same number",
        "1,200 fewer",
    ]


def test_lists() -> None:
    assert listed([]) == ""
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert listed(list("abcde"), 3) == "a, b, c and 2 more"
    # "and 1 more" would be no shorter than the name
    assert listed(list("abcd"), 3) == "a, b, c and d"


def test_months_are_told_as_runs() -> None:
    months = [date(2024, 12, 1), date(2024, 10, 1), date(2025, 3, 1), date(2024, 11, 1)]
    assert months_listed(months) == "October to December 2024 and March 2025"
    assert no_file([date(2025, 3, 1)]) == "no whole file is loaded for March 2025"


@given(st.sets(st.integers(0, 60), min_size=1))
def test_every_missing_month_lies_in_one_of_the_runs_told(offsets: set[int]) -> None:
    months = [date(2020 + i // 12, i % 12 + 1, 1) for i in offsets]
    told = months_listed(months)
    runs = sum(1 for i in offsets if i - 1 not in offsets)
    assert told.count(", ") + told.count(" and ") == runs - 1


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2018, 10, 1), date(2018, 10, 1), "in October 2018"),
        (date(2025, 4, 1), date(2026, 3, 1), "in the 12 months to March 2026"),
        (date(2025, 1, 1), date(2025, 9, 1), "from January to September 2025"),
    ],
)
def test_periods(start: date, end: date, words: str) -> None:
    assert during(Period(start, end)) == words


def test_sentences_begin_large_and_end() -> None:
    assert sentence("no file") == "No file."
    assert sentence("Why?") == "Why?"


@pytest.mark.parametrize(
    ("value", "text"),
    [(207.0, "207"), (90 * 1.1, "99"), (26.4, "26.4"), (1234.0, "1,234"), (0.04, "0.0")],
)
def test_an_amount_has_a_place_only_where_it_is_no_whole_number(value: float, text: str) -> None:
    assert amount(value) == text


@pytest.mark.parametrize(
    ("lower", "upper", "said"),
    [
        (3, 14, "3 to 14"),
        (0, 0, "none"),
        (4, 4, "4"),
        (0, 2, "0 to 2"),
        (1200, 1300.5, "1,200 to 1,300.5"),
    ],
)
def test_a_range_of_one_number_is_that_number(lower: float, upper: float, said: str) -> None:
    assert span(lower, upper) == said
