"""A standing watch as a picture: our rate as a part of the country's, year by year."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
from markupsafe import Markup, escape
from plotly.subplots import make_subplots

from moorlands_dash.charts.theme import Palette, laid_out
from moorlands_dash.charts.whiskers import whiskers
from moorlands_dash.measures.comparison.watch import GONE, NARROWER

_ROW, _HEAD = 24, 46


def watch_rows(frame: pd.DataFrame, colours: Palette, *, country: str) -> go.Figure:
    """Return the rows of `standing-watch` as one strip a kind, its latest year at the bottom.

    A dot is the ratio of our rate to the country's with its 95% interval; the line stands where
    both are the same. Beside each kind stands what has become of the claim.
    """
    rows = frame[frame["ratio"].notna()]
    groups = list(dict.fromkeys(rows["group"]))
    figure = make_subplots(
        rows=max(len(groups), 1),
        cols=1,
        shared_xaxes=True,
        vertical_spacing=0.3 / max(len(groups), 1),
        subplot_titles=[_headed(rows[rows["group"] == group]) for group in groups],
    )
    for place, group in enumerate(groups, 1):
        own = rows[rows["group"] == group]
        figure.add_trace(_years(own, colours), row=place, col=1)
        figure.update_yaxes(autorange="reversed", showgrid=False, row=place, col=1)
        figure.add_vline(1.0, line={"color": colours.country, "width": 1.5}, row=place, col=1)
    most = max(float(rows["ratio_upper_95"].max()), 1.0) if len(rows) else 1.0
    laid_out(
        figure,
        colours,
        height=60 + sum(_HEAD + _ROW * int((rows["group"] == group).sum()) for group in groups),
        margin={"l": 8, "r": 16, "t": 34, "b": 8},
    )
    figure.update_xaxes(range=[0, most * 1.08], nticks=6)
    figure.update_xaxes(
        title={"text": f"Times the rate of {escape(country)}"},
        row=max(len(groups), 1),
        col=1,
    )
    figure.update_annotations(x=0, xanchor="left", font={"color": colours.ink, "size": 14})
    return figure


def _headed(own: pd.DataFrame) -> Markup:
    """Return a kind's name with what has become of the claim."""
    last = own.iloc[-1]
    standing = last["standing"] if isinstance(last["standing"], str) else ""
    mark = "▲" if standing in (NARROWER, GONE) else "●"
    return Markup("<b>{}</b>  {} {}").format(last["group"], mark, standing)


def _years(own: pd.DataFrame, colours: Palette) -> go.Scatter:
    last = own["standing"].notna()
    alert = own["standing"].isin([NARROWER, GONE])
    colour = [
        colours.worse if bad else colours.ours if newest else colours.unclear
        for bad, newest in zip(alert, last, strict=True)
    ]
    ratio = own["ratio"].astype(float)
    limits = whiskers(ratio, own["ratio_lower_95"], own["ratio_upper_95"], colours.quiet, 1.5)
    return go.Scatter(
        x=ratio.tolist(),
        y=[str(label).removeprefix("Year to ") for label in own["year_label"]],
        mode="markers",
        marker={"color": colour, "size": [12 if newest else 9 for newest in last]},
        error_x=limits,
        name=escape(str(own["group"].iloc[0])),
        showlegend=False,
        customdata=[
            f"{low:.2f} to {high:.2f}"
            for low, high in zip(own["ratio_lower_95"], own["ratio_upper_95"], strict=True)
        ],
        hovertemplate="%{y}: %{x:.2f} times (%{customdata})<extra>%{fullData.name}</extra>",
    )
