"""Official recorded crime under one request: whose it is, which quarters, and their rates."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.measures.comparison.others import compared, with_people
from moorlands_dash.measures.comparison.quarters import quarter_spreads
from moorlands_dash.measures.comparison.recorded import YEAR, Area, Names, Recorded, quarter_period
from moorlands_dash.measures.standing import SPREAD
from moorlands_dash.periods import Period, month_name
from moorlands_dash.tables.held import once
from moorlands_dash.tables.populations import follows_from, residents_alike
from moorlands_dash.tables.request import Request
from moorlands_dash.words.comparison.recorded import remarks_on
from moorlands_dash.words.doubt import RECORDED_OPEN
from moorlands_dash.words.numbers import during, listed


class Official:
    """The recorded crime of a snapshot, summed once for one request."""

    def __init__(
        self,
        request: Request,
        rows: pd.DataFrame | None = None,
        doubt: pd.DataFrame | None = None,
    ) -> None:
        """Sum the table and choose the quarters to show; `rows` may be grouped otherwise."""
        self.request = request
        self._ours = rows is None and doubt is None
        self.recorded: Recorded = self._kept(
            "recorded",
            _names(request),
            lambda: Recorded(
                request.snapshot.recorded_groups() if rows is None else rows,
                _names(request),
                request.snapshot.recorded_doubt() if doubt is None else doubt,
            ),
        )
        self.quarters = self.recorded.shown(request.selection.period)

    def _kept(self, kind: str, key: Hashable, work: Callable[[], Any]) -> Any:
        """Return what follows from the snapshot's own table, worked out once."""
        return once(self.request.snapshot, kind, key, work) if self._ours else work()

    @property
    def period(self) -> Period | None:
        """Return the months shown, or None where none of ours is loaded."""
        quarters = self.quarters
        return quarter_period(quarters[0], quarters[-1]) if quarters is not None else None

    def years(self) -> list[range]:
        """Return four quarters of each year up to the newest ones shown, oldest first."""
        if self.quarters is None:
            return []
        last = self.quarters[-1]
        return self.recorded.years(range(last - YEAR + 1, last + 1))

    def counts(self, quarters: range) -> pd.DataFrame:
        """Return offences and residents of ours, our force and the country."""
        found: pd.DataFrame = self._kept(
            "official", self._asked(quarters), lambda: self._counts(quarters)
        )
        return found

    def _asked(self, quarters: range) -> Hashable:
        return quarters, _names(self.request), _areas(self.request), follows_from(self.request)

    def _counts(self, quarters: range) -> pd.DataFrame:
        areas = _areas(self.request)
        end = quarter_period(quarters[0], quarters[-1]).end
        people = residents_alike(self.request, [area.code for area in areas], end)
        return with_people(self.recorded.counts(quarters, areas), people)

    def compared(self, quarters: range) -> pd.DataFrame:
        """Return ours, our force and the country, with what ours is against each."""
        found: pd.DataFrame = self._kept(
            "official compared", self._asked(quarters), lambda: self._compared(quarters)
        )
        return found

    def _compared(self, quarters: range) -> pd.DataFrame:
        counts = self.counts(quarters)
        spread = counts["group"].map(quarter_spreads(self.recorded, quarters))
        return compared(counts.assign(**{SPREAD: spread}), self.request.settings.district.code)

    def notes(self) -> list[str]:
        """Return what must be known about the official figures shown."""
        quarters, period, newest = self.quarters, self.period, self.recorded.newest()
        if quarters is None or period is None or newest is None:
            return []
        end = month_name(quarter_period(newest, newest).end)
        notes = [f"Official recorded crime is shown {during(period)}; it is loaded to {end}."]
        absent = self.recorded.missing_forces(quarters)
        later = self.recorded.missing_forces(range(quarters[-1] + 1, newest + 1))
        unexpected = self.recorded.unexpected_forces()
        if len(self.recorded.doubt):
            notes.append(RECORDED_OPEN)
        if absent:
            notes.append(f"Did not report the whole period: {listed(absent)}.")
        if later and self.request.selection.period is None:
            notes.append(f"Later quarters are not shown, as they lack {listed(later)}.")
        if unexpected:
            notes.append(f"Summed too, though the settings don't list them: {listed(unexpected)}.")
        notes += remarks_on(self.request.snapshot.remarks(), self.recorded.names.police)
        if self.request.category != vocabulary.ALL:
            notes.append("Official figures have their own offence groups: all are shown.")
        return notes


def _names(request: Request) -> Names:
    """Return who is who in the Home Office's tables."""
    names = request.settings.recorded_crime
    return Names(
        names.csp_name or "",
        names.force_name,
        tuple(names.forces),
        tuple(names.csp_names),
        tuple(names.csp_forerunners),
        tuple(names.force_names),
    )


def _areas(request: Request) -> tuple[Area, Area, Area]:
    """Return ours, our force and the country."""
    settings = request.settings
    names, district, force = settings.recorded_crime, settings.district, settings.force
    return (
        Area(district.code, district.name, "district"),
        Area(force.code, force.name, "force"),
        Area(names.country_code, names.country_name, "country"),
    )
