"""The table behind "is this real?": one series, its limits, and what chance doesn't explain."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date

import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.measures.doubt import with_rows, within
from moorlands_dash.measures.intervals import Numbers
from moorlands_dash.measures.targets.forecast import HISTORY
from moorlands_dash.measures.trends import control_charts
from moorlands_dash.measures.trends.control_icons import (
    CANNOT_TELL,
    assurance,
    better,
    in_doubt,
    meanings,
)
from moorlands_dash.measures.trends.seasons import seasonal_indices
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.store.rebases import REBASE, recorded
from moorlands_dash.tables.doubt import doubt_of, rows_in
from moorlands_dash.tables.model import Selection, SelectionError, Table
from moorlands_dash.tables.provisional import marked, notes_on
from moorlands_dash.tables.request import Request
from moorlands_dash.tables.targets.annotations import of_series
from moorlands_dash.tables.targets.outlooks import CountTarget
from moorlands_dash.tables.targets.promises import TargetYear
from moorlands_dash.tables.trends.series import Series
from moorlands_dash.words.doubt import doubt_notes
from moorlands_dash.words.trends import control_charts as words

COUNTED, ADJUSTED = "counted", "adjusted"
SEASONS = (COUNTED, ADJUSTED)
"""What `Selection.season` may be: limits that stay, or that go up and down with the season."""


def control_chart(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return each point of the chosen series with its limits, its rule and what it means."""
    request = Request(snapshot, settings, selection)
    series = Series(request)
    title = f"{series.name}: control chart"
    if series.shown is None:
        return request.nothing("control-chart", title)
    rebases = rebases_of(series)
    frame = _described(judged(series, rebases), series, rebases)
    doubt = within(doubt_of(request, ward=request.ward), series.shown)
    missing = tuple(month for month in series.shown if month not in set(series.loaded))
    return request.table(
        "control-chart",
        frame,
        title=title,
        period=series.shown,
        missing=missing,
        sentence=words.sentence_of(
            frame, series.name, series.shown, rows_in(request, _latest(frame), request.ward)
        ),
        notes=[
            *words.chart_notes(frame),
            *words.season_notes(_asked(request), _seasons(series) is not None, len(series.run)),
            *doubt_notes(doubt, request.what, public=snapshot.public),
            *notes_on(request, series.shown),
            *request.break_notes(series.shown),
        ],
    )


def judged(series: Series, rebases: pd.DataFrame) -> pd.DataFrame:
    """Return the series' points with their limits and rules, and what each means.

    What rows set aside leave open has no verdict.
    """
    seasons, request = _seasons(series), series.request
    counts = series.by_month()
    length = control_charts.point_length(counts)
    months = [stamp.date() for stamp in rebases["date"]]
    chart = control_charts.control_chart(
        control_charts.points(counts, length), seasons=seasons, rebased=months
    )
    frame = chart.assign(meaning=meanings(chart, better(request.category)))
    doubt = doubt_of(request, ward=request.ward)
    doubt = within(doubt, series.shown) if series.shown else doubt.head(0)
    if not len(doubt):
        return frame
    more = control_charts.points(with_rows(counts, doubt), length)
    high = control_charts.control_chart(more, seasons=seasons, rebased=months)
    return _left_open(frame, in_doubt(chart, high))


def _latest(frame: pd.DataFrame) -> list[date]:
    """Return the months of the latest point; none where the chart has no point."""
    if frame.empty:
        return []
    last = frame.iloc[-1]
    return list(Period(last["from"].date(), last["to"].date()))


def _left_open(frame: pd.DataFrame, doubted: pd.Series) -> pd.DataFrame:
    """Return the chart without a verdict on points that rows set aside leave open."""
    return frame.assign(
        rule=frame["rule"].mask(doubted, ""), meaning=frame["meaning"].mask(doubted, CANNOT_TELL)
    )


def _described(chart: pd.DataFrame, series: Series, rebases: pd.DataFrame) -> pd.DataFrame:
    """Return the chart with what it is of, what each point means, and its target, if one is."""
    request = series.request
    target = allowed(chart, request.category, series.area_code, TargetYear(request).counted)
    reasons = ["", *rebases["title"]]
    return chart.assign(
        area_code=series.area_code,
        area_name=series.place,
        category=request.category,
        target=target,
        assurance=assured(chart, target, request.category),
        segment_reason=[reasons[place] for place in chart["segment"]],
        events=_events(chart, series),
        provisional=marked(request, chart["from"], chart["to"]),
        segment_id=[["", *rebases["annotation_id"]][place] for place in chart["segment"]],
    )


def _events(chart: pd.DataFrame, series: Series) -> list[str]:
    """Return what happened within each point that bears on the series, in words; "" for nothing."""
    if series.shown is None:
        return [""] * len(chart)
    found = of_series(series.request, series.area_code, series.shown)
    ends = chart["to"] + pd.offsets.MonthEnd(0)
    return [
        words.events_words(found[found["date"].between(start, end)])
        for start, end in zip(chart["from"], ends, strict=True)
    ]


def _asked(request: Request) -> str:
    asked = request.selection.season or COUNTED
    if asked not in SEASONS:
        raise SelectionError(
            f"{asked!r} is no way to see the season: choose {' or '.join(SEASONS)}."
        )
    return asked


def _seasons(series: Series) -> Numbers | None:
    """Return the season to adjust for, if it is asked for and the months allow it."""
    if _asked(series.request) == COUNTED or len(series.run) < HISTORY:
        return None
    values = series.run.to_numpy(float)[None]
    found: Numbers = seasonal_indices(values, series.run.index[0].month - 1)[0][0]
    return found


def rebases_of(series: Series) -> pd.DataFrame:
    """Return the rebases of this very chart, the earliest first: loaded, and recorded here."""
    request = series.request
    known = request.snapshot.annotations()
    found = pd.concat(
        [known[known["kind"] == REBASE], recorded(request.records)], ignore_index=True
    )
    category, area = (found[name].fillna("") for name in ("category", "area_code"))
    ours = "" if request.category == vocabulary.ALL else request.category
    areas = [series.area_code] if request.ward else ["", series.area_code]
    within = (found["date"] > pd.Timestamp(series.shown.start)) & (
        found["date"] <= pd.Timestamp(series.shown.end)
    ) if series.shown else False  # fmt: skip
    chosen = found[(category == ours) & area.isin(areas) & within]
    return chosen.drop_duplicates("date", keep="last").sort_values("date").reset_index(drop=True)


def allowed(
    chart: pd.DataFrame, category: str, area_code: str, targets: Iterable[CountTarget]
) -> pd.Series:
    """Return what a target of the running year allows a point of that year; NaN without one."""
    found = pd.Series(math.nan, index=chart.index)
    for target in targets:
        if target.promise.rises:
            # A category's charts judge by the side that is better of it; a rise is hoped for here.
            continue
        choice = target.row["measure"].partition(":")[2]
        if (choice, target.row["area_code"]) == (category, area_code):
            year = target.promise.period
            inside = chart["from"].between(pd.Timestamp(year.start), pd.Timestamp(year.end))
            a_month = target.promise.target / len(year)
            found = (chart["months"] * a_month).where(inside)
    return found


def assured(chart: pd.DataFrame, target: pd.Series, category: str) -> list[str]:
    """Return whether each point's limits pass its target, "" where there is none."""
    ends = zip(chart["lower"], chart["upper"], target, strict=True)
    return [assurance(lower, upper, aim, better(category)) or "" for lower, upper, aim in ends]
