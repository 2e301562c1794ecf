"""The years before a period, by which a change is judged, in every ward and in the district.

Every table that judges a change asks here, so that the same change is judged by the same years, and
how much such counts vary is told from the same series: of a choice in a ward from all wards, of a
choice in the district from all categories of its source.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.measures.doubt import (
    BEFORE,
    NOW,
    NOWHERE,
    NOWHERE_BEFORE,
    rows_by_ward,
    rows_of,
)
from moorlands_dash.measures.intervals import Numbers
from moorlands_dash.measures.judged import (
    EARLIER_DOUBT,
    EARLIER_NOWHERE,
    earlier_periods,
    past,
    past_numbers,
)
from moorlands_dash.measures.months import MonthsByCategory
from moorlands_dash.periods import Period
from moorlands_dash.tables.doubt import doubt_of, nowhere_shares
from moorlands_dash.tables.months import district_months
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
    """The district's counts of every choice, each worked out once."""

    request: Request

    @property
    def counts(self) -> MonthsByCategory:
        """Return the counts of our force's area by month and category."""
        return district_months(self.request)

    def series(self, choice: str) -> pd.Series:
        """Return the district's count in every month loaded of a choice (index: dates)."""
        if choice not in self._kept:
            keys, loaded = vocabulary.category_keys(choice), self._loaded(choice)
            self._kept[choice] = self.counts.counts(keys, loaded)
        return self._kept[choice]

    def by_month(self, choice: str) -> dict[date, int]:
        """Return the same as plain numbers."""
        series = self.series(choice)
        return dict(zip(series.index, series.tolist(), strict=True))

    def row(self, choice: str, period: Period) -> dict[str, Any]:
        """Return `judged.past` of a choice, with its rows in doubt, as columns."""
        own = self.series(choice).to_numpy(float)[:, None]
        months, since = self._loaded(choice), self._since(choice)
        found = past_numbers(own, months, period, since, self._beside(choice))
        periods = earlier_periods(period)
        rows = [self._in_doubt(choice, each) for each in periods]
        shares = self._nowhere(choice, periods)
        return {
            **{name: float(value[0]) for name, value in found.items()},
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
        return self.counts.nowhere_shares(keys, periods)

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

    def _loaded(self, choice: str) -> list[date]:
        """Return the months loaded of a choice, asked for once."""
        if choice not in self._months:
            self._months[choice] = self.request.loaded_of(choice)
        return self._months[choice]

    @cached_property
    def _months(self) -> dict[str, list[date]]:
        return {}

    def _beside(self, choice: str) -> Numbers | None:
        """Return by month the other categories of a choice's sources that mean the same as long.

        Those that lack a month of it, or never happened, tell nothing. What the public isn't given
        is beside its like alone: all are told the same of the rest.
        """
        hidden = set(self.request.settings.disclosure.withheld)
        apart = set() if hidden & set(vocabulary.category_keys(choice)) else hidden
        sources, months = _source_keys(choice), self._loaded(choice)
        first = max([self._since(choice), *months[:1]])
        withheld = self.request.snapshot.withheld or ()
        keys = [
            key
            for key in vocabulary.CATEGORY_BY_KEY
            if key != choice
            and key not in (*withheld, *apart)
            and _source_keys(key) <= sources
            and self._since(key) <= first
            and set(months) <= set(self._loaded(key))
        ]
        table = self.counts.table(keys, months)
        some = table.sum(axis=0) > 0
        return table[:, some] if some.any() else None


def _source_keys(choice: str) -> set[str]:
    return {source.key for source in vocabulary.sources_of(choice)}


def _shares(request: Request, choice: str, periods: list[Period]) -> dict[str, float]:
    shares = nowhere_shares(request, choice, *periods)
    return dict(zip(EARLIER_NOWHERE, shares, strict=True))
