"""A promise before it is made: where the next year is heading, and what other series did."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
from markupsafe import Markup

from moorlands_dash.charts.targets.fan import fan
from moorlands_dash.charts.theme import Palette, laid_out
from moorlands_dash.rows import Row

_NO_EVENTS = ["date", "title", "kind"]
_HEIGHT = 220
_STEP = 0.1


def promise_fan(months: pd.DataFrame, promise: Row, colours: Palette) -> go.Figure:
    """Return the next year as it is likely to run, with what would be promised for it.

    `months` is the table `promise-months`, `promise` the row of `promise`.
    """
    rows = months.assign(target_id="")
    return fan(rows, rows, pd.DataFrame(columns=_NO_EVENTS), promise, colours)


def likely_changes(others: pd.DataFrame, ratio: float, colours: Palette) -> go.Figure:
    """Return how many years of series like one changed by how much, with the promise as a line.

    `others` is the table `promise-others`, `ratio` what is promised as a share of the baseline.
    """
    figure = go.Figure(
        go.Histogram(
            x=(others["ratio"] - 1).clip(-1, 1).tolist(),
            xbins={"start": -1.05, "end": 1.05, "size": _STEP},
            marker={"color": colours.ours},
            hovertemplate="%{x}: %{y} years<extra></extra>",
        )
    )
    figure.add_vline(ratio - 1, line={"color": colours.ink, "width": 2, "dash": "dash"})
    figure.add_annotation(
        x=ratio - 1,
        y=1,
        yref="paper",
        yanchor="bottom",
        text=Markup("<b>promised</b>"),
        showarrow=False,
        font={"color": colours.ink, "size": 13},
    )
    return laid_out(
        figure,
        colours,
        height=_HEIGHT,
        margin={"l": 8, "r": 8, "t": 24, "b": 8},
        xaxis={
            "tickformat": "+.0%",
            "range": [-1.05, 1.05],
            "showgrid": False,
            "title": {"text": "change on the year before"},
        },
        yaxis={"title": {"text": "years"}, "nticks": 5},
        bargap=0.08,
    )
