"""The tables of the promise maker: one promise for the next year, looked at before it is made."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

import pandas as pd

from moorlands_dash.measures.targets import promise as measures
from moorlands_dash.measures.targets.forecast import FURTHEST, HISTORY, Forecast, gapless
from moorlands_dash.measures.targets.levels import MONTHS
from moorlands_dash.measures.targets.needs import whole
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import (
    Period,
    financial_year,
    financial_year_label,
    financial_year_start,
    months_between,
    rolling_year,
)
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.frames import empty, framed, only
from moorlands_dash.tables.model import Selection, SelectionError, Table
from moorlands_dash.tables.request import Request
from moorlands_dash.tables.targets.areas import wards_of
from moorlands_dash.tables.targets.forecasts import share_asked
from moorlands_dash.tables.targets.like_series import years_of_series
from moorlands_dash.tables.targets.outlooks import CountTarget
from moorlands_dash.tables.targets.promises import TargetYear
from moorlands_dash.tables.targets.visible import seen_change
from moorlands_dash.target_kinds import SHARED
from moorlands_dash.words.chances import chance_words
from moorlands_dash.words.targets import promises as words

USUAL_CHANGE = -0.05
"""The change that is looked at where none is chosen."""

_YEAR = 12
_DAY = pd.offsets.MonthEnd(0)


def promise(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return one row: the promise, its chance, what could be seen of it, and what others did."""
    maker = PromiseMaker(Request(snapshot, settings, selection))
    row = maker.row
    frame = framed("promise", [row]) if row else empty("promise")
    said = words.headline(row) if row else maker.untold
    return maker.table("promise", frame, said, words.points(row) if row else [])


def promise_months(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return the next year month by month: milestones, and where the count is likely to be."""
    maker = PromiseMaker(Request(snapshot, settings, selection))
    said = words.months_sentence(maker.row) if maker.row else maker.untold
    return maker.table("promise-months", maker.months, said)


def promise_others(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return what whole years of series like this one came to, beside the year before."""
    maker = PromiseMaker(Request(snapshot, settings, selection))
    frame = maker.elsewhere if maker.told else empty("promise-others")
    said = words.others_sentence(maker.row) if maker.row else maker.untold
    return maker.table("promise-others", only("promise-others", frame), said)


def promise_draft(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return the promise as a row of a file of targets."""
    maker = PromiseMaker(Request(snapshot, settings, selection))
    frame = framed("promise-draft", [maker.draft]) if maker.told else empty("promise-draft")
    return maker.table("promise-draft", frame, maker.untold or words.draft_sentence(maker.draft))


@dataclass(frozen=True)
class PromiseMaker:
    """One promise: what is counted, where, and by how much it is to change."""

    request: Request

    @cached_property
    def change(self) -> float:
        """Return the change that is looked at, as a share; raise SelectionError, in words."""
        asked = self.request.selection.change
        return USUAL_CHANGE if asked is None else share_asked(asked)

    @property
    def kind(self) -> str:
        """Return the kind of target that the change is."""
        return "reduce" if self.change < 0 else "increase" if self.change > 0 else "no_worse"

    @property
    def rises(self) -> bool:
        """Tell whether more is hoped for."""
        return self.change > 0

    @cached_property
    def area(self) -> tuple[str, str]:
        """Return code and name of the area that is meant; raise SelectionError for an unknown."""
        request, district = self.request, self.request.settings.district
        asked = (request.selection.area or "").strip()
        if not asked or asked.casefold() in (district.code.casefold(), district.name.casefold()):
            return district.code, district.name
        named = {name.casefold(): name for name in request.settings.towns}
        if (town := named.get(asked.casefold())) and wards_of(request, town):
            return town, town
        code = request.ward
        if code is None:
            raise SelectionError(f"{asked!r} is not an area that is known.")
        return code, request.area_names[code]

    @cached_property
    def loaded(self) -> list[date]:
        """Return the months loaded that are comparable."""
        since = self.request.comparable_from(self.request.category)
        return [month for month in self.request.loaded if month >= since]

    @cached_property
    def target(self) -> CountTarget:
        """Return the promise as a target that counts."""
        return TargetYear(self.request).count_target(pd.Series(self.draft))

    @cached_property
    def before(self) -> Period:
        """Return the baseline: the latest twelve months."""
        return rolling_year(self.loaded[-1])

    @property
    def year(self) -> Period:
        """Return the first financial year that has not begun."""
        first = self.request.settings.financial_year.first_month
        begun = financial_year_start(self.loaded[-1], first)
        return financial_year(begun + 1, first)

    @cached_property
    def baseline(self) -> int:
        """Return what the latest twelve months brought."""
        year = TargetYear(self.request)
        counts, _ = year.series(self.area[0], self.request.category, self.loaded, self.loaded[0])
        return int(counts.reindex(list(self.before)).sum())

    @property
    def promised(self) -> float:
        """Return what would be promised: whole, and never easier than the change asked for."""
        return whole(self.baseline * (1 + self.change), rises=self.rises)

    @property
    def ahead(self) -> int:
        """Return how many months lie between the latest known and the end of the year."""
        return months_between(self.loaded[-1], self.year.end) - 1

    @property
    def untold(self) -> str:
        """Return why nothing can be told, in a sentence; "" where it can."""
        if not self.loaded:
            return words.NOTHING
        run = gapless(pd.Series(1, index=self.loaded))
        if run < HISTORY:
            return words.too_short(run)
        if self.ahead > FURTHEST:
            return words.too_early(self.ahead, FURTHEST)
        return ""

    @property
    def told(self) -> bool:
        """Tell whether anything can be told."""
        return not self.untold

    @property
    def draft(self) -> dict[str, Any]:
        """Return the promise as a row of a file of targets."""
        request, label = self.request, financial_year_label(self.year.start.year)
        choice = request.category
        code, name = self.area
        theme = words.theme_of(choice)
        return {
            "target_id": words.draft_id(choice, code, label),
            "title": words.draft_title(self.change, choice, name, request.settings.district.name),
            "theme": theme,
            "measure": f"incidents:{choice}",
            "kind": self.kind,
            "area_code": code,
            "baseline_start": pd.Timestamp(self.before.start),
            "baseline_end": pd.Timestamp(self.before.end) + _DAY,
            "baseline": float(self.baseline),
            "start": pd.Timestamp(self.year.start),
            "end": pd.Timestamp(self.year.end) + _DAY,
            "target": self.promised,
            "profile": "seasonal",
            "owner": "",
            "note": words.DRAFTED,
            "whose": SHARED,
            "by_year": "",
        }

    @cached_property
    def elsewhere(self) -> pd.DataFrame:
        """Return what years of series of like size came to, beside the year before."""
        years = years_of_series(self.request)
        return measures.changes_elsewhere(years, float(self.baseline))

    @cached_property
    def forecast(self) -> Forecast:
        """Return what the next year may come to if nothing changes."""
        size = float(self.target.counts.iloc[-MONTHS:].mean())
        return measures.year_ahead(self.target.forecast, size)

    @cached_property
    def row(self) -> dict[str, Any]:
        """Return the row of `promise`; empty where nothing can be told."""
        if not self.told:
            return {}
        chance = measures.chance(self.forecast, self.promised, rises=self.rises)
        return (
            self._promised()
            | self._likely(chance)
            | self._behind()
            | self._visible()
            | self._like()
        )

    def _promised(self) -> dict[str, Any]:
        code, name = self.area
        return {
            "category": self.request.category,
            "area_code": code,
            "area_name": name,
            "kind": self.kind,
            "unit": "count",
            "change": self.change,
            "from": pd.Timestamp(self.year.start),
            "to": pd.Timestamp(self.year.end),
            "baseline_from": pd.Timestamp(self.before.start),
            "baseline_to": pd.Timestamp(self.before.end),
            "baseline": float(self.baseline),
            "target": self.promised,
        }

    def _likely(self, chance: float) -> dict[str, Any]:
        found = self.forecast
        return {
            "chance": chance,
            "chance_words": chance_words(chance),
            "outturn_median": found.quantile(0.5),
            "outturn_lower_80": found.quantile(0.1),
            "outturn_upper_80": found.quantile(0.9),
        }

    def _behind(self) -> dict[str, Any]:
        target = self.target
        found = measures.behind(target.counts, float(self.baseline), peers=target.peers)
        return {"level": found.level, "owed": found.owed, "by_chance": found.spread}

    def _visible(self) -> dict[str, Any]:
        seen = seen_change(self.request, self.target.counts, self.area[0])
        if seen is None or not seen.usual:
            return {"smallest_change": None, "seen_chance": None}
        smallest = seen.smallest(rises=self.rises)
        power = seen.power(self.change) if self.change else float("nan")
        return {"smallest_change": smallest, "seen_chance": power}

    def _like(self) -> dict[str, Any]:
        found = self.elsewhere
        ratio = self.promised / self.baseline if self.baseline else 1.0
        as_far = found["ratio"] >= ratio if self.rises else found["ratio"] <= ratio
        return {
            "like_years": len(found),
            "like_kept": int(as_far.sum()),
            "like_share": float(as_far.mean()) if len(found) else None,
        }

    @property
    def months(self) -> pd.DataFrame:
        """Return the frame of `promise-months`."""
        if not self.told:
            return empty("promise-months")
        path = self.target.path().drop(columns="target_id")
        fan = self.forecast.fan().drop(columns=["month"])
        return only("promise-months", pd.concat([path, fan], axis=1))

    def table(
        self, name: str, frame: pd.DataFrame, said: str, notes: list[str] | None = None
    ) -> Table:
        """Return one of the promise maker's tables."""
        # A town is no ward: the promise maker knows its area, whoever else asks for a ward.
        whole = replace(self.request, selection=replace(self.request.selection, area=None))
        return whole.table(
            name,
            frame,
            title=words.TITLES[name],
            period=self.year if self.loaded else None,
            sentence=said,
            notes=[*(notes or []), words.DRAFT_NOTE],
        )
