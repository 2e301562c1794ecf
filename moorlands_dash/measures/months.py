"""The months of every category, of a district and its wards, as one table, to be summed at will."""

from __future__ import annotations

import math
from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from moorlands_dash.measures.intervals import Numbers
from moorlands_dash.periods import Period


@dataclass(frozen=True)
class MonthsByCategory:
    """Counts of month x category: of one district, of everywhere, and of what has no place."""

    months: Sequence[date]
    categories: Sequence[str]
    ours: Numbers
    everywhere: Numbers
    nowhere: Numbers

    def counts(self, categories: Collection[str], months: Sequence[date]) -> pd.Series:
        """Return the district's sums of categories by month (index: dates), 0 where none is."""
        return self._series(self.ours, categories, months)

    def every_count(self, categories: Collection[str], months: Sequence[date]) -> pd.Series:
        """Return the same of everywhere, with and without a place."""
        return self._series(self.everywhere, categories, months)

    def table(self, categories: Sequence[str], months: Sequence[date]) -> Numbers:
        """Return the district's counts of months x categories, 0 where none is."""
        padded = np.pad(self.ours, ((0, 1), (0, 1)))
        found: Numbers = padded[_places(self.months, months)][
            :, _places(self.categories, categories)
        ]
        return found

    def nowhere_shares(self, categories: Collection[str], periods: Iterable[Period]) -> list[float]:
        """Return the share without a place of each period's rows; NaN where there is none."""
        whole, without = (self._of(each, categories) for each in (self.everywhere, self.nowhere))
        shares = []
        for period in periods:
            own = _within(self.months, period)
            every = whole[own].sum()
            shares.append(float(without[own].sum() / every) if every else math.nan)
        return shares

    def _series(
        self, table: Numbers, categories: Collection[str], months: Sequence[date]
    ) -> pd.Series:
        sums = np.append(self._of(table, categories), 0.0)[_places(self.months, months)]
        return pd.Series(sums.astype("int64"), index=list(months))

    def _of(self, table: Numbers, categories: Collection[str]) -> Numbers:
        found: Numbers = table[:, _chosen(self.categories, categories)].sum(axis=1)
        return found


@dataclass(frozen=True)
class MonthsByWard:
    """Counts of month x ward x category."""

    months: Sequence[date]
    wards: Sequence[str]
    categories: Sequence[str]
    counts: Numbers

    def series(
        self, categories: Collection[str], months: Sequence[date], wards: Sequence[str]
    ) -> pd.DataFrame:
        """Return the sums of categories by month (index: dates) x ward, 0 where none is."""
        sums = self.counts[:, :, _chosen(self.categories, categories)].sum(axis=2)
        padded = np.pad(sums, ((0, 1), (0, 1)))
        found = padded[_places(self.months, months)][:, _places(self.wards, wards)]
        return pd.DataFrame(found.astype("int64"), index=list(months), columns=list(wards))

    def total(self, categories: Collection[str], period: Period) -> int:
        """Return the sum of categories in all wards over a period."""
        own = self.counts[_within(self.months, period)]
        return int(own[:, :, _chosen(self.categories, categories)].sum())


def _places(known: Sequence[Hashable], wanted: Iterable[Hashable]) -> list[int]:
    """Return the place of each among those known; -1, which is beyond all, where it is none."""
    of = {each: place for place, each in enumerate(known)}
    return [of.get(each, -1) for each in wanted]


def _chosen(known: Sequence[str], wanted: Collection[str]) -> list[bool]:
    return [each in wanted for each in known]


def _within(months: Sequence[date], period: Period) -> list[int]:
    """Return the places of the months of a period."""
    return [place for place, month in enumerate(months) if month in period]


def months_by_ward(found: pd.DataFrame) -> MonthsByWard:
    """Return the table of `ward_code month category count`; no row may lack its ward."""
    place, months = pd.factorize(found["month"], sort=True)
    ward, wards = pd.factorize(found["ward_code"])
    column, categories = pd.factorize(found["category"])
    table = np.zeros((len(months), len(wards), len(categories)))
    np.add.at(table, (place, ward, column), found["count"].to_numpy(float))
    return MonthsByWard(_days(months), list(wards), list(categories), table)


def _days(months: pd.Index) -> list[date]:
    return [month.date() for month in pd.DatetimeIndex(months)]


def months_by_category(found: pd.DataFrame, ours: str) -> MonthsByCategory:
    """Return the table of `district month category count`; no district is no location.

    `ours` is our district's name.
    """
    place, months = pd.factorize(found["month"], sort=True)
    column, categories = pd.factorize(found["category"])
    counts, district = found["count"].to_numpy(float), found["district"]
    weights = (district == ours, pd.Series(True, found.index), district.isna())
    tables = []
    for own in weights:
        table = np.zeros((len(months), len(categories)))
        np.add.at(table, (place, column), np.where(own.fillna(value=False), counts, 0.0))
        tables.append(table)
    return MonthsByCategory(_days(months), list(categories), *tables)
