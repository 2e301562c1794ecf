"""A promise before it is made: where the next year is heading, and what other series did."""

from __future__ import annotations

from math import ceil, floor
from typing import Any

import pandas as pd
import plotly.graph_objects as go
from markupsafe import Markup

from moorlands_dash.charts.targets.fan import fan
from moorlands_dash.charts.theme import Palette, laid_out
from moorlands_dash.rows import Row
from moorlands_dash.vocabulary import choice_name

_NO_EVENTS = ["date", "title", "kind"]
_HEIGHT = 220
_STACKS = 40
"""Places beside each other in which dots stand on each other."""
_NARROWEST = 0.2
"""Least span of changes that the axis has."""
_TICKS = 7


def promise_fan(months: pd.DataFrame, promise: Row, colours: Palette) -> go.Figure:
    """Return the next year as it is likely to run, with what would be promised for it.

    `months` is the table `promise-months`, `promise` the row of `promise`.
    """
    rows = months.assign(target_id="")
    return fan(rows, rows, pd.DataFrame(columns=_NO_EVENTS), promise, colours)


def likely_changes(others: pd.DataFrame, ratio: float, colours: Palette) -> go.Figure:
    """Return a dot for each year of series like one, by its change, with the promise as a line.

    `others` is the table `promise-others`, `ratio` what is promised as a share of the baseline.
    Dots of about the same change stand on each other, so that their heights count the years.
    """
    ratios = others["ratio"].astype(float)
    low, high = min(ratios.min(), ratio), max(ratios.max(), ratio)
    edge = max(high - low, _NARROWEST) / 2
    ends = ((low + high) / 2 - 1.08 * edge, (low + high) / 2 + 1.08 * edge)
    heights = ratios.groupby((ratios / (2 * edge / _STACKS)).round()).cumcount() + 1
    figure = go.Figure(
        go.Scatter(
            x=ratios.tolist(),
            y=heights.tolist(),
            mode="markers",
            marker={"color": colours.ours, "size": _dot(int(heights.max()))},
            customdata=[_told(row) for row in others.to_dict("records")],
            hovertemplate="%{customdata}<extra></extra>",
        )
    )
    _promised_at(figure, ratio, colours)
    return laid_out(
        figure,
        colours,
        height=_HEIGHT,
        margin={"l": 8, "r": 8, "t": 24, "b": 8},
        xaxis={
            **_changes(*ends),
            "range": list(ends),
            "showgrid": False,
            "title": {"text": "change on the year before"},
        },
        yaxis={
            "title": {"text": "years"},
            "nticks": 5,
            "range": [0, int(heights.max()) + 1],
        },
    )


def _promised_at(figure: go.Figure, ratio: float, colours: Palette) -> None:
    """Draw the promise as a line with its name above."""
    figure.add_vline(ratio, line={"color": colours.ink, "width": 2, "dash": "dash"})
    figure.add_annotation(
        x=ratio,
        y=1,
        yref="paper",
        yanchor="bottom",
        text=Markup("<b>promised</b>"),
        showarrow=False,
        font={"color": colours.ink, "size": 13},
    )


def _dot(most: int) -> float:
    """Return the width of a dot, so that so many find room on each other."""
    return max(3.0, min(10.0, _HEIGHT * 0.55 / most))


def _changes(low: float, high: float) -> dict[str, Any]:
    """Return the ticks of an axis of ratios, named by the change that each is."""
    apart = next((step for step in (0.05, 0.1, 0.25, 0.5) if (high - low) / step <= _TICKS), 1.0)
    steps = range(ceil((low - 1) / apart), floor((high - 1) / apart) + 1)
    apart = apart * max(1, ceil(len(steps) / (2 * _TICKS)))
    steps = range(ceil((low - 1) / apart), floor((high - 1) / apart) + 1)
    return {
        "tickvals": [1 + step * apart for step in steps],
        "ticktext": [f"{step * apart:+.0%}" if step else "0%" for step in steps],
    }


def _told(row: Row) -> Markup:
    return Markup("{}, {}, {}: {:,}, the year before {:,}").format(
        row["place"],
        choice_name(str(row["category"])),
        row["year_label"],
        int(row["count"]),
        int(row["before"]),
    )
