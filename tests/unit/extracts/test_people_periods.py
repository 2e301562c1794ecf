"""Months and quarters as senders write them."""

from __future__ import annotations

from datetime import date

import pytest

from moorlands_dash.extracts.people_periods import (
    NO_QUARTER,
    TOO_EARLY,
    TWO_QUARTERS,
    UNREAD,
    read_period,
)
from moorlands_dash.periods import Period

APRIL = Period(date(2026, 4, 1), date(2026, 4, 1))
FIRST = Period(date(2026, 4, 1), date(2026, 6, 1))
LAST = Period(date(2027, 1, 1), date(2027, 3, 1))


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2026-04", APRIL),
        (" 2026/04 ", APRIL),
        ("2026-04-01 00:00:00", APRIL),
        ("1/4/2026", APRIL),
        ("april 2026", APRIL),
        ("Apr-26", APRIL),
        ("Q1 2026/27", FIRST),
        ("quarter 1 of 2026-2027", FIRST),
        ("2026/27 Q4", LAST),
        ("2026-04 to 2026-06", FIRST),
        ("Apr 2026 – Jun 2026", FIRST),
        ("2026-04_2026-06", FIRST),
    ],
)
def test_a_period_is_read_in_its_usual_spellings(text: str, period: Period) -> None:
    assert read_period(text) == period


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", UNREAD),
        ("2026", UNREAD),
        ("2026-13", UNREAD),
        ("2026-04-02", UNREAD),
        ("12/04/2026", UNREAD),
        ("Q5 2026/27", UNREAD),
        ("Q1 2026/28", UNREAD),
        ("2026-06 to 2026-04", UNREAD),
        ("Q1 2026", TWO_QUARTERS),
        ("2026-Q1", TWO_QUARTERS),
        ("2026-05 to 2026-07", NO_QUARTER),
        ("2026-04 to 2026-05", NO_QUARTER),
        ("2026-04 to 2027-03", NO_QUARTER),
        ("1985-04-01", TOO_EARLY),
        ("April 1985", TOO_EARLY),
    ],
)
def test_what_is_no_month_or_quarter_says_why(text: str, why: str) -> None:
    assert read_period(text) == why


def test_a_year_that_begins_in_january_has_its_own_quarters() -> None:
    assert read_period("2026-01 to 2026-03", 1) == Period(date(2026, 1, 1), date(2026, 3, 1))
    assert read_period("Q1 2026/27", 1) == Period(date(2026, 1, 1), date(2026, 3, 1))
    assert read_period("2026-02 to 2026-04", 1) == NO_QUARTER
