"""Which months of a period are loaded. A missing month is not a month with no incidents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import pandas as pd

from moorlands_dash.periods import Period, add_months


@dataclass(frozen=True)
class Coverage:
    """A period, and its months for which no file is loaded."""

    period: Period
    missing: tuple[date, ...]

    @property
    def expected(self) -> int:
        """Return the number of months in the period."""
        return len(self.period)

    @property
    def loaded(self) -> int:
        """Return the number of months loaded."""
        return self.expected - len(self.missing)

    @property
    def complete(self) -> bool:
        """Tell whether every month is loaded."""
        return not self.missing

    def months(self) -> list[date]:
        """Return the months that are loaded."""
        absent = set(self.missing)
        return [month for month in self.period if month not in absent]


def coverage(period: Period, loaded: Iterable[date]) -> Coverage:
    """Return which months of the period are missing from those loaded."""
    have = set(loaded)
    return Coverage(period, tuple(month for month in period if month not in have))


def default_period(loaded: Iterable[date], longest: int = 12) -> Period | None:
    """Return the unbroken run of months that ends with the latest one, at most `longest`.

    A period with a hole in it allows no verdict at all, so the run stops at the first hole: nine
    whole months say more than twelve of which three are missing. None where nothing is loaded.
    """
    have = set(loaded)
    if not have:
        return None
    end = start = max(have)
    while add_months(start, -1) in have and len(Period(start, end)) < longest:
        start = add_months(start, -1)
    return Period(start, end)


def period_columns(period: Period) -> dict[str, pd.Timestamp]:
    """Return the columns `from` and `to`, for `assign`."""
    return {"from": pd.Timestamp(period.start), "to": pd.Timestamp(period.end)}


def with_coverage(frame: pd.DataFrame, covered: Coverage) -> pd.DataFrame:
    """Return the frame with the period and its completeness on each row."""
    return frame.assign(
        **period_columns(covered.period),
        months_expected=covered.expected,
        months_loaded=covered.loaded,
        complete=covered.complete,
    )
