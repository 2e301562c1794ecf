"""Counts of people as the public may have them, by the same suppression as every small count.

Whole financial years of the district, by the periods in which they were sent, never by ward, by
group or for a free choice of months. Who did and who didn't are both cells, and add up to all of
them; events add up to their year. A year of a measure is given once (`store.given`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from moorlands_dash.measures.data.disclosure import protect
from moorlands_dash.measures.data.sums import Sum
from moorlands_dash.measures.people.points import with_shares
from moorlands_dash.partnership import Settings
from moorlands_dash.people_measures import (
    PEOPLE_MEASURE_BY_KEY,
    PEOPLE_THEMES,
    PREFIX,
    PeopleMeasure,
)
from moorlands_dash.periods import (
    Period,
    add_months,
    financial_year,
    financial_year_start,
    month_key,
    parse_month,
)
from moorlands_dash.rows import Row
from moorlands_dash.store.given import give, given
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.store.secret import secret_of
from moorlands_dash.tables.data.disclosure import DEMONSTRATION, DISTRICT, REAL, YEAR
from moorlands_dash.tables.frames import empty, framed
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.people.rows import People
from moorlands_dash.tables.request import Request
from moorlands_dash.words.data.disclosure import HIDDEN
from moorlands_dash.words.people import protected as words

NAME = "people-protected"
PART = "part"
OF = ":of"
"""What stands behind a measure's key where its cell is of how many."""


def protected(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return the district's counts of people by whole financial year, small ones hidden."""
    request = Request(snapshot, settings, selection)
    cells = given_people(snapshot, settings)
    if request.until is not None:
        # A part is given with its year.
        ends = [add_months(parse_month(year), 11) for year in cells["year"]]
        cells = cells[[end <= request.until for end in ends]]
    frame = _laid_out(cells)
    return request.table(
        NAME,
        frame,
        title="People we work with, by whole financial years",
        sentence=words.protected_sentence(frame, settings.disclosure.threshold),
        notes=words.rule_notes(settings.disclosure.threshold),
        period=_whole(frame),
        about=[],
    )


def given_people(snapshot: Snapshot, settings: Settings) -> pd.DataFrame:
    """Return every cell that the public may have, in the columns of `store.given`.

    Years that were given once are given so again; asked for the public, what is given for the
    first time is written down.
    """
    whose = settings.key, DEMONSTRATION if snapshot.demonstration else REAL
    known = _of_people(given(snapshot.home, *whose))
    whole = snapshot.unprotected()
    if whole is None:
        return known
    years = set(zip(known["category"], known["year"], strict=True))
    fresh = [table.frame(years) for table in _years(whole, settings)]
    fresh = [rows for rows in fresh if len(rows)]
    if not fresh:
        return known
    made = pd.concat(fresh, ignore_index=True)
    if snapshot.public:
        return _of_people(give(snapshot.home, *whose, f"{snapshot.created:%Y-%m-%d}", made))
    return pd.concat([known, made], ignore_index=True)


def _of_people(frame: pd.DataFrame) -> pd.DataFrame:
    kept: pd.DataFrame = frame[frame["category"].str.startswith(PREFIX)]
    return kept.reset_index(drop=True)


def _years(whole: Snapshot, settings: Settings) -> Iterator[PeopleYear]:
    """Yield each financial year of which a measure's every period is loaded."""
    known = People(Request(whole, settings, Selection()))
    first = settings.financial_year.first_month
    every = {measure.key: known.series(measure) for measure in known}
    starts = {
        financial_year_start(stamp.date(), first)
        for points in every.values()
        for stamp in points["from"]
    }
    for start in sorted(starts):
        period = financial_year(start, first)
        held = {key: _within(points, period) for key, points in every.items()}
        yield PeopleYear(
            period,
            {key: points for key, points in held.items() if _is_whole(points, period)},
            settings,
            secret_of(whole.home),
        )


def _within(points: pd.DataFrame, period: Period) -> pd.DataFrame:
    kept: pd.DataFrame = points[
        (points["from"] >= pd.Timestamp(period.start)) & (points["to"] <= pd.Timestamp(period.end))
    ]
    return kept


def _is_whole(points: pd.DataFrame, period: Period) -> bool:
    return bool(
        len(points) and points["count"].notna().all() and int(points["months"].sum()) == len(period)
    )


@dataclass(frozen=True)
class PeopleYear:
    """One financial year's counts of people: which cells there are, and which of them are hidden.

    All measures are protected together, as one may be of how many another counts.
    """

    period: Period
    points: dict[str, pd.DataFrame]
    """Measure's key -> its points of the year, all there."""
    settings: Settings
    secret: bytes

    @cached_property
    def cells(self) -> dict[str, int]:
        """Return each cell's count by its name: counts, of how many, the rest, years of events."""
        found: dict[str, int] = {}
        for key, points in self.points.items():
            measure = PEOPLE_MEASURE_BY_KEY[key]
            for row in points.to_dict("records"):
                found[_cell(key, row)] = int(row["count"])
                if measure.is_share:
                    found.setdefault(self._whole(measure, row), int(row["of"]))
                    found[f"{_cell(key, row)} rest"] = int(row["of"]) - int(row["count"])
            if measure.adds_up:
                found[self._year(key)] = int(points["count"].sum())
        return found

    @cached_property
    def sums(self) -> list[Sum]:
        """Return which cells every reader knows to add up."""
        found = []
        for key, points in self.points.items():
            measure = PEOPLE_MEASURE_BY_KEY[key]
            rows = points.to_dict("records")
            if measure.is_share:
                found += [
                    Sum(self._whole(measure, r), (_cell(key, r), f"{_cell(key, r)} rest"))
                    for r in rows
                ]
            if measure.adds_up:
                found.append(Sum(self._year(key), tuple(_cell(key, row) for row in rows)))
        return found

    def _year(self, key: str) -> str:
        return f"{PREFIX}{key} {YEAR} {month_key(self.period.start)}"

    def _whole(self, measure: PeopleMeasure, row: Row) -> str:
        """Return the cell of how many: that of the measure that counts them, if it is alike."""
        own = f"{_cell(measure.key, row)} of"
        if not measure.of_measure:
            return own
        counted = self.points.get(measure.of_measure)
        # By one name whether that measure is loaded yet or not, so that it draws the same lot.
        alike = True
        if counted is not None:
            same = counted.loc[counted["from"] == row["from"], "count"]
            alike = bool((same == row["of"]).all())
        return _cell(measure.of_measure, row) if alike else own

    @cached_property
    def hidden(self) -> dict[str, bool]:
        """Tell of each cell whether it is hidden."""
        counts = pd.Series(self.cells, dtype="int64")
        if counts.empty:
            return {}
        found = protect(
            counts, self.sums, threshold=self.settings.disclosure.threshold, secret=self.secret
        )
        return {str(key): bool(value) for key, value in found.items()}

    def frame(self, known: set[tuple[str, str]]) -> pd.DataFrame:
        """Return the cells as they are given, but of measures whose year was given before."""
        year = month_key(self.period.start)
        rows = [
            row
            for key, points in self.points.items()
            if (f"{PREFIX}{key}", year) not in known
            for row in self._rows(PEOPLE_MEASURE_BY_KEY[key], points)
        ]
        return pd.DataFrame(rows).astype({"count": "Int64"}) if rows else pd.DataFrame()

    def _rows(self, measure: PeopleMeasure, points: pd.DataFrame) -> Iterator[dict[str, Any]]:
        for row in points.to_dict("records"):
            spans = PART, row["from"], row["to"]
            yield self._row(measure.key, _cell(measure.key, row), *spans)
            if measure.is_share:
                yield self._row(f"{measure.key}{OF}", self._whole(measure, row), *spans)
        if measure.adds_up:
            ends = pd.Timestamp(self.period.start), pd.Timestamp(self.period.end)
            yield self._row(measure.key, self._year(measure.key), YEAR, *ends)

    def _row(
        self, key: str, cell: str, span: str, start: pd.Timestamp, end: pd.Timestamp
    ) -> dict[str, Any]:
        return {
            "category": f"{PREFIX}{key}",
            "year": month_key(self.period.start),
            "level": DISTRICT,
            "area_code": self.settings.district.code,
            "area_name": self.settings.district.name,
            "span": span,
            "from": start,
            "to": end,
            "count": pd.NA if self.hidden[cell] else self.cells[cell],
        }


def _cell(key: str, row: Row) -> str:
    """Return what a cell is called when lots are drawn: the same in every snapshot."""
    return f"{PREFIX}{key} {month_key(row['from'])} {month_key(row['to'])}"


def _laid_out(cells: pd.DataFrame) -> pd.DataFrame:
    """Return the cells as the table has them, a measure's count and of how many in one row."""
    if cells.empty:
        return empty(NAME)
    keys = cells["category"].str.removeprefix(PREFIX)
    whole = keys.str.endswith(OF)
    named = cells.assign(measure=keys.str.removesuffix(OF))
    on = ["measure", "span", "from", "to"]
    of = named.loc[whole, [*on, "count"]].rename(columns={"count": "of"})
    rows = named[~whole].merge(of, on=on, how="left")
    rows = rows[rows["measure"].isin(PEOPLE_MEASURE_BY_KEY)]
    rows = with_shares(rows.astype({"count": "Int64", "of": "Int64"}))
    order = {key: place for place, key in enumerate(PEOPLE_MEASURE_BY_KEY)}
    rows = rows.assign(order=rows["measure"].map(order)).sort_values(["order", "from", "span"])
    return framed(NAME, [_laid(row) for row in rows.to_dict("records")])


def _laid(row: Row) -> dict[str, Any]:
    measure = PEOPLE_MEASURE_BY_KEY[row["measure"]]
    hidden: bool = pd.isna(row["count"]) or (measure.is_share and pd.isna(row["of"]))
    return {
        "theme": PEOPLE_THEMES[measure.theme],
        "measure": measure.key,
        "title": measure.name,
        **{name: row[name] for name in ("span", "from", "to", "count", "of")},
        "of_whom": measure.of,
        **{name: row[name] for name in ("share", "lower_95", "upper_95")},
        "shown": HIDDEN if hidden else words.GIVEN,
    }


def latest_given(frame: pd.DataFrame) -> pd.DataFrame:
    """Return each measure's latest figure that isn't hidden; a whole year comes after its parts."""
    told = frame[frame["shown"] == words.GIVEN]
    told = told.assign(whole=told["span"] == YEAR).sort_values(["to", "whole"], kind="stable")
    latest = told.drop_duplicates("measure", keep="last").drop(columns="whole")
    order = {key: place for place, key in enumerate(PEOPLE_MEASURE_BY_KEY)}
    kept: pd.DataFrame = latest.sort_values("measure", key=lambda keys: keys.map(order))
    return kept


def _whole(frame: pd.DataFrame) -> Period | None:
    if frame.empty:
        return None
    return Period(frame["from"].min().date(), frame["to"].max().date())
