"""What is counted of one theme: its parts as far as they are loaded, and its latest 12 months."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.measures.assessment.themes import AssessedTheme
from moorlands_dash.measures.change import period_before
from moorlands_dash.measures.coverage import Coverage, coverage, default_period
from moorlands_dash.measures.plan.tallies import tallied
from moorlands_dash.periods import Period, add_months, months_between
from moorlands_dash.tables.assessment.people import PeopleCounted, people_of
from moorlands_dash.tables.audience import offered
from moorlands_dash.tables.months import ward_months
from moorlands_dash.tables.past import DistrictPast
from moorlands_dash.tables.request import Request
from moorlands_dash.tables.targets.promises import RECORDS

YEAR = 12
_BEHIND = 7
"""Months, both counted, by which a part may end before the newest: an older one counts as missing,
as it would hold the whole theme back."""


@dataclass(frozen=True)
class Counted:
    """One theme's counts in the district, for a request."""

    request: Request
    theme: AssessedTheme
    past: DistrictPast

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """Return the choices of which months are loaded, as whoever looks may have them."""
        given = offered(self.request.snapshot.withheld)
        last = {
            choice: loaded[-1]
            for choice in self.theme.choices
            if choice in given and (loaded := self.request.loaded_of(choice))
        }
        newest = max(last.values(), default=None)
        return tuple(
            choice
            for choice, month in last.items()
            if newest and months_between(month, newest) <= _BEHIND
        )

    @property
    def choice(self) -> str:
        """Return the parts as one choice of what to count."""
        return vocabulary.summed(self.parts)

    @cached_property
    def covered(self) -> Coverage | None:
        """Return the latest unbroken months of all parts, 12 at most; None where none is loaded."""
        if not self.parts:
            return None
        period = default_period(self.request.loaded_of(self.choice), YEAR)
        return coverage(period, self.request.loaded_of(self.choice)) if period else None

    @cached_property
    def tallied(self) -> pd.DataFrame:
        """Return what others recorded of the theme, each period with the change from an earlier."""
        found = self.request.snapshot.indicators()
        own = found["indicator"].isin(self.theme.records) & (found["sample"] == RECORDS)
        own &= found["area_code"] == self.request.settings.district.code
        if (until := self.request.until) is not None:
            own &= found["period_end"] < pd.Timestamp(add_months(until, 1))
        return tallied(found[own])

    @cached_property
    def records(self) -> pd.DataFrame:
        """Return the newest period of each of others' records, as the theme names them.

        `numerator` are events, or of a share the people of whom it is so.
        """
        newest = self.tallied.groupby("indicator", sort=False).tail(1)
        order = newest["indicator"].map(
            {key: place for place, key in enumerate(self.theme.records)}
        )
        return newest.loc[order.sort_values().index].reset_index(drop=True)

    @cached_property
    def people(self) -> PeopleCounted | None:
        """Return the counts of people, where none of others' records is loaded."""
        return people_of(self.request, self.theme.people) if self.records.empty else None

    @property
    def record_change(self) -> tuple[str, float, float] | None:
        """Return the verdict on the first of others' records or of people, and now over then.

        The third is 1 / now + 1 / then, of which the root is the standard error of the ratio's
        logarithm. None where there is none to be set against.
        """
        if self.people:
            return self.people.change
        if self.records.empty or pd.isna(self.records["before_end"].iloc[0]):
            return None
        now = self.records.iloc[0]
        ended = self.tallied["period_end"] == now["before_end"]
        then = self.tallied[ended & (self.tallied["indicator"] == now["indicator"])].iloc[-1]
        counts = float(now["numerator"]), float(then["numerator"])
        if not all(counts):
            return None
        times = counts[0] / float(now["denominator"]) / (counts[1] / float(then["denominator"]))
        return str(now["verdict"]), times, 1 / counts[0] + 1 / counts[1]

    @cached_property
    def counts(self) -> dict[str, float]:
        """Return what was counted, by category or indicator."""
        found: dict[str, float] = {}
        if self.covered is not None:
            months = self.covered.months()
            for choice in self.parts:
                keys = vocabulary.category_keys(choice)
                found |= {key: float(self.past.counts.counts((key,), months).sum()) for key in keys}
        records = zip(self.records["indicator"], self.records["numerator"], strict=True)
        found |= {str(key): float(value) for key, value in records}
        return found | ({self.people.key: self.people.count} if self.people else {})

    @property
    def count(self) -> float:
        """Return the sum of what was counted; NaN where nothing is loaded."""
        return sum(self.counts.values()) if self.counts else float("nan")

    @cached_property
    def period(self) -> Period | None:
        """Return the months counted: of the incidents, else of the newest of others' records."""
        if self.covered is not None:
            return self.covered.period
        if self.people:
            return self.people.period
        if self.records.empty:
            return None
        row = self.records.sort_values("period_end").iloc[-1]
        ends = (row["period_start"].date(), row["period_end"].date())
        return Period(*(day.replace(day=1) for day in ends))

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the parts of which nothing is loaded, by key."""
        have = {*self.parts, *self.records["indicator"]}
        return tuple(key for key in self._declared if key not in have)

    @property
    def _declared(self) -> tuple[str, ...]:
        """Return what should be there, by key; counts of people stand in for others' records."""
        return (*self.theme.choices, *(() if self.people else self.theme.records))

    @property
    def whole(self) -> float:
        """Return the share of what should be there that is: of the parts, and of 12 months."""
        declared = len(self._declared) + (self.people is not None)
        months = min(self.covered.loaded, YEAR) if self.covered else YEAR
        have = len(self.parts) * months / YEAR + len(self.records)
        have += self.people.months / YEAR if self.people else 0
        return have / max(declared, 1)

    @cached_property
    def row(self) -> dict[str, Any] | None:
        """Return a row for `measures.judged`; None where no incidents are counted."""
        covered = self.covered
        if covered is None:
            return None
        choice, loaded = self.choice, self.request.loaded_of(self.choice)
        before = coverage(period_before(covered.period), loaded)
        series = self.past.by_month(choice)
        since = self.request.comparable_from(choice)
        return {
            "theme": self.theme.key,
            "count": sum(series[month] for month in covered.months()),
            "count_before": (
                sum(series[month] for month in before.months()) if before.complete else None
            ),
            "complete": covered.complete and before.complete and since <= before.period.start,
            **self.past.row(choice, covered.period),
            **self.past.doubt(choice, covered.period, before.period),
        }

    @property
    def by_ward(self) -> pd.Series | None:
        """Return the counts by ward code; None where there are no wards, or no incidents."""
        wards = list(self.request.wards["area_code"])
        if self.covered is None or not wards:
            return None
        found = ward_months(self.request.snapshot).series(
            vocabulary.category_keys(self.choice), self.covered.months(), wards
        )
        sums: pd.Series = found.sum()
        return sums
