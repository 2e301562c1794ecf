"""Months, quarters and financial years. A month is the date of its first day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def month(year: int, number: int) -> date:
    """Return the month as the date of its first day."""
    return date(year, number, 1)


def parse_month(text: str) -> date:
    """Read "2025-01"; raise ValueError, in words, for anything else."""
    found = re.fullmatch(r"(\d{4})-(\d{2})", text.strip())
    if not found or not 1 <= int(found[2]) <= 12 or int(found[1]) < 1:
        raise ValueError(f"{text!r} is not a month: write year and month, such as 2025-01")
    return date(int(found[1]), int(found[2]), 1)


def add_months(start: date, number: int) -> date:
    """Return the month `number` months after `start` (before, where negative)."""
    index = start.year * 12 + start.month - 1 + number
    return date(index // 12, index % 12 + 1, 1)


def months_between(start: date, end: date) -> int:
    """Return how many months lie from `start` to `end`, both counted."""
    return (end.year - start.year) * 12 + end.month - start.month + 1


def month_name(value: date) -> str:
    """Return "October 2018"."""
    return f"{MONTH_NAMES[value.month - 1]} {value.year}"


def day_name(value: date) -> str:
    """Return "1 November 2026"."""
    return f"{value.day} {month_name(value)}"


def month_key(value: date) -> str:
    """Return "2018-10"."""
    return f"{value.year:04d}-{value.month:02d}"


@dataclass(frozen=True, order=True)
class Period:
    """Whole calendar months from `start` to `end`, both included."""

    start: date
    end: date

    def __post_init__(self) -> None:
        """Hold that both ends are first days and in order."""
        if self.start.day != 1 or self.end.day != 1:
            raise ValueError("a period starts and ends on whole months")
        if self.start > self.end:
            raise ValueError(
                f"the period ends ({self.end:%Y-%m}) before it starts ({self.start:%Y-%m})"
            )

    def __len__(self) -> int:
        """Return the number of months."""
        return months_between(self.start, self.end)

    def __iter__(self) -> Iterator[date]:
        """Yield each month."""
        return (add_months(self.start, i) for i in range(len(self)))

    def __contains__(self, value: date) -> bool:
        """Tell whether a month lies in the period."""
        return self.start <= value <= self.end

    def shifted(self, months: int) -> Period:
        """Return the period moved by whole months: -12 is the same months a year before."""
        return Period(add_months(self.start, months), add_months(self.end, months))

    def __str__(self) -> str:
        """Return "January to September 2025", "October 2018 to March 2019" or "October 2018"."""
        if self.start == self.end:
            return month_name(self.start)
        if self.start.year == self.end.year:
            return f"{MONTH_NAMES[self.start.month - 1]} to {month_name(self.end)}"
        return f"{month_name(self.start)} to {month_name(self.end)}"


def rolling_year(end: date) -> Period:
    """Return the twelve months that end with `end`."""
    return Period(add_months(end, -11), end)


def financial_year_start(value: date, first_month: int = 4) -> int:
    """Return the calendar year in which the financial year holding `value` began."""
    return value.year if value.month >= first_month else value.year - 1


def financial_year(start_year: int, first_month: int = 4) -> Period:
    """Return the financial year that begins in `start_year`."""
    start = month(start_year, first_month)
    return Period(start, add_months(start, 11))


def financial_year_label(start_year: int) -> str:
    """Return "2025/26"."""
    return f"{start_year}/{(start_year + 1) % 100:02d}"


def quarter(start_year: int, number: int, first_month: int = 4) -> Period:
    """Return quarter 1-4 of the financial year that begins in `start_year`."""
    start = add_months(month(start_year, first_month), (number - 1) * 3)
    return Period(start, add_months(start, 2))
