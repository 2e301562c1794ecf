"""The table of where each exception comes from: wards, types, places, similar months, files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.measures import exceptions as measures
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.catalogue import COLUMNS
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.overview import EXCEPTIONS, overview
from moorlands_dash.tables.promises import CountTarget, TargetYear
from moorlands_dash.tables.request import Request
from moorlands_dash.tables.targets import targets
from moorlands_dash.words import review as words
from moorlands_dash.words.review import FILES, PLACE, SIMILAR, TYPE, WARD

MOST_PLACES = 8
"""Places that are listed of each target; all of them are tested together."""


def exception(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return the parts of the gap of one target, or of every exception in the agenda's order."""
    request = Request(snapshot, settings, selection)
    year = TargetYear(request)
    asked = selection.extra.get("target")
    promised = (targets if asked else overview)(snapshot, settings, selection)
    section, key = ("target_id", asked) if asked else ("section", EXCEPTIONS)
    rows = promised.frame[promised.frame[section] == key]
    counted = {target.row["target_id"]: target for target in year.counted}
    found = [
        dict(part, target_id=key)
        for key in rows["target_id"]
        if key in counted
        for part in Gap(request, counted[key]).parts()
    ]
    return request.table(
        "exception",
        "exception",
        pd.DataFrame(found, columns=COLUMNS["exception"]),
        title=f"Where exceptions of {year.label} come from",
        period=year.period,
        missing=year.missing(),
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
        self.keys = vocabulary.category_keys(target.row["measure"].partition(":")[2])

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
        yield from self._compare(WARD, frame.assign(part=frame["ward_code"].map(names)))

    def _types(self) -> Iterator[dict[str, Any]]:
        if len(self.keys) < 2 or not (self._in_district or self._ward):
            return
        snapshot, settings = self.request.snapshot, self.request.settings
        if self._ward:
            frame = snapshot.ward_counts(None, self.keys, ward=self._ward)
        else:
            frame = snapshot.district_counts(None, self.keys, settings.force.name)
            frame = frame[frame["district"] == settings.district.name]
        names = vocabulary.choices()
        yield from self._compare(TYPE, frame.assign(part=frame["category"].map(names)))

    def _places(self) -> Iterator[dict[str, Any]]:
        if not (self._in_district or self._ward):
            return
        columns = ("month", "location", "lsoa_name", "ward_code")
        found = self.request.snapshot.incidents(None, self.keys, self._ward, columns)
        found = found.dropna(subset=["location"])
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
                "words": words.run_sentence(row, self.unit),
            }

    def _files(self) -> dict[str, Any]:
        elapsed = self.target.standing.elapsed
        settings, snapshot = self.request.settings, self.request.snapshot
        rows = snapshot.district_counts(
            elapsed.period if elapsed else None, self.keys, settings.force.name
        )
        total = int(rows["count"].sum())
        nowhere = int(rows.loc[rows["district"].isna(), "count"].sum())
        said = words.completeness_sentence(
            self.target.missing,
            elapsed.loaded if elapsed else 0,
            nowhere / total if total else 0.0,
        )
        return {
            "dimension": FILES,
            "part": _span(elapsed.period if elapsed else None),
            "words": said,
        }


def _span(period: Period | None) -> str:
    return str(period) if period else "no month"
