"""The tables of what became of crimes: by offence, and the wards beside each other."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from glob import escape

import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.extracts.archive_months import archive_months, undated
from moorlands_dash.measures import verdicts
from moorlands_dash.measures.change import period_before
from moorlands_dash.measures.coverage import Coverage, coverage, default_period, with_coverage
from moorlands_dash.measures.trends.outcome_kinds import is_new
from moorlands_dash.measures.trends.outcomes import (
    against_before,
    at_equal_age,
    judged_crimes,
    outcome_shares,
    settled_until,
    ward_actions,
)
from moorlands_dash.partnership import Settings
from moorlands_dash.partnership.areas import LSOA_NUMBER
from moorlands_dash.periods import Period
from moorlands_dash.sources import STREET
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.frames import empty, only
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.request import Request
from moorlands_dash.tables.trends.series import Series
from moorlands_dash.words.trends import outcomes as words

_ASB = "anti_social_behaviour"
"""Never has an outcome: it is no crime."""
_YEAR = 12
_IDS = ["incident_id", "force"]
_READ = ["month", "category", "ward_code", "lsoa_code", "lsoa_name", "extract", "outcome"]


@dataclass(frozen=True)
class Crimes:
    """The crimes of one request, each with the kind of its outcome and whether it is old enough."""

    request: Request

    @cached_property
    def asked(self) -> Request:
        """Return the request for crimes alone: all incidents become all crime."""
        if self.request.category != vocabulary.ALL:
            return self.request
        crime = replace(self.request.selection, category=vocabulary.ALL_CRIME)
        return replace(self.request, selection=crime)

    @property
    def categories(self) -> tuple[str, ...]:
        """Return the categories that can have an outcome."""
        of_police = [s.key for s in vocabulary.sources_of(self.asked.category)] == [STREET]
        return tuple(key for key in self.asked.categories if of_police and key != _ASB)

    @cached_property
    def every(self) -> pd.DataFrame:
        """Return the crimes of all months loaded, in the ward or the district that is asked for."""
        snapshot, request = self.request.snapshot, self.asked
        known = snapshot.incidents(None, ()).columns
        if not self.categories or not set(_READ) <= set(known):
            return pd.DataFrame({name: pd.Series(dtype="object") for name in _READ})
        read = [*_READ, *(name for name in _IDS if name in known)]
        found = snapshot.incidents(None, self.categories, request.ward, read)
        held = found["month"].dt.date.isin(set(request.loaded))
        if request.ward is None:
            held &= _ours(found, request.settings)
        crimes: pd.DataFrame = found.loc[held]
        return crimes

    @property
    def given(self) -> dict[str, str]:
        """Return of which month files are, as whoever loaded them said, and the settings say."""
        said = self.request.snapshot.said_as_at()
        named = {escape(name): month for name, month in said.items()}
        return {**named, **self.request.settings.outcomes.as_at}

    @cached_property
    def as_at(self) -> dict[str, date]:
        """Return up to which month the archive of each extract goes, as far as to be known."""
        names = [str(name) for name in self.every["extract"].unique()]
        found = archive_months(names, self.given)
        until = self.request.until or date.max
        return {name: min(month, until) for name, month in found.items()}

    @property
    def settled_after(self) -> int:
        """Return how many months an archive must go beyond a crime."""
        return self.request.settings.outcomes.settled_after

    @cached_property
    def dated_months(self) -> list[date]:
        """Return the months of which our forces' outcomes files are loaded, as far as known."""
        until = self.request.until or date.max
        months = self.request.snapshot.outcome_months(self.request.settings.force.all_names)
        return [month for month in months if month <= until]

    @cached_property
    def judged(self) -> pd.DataFrame:
        """Return the crimes with `kind settled exact`: at equal age where that is known."""
        crimes = judged_crimes(self.every, self.as_at, self.settled_after)
        if not self.dated_months or not set(_IDS) <= set(crimes):
            return crimes.assign(exact=False)
        dated = self.request.snapshot.dated_outcomes()
        # Of rows without an id the store makes one; those of other forces stand in other files.
        own = crimes["incident_id"].str.contains("-", regex=False)
        own |= ~crimes["force"].isin(self.request.settings.force.all_names)
        crimes = crimes.assign(incident_id=crimes["incident_id"].mask(own))
        return at_equal_age(crimes, dated, self.dated_months, self.settled_after)

    @cached_property
    def covered(self) -> Coverage | None:
        """Return the months chosen, else the latest twelve of which all crimes are old enough."""
        if self.every.empty:
            return None
        chosen = self.request.selection.period
        months = self.judged["month"].dt.date
        new = set(months[~self.judged["settled"]])
        until = self.told_until or date.min
        old = [month for month in self.asked.loaded if month not in new and month <= until]
        period = chosen or default_period(old or self.asked.loaded, _YEAR)
        return coverage(period, self.asked.loaded) if period else None

    def during(self, period: Period) -> pd.DataFrame:
        """Return the crimes of a period."""
        months = self.judged["month"].dt.date
        within = (months >= period.start) & (months <= period.end)
        crimes: pd.DataFrame = self.judged.loc[within]
        return crimes

    @property
    def told_until(self) -> date | None:
        """Return the last month of which it may be said what became of its crimes."""
        told = list(settled_until(self.as_at, self.settled_after).values())
        exact = self.judged.loc[self.judged["exact"], "month"]
        return max([*told, *([exact.max().date()] if len(exact) else [])], default=None)

    def notes(self) -> list[str]:
        """Return what must be known of the outcomes shown."""
        new = sorted({str(text) for text in self.every["outcome"].unique() if is_new(text)})
        names = [str(name) for name in self.every["extract"].unique()]
        alone = undated(names, self.given)
        return words.notes(self.settled_after, self.told_until, new, alone)


def _ours(crimes: pd.DataFrame, settings: Settings) -> pd.Series:
    """Tell which crimes are the district's: in its wards lie some of its neighbours' too.

    By the LSOA that the police publish, as everywhere; where there is none, by the point.
    """
    district = settings.district
    names = crimes["lsoa_name"].fillna("")
    known = {name: re.sub(LSOA_NUMBER, "", name) for name in names.unique()}
    named = names.map(known).isin(["", *district.known_as])
    return named | crimes["lsoa_code"].isin(district.lsoas)


def outcomes(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return what became of the crimes of each offence, and of the same months a year before."""
    crimes = Crimes(Request(snapshot, settings, selection))
    request, covered = crimes.asked, crimes.covered
    place = Series(request).place
    title = f"What became of crimes: {request.what} in {place}"
    if covered is None:
        return _nothing(crimes, "outcomes", title)
    before = coverage(period_before(covered.period), request.loaded)
    now = outcome_shares(_grouped(request, crimes.during(covered.period)))
    then = crimes.during(before.period) if before.complete else crimes.judged.head(0)
    frame = against_before(now, outcome_shares(_grouped(request, then)))
    if not covered.complete:
        frame["verdict"] = verdicts.CANNOT_TELL
    frame = with_coverage(frame.rename(columns={"group": "category"}), covered)
    frame = frame.assign(area_name=place)
    whole = frame[frame["category"] == request.category]
    return request.table(
        "outcomes",
        only("outcomes", frame),
        title=title,
        period=covered.period,
        missing=covered.missing,
        sentence=words.sentence_of(whole, f"{request.what} in {place}", covered.period)
        + words.newer_sentence(covered.period, crimes.told_until, request.loaded),
        notes=[
            *crimes.notes(),
            *words.age_notes(frame, _all_exact(crimes.during(covered.period), then)),
            *request.period_notes(before.period),
        ],
    )


def by_ward(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return how many of each ward's crimes led to a charge or a disposal out of court."""
    request = Request(snapshot, settings, replace(selection, area=None))
    crimes = Crimes(request)
    title = f"Charged or dealt with out of court: {crimes.asked.what} by ward"
    if (covered := crimes.covered) is None:
        return _nothing(crimes, "outcomes-wards", title)
    found = ward_actions(crimes.during(covered.period))
    frame = found.merge(
        crimes.asked.wards.rename(columns={"area_code": "ward_code", "area_name": "ward_name"}),
        on="ward_code",
    )
    if not covered.complete:
        frame["verdict"] = verdicts.CANNOT_TELL
    frame = with_coverage(frame.assign(category=crimes.asked.category), covered)
    frame = frame.sort_values(["share", "ward_name"], ascending=[False, True])
    return crimes.asked.table(
        "outcomes-wards",
        only("outcomes-wards", frame),
        title=title,
        period=covered.period,
        missing=covered.missing,
        sentence=words.wards_sentence(frame, crimes.asked.what, covered.period),
        notes=[*crimes.notes(), *crimes.asked.period_notes()],
    )


def _all_exact(*parts: pd.DataFrame) -> bool:
    """Tell whether all crimes of both periods are told at one and the same age."""
    return all(bool(part["exact"].all()) for part in parts)


def _grouped(request: Request, crimes: pd.DataFrame) -> pd.DataFrame:
    """Return the crimes by `group`: all of the choice, then each of its offences by itself."""
    whole = crimes.assign(group=request.category)
    several = len(request.categories) > 1
    each = [crimes[crimes["category"] == key] for key in request.categories] if several else []
    parts = [part.assign(group=part["category"]) for part in each if len(part)]
    return pd.concat([whole, *parts], ignore_index=True)


def _nothing(crimes: Crimes, name: str, title: str) -> Table:
    """Return an empty table that says why there is nothing to tell."""
    request = crimes.asked
    if crimes.categories:
        return request.nothing(name, title)
    return request.table(
        name, empty(name), title=title, sentence=words.no_crimes(request.what), notes=[]
    )
