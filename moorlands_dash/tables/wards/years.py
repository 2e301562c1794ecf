"""One choice of what to count, in every ward: its latest year, the one before, its months."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.measures.change import period_before
from moorlands_dash.measures.counts import series_counts
from moorlands_dash.measures.coverage import Coverage, before_columns, coverage, in_both
from moorlands_dash.measures.doubt import NOW, rows_by_ward
from moorlands_dash.measures.judged import as_usual
from moorlands_dash.measures.judged import judged as judged_changes
from moorlands_dash.measures.rates import ward_rates
from moorlands_dash.measures.standing import SPREAD
from moorlands_dash.measures.wards.peers import against_peers, peers_of
from moorlands_dash.measures.wards.ranks import with_rank_range
from moorlands_dash.measures.wards.spread import ward_spreads
from moorlands_dash.periods import Period, rolling_year
from moorlands_dash.tables import past
from moorlands_dash.tables.audience import offered
from moorlands_dash.tables.doubt import doubt_of, of_wards
from moorlands_dash.tables.held import once
from moorlands_dash.tables.months import ward_months
from moorlands_dash.tables.populations import follows_from, residents
from moorlands_dash.tables.request import Request

YEAR = 12

_WARD_NAMES = {"area_code": "ward_code", "area_name": "ward_name"}


def theme_requests(request: Request) -> list[Request]:
    """Return a request for all incidents and one for each theme of which months are loaded.

    A theme gives way to its categories, each for itself, where its sources mix (the same trouble
    may be reported to several), where one of it has no file, or where a part is withheld from
    whoever looks.
    """
    found = [_asked(request, vocabulary.ALL)]
    for theme in vocabulary.THEMES:
        parts = _theme_parts(theme.key)
        whole = [_asked(request, choice) for choice in parts[:1] if len(parts) == 1]
        if not any(_known(asked) for asked in whole):
            keys = [key for part in parts for key in vocabulary.category_keys(part)]
            whole = [_asked(request, key) for key in keys]
        found += whole
    return [asked for asked in found if _known(asked)]


def _theme_parts(theme: str) -> list[str]:
    """Return the choice that stands for a theme, or its categories where its sources mix."""
    members = [c.key for c in vocabulary.CATEGORIES if c.theme == theme]
    if len({vocabulary.CATEGORY_BY_KEY[key].source for key in members}) > 1:
        return members
    whole = f"theme:{theme}"
    return [whole] if whole in vocabulary.choices() else members


def _asked(request: Request, choice: str) -> Request:
    selection = replace(request.selection, category=choice)
    return Request(request.snapshot, request.settings, selection)


def _known(request: Request) -> bool:
    """Tell whether a choice may be given to whoever looks, and has months loaded."""
    given = offered(request.snapshot.withheld)
    return request.selection.category in given and bool(request.loaded)


def item_name(choice: str) -> str:
    """Return how a card or a row names a choice: a theme by its own name."""
    theme = choice.removeprefix("theme:")
    known = vocabulary.THEME_BY_KEY if choice.startswith("theme:") else {}
    return known[theme].name if theme in known else vocabulary.choice_name(choice)


@dataclass(frozen=True)
class WardYears:
    """The counts of one choice in every ward, for a request that has months loaded."""

    request: Request
    beside: WardYears | None = None
    """Another choice of the same page, whose residents and wards like each other are known."""

    @property
    def item(self) -> str:
        """Return the name of what is counted, a theme's without more words."""
        return item_name(self.request.category)

    @cached_property
    def covered(self) -> Coverage:
        """Return the period: the one chosen, else the latest months without a gap, up to 12."""
        covered = self.request.covered
        assert covered is not None, "asked for without a month loaded"  # nosec B101 # tells the type checker
        return covered

    @cached_property
    def before(self) -> Coverage:
        """Return the same months a year before."""
        return coverage(period_before(self.covered.period), self.request.loaded)

    @property
    def missing(self) -> tuple[date, ...]:
        """Return the months missing of either period, and of the year where it is shorter."""
        return (*self.before.missing, *self.short, *self.covered.missing)

    @property
    def shared(self) -> Period | None:
        """Return the months that both years have, where they don't have all."""
        return in_both(self.covered, self.before)

    @property
    def short(self) -> tuple[date, ...]:
        """Return the months that the latest year lacks where a whole one can't be shown."""
        if self.request.selection.period is not None:
            return ()
        year = coverage(rolling_year(self.covered.period.end), self.request.loaded)
        return tuple(month for month in year.missing if month not in self.covered.period)

    @property
    def comparable(self) -> bool:
        """Tell whether both years are whole and count the same."""
        same = self.request.comparable_from(self.request.category) <= self.before.period.start
        return not self.missing and same

    @cached_property
    def series(self) -> pd.DataFrame:
        """Return loaded month x ward code: the counts of every month loaded."""
        codes, categories = list(self.request.wards["area_code"]), self.request.categories
        return ward_months(self.request.snapshot).series(categories, self.request.loaded, codes)

    @cached_property
    def people(self) -> pd.DataFrame:
        """Return each ward's residents."""
        if self.beside is not None and self.beside.covered.period.end == self.covered.period.end:
            return self.beside.people
        return residents(self.request, self.request.wards["area_code"], self.covered.period.end)

    @cached_property
    def standing(self) -> pd.DataFrame:
        """Return every ward's count and rate, and how it stands to the rest of the district."""
        least = self.request.settings.thresholds.unreliable_below
        counts, codes = self._counts.copy(), self._counts["area_code"]
        doubt = rows_by_ward(doubt_of(self.request), self.covered.period, list(codes))
        counts[SPREAD], counts[NOW] = codes.map(self.spreads), doubt
        whole = ward_rates(counts, self.people, unreliable_below=least).rename(columns=_WARD_NAMES)
        return whole.assign(category=self.request.category)

    @property
    def every_ward(self) -> pd.Series:
        """Return what marks every ward: all are looked at together."""
        return pd.Series(True, index=self.changes.index)

    @property
    def _periods(self) -> tuple[Period, Period]:
        return self.covered.period, self.before.period

    @cached_property
    def rates(self) -> pd.DataFrame:
        """Return the same with how each ward stands to the wards like it."""
        return self._kept("ward rates", lambda: against_peers(self.standing, self.peers))

    def _kept(self, kind: str, work: Callable[[], pd.DataFrame]) -> pd.DataFrame:
        """Return what several tables ask of the same choice and period, worked out once."""
        request, beside = self.request, self.beside
        asked = (
            repr(request.settings),
            request.category,
            request.selection.period,
            request.until,
            tuple(request.loaded),
            beside and (beside.request.category, beside.covered.period),
        )
        found: pd.DataFrame = once(request.snapshot, kind, asked, work)
        return found

    @cached_property
    def peers(self) -> pd.DataFrame:
        """Return each ward's wards like it."""
        if self.beside is not None:
            return self.beside.peers
        asked = (follows_from(self.request), self.covered.period.end)
        found: pd.DataFrame = once(self.request.snapshot, "wards alike", asked, self._alike)
        return found

    def _alike(self) -> pd.DataFrame:
        areas = self.request.snapshot.areas("ward").rename(columns=_WARD_NAMES)
        people = self.people.rename(columns=_WARD_NAMES)
        return peers_of(areas.merge(people, on="ward_code", how="left"))

    @cached_property
    def spreads(self) -> pd.Series:
        """Return how much more than chance each ward's months vary, by its code."""
        return ward_spreads(self.series, self.year())

    @cached_property
    def ranked(self) -> pd.DataFrame:
        """Return the rates with the places that each ward may well have."""
        return self._kept("ward ranks", lambda: with_rank_range(self.rates))

    def both(self, codes: list[str]) -> pd.DataFrame:
        """Return the wards of these codes, in order, with both years' counts, past, and ranks."""
        ranked = self.ranked.set_index("ward_code")
        changes = self.changes.set_index("ward_code")
        own = ["complete", *changes.columns.difference(ranked.columns)]
        return ranked.assign(**changes[own]).loc[codes].reset_index()

    @cached_property
    def changes(self) -> pd.DataFrame:
        """Return every ward's count with that of the year before, and the past that judges it."""
        return self._kept("ward changes", self._changes)

    def _changes(self) -> pd.DataFrame:
        counts, codes = self._counts, self._counts["area_code"]
        count = codes.map(self._sums(self.before)).astype("Int64")
        years = past.of_wards(self.request, self.series, self.covered.period)
        found = counts.assign(
            **of_wards(self.request, codes, *self._periods),
            **before_columns(self.before),
            **{str(name): column.array for name, column in years.loc[list(codes)].items()},
            item=self.item,
            count_before=self.before.known(count),
            complete=self.comparable,
        )
        return found.rename(columns=_WARD_NAMES).assign(category=self.request.category)

    def year(self) -> Period:
        """Return the latest twelve months that end with the period."""
        return rolling_year(self.covered.period.end)

    @cached_property
    def _counts(self) -> pd.DataFrame:
        return series_counts(self.series, self.request.wards, self.covered)

    def _sums(self, covered: Coverage) -> pd.Series:
        return self.series.loc[covered.months()].sum()


def asked_alone(frame: pd.DataFrame) -> pd.DataFrame:
    """Return rows of `WardYears.both` with each rate judged by itself, as for its own page."""
    return frame.assign(against_district=frame["standing_alone"])


def judged(
    frame: pd.DataFrame, together: pd.Series, least: int, *, families: pd.Series | None = None
) -> pd.DataFrame:
    """Return rows of `WardYears.both` with their change and what it means, in a fixed word.

    `together` marks the rows that are looked at together, those of one of the `families` each.
    """
    found = judged_changes(frame, percent_from=least, together=together, families=families)
    return found.assign(
        verdict=as_usual(found, found["verdict"]),
        verdict_alone=as_usual(found, found["verdict_alone"]),
    )
