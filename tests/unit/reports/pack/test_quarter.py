from datetime import date

import pytest

from moorlands_dash.reports.pack.quarter import Quarter, parse_quarter, quarter_of


def test_a_quarter_is_of_the_financial_year() -> None:
    found = parse_quarter("2026-Q2")
    assert str(found) == "Quarter 2 of 2026/27 (July to September 2026)"
    assert (found.key, found.until) == ("2026-Q2", "2026-09")
    assert str(parse_quarter("2026q4").period) == "January to March 2027"
    assert str(parse_quarter("2026-Q1", first_month=1).period) == "January to March 2026"


@pytest.mark.parametrize("text", ["", "2026", "2026-Q5", "Q2 2026", "2026-09", "0000-Q1"])
def test_what_is_no_quarter_is_told_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match="such as 2026-Q2"):
        parse_quarter(text)


def test_each_month_lies_in_its_quarter() -> None:
    assert quarter_of(date(2026, 9, 1)) == Quarter(2026, 2)
    assert quarter_of(date(2027, 3, 1)) == Quarter(2026, 4)
    assert quarter_of(date(2026, 4, 1)) == Quarter(2026, 1)
