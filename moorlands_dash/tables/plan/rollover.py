"""The drafts of the next year's targets and actions, and what can't be carried over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cached_property

import pandas as pd

from moorlands_dash.measures.plan.rollover import Base, Draft, drafted
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period, add_months, financial_year_label
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.frames import empty, only
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.plan.actions import Plan
from moorlands_dash.tables.request import Request
from moorlands_dash.tables.targets.choosing import owners
from moorlands_dash.tables.targets.figures import FigureTarget
from moorlands_dash.tables.targets.outlooks import CountTarget, SurveyTarget
from moorlands_dash.tables.targets.promises import TargetYear
from moorlands_dash.target_kinds import SHARE
from moorlands_dash.words.plan import rollover as words


def next_targets(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return the next year's targets as drafted, in the columns of their file."""
    rollover = Rollover(Request(snapshot, settings, selection))
    return rollover.table("next-targets", rollover.draft.targets, "targets")


def next_actions(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return the next year's actions as drafted, in the columns of their file."""
    rollover = Rollover(Request(snapshot, settings, selection))
    return rollover.table("next-actions", rollover.draft.actions, "actions")


def not_carried(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return what of the year's targets and actions the drafts lack, and why."""
    rollover = Rollover(Request(snapshot, settings, selection))
    return rollover.table("not-carried-over", rollover.draft.left, "rows that are not carried over")


Target = CountTarget | SurveyTarget | FigureTarget


class Rollover:
    """The year's targets, the shared ones and each member's own, with what came of them."""

    def __init__(self, request: Request) -> None:
        """Choose the year."""
        self.request = request
        members = owners(request.snapshot.targets())
        whose = ["", *members] if not request.selection.whose else [request.selection.whose]
        asked = [replace(request.selection, whose=name, target=None) for name in whose]
        self.years = [TargetYear(replace(request, selection=each)) for each in asked]
        self.period = self.years[0].period

    @property
    def label(self) -> str:
        """Return the year that is drafted, "2027/28"."""
        return financial_year_label(self.period.start.year + 1) if self.period else "the next year"

    @cached_property
    def draft(self) -> Draft:
        """Return the drafts, and what they lack."""
        promised = pd.concat([year.rows for year in self.years], ignore_index=True)
        actions = Plan(replace(self.request, selection=self._of_year())).actions
        if self.period is None:
            return drafted(promised.head(0), actions.head(0), {}, {}, year=_NEVER, day=_DAY)
        snapshot = self.request.snapshot
        taken = {*snapshot.targets()["target_id"], *snapshot.actions()["action_id"]}
        return drafted(
            promised,
            actions,
            self._bases(),
            self._units(),
            year=self.period,
            day=self.request.day,
            taken=taken,
        )

    def _of_year(self) -> Selection:
        return replace(self.request.selection, whose="", target=None)

    def _bases(self) -> dict[str, Base]:
        found = {}
        for year in self.years:
            every: list[Target] = [*year.counted, *year.surveyed, *year.followed]
            for target in every:
                base = _base(target)
                if base is not None and base.end < _next_start(target):
                    found[str(target.row["target_id"])] = base
        return found

    def _units(self) -> dict[str, str]:
        surveyed = {str(t.row["target_id"]): SHARE for year in self.years for t in year.surveyed}
        figures = {str(t.row["target_id"]): t.unit for year in self.years for t in year.followed}
        return surveyed | figures

    def table(self, name: str, frame: pd.DataFrame, what: str) -> Table:
        """Return one of the drafts."""
        return self.request.table(
            name,
            only(name, frame) if len(frame) else empty(name),
            title=words.draft_title(what, self.label),
            period=self.period,
            sentence=words.draft_sentence(self.draft, self.label),
            notes=[words.DRAFT_NOTE],
        )


_NEVER = Period(date(2000, 4, 1), date(2001, 3, 1))
_DAY = date(2000, 1, 1)


def _next_start(target: Target) -> date:
    start: date = target.row["start"].date()
    return add_months(start.replace(day=1), 12)


def _base(target: Target) -> Base | None:
    """Return what came last of what a target is on; None where that isn't whole."""
    if isinstance(target, CountTarget):
        return _counted(target)
    wave = target.wave if isinstance(target, SurveyTarget) else target.latest
    if wave is None:
        return None
    amount = wave["share"] if isinstance(target, SurveyTarget) else target.actual
    if pd.isna(amount):
        return None
    if isinstance(target, FigureTarget) and target.told < len(target.period) and _sums(target):
        return None
    start, end = wave["period_start"].date(), wave["period_end"].date()
    if isinstance(target, FigureTarget) and _sums(target):
        start, end = target.period.start, _last_day(target.period.end)
    return Base(float(amount), start, end)


def _last_day(month: date) -> date:
    last: date = (pd.Timestamp(month) + pd.offsets.MonthEnd(0)).date()
    return last


def _sums(target: FigureTarget) -> bool:
    return target.unit == "count"


def _counted(target: CountTarget) -> Base | None:
    """Return the count of the target's own months, else of the latest as many that are loaded."""
    period, loaded = target.promise.period, set(target.counts.index)
    if not loaded:
        return None
    # Part of a year has its own season: only the same months of an earlier year can stand for it.
    back = -12 if len(period) % 12 else -1
    while not loaded.issuperset(period):
        period = period.shifted(back)
        if period.end < min(loaded):
            return None
    end = _last_day(period.end)
    return Base(float(target.counts.reindex(list(period)).sum()), period.start, end)
