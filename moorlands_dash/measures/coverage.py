"""Which months of a period are loaded. A missing month is not a month with no incidents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import pandas as pd

from moorlands_dash.periods import Period, add_months, months_between


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

    def known(self, count: pd.Series) -> pd.Series:
        """Return counts of the period's loaded months; without one that isn't whole none at all."""
        return count if self.complete else count.mask(count.notna())

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


def before_columns(before: Coverage) -> dict[str, pd.Timestamp | int]:
    """Return what tells of a period that is compared with, for `assign`.

    `before_from before_to`, and its own `before_months_expected before_months_loaded`.
    """
    ends = {f"before_{name}": stamp for name, stamp in period_columns(before.period).items()}
    loaded = {"before_months_expected": before.expected, "before_months_loaded": before.loaded}
    return {**ends, **loaded}


def in_both(covered: Coverage, before: Coverage) -> Period | None:
    """Return the longest run of the period's months that both periods have, the latest of two.

    Each month is set against the same calendar month of the period before, which is as long. None
    where that is the whole period, or no month at all.
    """
    back = months_between(before.period.start, covered.period.start) - 1
    then, now = set(before.missing), set(covered.missing)
    runs: list[Period] = []
    for month in covered.period:
        if month in now or add_months(month, -back) in then:
            continue
        follows = runs and add_months(runs[-1].end, 1) == month
        runs[-1:] = [Period(runs[-1].start, month)] if follows else [*runs[-1:], _alone(month)]
    longest = max(runs, key=lambda run: (len(run), run.end), default=None)
    return None if longest == covered.period else longest


def _alone(month: date) -> Period:
    return Period(month, month)


def with_coverage(frame: pd.DataFrame, covered: Coverage) -> pd.DataFrame:
    """Return the frame with the period and its completeness on each row."""
    return frame.assign(
        **period_columns(covered.period),
        months_expected=covered.expected,
        months_loaded=covered.loaded,
        complete=covered.complete,
    )
