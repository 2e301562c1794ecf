"""Counts of people as a request may know them: series by key, with their charts and cohorts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from moorlands_dash.measures.people.cohorts import NOTHING, Beside, beside
from moorlands_dash.measures.people.points import people_points, with_shares
from moorlands_dash.measures.people.share_chart import expected_by_mix, share_chart
from moorlands_dash.measures.trends.control_charts import control_chart
from moorlands_dash.measures.trends.control_icons import meanings
from moorlands_dash.people_measures import (
    PEOPLE_MEASURE_BY_KEY,
    PEOPLE_MEASURES,
    PeopleMeasure,
    find_people_measure,
)
from moorlands_dash.periods import add_months
from moorlands_dash.rows import Record
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.request import Request

_YEAR = 12
_CHARTED = [
    *("from", "to", "months", "count", "of", "share", "lower_95", "upper_95", "mean", "lower"),
    *("upper", "near_lower", "near_upper", "method", "trial", "rule", "side", "way", "meaning"),
    "segment",
]


def people_series(snapshot: Snapshot, key: str, area_code: str) -> pd.DataFrame:
    """Return `from to months count of share lower_95 upper_95` of a measure in an area.

    The one look-up of a series of people: `key` is a measure's, a target's "people:KEY" too. A row
    is a month or a quarter, a gap has no count; no row where nothing is loaded, or the snapshot is
    the public's. Raises ValueError, in words, for another key.
    """
    measure = find_people_measure(key)
    return _series(snapshot.people(), measure, area_code)


def _series(
    people: pd.DataFrame, measure: PeopleMeasure, area_code: str, group: str = ""
) -> pd.DataFrame:
    chosen = (people["measure"] == measure.key) & (people["area_code"] == area_code)
    own = people[chosen & (people["group"] == group)]
    if own.empty and not group and measure.groups:
        own = _whole(people[chosen & (people["group"] != "")], measure)
    return with_shares(people_points(own, adds_up=measure.adds_up))


def _whole(groups: pd.DataFrame, measure: PeopleMeasure) -> pd.DataFrame:
    """Return the sums of periods for which every group is given: no person is in two of them."""
    keys = ["period_start", "period_end"]
    every = groups.groupby(keys)
    sums = every[["count", "of"]].sum(min_count=1)
    whole: pd.DataFrame = sums[every["group"].nunique() == len(measure.groups)].reset_index()
    return whole


@dataclass(frozen=True)
class People:
    """The counts of people of one request, in the ward that is asked for or in the district."""

    request: Request

    @property
    def area_code(self) -> str:
        """Return the code of the ward that is asked for, else the district's."""
        return self.request.ward or self.request.settings.district.code

    @property
    def area_name(self) -> str:
        """Return the same area's name."""
        return self.request.area_names[self.area_code]

    @cached_property
    def rows(self) -> pd.DataFrame:
        """Return the rows as far as they are to be known."""
        found = self.request.snapshot.people().assign(
            group=lambda rows: rows["group"].fillna("").astype("str")
        )
        if self.request.until is not None:
            found = found[found["period_end"] < pd.Timestamp(add_months(self.request.until, 1))]
        return found.reset_index(drop=True)

    @cached_property
    def measures(self) -> tuple[PeopleMeasure, ...]:
        """Return the measures of which anything is loaded for the area."""
        held = set(self.rows.loc[self.rows["area_code"] == self.area_code, "measure"])
        return tuple(measure for measure in PEOPLE_MEASURES if measure.key in held)

    def series(self, measure: PeopleMeasure, group: str = "") -> pd.DataFrame:
        """Return the points of a measure, or of one group of it."""
        return _series(self.rows, measure, self.area_code, group)

    @cached_property
    def charts(self) -> dict[str, pd.DataFrame]:
        """Return the control chart of each measure by its key, with what each point means."""
        return {measure.key: self._chart(measure) for measure in self.measures}

    def _chart(self, measure: PeopleMeasure) -> pd.DataFrame:
        points = self.series(measure)
        if measure.is_share:
            chart = share_chart(points, self._expected(measure))
        else:
            chart = control_chart(points)
        return chart.assign(meaning=meanings(chart, measure.better))[_CHARTED]

    def _expected(self, measure: PeopleMeasure) -> pd.Series | None:
        """Return the share that each point's mix leads to expect, where its groups are known."""
        groups = self.groups(measure)
        return expected_by_mix(groups) if len(groups) else None

    def groups(self, measure: PeopleMeasure) -> pd.DataFrame:
        """Return the points of every group of a measure, with `group`; none where none is sent."""
        found = [self.series(measure, key).assign(group=key) for key in measure.groups]
        kept = [points for points in found if len(points)]
        if not kept or len(kept) < len(measure.groups):
            return self.series(measure).head(0).assign(group="")
        return pd.concat(kept, ignore_index=True)

    def cohorts(self, measure: PeopleMeasure) -> pd.DataFrame:
        """Return each group's latest point beside the year before's: `count of ..._before`."""
        every = self.groups(measure)
        if every.empty:
            return every.assign(count_before=None, of_before=None)
        latest = self.latest(measure)
        then = latest["from"] - pd.DateOffset(months=_YEAR)
        now = every[every["from"] == latest["from"]].set_index("group")
        before = every[every["from"] == then].set_index("group")[["count", "of"]]
        joined: pd.DataFrame = now.join(before.add_suffix("_before"), how="inner")
        if len(joined) < len(measure.groups):
            return every.head(0).assign(count_before=None, of_before=None)
        return joined.dropna(subset=["count", "of", "count_before", "of_before"]).reset_index()

    def latest(self, measure: PeopleMeasure) -> Record:
        """Return the newest point of a measure's chart that was sent."""
        chart = self.charts[measure.key]
        row: Record = chart[chart["count"].notna()].iloc[-1].to_dict()
        return row

    def before(self, measure: PeopleMeasure) -> Record | None:
        """Return the point of the same months a year before the latest one; None if not there."""
        chart = self.charts[measure.key]
        then = self.latest(measure)["from"] - pd.DateOffset(months=_YEAR)
        found = chart[(chart["from"] == then) & chart["count"].notna()]
        return found.iloc[0].to_dict() if len(found) else None

    def beside(self, measure: PeopleMeasure) -> Beside:
        """Return the latest cohort of a share beside that of the year before."""
        now, before = self.latest(measure), self.before(measure)
        if not measure.is_share or before is None or pd.isna(now["of"]) or pd.isna(before["of"]):
            return NOTHING
        groups = self.cohorts(measure)
        return beside(_pair(now), _pair(before), groups if len(groups) else None)

    def __iter__(self) -> Iterator[PeopleMeasure]:
        """Yield the measures that are loaded."""
        return iter(self.measures)


def _pair(row: Record) -> tuple[int, int]:
    return int(row["count"]), int(row["of"])


def measure_of_key(key: str) -> PeopleMeasure:
    """Return the measure of a table's row."""
    return PEOPLE_MEASURE_BY_KEY[key]
