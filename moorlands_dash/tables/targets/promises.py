"""The targets of one financial year, each with the counts or survey waves it is judged by."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property

import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.measures.counts import month_series
from moorlands_dash.measures.coverage import coverage
from moorlands_dash.measures.doubt import rows_of
from moorlands_dash.measures.months import MonthsByCategory
from moorlands_dash.measures.plan.surveys import survey_waves
from moorlands_dash.measures.targets.needs import whole
from moorlands_dash.measures.targets.trajectories import Promise
from moorlands_dash.periods import (
    Period,
    add_months,
    financial_year,
    financial_year_label,
    financial_year_start,
)
from moorlands_dash.tables.data.supply import due_to
from moorlands_dash.tables.doubt import doubt_of
from moorlands_dash.tables.model import SelectionError
from moorlands_dash.tables.months import district_months
from moorlands_dash.tables.request import Request
from moorlands_dash.tables.targets.areas import names_of_groups, wards_of
from moorlands_dash.tables.targets.choosing import (
    asked_of_residents,
    chosen_year,
    counts_incidents,
    months_of,
    of_several_years,
    running_year,
    whose,
    years_of,
)
from moorlands_dash.tables.targets.figures import FigureTarget, figure_target, is_of_residents
from moorlands_dash.tables.targets.outlooks import CountTarget, SurveyTarget
from moorlands_dash.target_kinds import SHARED, by_year, rises
from moorlands_dash.words.data.disclosure import promises_left_out

RESIDENTS, RESPONSES, RECORDS = "residents", "responses", "records"
"""Samples of an indicator: responses are of whoever chose to answer, and never mixed in."""


class TargetYear:
    """The targets of the chosen financial year."""

    def __init__(self, request: Request) -> None:
        """Choose the year and its targets."""
        self.request = request
        first = request.settings.financial_year.first_month
        promised = request.snapshot.targets()
        self.whose = whose(request)
        promised = promised[promised["whose"].fillna(SHARED) == self.whose]
        years = [years_of(row, first) for _, row in promised.iterrows()]
        begun = [year for found in years for year in found]
        left_out = request.snapshot.targets_left_out()["start"]
        hidden = [financial_year_start(start.date(), first) for start in left_out]
        starts = begun + hidden
        loaded = request.loaded_of(vocabulary.ALL)
        self.latest = loaded[-1] if loaded else None
        self.start = chosen_year(request, starts)
        if self.start is None:
            self.start = running_year(self.latest, starts, first)
        chosen = [place for place, found in enumerate(years) if self.start in found]
        self.rows = promised.iloc[chosen].reset_index(drop=True)
        self.left_out = promises_left_out(sum(start == self.start for start in hidden))
        """That targets of the year are kept from the public, if any are."""
        self.years = sorted({financial_year_label(start) for start in starts})

    @property
    def label(self) -> str:
        """Return the year as "2026/27"."""
        return financial_year_label(self.start) if self.start is not None else "any year"

    @property
    def of_whom(self) -> str:
        """Return "Targets", or "Own targets of X"."""
        return "Targets" if self.whose == SHARED else f"Own targets of {self.whose}"

    @property
    def said(self) -> str:
        """Return the year as a sentence begins with it, with the member whose own they are."""
        return self.label if self.whose == SHARED else f"{self.whose} alone, {self.label}"

    @property
    def period(self) -> Period | None:
        """Return the financial year's months."""
        first = self.request.settings.financial_year.first_month
        return financial_year(self.start, first) if self.start is not None else None

    @property
    def names(self) -> dict[str, str]:
        """Return the name of each area that a target can be for."""
        return self.request.area_names | names_of_groups(self.request, self.rows["area_code"])

    @cached_property
    def counted(self) -> list[CountTarget]:
        """Return the targets that count incidents by month."""
        rows = self.rows[counts_incidents(self.rows)]
        return [self.count_target(row) for _, row in rows.iterrows()]

    @cached_property
    def surveyed(self) -> list[SurveyTarget]:
        """Return the targets that a survey measures."""
        rows = self._of_periods
        asked = [row for row in rows if is_of_residents(self.indicators, row)]
        return [self._survey_target(row) for row in asked]

    @cached_property
    def followed(self) -> list[FigureTarget]:
        """Return the targets on what others record, period by period: rates, shares and counts."""
        rows = [row for row in self._of_periods if not is_of_residents(self.indicators, row)]
        return [figure_target(self.request, row, self.indicators) for row in rows]

    @property
    def _of_periods(self) -> list[pd.Series]:
        return [row for _, row in self.rows[~counts_incidents(self.rows)].iterrows()]

    def count_target(self, row: pd.Series) -> CountTarget:
        """Return a target that counts incidents, with its months."""
        margin = self.request.settings.thresholds.no_worse_margin
        baseline, limit = float(row["baseline"]), float(row["target"])
        if row["kind"] == "no_worse" and limit <= baseline:
            limit = baseline * (1 + margin)
        period = months_of(row)
        if of_several_years(row):
            baseline *= len(period) / len(months_of(row, "baseline_start", "baseline_end"))
        limit, parts = whole(limit, rises=rises(row["kind"])), tuple(by_year(row["by_year"]))
        promise = Promise(row["kind"], period, limit, baseline, parts)
        area = row["area_code"]
        known = area in self.names or bool(wards_of(self.request, area))
        choice = row["measure"].partition(":")[2]
        loaded = self.request.loaded_of(choice) if known else []
        latest = self._judged_to(choice, loaded)
        counts, peers = pd.Series(dtype="int64"), None
        if loaded:
            counts, peers = self.series(area, choice, loaded, period.start)
        status, doubt = self.request.settings.status, self._doubt(row, choice, latest)
        return CountTarget(row, promise, counts, peers, latest, status, doubt)

    def _doubt(self, row: pd.Series, choice: str, latest: date | None) -> int:
        """Return how many rows set aside may belong to a target's months so far."""
        period, area = months_of(row), row["area_code"]
        if latest is None or latest < period.start:
            return 0
        so_far = Period(period.start, min(latest, period.end))
        wards: list[str | None] = [*wards_of(self.request, area)] or [None]
        found = [rows_of(doubt_of(self.request, choice, ward), so_far) for ward in wards]
        return int(sum(found))

    def _judged_to(self, choice: str, loaded: list[date]) -> date | None:
        """Return the month to which a target is judged: the latest known, or due by now.

        What is late is not known to have been nothing: where others' files reach further, the
        months that are due count as missing.
        """
        due = due_to(self.request.snapshot, self.request.settings, choice, self.request.day)
        if not loaded or due is None or self.latest is None:
            return loaded[-1] if loaded else None
        return max(loaded[-1], min(due, self.latest))

    def series(
        self, area: str, choice: str, loaded: list[date], start: date
    ) -> tuple[pd.Series, pd.Series | None]:
        """Return an area's incidents by month, and those of their kind elsewhere in the force.

        Of a ward they are counted by its outline, else by the district told. Where partners send
        the district's own alone, there is no elsewhere.
        """
        settings, snapshot = self.request.settings, self.request.snapshot
        keys = vocabulary.category_keys(choice)
        # Earlier months counted something else: neither seasons nor records may come from them.
        since = min(self.request.comparable_from(choice), start)
        months = [month for month in loaded if month >= since]
        everywhere = self._all_months.every_count(keys, months)
        if area == settings.district.code:
            counts = self._all_months.counts(keys, months)
        elif area == settings.force.code:
            counts = everywhere
        else:
            of_each = [
                snapshot.ward_counts(None, keys, ward=w) for w in wards_of(self.request, area)
            ]
            found = pd.concat(of_each, ignore_index=True)
            counts = month_series(found, coverage(Period(loaded[0], loaded[-1]), loaded))
            counts = counts[[month >= since for month in counts.index]]
        whole = area == settings.district.code and not vocabulary.tells_of_others(choice)
        if whole or area == settings.force.code:
            return counts, None
        return counts, everywhere - counts

    @cached_property
    def _all_months(self) -> MonthsByCategory:
        return district_months(self.request)

    def _survey_target(self, row: pd.Series) -> SurveyTarget:
        limits = self.request.settings.thresholds
        waves = self.indicators
        own = waves[
            (waves["indicator"] == row["measure"].partition(":")[2])
            & (waves["area_code"] == row["area_code"])
            & (waves["unit"] == "share")
            & (waves["sample"] == RESIDENTS)
        ]
        shown = survey_waves(
            own,
            design_effect=limits.survey_design_effect,
            warn_below=limits.survey_warn_below,
            hide_below=limits.survey_hide_below,
        )
        named = pd.Series({**row, "kind": asked_of_residents(row["kind"])})
        return SurveyTarget(named, months_of(row), shown)

    @cached_property
    def indicators(self) -> pd.DataFrame:
        """Return every indicator loaded, without the waves that ended after what is to be known."""
        waves, until = self.request.snapshot.indicators(), self.request.until
        if until is None:
            return waves
        return waves[waves["period_end"] < pd.Timestamp(add_months(until, 1))]

    @cached_property
    def choices(self) -> list[str]:
        """Return what the targets that count incidents count, each once."""
        measures = self.rows.loc[counts_incidents(self.rows), "measure"]
        return list(dict.fromkeys(measure.partition(":")[2] for measure in measures))

    def by_sender(self, missing: Mapping[str, tuple[date, ...]]) -> dict[str, list[date]]:
        """Return whose files lack which of the months that targets, by id, are missing."""
        found: dict[str, set[date]] = {}
        for target in self.counted:
            if months := missing.get(target.row["target_id"]):
                sender = self.request.sender_of(target.row["measure"].partition(":")[2])
                found.setdefault(sender, set()).update(months)
        return {sender: sorted(months) for sender, months in found.items()}

    def not_in(self) -> dict[str, tuple[date, ...]]:
        """Return by target the months of the year without a file, those not come in yet too."""
        end = self.period.end if self.period else date.max
        return {
            target.row["target_id"]: tuple(
                month
                for month in target.promise.period
                if month <= end and month not in set(target.counts.index)
            )
            for target in self.counted
            if target.latest is not None
        }

    def missing(self) -> tuple[date, ...]:
        """Return the months so far that are missing for any target."""
        return tuple(sorted({month for target in self.counted for month in target.missing}))

    @property
    def to_come(self) -> int:
        """Return how many months of the year come after the last one that any target is judged to.

        Where nothing is loaded all of them may have been sent.
        """
        known = [target.latest for target in self.counted if target.latest is not None]
        if self.period is None or not known:
            return 0
        return sum(month > max(known) for month in self.period)


def chosen_targets(year: TargetYear) -> list[str]:
    """Return the ids of the year's targets, or the one asked for; raise SelectionError."""
    known = list(year.rows["target_id"])
    asked = year.request.selection.target
    if asked is None:
        return known
    if asked not in known:
        raise SelectionError(
            f"{asked!r} is not a target of the year: choose from {', '.join(known) or 'none'}."
        )
    return [asked]
