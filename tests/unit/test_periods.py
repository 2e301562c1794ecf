"""Months, quarters and financial years, against hand-worked answers."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moorlands_dash.periods import (
    Period,
    add_months,
    financial_year,
    financial_year_label,
    financial_year_start,
    month_key,
    month_name,
    months_between,
    parse_month,
    quarter,
    rolling_year,
)

MONTHS = st.dates(date(1990, 1, 1), date(2090, 12, 1)).map(lambda day: day.replace(day=1))


@pytest.mark.parametrize("text", ["2025", "2025-13", "2025-00", "25-01", "2025-1", "0000-01", "x"])
def test_a_month_is_year_and_month(text: str) -> None:
    with pytest.raises(ValueError, match="such as 2025-01"):
        parse_month(text)


def test_months_are_read_and_named() -> None:
    assert parse_month(" 2018-10 ") == date(2018, 10, 1)
    assert month_name(date(2018, 10, 1)) == "October 2018"
    assert month_key(date(2018, 1, 1)) == "2018-01"


@given(MONTHS, st.integers(-400, 400))
def test_adding_months_and_taking_them_away_returns(start: date, number: int) -> None:
    there = add_months(start, number)
    assert there.day == 1
    assert add_months(there, -number) == start
    assert abs(months_between(start, there) - 1) == abs(number)


def test_a_period_counts_both_ends_and_crosses_the_year() -> None:
    period = Period(date(2024, 11, 1), date(2025, 2, 1))
    assert [month_key(m) for m in period] == ["2024-11", "2024-12", "2025-01", "2025-02"]
    assert len(period) == 4
    assert date(2025, 2, 1) in period
    assert date(2025, 3, 1) not in period


def test_a_period_is_said_in_words() -> None:
    assert str(Period(date(2025, 1, 1), date(2025, 9, 1))) == "January to September 2025"
    assert str(Period(date(2018, 10, 1), date(2019, 3, 1))) == "October 2018 to March 2019"
    assert str(Period(date(2018, 10, 1), date(2018, 10, 1))) == "October 2018"


def test_a_period_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ValueError, match="ends"):
        Period(date(2025, 2, 1), date(2025, 1, 1))


def test_the_year_before_is_the_same_months() -> None:
    period = Period(date(2025, 1, 1), date(2025, 9, 1)).shifted(-12)
    assert (period.start, period.end) == (date(2024, 1, 1), date(2024, 9, 1))


def test_financial_years_begin_in_april() -> None:
    assert financial_year_start(date(2026, 3, 1)) == 2025
    assert financial_year_start(date(2026, 4, 1)) == 2026
    assert financial_year(2025) == Period(date(2025, 4, 1), date(2026, 3, 1))
    assert financial_year_label(1999) == "1999/00"
    assert quarter(2025, 4) == Period(date(2026, 1, 1), date(2026, 3, 1))


def test_the_rolling_year_is_twelve_months() -> None:
    assert rolling_year(date(2026, 9, 1)) == Period(date(2025, 10, 1), date(2026, 9, 1))
