"""Wards below each other, each with the range in which its place or its rate may well lie."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go
from markupsafe import Markup, escape

from moorlands_dash.charts.theme import Palette, laid_out
from moorlands_dash.charts.units import per_1000

_ROW = 19
"""Pixels a ward."""


def rank_ranges(
    frame: pd.DataFrame, colours: Palette, *, highlight: str | None = None
) -> go.Figure:
    """Return each ward of `ward-ranks` with the places it may have, the highest rates on top."""
    known = frame.dropna(subset=["rank_lower"]).sort_values("rank", ascending=False)
    figure = go.Figure()
    _ranges(figure, known, ("rank_lower", "rank_upper"), highlight, colours)
    _dots(figure, known, "rank", highlight, colours, filled=True)
    places = int(known["ranked"].iloc[0]) if len(known) else 1
    return _laid_out(
        figure,
        known,
        highlight,
        colours,
        {"title": {"text": "Place, 1st is the highest rate"}, "range": [0.3, places + 0.7],
         "tick0": 1, "dtick": 5 if places > 10 else 1},
    )  # fmt: skip


def smoothed_rates(
    frame: pd.DataFrame, colours: Palette, *, highlight: str | None = None
) -> go.Figure:
    """Return each ward of `ward-smoothed`: as counted (open), smoothed (filled), its range."""
    known = frame.dropna(subset=["smoothed_per_1000"]).sort_values("smoothed_per_1000")
    figure = go.Figure()
    _ranges(figure, known, ("smoothed_lower_95", "smoothed_upper_95"), highlight, colours)
    _dots(figure, known, "rate_per_1000", highlight, colours, filled=False)
    _dots(figure, known, "smoothed_per_1000", highlight, colours, filled=True)
    if len(known):
        level = float(known["district_rate_per_1000"].iloc[0])
        figure.add_vline(x=level, line={"color": colours.ink, "width": 1, "dash": "dot"})
    return _laid_out(
        figure,
        known,
        highlight,
        colours,
        {"title": {"text": per_1000(known)}, "rangemode": "tozero"},
    )


def _ranges(
    figure: go.Figure,
    frame: pd.DataFrame,
    columns: tuple[str, str],
    highlight: str | None,
    colours: Palette,
) -> None:
    """Draw each range as one line; the marked ward's on top and heavier."""
    for chosen in (False, True):
        rows = frame[(frame["ward_code"] == highlight) == chosen]
        x: list[Any] = []
        y: list[Any] = []
        for name, low, high in zip(
            rows["ward_name"], rows[columns[0]], rows[columns[1]], strict=True
        ):
            x += [float(low), float(high), None]
            y += [name, name, None]
        colour = colours.ours if chosen else colours.other
        line = {"color": colour, "width": 6 if chosen else 3}
        figure.add_trace(go.Scatter(x=x, y=y, mode="lines", line=line, hoverinfo="skip"))


def _dots(
    figure: go.Figure,
    frame: pd.DataFrame,
    column: str,
    highlight: str | None,
    colours: Palette,
    *,
    filled: bool,
) -> None:
    inks = [colours.ours if code == highlight else colours.quiet for code in frame["ward_code"]]
    figure.add_trace(
        go.Scatter(
            x=frame[column].astype(float),
            y=frame["ward_name"],
            mode="markers",
            marker={
                "color": inks if filled else colours.paper,
                "size": 8,
                "line": {"color": inks, "width": 1.6},
            },
            hovertemplate="%{y}: %{x:,.1f}<extra></extra>",
        )
    )


def _laid_out(
    figure: go.Figure,
    frame: pd.DataFrame,
    highlight: str | None,
    colours: Palette,
    axis: dict[str, Any],
) -> go.Figure:
    names = [
        Markup("<b>{}</b>").format(name) if code == highlight else escape(name)
        for name, code in zip(frame["ward_name"], frame["ward_code"], strict=True)
    ]
    return laid_out(
        figure,
        colours,
        height=max(_ROW * len(frame) + 70, 160),
        xaxis=axis,
        yaxis={
            "tickmode": "array",
            "tickvals": list(frame["ward_name"]),
            "ticktext": names,
            "showgrid": False,
            "tickfont": {"size": 12, "color": colours.ink},
        },
    )
