"""One quarter of a financial year, as a pack is made for it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from moorlands_dash.periods import (
    Period,
    financial_year_label,
    financial_year_start,
    month_key,
    months_between,
    quarter,
)

QUARTERS = (1, 2, 3, 4)


@dataclass(frozen=True, order=True)
class Quarter:
    """Quarter `number` of the financial year that begins in `start_year`."""

    start_year: int
    number: int
    first_month: int = 4

    @property
    def key(self) -> str:
        """Return "2026-Q2"."""
        return f"{self.start_year}-Q{self.number}"

    @property
    def period(self) -> Period:
        """Return its three months."""
        return quarter(self.start_year, self.number, self.first_month)

    @property
    def year(self) -> str:
        """Return the financial year, "2026/27"."""
        return financial_year_label(self.start_year)

    @property
    def until(self) -> str:
        """Return its last month as tables take it, "2026-09"."""
        return month_key(self.period.end)

    @property
    def name(self) -> str:
        """Return "Quarter 2 of 2026/27"."""
        return f"Quarter {self.number} of {self.year}"

    def __str__(self) -> str:
        """Return "Quarter 2 of 2026/27 (July to September 2026)"."""
        return f"{self.name} ({self.period})"


def parse_quarter(text: str, first_month: int = 4) -> Quarter:
    """Read "2026-Q2"; raise ValueError, in words, for anything else."""
    found = re.fullmatch(r"(\d{4})-?[Qq]([1-4])", text.strip())
    if not found or int(found[1]) < 1:
        raise ValueError(
            f"{text!r} is not a quarter: write the year in which the financial year begins and "
            "Q1 to Q4, such as 2026-Q2 for July to September 2026"
        )
    return Quarter(int(found[1]), int(found[2]), first_month)


def quarter_of(month: date, first_month: int = 4) -> Quarter:
    """Return the quarter in which a month lies."""
    start = financial_year_start(month, first_month)
    step = months_between(date(start, first_month, 1), month) - 1
    return Quarter(start, step // 3 + 1, first_month)
