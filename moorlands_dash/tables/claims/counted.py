"""The counts that a claim's figures are made of: every month of a place, read once a choice."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

import numpy as np
import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.measures.claims import kinds as claims
from moorlands_dash.measures.coverage import Coverage, coverage
from moorlands_dash.periods import Period
from moorlands_dash.rows import Record
from moorlands_dash.tables.doubt import of_place
from moorlands_dash.tables.past import DistrictPast
from moorlands_dash.tables.request import Request
from moorlands_dash.tables.wards.years import WardYears

WHOLE = (vocabulary.ALL, vocabulary.ALL_CRIME)


@dataclass(frozen=True)
class Counted:
    """The counts of one request's places; an area is a ward, a town, or None for the district."""

    request: Request
    kept: dict[str, WardYears] = field(default_factory=dict)

    def series(self, choice: str, area: str | None) -> pd.Series:
        """Return the place's count of a choice in every month loaded of it."""
        if area is not None:
            return self.years(choice).series[claims.ward_codes(area)].sum(axis=1)
        return self.district.series(choice)

    @cached_property
    def district(self) -> DistrictPast:
        """Return the district's counts of every choice, with the years before a period."""
        return DistrictPast(self.request)

    def years(self, choice: str) -> WardYears:
        """Return the wards' counts of a choice."""
        if choice not in self.kept:
            self.kept[choice] = WardYears(self.of(choice))
        return self.kept[choice]

    def of(self, choice: str) -> Request:
        """Return the request of another choice."""
        asked = replace(self.request.selection, category=choice)
        return Request(self.request.snapshot, self.request.settings, asked)

    def covered(self, choice: str, period: Period) -> Coverage:
        """Return the months of a period that are loaded of a choice."""
        return coverage(period, self.request.loaded_of(choice))

    def number(self, choice: str, area: str | None, period: Period) -> float:
        """Return the count of a period's months that are loaded; NaN where none is."""
        return summed(self.series(choice, area), self.covered(choice, period))

    def in_doubt(self, choice: str, area: str | None, now: Period, before: Period) -> Record:
        """Return `doubt doubt_before` of a place, and the shares of rows without a place."""
        codes: list[str | None] = [None] if area is None else [*claims.ward_codes(area)]
        found = [of_place(self.request, choice, now, before, code) for code in codes]
        sums = {name: sum(each[name] for each in found) for name in ("doubt", "doubt_before")}
        return found[0] | sums

    def bounds(self, choice: str, area: str | None, period: Period) -> tuple[float, float]:
        """Return a count, and the same with the rows set aside that may belong to it."""
        count = self.number(choice, area, period)
        return count, count + self.in_doubt(choice, area, period, period)["doubt"]

    def comparable_from(self, choice: str) -> date:
        """Return the month from which a choice has meant the same; the wholes always have."""
        return date.min if choice in WHOLE else self.request.comparable_from(choice)


def summed(counts: pd.Series, covered: Coverage) -> float:
    """Return the sum of the months that are loaded; NaN where none is."""
    return float(counts.reindex(covered.months()).sum()) if covered.loaded else np.nan
