"""Did what was given 7 chances in 10 come about 7 times in 10?"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from moorlands_dash.charts.theme import Palette, laid_out
from moorlands_dash.charts.whiskers import whiskers

_HEIGHT = 250
_LARGEST = 17
_SMALLEST = 7


def reliability_diagram(frame: pd.DataFrame, colours: Palette) -> go.Figure:
    """Return the share met against the chance given, with 95% intervals, for one horizon.

    `frame` holds the rows of `reliability` of one `months_in`. Bands without a forecast are not
    drawn; a larger dot stands for more forecasts. Dots on the dashed line are perfect.
    """
    rows = frame[frame["forecasts"] > 0]
    figure = go.Figure()
    figure.add_trace(
        go.Scatter(
            x=[0, 1],
            y=[0, 1],
            mode="lines",
            line={"color": colours.quiet, "width": 1.5, "dash": "dash"},
            hoverinfo="skip",
        )
    )
    figure.add_trace(_shares(rows, colours))
    figure.add_annotation(
        x=0.98,
        y=0.06,
        text="line: as promised",
        xanchor="right",
        showarrow=False,
        font={"color": colours.quiet, "size": 13},
    )
    return laid_out(
        figure,
        colours,
        height=_HEIGHT,
        xaxis=_axis("Chance that was given"),
        yaxis=_axis("Targets met"),
    )


def _shares(rows: pd.DataFrame, colours: Palette) -> go.Scatter:
    most = max(rows["forecasts"], default=1)
    sizes = [max(_SMALLEST, _LARGEST * (count / most) ** 0.5) for count in rows["forecasts"]]
    return go.Scatter(
        x=rows["mean_chance"].tolist(),
        y=rows["share_met"].tolist(),
        mode="markers",
        marker={"size": sizes, "color": colours.ours, "line": {"width": 0}},
        error_y=whiskers(rows["share_met"], rows["lower_95"], rows["upper_95"], colours.ours),
        customdata=[f"{count:,}" for count in rows["forecasts"]],
        hovertemplate="Given %{x:.0%}: %{y:.0%} met (%{customdata} forecasts)<extra></extra>",
    )


def _axis(title: str) -> dict[str, object]:
    return {
        "range": [-0.04, 1.04],
        "tickvals": [0, 0.25, 0.5, 0.75, 1],
        "tickformat": ".0%",
        "title": {"text": title},
    }
