"""The tables of a series' rhythm: the same months a year apart, the season, the hours of a week."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import pandas as pd

from moorlands_dash.measures.coverage import coverage
from moorlands_dash.measures.hotspots.aoristic import HOURS, week_hours
from moorlands_dash.measures.trends.calendar_months import season
from moorlands_dash.measures.trends.year_on_year import year_on_year as compared
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables import past
from moorlands_dash.tables.doubt import notes_of, of_place, shown
from moorlands_dash.tables.frames import empty, only
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.request import Request
from moorlands_dash.tables.trends.series import Series
from moorlands_dash.tables.wards.years import WardYears
from moorlands_dash.words.numbers import number
from moorlands_dash.words.trends import rhythm as words
from moorlands_dash.words.usual import past_notes

TIMES = ["occurred_from", "occurred_to"]
"""Columns of incidents of extracts that have times."""


def year_on_year(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return equal periods of the chosen series against the same months a year before."""
    request = Request(snapshot, settings, selection)
    series = Series(request)
    title = f"{series.name}: the same months, a year apart"
    if series.latest is None:
        return request.nothing("year-on-year", title)
    least = settings.thresholds.percent_change_from
    frame = compared(
        series.counts,
        series.latest,
        comparable=series.comparable,
        percent_from=least,
        past=_past(series),
        beside=partial(of_place, request, request.category, ward=request.ward),
    ).assign(area_name=series.place, category=request.category)
    frame["words"] = [words.change_words(row) for _, row in shown(request, frame).iterrows()]
    period = Period(frame["from"].min().date(), series.latest)
    asked = Period(frame["before_from"].iloc[:3].min().date(), series.latest)
    return request.table(
        "year-on-year",
        only("year-on-year", frame),
        title=title,
        period=period,
        missing=coverage(asked, series.loaded).missing,
        sentence=words.change_sentence(frame, series.name),
        notes=[
            *words.family_notes(frame),
            *past_notes(_latest_year(frame), frame["usual_years"].iloc[2:3]),
            f"Per cent is not given where either count is under {number(least)}.",
            *notes_of(request, Period(asked.start, series.latest)),
            *request.break_notes(asked),
        ],
    )


def _past(series: Series) -> Callable[[Period], Mapping[str, Any]]:
    """Return what answers the past of a period: that of the ward among all, or the district's."""
    request = series.request
    if request.ward is None:
        found = past.DistrictPast(request)
        return partial(found.row, request.category)
    wards = WardYears(replace(request, selection=replace(request.selection, period=None))).series
    ward = request.ward
    return lambda period: past.of_ward(request, wards, period, ward)


def _latest_year(frame: pd.DataFrame) -> Period:
    return Period(frame["from"].iloc[2].date(), frame["to"].iloc[2].date())


def by_month(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return how much of the usual each calendar month brings, and whether that is a season."""
    request = Request(snapshot, settings, selection)
    series = Series(request)
    title = f"{series.name}: the months of the year"
    if series.latest is None:
        return request.nothing("season", title)
    found = season(series.run)
    years = found.years
    period = Period(series.run.index[-12 * years], series.latest) if years else None
    frame = found.months.assign(
        area_name=series.place, category=request.category, years=years, p_value=found.p_value
    )
    return request.table(
        "season",
        empty("season") if found.months.empty else frame,
        title=title,
        period=period,
        sentence=words.season_sentence(found, series.name, len(series.run)),
        notes=words.season_notes(found),
    )


def by_hour(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return the hours of the week of the chosen incidents, where extracts have times."""
    request = Request(snapshot, settings, selection)
    series = Series(request)
    title = f"{series.name}: the hours of the week"
    if series.shown is None:
        return request.nothing("week-hours", title)
    found = _incidents(request, series.shown)
    week = week_hours(*(pd.to_datetime(found[name]) for name in TIMES))
    frame = empty("week-hours")
    if week.known:
        cells = [(day, hour) for day in range(7) for hour in range(HOURS)]
        frame = pd.DataFrame(cells, columns=["weekday", "hour"]).assign(
            incidents=week.parts.ravel(),
            share=week.parts.ravel() / week.known,
            area_name=series.place,
            category=request.category,
        )
    return request.table(
        "week-hours",
        frame,
        title=title,
        period=series.shown,
        sentence=words.hours_sentence(week, series.name, series.shown, request.unit),
        notes=words.hours_notes(week, request.unit),
    )


def _incidents(request: Request, shown: Period) -> pd.DataFrame:
    """Return the times of the chosen incidents; none of a snapshot that knows no times."""
    known = request.snapshot.incidents(None, ()).columns
    if not set(TIMES) <= set(known):
        return pd.DataFrame({name: pd.Series(dtype="datetime64[us]") for name in TIMES})
    return request.snapshot.incidents(shown, request.categories, request.ward, TIMES)
