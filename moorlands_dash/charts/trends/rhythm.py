"""Figures of a series' rhythm: years apart, the months of a year, the hours of a week."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go
from markupsafe import Markup

from moorlands_dash.charts.axes import beginning, begins_words
from moorlands_dash.charts.theme import (
    VERDICT_MARKS,
    Palette,
    laid_out,
    verdict_colour,
    verdict_ink,
)
from moorlands_dash.charts.units import units
from moorlands_dash.charts.whiskers import whiskers
from moorlands_dash.periods import MONTH_NAMES, month_name
from moorlands_dash.words.trends.rhythm import DAYS

_ROW = 46
_MARGIN = 60
_HOURS = ("00:00", "06:00", "12:00", "18:00")
"""Hours that are written under the week."""


def years_apart(frame: pd.DataFrame, colours: Palette) -> go.Figure:
    """Return the twelve-month rows of `year-on-year`: each year's count with its interval.

    The earliest is on top; beside each stands whether it differs from the year before. Dots with
    intervals need no axis from 0: it begins where they do, and says so.
    """
    rows = frame[(frame["months"] == 12) & frame["count"].notna()].iloc[::-1]
    names = [Markup("12 months to<br>{}").format(month_name(stamp.date())) for stamp in rows["to"]]
    count, limits = rows["count"].astype(float), (rows["lower_95"], rows["upper_95"])
    interval = whiskers(count, *limits, colours.quiet, 1.5)
    figure = go.Figure(
        go.Scatter(
            x=rows["count"].astype(int).tolist(),
            y=names,
            mode="markers",
            marker={
                "size": 11,
                "color": [verdict_colour(verdict, colours) for verdict in rows["verdict"]],
            },
            error_x=interval | {"width": 4},
            hovertemplate="%{y}: %{x:,}<extra></extra>",
        )
    )
    for name, (_, row) in zip(names, rows.iterrows(), strict=True):
        figure.add_annotation(_beside(name, row, colours))
    return laid_out(
        figure,
        colours,
        height=_MARGIN + _ROW * max(len(rows), 2),
        margin={"l": 8, "r": 122, "t": 8, "b": 8},
        xaxis=_counted(rows),
        yaxis={
            "categoryorder": "array",
            "categoryarray": names[::-1],
            "range": [-0.6, max(len(rows), 1) - 0.4],
        },
    )


def _counted(rows: pd.DataFrame) -> dict[str, Any]:
    """Return the axis of the years' counts: it begins where their intervals do."""
    lowest, highest = rows["lower_95"].min(), rows["upper_95"].max()
    begin = beginning(float(lowest), float(highest)) if pd.notna(lowest) else 0.0
    return {
        "rangemode": "normal" if begin else "tozero",
        "range": [begin, float(highest) * 1.01] if begin else None,
        "title": {"text": f"{units(rows).capitalize()} in 12 months{begins_words(begin)}"},
        "nticks": 5,
        "tickformat": ",.0f",
    }


def _beside(name: str, row: pd.Series, colours: Palette) -> dict[str, Any]:
    """Return what is written at the end of a year's row."""
    return {
        "x": 1,
        "xref": "paper",
        "y": name,
        "text": _told(row),
        "xanchor": "left",
        "xshift": 8,
        "align": "left",
        "showarrow": False,
        "font": {"size": 13, "color": verdict_ink(row["verdict"], colours)},
    }


def _told(row: pd.Series) -> str:
    words = {
        "no clear change": Markup("no clear<br>change"),
        "cannot tell": Markup("nothing to<br>compare"),
    }
    verdict = str(row["verdict"])
    said = words.get(verdict, f"clearly {verdict}")
    return Markup("{} {}").format(VERDICT_MARKS[verdict], said)


def months_of_the_year(frame: pd.DataFrame, colours: Palette) -> go.Figure:
    """Return the rows of `season`: each month's share of a usual one, with its interval."""
    share, lower, upper = (frame[name] * 100 for name in ("index", "lower_95", "upper_95"))
    colour = {"more": colours.ours, "fewer": colours.force}
    figure = go.Figure(
        go.Scatter(
            x=[MONTH_NAMES[month - 1][:3] for month in frame["calendar_month"]],
            y=share.tolist(),
            mode="markers",
            marker={
                "size": 11,
                "symbol": [_SHAPES.get(verdict, "circle-open") for verdict in frame["verdict"]],
                "color": [colour.get(verdict, colours.quiet) for verdict in frame["verdict"]],
                "line": {"width": 2},
            },
            error_y=whiskers(share, lower, upper, colours.quiet, 1.5),
            text=[MONTH_NAMES[month - 1] for month in frame["calendar_month"]],
            hovertemplate="%{text}: %{y:.0f} (100 is usual)<extra></extra>",
        )
    )
    figure.add_hline(y=100, line={"color": colours.quiet, "width": 1.5, "dash": "dash"})
    low, high = lower.min(), upper.max()
    return laid_out(
        figure,
        colours,
        height=280,
        yaxis={
            "title": {"text": "100 = a usual month"},
            "range": [min(low - 5, 80), max(high + 5, 120)],
            "nticks": 6,
        },
        xaxis={"showgrid": False, "tickangle": 0, "dtick": 1},
    )


_SHAPES = {"more": "triangle-up", "fewer": "triangle-down"}


def hours_of_the_week(frame: pd.DataFrame, colours: Palette) -> go.Figure:
    """Return the rows of `week-hours` as a grid, a row a day, Monday on top."""
    grid = frame.pivot(index="weekday", columns="hour", values="incidents")
    figure = _week(grid, colours.sequence, colours)
    figure.update_traces(
        colorbar={
            "title": {"text": units(frame).capitalize(), "font": {"size": 13}},
            "thickness": 12,
            "nticks": 4,
            "tickfont": {"color": colours.quiet},
        },
        hovertemplate="%{y} %{x}: %{z:,.1f}<extra></extra>",
    )
    return figure.update_xaxes(tickvals=_HOURS)


def parts_of_the_week(frame: pd.DataFrame, colours: Palette) -> go.Figure:
    """Return one week of `hotspot-hours` as a grid: four hours a column, its figure in each."""
    grid = frame.pivot(index="weekday", columns="hour", values="incidents")
    spans = frame[["hour", "hour_to"]].drop_duplicates()
    whole = (grid % 1 == 0).all(axis=None)
    # No darker than the ink on it can be read.
    figure = _week(grid, colours.sequence[:3], colours)
    figure.update_traces(
        showscale=False,
        texttemplate="%{z:,.0f}" if whole else "%{z:,.1f}",
        textfont={"size": 13, "color": colours.ink},
        x=[f"{start:02d}–{end:02d}" for start, end in spans.to_numpy()],
        hovertemplate="%{y} %{x}: %{z:,.1f}<extra></extra>",
    )
    return figure.update_layout(height=270)


def _week(grid: pd.DataFrame, ramp: Sequence[str], colours: Palette) -> go.Figure:
    """Return days by hours, Monday on top, few to many in the colours of the ramp."""
    steps = len(ramp) - 1
    figure = go.Figure(
        go.Heatmap(
            z=grid.to_numpy(),
            x=[f"{hour:02d}:00" for hour in grid.columns],
            y=[DAYS[day] for day in grid.index],
            colorscale=[[step / steps, colour] for step, colour in enumerate(ramp)],
            zmin=0,
            xgap=1,
            ygap=1,
        )
    )
    return laid_out(
        figure,
        colours,
        height=290,
        yaxis={"autorange": "reversed", "showgrid": False},
        xaxis={"showgrid": False, "tickangle": 0},
    )
