"""Worry beside the records: a dot an area with both intervals, and the district's two lines."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
from markupsafe import Markup, escape

from moorlands_dash.charts.theme import Palette, laid_out, see_through
from moorlands_dash.charts.units import per_1000
from moorlands_dash.charts.whiskers import whiskers
from moorlands_dash.measures.plan.perception import (
    CALM_HIGH,
    CALM_LOW,
    CORNERS,
    WORRIED_HIGH,
    WORRIED_LOW,
)

_ALL_NAMED = 8
"""Areas up to which every one is named; of more, those in a corner."""
_PLACES = {
    WORRIED_HIGH: (1, 1, "right", "top"),
    WORRIED_LOW: (0, 1, "left", "top"),
    CALM_HIGH: (1, 0, "right", "bottom"),
    CALM_LOW: (0, 0, "left", "bottom"),
}
"""Corner -> where on the figure its name stands."""


def worry_beside_records(frame: pd.DataFrame, colours: Palette) -> go.Figure:
    """Return one question's rows of `perception`: the rate to the right, the share upwards.

    Areas that lie clearly on a side in both have the colour of what matters and their names; those
    of which share or rate isn't known aren't drawn.
    """
    known = frame.dropna(subset=["share", "rate_per_1000"])
    clear = known["corner"].isin(CORNERS)
    figure = go.Figure()
    if len(known):
        _lines(figure, known, colours)
    for rows, strong in ((known[~clear], False), (known[clear], True)):
        named = strong or len(known) <= _ALL_NAMED
        figure.add_trace(_areas(rows, colours, strong=strong, named=named))
    for corner, (x, y, xanchor, yanchor) in _PLACES.items():
        figure.add_annotation(
            x=x, y=y, xref="paper", yref="paper", xanchor=xanchor, yanchor=yanchor, showarrow=False,
            text=corner.capitalize(), font={"color": colours.quiet, "size": 12},
        )  # fmt: skip
    return laid_out(
        figure,
        colours,
        height=420,
        margin={"l": 8, "r": 12, "t": 12, "b": 8},
        xaxis={"title": {"text": f"{per_1000(frame)}, 12 months"}, "rangemode": "tozero"},
        yaxis={
            "title": {"text": "Share who say it is a problem"},
            "tickformat": ".0%",
            "rangemode": "tozero",
        },
    )


def _areas(rows: pd.DataFrame, colours: Palette, *, strong: bool, named: bool) -> go.Scatter:
    """Return areas as dots with both intervals: in a corner, or in between."""
    colour = colours.ours if strong else colours.other
    limits = colour if strong else see_through(colour, 0.45)
    share, rate = rows["share"].astype(float), rows["rate_per_1000"].astype(float)
    shares = (rows["share_lower_95"].astype(float), rows["share_upper_95"].astype(float))
    rates = (rows["lower_95"].astype(float), rows["upper_95"].astype(float))
    return go.Scatter(
        x=rate.tolist(),
        y=share.tolist(),
        error_x=whiskers(rate, *rates, limits, 1.5 if strong else 1),
        error_y=whiskers(share, *shares, limits, 1.5 if strong else 1),
        mode="markers+text" if named else "markers",
        marker={
            "color": colour,
            "size": 12 if strong else 8,
            "symbol": "diamond" if strong else "circle",
            "line": {"color": colours.paper, "width": 1},
        },
        text=[escape(name) for name in rows["area_name"]],
        textposition="top right",
        textfont={"color": colours.ink, "size": 13},
        customdata=[Markup("{}: {}").format(*pair) for pair in _told(rows)],
        hovertemplate="%{customdata}<extra></extra>",
        cliponaxis=False,
    )


def _told(rows: pd.DataFrame) -> list[tuple[str, str]]:
    return list(zip(rows["area_name"].astype(str), rows["words"].astype(str), strict=True))


def _lines(figure: go.Figure, known: pd.DataFrame, colours: Palette) -> None:
    """Draw the district's rate and the share of all asked."""
    line = {"color": colours.quiet, "width": 1.2, "dash": "dot"}
    font = {"color": colours.quiet, "size": 12}
    rate, share = (float(known[name].iloc[0]) for name in ("district_rate_per_1000", "share_all"))
    figure.add_vline(
        rate,
        line=line,
        annotation={"text": f"District {rate:,.1f}", "font": font, "yanchor": "top", "y": 0.9},
    )
    figure.add_hline(
        share,
        line=line,
        annotation={"text": f"All asked {share:.0%}", "font": font, "xanchor": "right"},
        annotation_position="top right",
    )
