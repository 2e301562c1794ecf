"""A target that counts incidents: the count so far, and where the year is likely to end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pandas as pd
import plotly.graph_objects as go
from markupsafe import Markup

from moorlands_dash.charts.labels import Label, label_ends
from moorlands_dash.charts.theme import Palette, laid_out, see_through
from moorlands_dash.periods import MONTH_NAMES, add_months, day_name, month_name
from moorlands_dash.rows import Row
from moorlands_dash.target_kinds import limit_of
from moorlands_dash.words.numbers import amount

Target = Row

BANDS = ((95, 0.16), (80, 0.24), (50, 0.34))
"""Level of each band in per cent, the widest first, and how much of the ground it covers."""

_HEIGHT = 270
_TWO_YEARS = 25
"""Months' ends up to which each third one is named; of a longer path each twelfth."""
_ROWS = 10
_EVENT_ROW = 19
_EVENT_DAYS = 46
"""Days that an event's number takes up on the narrowest figure."""


def fan(
    months: pd.DataFrame,
    forecast: pd.DataFrame,
    events: pd.DataFrame,
    target: Target,
    colours: Palette,
) -> go.Figure:
    """Return the cumulative count with its forecast against milestones, target and baseline.

    `months`, `forecast` and `events` are the target's rows of `trajectory`, `forecast` and
    `annotations`, `target` its row of `targets`. Every line starts from 0 at the year's first
    day, every month stands at its last; the count ends at the first missing month. Without a
    forecast there are no bands. Events are numbered in their order, for a list beneath.
    """
    ends = _month_ends(months["month"])
    figure = go.Figure()
    top = _top(months, forecast, target)
    _bands(figure, ends, forecast, colours)
    labels = _paths(figure, ends, months, target, colours)
    labels += _actual(figure, ends, months["actual_cumulative"], colours, done=forecast.empty)
    labels += _median(figure, ends, forecast, colours)
    rows = _events(figure, events, target, colours)
    label_ends(figure, labels, x=ends[-1], top=top, rows=_ROWS)
    return laid_out(
        figure,
        colours,
        height=_HEIGHT + rows * _EVENT_ROW,
        margin={"l": 8, "r": 122, "t": 10 + rows * _EVENT_ROW, "b": 8},
        yaxis={"range": [0, top], "nticks": 5, "tickformat": ",.0f"},
        xaxis=_quarters(ends),
    )


def fan_key(colours: Palette) -> list[tuple[str, str]]:
    """Return how each part of the figure looks, as CSS, and what it means."""
    line = "height:0;border:0;border-top:{}px {} {}"
    wide, middle, narrow = (see_through(colours.ours, part) for part in (0.16, 0.38, 0.6))
    return [
        (line.format(4, "solid", colours.ours), "counted"),
        (line.format(3, "dashed", colours.ours), "likely: as many years end above as below"),
        (f"background:{narrow}", "1 in 2 such years ends in this band"),
        (f"background:{middle}", "8 in 10 end in it or the one within"),
        (f"background:{wide}", "19 in 20 end in any of the three"),
        (line.format(2, "solid", colours.ink), "target or ceiling"),
        (line.format(2, "dashed", colours.quiet), "the way to it, as earlier years went"),
        (line.format(2, "dotted", colours.unclear), "baseline"),
    ]


def _month_ends(months: pd.Series) -> list[date]:
    """Return the day before the first month, and the last day of each month."""
    firsts = [stamp.date() for stamp in pd.to_datetime(months)]
    after = [*firsts, add_months(firsts[-1], 1)]
    return [first - timedelta(days=1) for first in after]


def _top(months: pd.DataFrame, forecast: pd.DataFrame, target: Target) -> float:
    found = [
        months["milestone_cumulative"].max(),
        months["baseline_cumulative"].max(),
        months["actual_cumulative"].max(),
        forecast["upper_95"].max() if len(forecast) else None,
        target["target"],
    ]
    return 1.1 * max(1.0, *(float(value) for value in found if pd.notna(value)))


def _bands(
    figure: go.Figure, ends: Sequence[date], forecast: pd.DataFrame, colours: Palette
) -> None:
    days, rows = _yet_to_come(ends, forecast)
    for level, opacity in BANDS if days else ():
        lower, upper = (rows[f"{side}_{level}"].tolist() for side in ("lower", "upper"))
        figure.add_trace(
            go.Scatter(
                x=[*days, *reversed(days)],
                y=[*upper, *reversed(lower)],
                fill="toself",
                mode="lines",
                line={"width": 0},
                fillcolor=see_through(colours.ours, opacity),
                hoverinfo="skip",
            )
        )


def _yet_to_come(ends: Sequence[date], forecast: pd.DataFrame) -> tuple[list[date], pd.DataFrame]:
    """Return the days and rows from the last counted month on; none where all is counted."""
    if forecast.empty or bool(forecast["known"].all()):
        return [], forecast
    counted = int(forecast["known"].sum())
    rows = forecast.iloc[max(counted - 1, 0) :]
    days = list(ends[counted or 1 :])
    if counted:
        return days, rows
    start = forecast.iloc[:1].drop(columns=["target_id", "month", "known"]) * 0
    return [ends[0], *days], pd.concat([start, rows], ignore_index=True)


def _paths(
    figure: go.Figure, ends: Sequence[date], months: pd.DataFrame, target: Target, colours: Palette
) -> list[Label]:
    """Draw baseline, milestones and the limit itself; return their labels."""
    limit = limit_of(target["kind"])
    goal = float(target["target"])
    lines = (
        ("Baseline", months["baseline_cumulative"], colours.unclear, "dot", 2),
        ("Way to the " + limit.lower(), months["milestone_cumulative"], colours.quiet, "dash", 2),
    )
    for name, values, colour, dash, width in lines:
        figure.add_trace(_line(ends, [0, *values], name, colour, dash, width))
    figure.add_trace(_line(ends, [goal] * len(ends), limit, colours.ink, "solid", 1.5))
    baseline = float(months["baseline_cumulative"].iloc[-1])
    return [
        Label(baseline, f"Baseline {baseline:,.0f}", colours.quiet),
        Label(goal, f"{limit} {amount(goal)}", colours.ink),
    ]


def _actual(
    figure: go.Figure, ends: Sequence[date], counts: pd.Series, colours: Palette, *, done: bool
) -> list[Label]:
    known = [float(value) for value in counts.dropna()]
    if not known:
        return []
    values = [0.0, *known]
    line = _line(ends[: len(values)], values, "Counted", colours.ours, "solid", 3.5)
    line.update(mode="lines+markers", marker={"size": 6, "color": colours.ours})
    figure.add_trace(line)
    if not done and len(values) < len(ends):
        return []
    return [Label(known[-1], f"Counted {known[-1]:,.0f}", colours.ours, bold=True)]


def _median(
    figure: go.Figure, ends: Sequence[date], forecast: pd.DataFrame, colours: Palette
) -> list[Label]:
    days, rows = _yet_to_come(ends, forecast)
    if not days:
        return []
    last = rows.iloc[-1]
    line = _line(days, rows["median"].tolist(), "Likely", colours.ours, "dash", 2.5)
    line.update(
        customdata=[
            f"8 in 10 years: {low:,.0f} to {high:,.0f}"
            for low, high in zip(rows["lower_80"], rows["upper_80"], strict=True)
        ],
        hovertemplate=Markup(
            "By the end of %{text}: %{y:,.0f}<br>%{customdata}<extra>Likely</extra>"
        ),
    )
    figure.add_trace(line)
    return [Label(float(last["median"]), f"Likely {last['median']:,.0f}", colours.ours, bold=True)]


def _line(
    ends: Sequence[date], values: Sequence[float], name: str, colour: str, dash: str, width: float
) -> go.Scatter:
    return go.Scatter(
        x=list(ends),
        y=[None if pd.isna(value) else float(value) for value in values],
        mode="lines",
        line={"color": colour, "width": width, "dash": dash},
        text=[month_name(day) for day in ends],
        name=name,
        hovertemplate="By the end of %{text}: %{y:,.0f}<extra>%{fullData.name}</extra>",
    )


def _events(figure: go.Figure, events: pd.DataFrame, target: Target, colours: Palette) -> int:
    """Mark each event of the year by its number above a line; return how many rows that took."""
    free: list[date] = []
    for number, day, _ in numbered(events, target):
        row = next((i for i, since in enumerate(free) if day >= since), len(free))
        free[row : row + 1] = [day + timedelta(days=_EVENT_DAYS)]
        figure.add_vline(
            pd.Timestamp(day), line={"color": colours.quiet, "width": 1.5, "dash": "dot"}
        )
        figure.add_annotation(
            x=day,
            y=1,
            yref="paper",
            yanchor="bottom",
            yshift=3 + row * _EVENT_ROW,
            text=Markup("<b>{}</b>").format(number),
            hovertext=day_name(day),
            showarrow=False,
            bordercolor=colours.quiet,
            bgcolor=colours.paper,
            borderpad=1,
            font={"color": colours.ink, "size": 12},
        )
    return len(free)


def numbered(events: pd.DataFrame, target: Target) -> list[tuple[int, date, str]]:
    """Return number, day and words of the events within the target's period, in their order."""
    after = add_months(target["to"].date(), 1)
    found = [
        (stamp.date(), f"{title} ({kind})")
        for stamp, title, kind in zip(events["date"], events["title"], events["kind"], strict=True)
        if target["from"].date() <= stamp.date() < after
    ]
    return [(number, day, words) for number, (day, words) in enumerate(found, start=1)]


def _quarters(ends: Sequence[date]) -> dict[str, Any]:
    """Return the axis with the end of each third month named, the year where it changes."""
    apart = 3 if len(ends) <= _TWO_YEARS else 12
    days = list(ends[apart::apart]) or [ends[-1]]
    years = [day.year for day in days]
    return {
        "showgrid": False,
        "range": [ends[0], ends[-1]],
        "tickvals": days,
        "ticktext": [
            Markup("{}<br>{}").format(
                MONTH_NAMES[day.month - 1][:3], day.year if day.year not in years[:i] else ""
            )
            for i, day in enumerate(days)
        ],
    }
