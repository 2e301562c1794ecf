"""One series of monthly counts: the chosen category in the chosen ward, or the whole district."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import pandas as pd

from moorlands_dash.measures.counts import month_series
from moorlands_dash.measures.coverage import coverage
from moorlands_dash.measures.targets.forecast import gapless
from moorlands_dash.periods import Period, add_months
from moorlands_dash.tables.months import district_months
from moorlands_dash.tables.request import Request

LATEST_MONTHS = 36
"""Months that are shown where the reader chose none."""


@dataclass(frozen=True)
class Series:
    """The months of one category in one place, as far as they are to be known."""

    request: Request

    @property
    def area_code(self) -> str:
        """Return the ward's code, or the district's."""
        return self.request.ward or self.request.settings.district.code

    @property
    def place(self) -> str:
        """Return the ward's name, or the district's."""
        wards = self.request.wards
        if self.request.ward is None:
            return self.request.settings.district.name
        return str(wards.loc[wards["area_code"] == self.request.ward, "area_name"].iloc[0])

    @property
    def name(self) -> str:
        """Return what is counted and where: "Burglary in Leek East"."""
        return f"{self.request.what} in {self.place}"

    @cached_property
    def comparable(self) -> date:
        """Return the month from which what is counted has meant the same."""
        return self.request.comparable_from(self.request.category)

    @cached_property
    def loaded(self) -> list[date]:
        """Return the months that can be used: loaded, comparable, up to the period's end."""
        end = self.request.selection.period.end if self.request.selection.period else date.max
        return [month for month in self.request.loaded if self.comparable <= month <= end]

    @property
    def latest(self) -> date | None:
        """Return the latest of them."""
        return self.loaded[-1] if self.loaded else None

    @cached_property
    def counts(self) -> pd.Series:
        """Return the counts of those months (index: dates); missing months are absent."""
        if not self.loaded:
            return pd.Series(dtype="int64")
        request, keys = self.request, self.request.categories
        if request.ward is None:
            return district_months(request).counts(keys, self.loaded)
        found = request.snapshot.ward_counts(None, keys, ward=request.ward)
        return month_series(found, coverage(Period(self.loaded[0], self.loaded[-1]), self.loaded))

    @cached_property
    def run(self) -> pd.Series:
        """Return the counts of the months without a gap that end with the latest one."""
        return self.counts.iloc[len(self.counts) - gapless(self.counts) :]

    @cached_property
    def shown(self) -> Period | None:
        """Return the months that a chart shows: the chosen ones, else the latest 36.

        It begins with the first of them that is loaded.
        """
        if self.latest is None:
            return None
        chosen = self.request.selection.period
        start = chosen.start if chosen else add_months(self.latest, 1 - LATEST_MONTHS)
        end = chosen.end if chosen else self.latest
        return Period(next((month for month in self.loaded if month >= start), start), end)

    def by_month(self) -> pd.Series:
        """Return the counts of each month shown, NA where it is missing."""
        months = list(self.shown or ())
        return self.counts.reindex(months).astype("Int64")
