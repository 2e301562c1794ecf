"""The years before a period, by which a change is judged, in every ward and in the district.

Every table that judges a change asks here, so that the same change is judged by the same years, and
how much such counts vary is told from the same series: of a choice in a ward from all wards, of a
choice in the district from all categories of its source.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.measures.counts import month_series
from moorlands_dash.measures.coverage import coverage
from moorlands_dash.measures.doubt import (
    BEFORE,
    NOW,
    NOWHERE,
    NOWHERE_BEFORE,
    rows_by_ward,
    rows_of,
)
from moorlands_dash.measures.doubt import nowhere_shares as shares_of
from moorlands_dash.measures.judged import (
    EARLIER_DOUBT,
    EARLIER_NOWHERE,
    earlier_periods,
    past,
)
from moorlands_dash.periods import Period
from moorlands_dash.tables.doubt import doubt_of, nowhere_shares
from moorlands_dash.tables.request import Request


def of_wards(request: Request, series: pd.DataFrame, period: Period) -> pd.DataFrame:
    """Return `judged.past` of every ward, with its rows in doubt, a row a ward code.

    `series` is month x ward of the request's choice.
    """
    choice, codes = request.category, list(series.columns)
    frame = past(series, period, request.comparable_from(choice))
    doubt = doubt_of(request, choice)
    periods = earlier_periods(period)
    rows = {
        name: rows_by_ward(doubt, each, codes) if len(doubt) else 0
        for name, each in zip(EARLIER_DOUBT, periods, strict=True)
    }
    return frame.assign(**rows, **_shares(request, choice, periods))


def of_ward(request: Request, series: pd.DataFrame, period: Period, ward: str) -> dict[str, Any]:
    """Return the same of one ward, as columns."""
    found = of_wards(request, series, period).loc[ward]
    return {str(name): value for name, value in found.items()}


@dataclass(frozen=True)
class DistrictPast:
    """The district's counts of every choice, read once."""

    request: Request

    @cached_property
    def counts(self) -> pd.DataFrame:
        """Return `district month category count` of our force's area."""
        every = tuple(vocabulary.CATEGORY_BY_KEY)
        return self.request.snapshot.district_counts(None, every, self.request.force)

    def series(self, choice: str) -> pd.Series:
        """Return the district's count in every month loaded of a choice (index: dates)."""
        if choice not in self._kept:
            self._kept[choice] = self._series(choice)
        return self._kept[choice]

    def row(self, choice: str, period: Period) -> dict[str, Any]:
        """Return `judged.past` of a choice, with its rows in doubt, as columns."""
        own, since = self.series(choice), self._since(choice)
        frame = past(own.to_frame(choice), period, since, pooled=_pooled(own, self._beside(choice)))
        periods = earlier_periods(period)
        rows = [self._in_doubt(choice, each) for each in periods]
        shares = self._nowhere(choice, periods)
        return {
            **{str(name): value for name, value in frame.iloc[0].items()},
            **dict(zip(EARLIER_DOUBT, rows, strict=True)),
            **dict(zip(EARLIER_NOWHERE, shares, strict=True)),
        }

    def doubt(self, choice: str, now: Period, before: Period) -> dict[str, float]:
        """Return what `tables.doubt.of_place` does of a choice, from what has been read already."""
        shares = self._nowhere(choice, (now, before))
        return {
            NOW: self._in_doubt(choice, now),
            BEFORE: self._in_doubt(choice, before),
            **dict(zip((NOWHERE, NOWHERE_BEFORE), shares, strict=True)),
        }

    @cached_property
    def _without_doubt(self) -> bool:
        """Tell whether no row set aside could be of any choice."""
        withheld = self.request.snapshot.withheld or ()
        every = [key for key in vocabulary.CATEGORY_BY_KEY if key not in withheld]
        return self.request.snapshot.doubt(every).empty

    def _in_doubt(self, choice: str, period: Period) -> int:
        if self._without_doubt:
            return 0
        if choice not in self._doubts:
            self._doubts[choice] = doubt_of(self.request, choice)
        return rows_of(self._doubts[choice], period)

    @cached_property
    def _doubts(self) -> dict[str, pd.DataFrame]:
        return {}

    def _nowhere(self, choice: str, periods: Sequence[Period]) -> list[float]:
        """Return the shares without a place of what is the police's; NaN of others."""
        keys = vocabulary.category_keys(choice)
        if not set(keys) <= set(vocabulary.POLICE):
            return [math.nan] * len(periods)
        return shares_of(self.counts[self.counts["category"].isin(keys)], periods)

    def _since(self, choice: str) -> date:
        """Return the month from which a choice's years may be compared, worked out once."""
        if choice not in self._comparable:
            self._comparable[choice] = self.request.comparable_from(choice)
        return self._comparable[choice]

    @cached_property
    def _comparable(self) -> dict[str, date]:
        return {}

    @cached_property
    def _kept(self) -> dict[str, pd.Series]:
        return {}

    def _series(self, choice: str) -> pd.Series:
        if not (loaded := self.request.loaded_of(choice)):
            return pd.Series(dtype="int64")
        keys, ours = vocabulary.category_keys(choice), self.request.settings.district.name
        found = self.counts[self.counts["category"].isin(keys)]
        covered = coverage(Period(loaded[0], loaded[-1]), loaded)
        return month_series(found[found["district"] == ours], covered)

    def _beside(self, choice: str) -> dict[str, pd.Series]:
        """Return the other categories of a choice's sources that mean the same as long as it.

        What the public isn't given is beside its like alone: all are told the same of the rest.
        """
        hidden = set(self.request.settings.disclosure.withheld)
        apart = set() if hidden & set(vocabulary.category_keys(choice)) else hidden
        sources = _source_keys(choice)
        first = max([self._since(choice), *self.series(choice).index[:1]])
        withheld = self.request.snapshot.withheld or ()
        found = {
            key: self.series(key)
            for key in vocabulary.CATEGORY_BY_KEY
            if key != choice
            and key not in (*withheld, *apart)
            and _source_keys(key) <= sources
            and self._since(key) <= first
        }
        return {key: series for key, series in found.items() if len(series)}


def _source_keys(choice: str) -> set[str]:
    return {source.key for source in vocabulary.sources_of(choice)}


def _pooled(own: pd.Series, others: Mapping[str, pd.Series]) -> pd.DataFrame | None:
    """Return the others by month, without what lacks a month of ours, or never happened."""
    frame = pd.DataFrame(others).reindex(own.index)
    frame = frame.dropna(axis=1).loc[:, lambda kept: kept.sum() > 0]
    return None if frame.empty else frame


def _shares(request: Request, choice: str, periods: list[Period]) -> dict[str, float]:
    shares = nowhere_shares(request, choice, *periods)
    return dict(zip(EARLIER_NOWHERE, shares, strict=True))
