"""Incidents month by month; a missing month is a break in the line, never a zero."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pandas as pd
import plotly.graph_objects as go

from moorlands_dash.charts.theme import Palette, laid_out
from moorlands_dash.charts.units import units
from moorlands_dash.periods import Period, add_months, month_name


def monthly_series(
    frame: pd.DataFrame, colours: Palette, *, chosen: Period | None = None
) -> go.Figure:
    """Return the line of `month`, `count` rows (count missing where no file is loaded).

    The months of `chosen` stand out; hollow ones may still change; grey bands with the words
    "no file" are missing months.
    """
    months = [stamp.date() for stamp in pd.to_datetime(frame["month"])]
    counts = [None if pd.isna(count) else int(count) for count in frame["count"]]
    figure, open_ = go.Figure(), may_change(frame)
    figure.add_trace(_line(months, counts, colours.other, open_, width=1.5, size=4))
    if chosen:
        inside = [
            count if month in chosen else None for month, count in zip(months, counts, strict=True)
        ]
        figure.add_trace(_line(months, inside, colours.ours, open_, width=2.5, size=7))
    for first, last in _runs(months, counts):
        _band(figure, first, last, colours)
    top = max((count for count in counts if count is not None), default=0)
    return laid_out(
        figure,
        colours,
        height=260,
        yaxis={
            "rangemode": "tozero",
            "title": {"text": f"{units(frame).capitalize()} a month"},
            "nticks": 5,
        }
        | ({"range": [0, 4]} if top < 4 else {}),
        xaxis={"showgrid": False, "tickformat": "%b\n%Y", "nticks": 8},
    )


def may_change(frame: pd.DataFrame) -> list[bool]:
    """Return which points are of months that may still change: drawn hollow."""
    if "provisional" not in frame:
        return [False] * len(frame)
    return [bool(open_) for open_ in frame["provisional"]]


def _line(
    months: list[date],
    counts: list[int | None],
    colour: str,
    hollow: list[bool],
    *,
    width: float,
    size: int,
) -> go.Scatter:
    return go.Scatter(
        x=months,
        y=counts,
        mode="lines+markers",
        connectgaps=False,
        line={"color": colour, "width": width},
        marker={
            "color": colour,
            "size": size,
            "symbol": ["circle-open" if open_ else "circle" for open_ in hollow],
        },
        text=[
            month_name(month) + (", provisional" if open_ else "")
            for month, open_ in zip(months, hollow, strict=True)
        ],
        hovertemplate="%{text}: %{y:,}<extra></extra>",
    )


def _runs(months: list[date], counts: list[int | None]) -> Iterator[tuple[date, date]]:
    """Yield the first and last month of each run of missing months."""
    start: date | None = None
    for month, count in zip(months, counts, strict=True):
        if count is None and start is None:
            start = month
        if count is not None and start is not None:
            yield start, add_months(month, -1)
            start = None
    if start is not None:
        yield start, months[-1]


def _band(figure: go.Figure, first: date, last: date, colours: Palette) -> None:
    """Mark missing months, from half a month before to half a month after."""
    figure.add_vrect(
        x0=pd.Timestamp(first) - pd.Timedelta(days=15),
        x1=pd.Timestamp(last) + pd.Timedelta(days=15),
        fillcolor=colours.missing,
        line_width=0,
        layer="below",
        annotation={
            "text": "no file",
            "textangle": -90 if first == last else 0,
            "font": {"size": 12, "color": colours.quiet},
        },
        annotation_position="top",
    )
