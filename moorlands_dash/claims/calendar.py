"""What the words of a period are counted from: the latest month, and where years begin."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from moorlands_dash.periods import Period, add_months, financial_year, financial_year_start

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
"""Season -> its first month, of three; a winter is named after the year of its December."""


@dataclass(frozen=True)
class Calendar:
    """What the words of a period are counted from."""

    latest: date
    """The latest month that is loaded."""
    first_month: int = 4
    """Month in which the financial year begins."""

    def last(self, months: int) -> Period:
        """Return the latest months."""
        return Period(add_months(self.latest, 1 - months), self.latest)

    def this_year(self) -> Period:
        """Return the financial year so far."""
        begun = financial_year_start(self.latest, self.first_month)
        return Period(financial_year(begun, self.first_month).start, self.latest)

    def last_financial(self) -> Period:
        """Return the financial year before this one."""
        begun = financial_year_start(self.latest, self.first_month)
        return financial_year(begun - 1, self.first_month)

    def financial(self, start: int) -> Period:
        """Return a financial year, of the latest month's only what is loaded."""
        whole = financial_year(start, self.first_month)
        return self.this_year() if whole.start <= self.latest < whole.end else whole

    def year(self, number: int) -> Period:
        """Return a calendar year, of the latest month's only what is loaded."""
        end = date(number, 12, 1)
        return Period(date(number, 1, 1), self.latest if number == self.latest.year else end)

    def month(self, number: int) -> Period:
        """Return the latest month of that name which is loaded."""
        year = self.latest.year - (number > self.latest.month)
        return Period(date(year, number, 1), date(year, number, 1))

    def whole_quarter(self) -> Period:
        """Return the latest quarter that is over."""
        end = self.latest
        while end.month % 3:
            end = add_months(end, -1)
        return Period(add_months(end, -2), end)

    def season(self, name: str, year: int | None = None) -> Period:
        """Return a season of a year, or the latest one that is over."""
        if year is not None:
            return three_months(date(year, SEASONS[name], 1))
        found = three_months(date(self.latest.year, SEASONS[name], 1))
        return found if found.end <= self.latest else found.shifted(-12)

    def financial_quarter(self, number: int, year: int | None = None) -> Period:
        """Return a quarter of a financial year, or the latest of that number that is over."""
        return self._quarter(number, self.first_month, year)

    def calendar_quarter(self, number: int, year: int | None = None) -> Period:
        """Return a quarter of a calendar year, or the latest of that number that is over."""
        return self._quarter(number, 1, year)

    def _quarter(self, number: int, first: int, year: int | None) -> Period:
        begun = self.latest.year if year is None else year
        found = three_months(add_months(date(begun, first, 1), 3 * (number - 1)))
        while year is None and found.end > self.latest:
            found = found.shifted(-12)
        return found


def three_months(start: date) -> Period:
    """Return three months from one on."""
    return Period(start, add_months(start, 2))
