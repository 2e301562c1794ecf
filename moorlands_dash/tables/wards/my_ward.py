"""The tables behind one ward's page: a row a theme, and their months."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.measures.wards.usual import usual_months, years_before
from moorlands_dash.measures.wards.visitors import residents_mislead
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period, add_months
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.doubt import shown
from moorlands_dash.tables.frames import empty, only
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.request import Request
from moorlands_dash.tables.totals import total_words
from moorlands_dash.tables.wards.years import WardYears, asked_alone, judged, theme_requests
from moorlands_dash.words.numbers import offered_months
from moorlands_dash.words.wards import five_words
from moorlands_dash.words.wards import my_ward as words
from moorlands_dash.words.wards.ward_map import NO_WARDS
from moorlands_dash.words.wards.years import year_notes

SHOWN = 36
"""Months of a trend, the latest ones."""

_SHOPS = "shoplifting"


def my_ward(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return a ward's themes: its year, the one before, the district, wards like it."""
    cards = Cards(Request(snapshot, settings, selection))
    title = f"{cards.place}, theme by theme"
    if not cards.years:
        return cards.request.nothing("my-ward", title)
    frame = _clear_first(cards.rows(cards.codes))
    return cards.request.table(
        "my-ward",
        only("my-ward", frame),
        title=title,
        period=cards.first.covered.period,
        missing=cards.first.missing,
        sentence=cards.sentence(frame),
        notes=cards.notes(frame),
        about=cards.choices,
    )


def months(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return a ward's themes month by month, with the usual range of each month."""
    cards = Cards(Request(snapshot, settings, selection))
    title = f"{cards.place}, theme by theme and month by month"
    if not cards.years:
        return cards.request.nothing("my-ward-months", title)
    frame = cards.months(cards.codes)
    shown = Period(frame["month"].min().date(), frame["month"].max().date()) if len(frame) else None
    return cards.request.table(
        "my-ward-months",
        frame,
        title=title,
        period=shown,
        sentence=words.months_sentence(frame, cards.place) if len(frame) else NO_WARDS,
        notes=cards.request.period_notes(),
        about=cards.choices,
    )


@dataclass(frozen=True)
class Cards:
    """The themes of which months are loaded, in every ward."""

    request: Request

    @cached_property
    def years(self) -> list[WardYears]:
        """Return all incidents, then each theme."""
        asked = theme_requests(self.request)
        first = [WardYears(request) for request in asked[:1]]
        return first + [WardYears(request, first[0]) for request in asked[1:]]

    @property
    def choices(self) -> list[str]:
        """Return what the cards count."""
        return [years.request.category for years in self.years]

    @property
    def first(self) -> WardYears:
        """Return all incidents."""
        return self.years[0]

    @cached_property
    def names(self) -> dict[str, str]:
        """Return ward code -> name."""
        wards = self.request.wards
        return dict(zip(wards["area_code"], wards["area_name"], strict=True))

    @property
    def codes(self) -> list[str]:
        """Return the chosen ward's code, or all."""
        return [self.request.ward] if self.request.ward else list(self.names)

    @property
    def place(self) -> str:
        """Return the chosen ward's name."""
        return self.names[self.request.ward] if self.request.ward else "Every ward"

    def rows(self, codes: list[str]) -> pd.DataFrame:
        """Return ward x theme, each judged as asked about alone.

        `p_adjusted` is that of a ward's themes looked at together. There is no row where no ward
        map is loaded.
        """
        if not codes:
            return empty("my-ward")
        rows = [asked_alone(years.both(codes)) for years in self.years]
        whole = pd.concat(rows, ignore_index=True)
        order = whole["ward_code"].map({code: place for place, code in enumerate(codes)})
        whole = whole.loc[order.sort_values(kind="stable").index].reset_index(drop=True)
        least = self.request.settings.thresholds.percent_change_from
        themes = whole["category"] != vocabulary.ALL
        found = judged(whole, themes, least, families=whole["ward_code"])
        frame = shown(self.request, found.assign(verdict=found["verdict_alone"]))
        frame["residents_mislead"] = frame["ward_code"].map(self.misleading)
        return frame.assign(words=[words.card_sentence(row) for row in frame.to_dict("records")])

    @cached_property
    def misleading(self) -> pd.Series:
        """Return ward code -> whether visitors are likely behind its rate."""
        first = self.first
        shops = self.request.snapshot.ward_counts(first.covered.period, (_SHOPS,))
        by_ward = shops.groupby("ward_code")["count"].sum()
        found = residents_mislead(first.rates, by_ward)
        return pd.Series(found.to_numpy(), index=first.rates["ward_code"])

    def months(self, codes: list[str]) -> pd.DataFrame:
        """Return ward x theme x month; no row where no ward map is loaded."""
        found = [frame for years in self.years for frame in _months(years, codes)]
        if not found:
            return empty("my-ward-months")
        whole = pd.concat(found, ignore_index=True)
        return whole.assign(ward_name=whole["ward_code"].map(self.names))

    def sentence(self, frame: pd.DataFrame) -> str:
        """Return the headline of the chosen ward."""
        if frame.empty:
            return NO_WARDS
        if self.request.ward is None:
            return words.CHOOSE
        return words.headline(frame, self.first.missing) + offered_months(self.first.shared)

    def notes(self, frame: pd.DataFrame) -> list[str]:
        """Return what must be known beside the cards."""
        first = self.first
        tested = int(len(self.years) - 1)
        missing: tuple[date, ...] = first.missing
        return [
            *year_notes(frame),
            *words.missing_notes(missing),
            *five_words.rule_notes(tested),
            *five_words.rate_notes(),
            *first.request.period_notes(),
            *total_words(first.request, first.covered),
            f"Ward map in use: {self.request.snapshot.ward_map}.",
        ]


def _clear_first(frame: pd.DataFrame) -> pd.DataFrame:
    """Return each ward's rows with all incidents first, then the themes that changed clearly."""
    later = (frame["category"] != vocabulary.ALL) * (2 - frame["verdict"].isin(words.CLEAR))
    ordered = frame.assign(ward=frame["ward_code"].factorize()[0], later=later)
    return ordered.sort_values(["ward", "later"], kind="stable", ignore_index=True)


def _months(years: WardYears, codes: Iterable[str]) -> Iterator[pd.DataFrame]:
    """Yield the months of each ward."""
    end = years.covered.period.end
    start = max(add_months(end, 1 - SHOWN), years.request.loaded[0])
    shown, year = Period(start, end), years.year()
    before = years_before(years.series, year)
    for code in codes:
        frame = usual_months(years.series, code, shown, year, before)
        frame["category"], frame["item"] = years.request.category, years.item
        frame["ward_code"] = code
        yield frame
