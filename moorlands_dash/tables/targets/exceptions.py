"""The table of where each exception comes from: wards, types, places, similar months, files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.measures.targets import exceptions as measures
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period
from moorlands_dash.sources import STREET
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.frames import blank, framed
from moorlands_dash.tables.meetings.overview import EXCEPTIONS, overview
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.request import Request
from moorlands_dash.tables.targets.outlooks import CountTarget
from moorlands_dash.tables.targets.promises import TargetYear
from moorlands_dash.tables.targets.trajectories import targets
from moorlands_dash.words.meetings import review as words
from moorlands_dash.words.meetings.review import FILES, PLACE, SIMILAR, TYPE, WARD
from moorlands_dash.words.meetings.similar import run_sentence

NO_WARD = "unknown wards"
"""Part of a partner's count that is of the district, and of no ward known."""
MOST_PLACES = 8
"""Places that are listed of each target; all of them are tested together."""


def exception(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return the parts of the gap of one target, or of every exception in the agenda's order."""
    request = Request(snapshot, settings, selection)
    year = TargetYear(request)
    asked = selection.target
    promised = (targets if asked else overview)(snapshot, settings, selection)
    section, key = ("target_id", asked) if asked else ("section", EXCEPTIONS)
    rows = promised.frame[promised.frame[section] == key]
    counted = {target.row["target_id"]: target for target in year.counted}
    found = [
        blank("exception") | dict(part, target_id=key)
        for key in rows["target_id"]
        if key in counted
        for part in Gap(request, counted[key]).parts()
    ]
    return request.table(
        "exception",
        framed("exception", found),
        title=f"Where exceptions of {year.label} come from",
        period=year.period,
        about=year.choices,
        missing=year.missing(),
        to_come=year.to_come,
        sentence=words.exceptions_sentence(list(rows["title"]))
        if len(year.rows)
        else promised.sentence,
        notes=[
            "Expected: the milestones of the months so far, shared out as the same months' "
            "counts of the year before were. The differences of the wards, and of the types, "
            "add up to the whole gap.",
        ],
    )


class Gap:
    """The gap between a target's count and its milestones, taken apart."""

    def __init__(self, request: Request, target: CountTarget) -> None:
        """Choose the months to compare."""
        self.request, self.target = request, target
        elapsed = target.standing.elapsed
        self.compared = (
            measures.comparison(target.counts, target.promise, target.shares, elapsed.period)
            if elapsed
            else None
        )
        self.unit = vocabulary.unit_measured(str(target.row["measure"]))
        choice = target.row["measure"].partition(":")[2]
        self.keys = vocabulary.category_keys(choice)
        self.partners = all(source.key != STREET for source in vocabulary.sources_of(choice))

    def parts(self) -> Iterator[dict[str, Any]]:
        """Yield the parts by ward, type and place, similar months, and what is not known."""
        if self.compared is not None:
            yield from self._wards()
            yield from self._types()
            yield from self._places()
            yield from self._similar()
        yield self._files()

    @property
    def _in_district(self) -> bool:
        return bool(self.target.row["area_code"] == self.request.settings.district.code)

    @property
    def _ward(self) -> str | None:
        code = str(self.target.row["area_code"])
        return code if code in set(self.request.wards["area_code"]) else None

    def _wards(self) -> Iterator[dict[str, Any]]:
        if not self._in_district:
            return
        names = dict(self.request.wards.itertuples(index=False, name=None))
        frame = self.request.snapshot.ward_counts(None, self.keys)
        frame = frame.assign(part=frame["ward_code"].map(names))
        if self.partners:
            frame = pd.concat([frame, self._placeless(frame)], ignore_index=True)
        yield from self._compare(WARD, frame)

    def _placeless(self, placed: pd.DataFrame) -> pd.DataFrame:
        """Return by month what partners tell of the district without saying where it was."""
        by_month = [rows.groupby("month")["count"].sum() for rows in (self._of_district, placed)]
        found = by_month[0].sub(by_month[1], fill_value=0).clip(lower=0)
        return found.reset_index().assign(part=NO_WARD)

    @property
    def _of_district(self) -> pd.DataFrame:
        settings = self.request.settings
        frame = self.request.snapshot.district_counts(None, self.keys, settings.force.name)
        return frame[frame["district"] == settings.district.name]

    def _types(self) -> Iterator[dict[str, Any]]:
        if len(self.keys) < 2 or not (self._in_district or self._ward):
            return
        if self._ward:
            frame = self.request.snapshot.ward_counts(None, self.keys, ward=self._ward)
        else:
            frame = self._of_district
        names = vocabulary.choices()
        yield from self._compare(TYPE, frame.assign(part=frame["category"].map(names)))

    def _places(self) -> Iterator[dict[str, Any]]:
        if not (self._in_district or self._ward):
            return
        columns = ("month", "location", "lsoa_name", "ward_code")
        found = self.request.snapshot.incidents(None, self.keys, self._ward, columns)
        found = found.dropna(subset=["location"])
        if found.empty:
            # Partners send points or wards, and no names of places.
            return
        wards = dict(self.request.wards.itertuples(index=False, name=None))
        ward = found["ward_code"].map(wards).fillna("outside all wards")
        area = found["lsoa_name"].fillna("").str.rpartition(" ")[2]
        place = found["location"].str.removeprefix("On or near ")
        label = place + ", " + ward + " (" + area + ")"
        frame = found.assign(count=1, part=label)
        rows = list(self._compare(PLACE, frame))
        yield from rows[:MOST_PLACES]

    def _compare(self, dimension: str, frame: pd.DataFrame) -> Iterator[dict[str, Any]]:
        """Yield the parts of a dimension, those that drive the gap first."""
        compared = self.compared
        if compared is None:
            return
        month = frame["month"].dt.date
        now, before = (
            frame[month.isin(months)].groupby("part")["count"].sum().astype(int).to_dict()
            for months in (compared.months, compared.before)
        )
        found = measures.parts(now, before, compared.allowed, complete=compared.complete)
        for row in found.to_dict("records"):
            yield {
                **{str(name): value for name, value in row.items()},
                "dimension": dimension,
                "words": words.part_sentence(row, self.unit),
            }

    def _similar(self) -> Iterator[dict[str, Any]]:
        elapsed = self.target.standing.elapsed
        if elapsed is None or not elapsed.complete:
            return
        period = self.target.promise.period
        runs = measures.similar_runs(self.target.counts, elapsed.period, period)
        for row in runs.to_dict("records"):
            yield {
                **{name: row[name] for name in measures.PARTS},
                "outturn": row["outturn"],
                "dimension": SIMILAR,
                "words": run_sentence(row, self.unit),
            }

    def _files(self) -> dict[str, Any]:
        elapsed = self.target.standing.elapsed
        said = words.completeness_sentence(
            self.target.missing,
            elapsed.loaded if elapsed else 0,
            self._nowhere(elapsed.period if elapsed else None),
            vocabulary.plural(self.unit) if self.partners else "",
            self.target.known_to,
        )
        return {
            "dimension": FILES,
            "part": _span(elapsed.period if elapsed else None),
            "words": said,
        }

    def _nowhere(self, period: Period | None) -> float:
        """Return which share of the rows is in no district; of partners' rows, in no ward."""
        snapshot, force = self.request.snapshot, self.request.settings.force.name
        rows = snapshot.district_counts(period, self.keys, force)
        if self.partners:
            rows = rows[rows["district"] == self.request.settings.district.name]
            placed = int(snapshot.ward_counts(period, self.keys)["count"].sum())
            nowhere = max(int(rows["count"].sum()) - placed, 0)
        else:
            nowhere = int(rows.loc[rows["district"].isna(), "count"].sum())
        total = int(rows["count"].sum())
        return nowhere / total if total else 0.0


def _span(period: Period | None) -> str:
    return str(period) if period else "no month"
