"""Ours among similar districts as a funnel, and groups of offences in four corners."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
import plotly.graph_objects as go
from markupsafe import Markup, escape

from moorlands_dash.charts.labels import around
from moorlands_dash.charts.theme import Palette, laid_out
from moorlands_dash.charts.wards.funnel import Among, funnel
from moorlands_dash.measures.comparison.corners import (
    BETTER_IMPROVING,
    BETTER_WORSENING,
    CORNERS,
    WORSE_IMPROVING,
    WORSE_WORSENING,
)
from moorlands_dash.rows import Row

_DISTRICTS = Among(
    code="area_code",
    name="area_name",
    centre="similar_rate_per_1000",
    called="Similar districts",
    size="Residents of the district",
    rate="Offences per 1,000 residents",
)
_NARROW, _LETTER, _LINE = 330.0, 6.2, 14.0
"""Pixels: the side of the figure on a phone, a letter and a line of its labels."""
_LEAST = 1.25
"""The axes reach at least so many times from 1."""
_SHOWN = (0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 4, 10)
_TICKS = {"tickvals": list(_SHOWN), "ticktext": [f"{value:g}" for value in _SHOWN]}
_AT = {
    WORSE_WORSENING: (1, 1, "right", "top"),
    BETTER_WORSENING: (0, 1, "left", "top"),
    WORSE_IMPROVING: (1, 0, "right", "bottom"),
    BETTER_IMPROVING: (0, 0, "left", "bottom"),
}


def similar_funnel(frame: pd.DataFrame, colours: Palette, *, ours: str) -> go.Figure:
    """Return one offence group of `similar-districts`: ours marked among the others."""
    return funnel(frame, colours, highlight=ours, among=_DISTRICTS)


def four_corners(frame: pd.DataFrame, colours: Palette, *, against: str) -> go.Figure:
    """Return the rows of `comparison-corners` but for all offences: a dot a group of offences.

    Across stands our rate over theirs, upwards our offences over what is usual, both on a
    logarithmic scale. A dot is filled where its group stands in a corner.
    """
    rows = frame[(frame["ratio"] > 0) & (frame["times_usual"] > 0)]
    figure = go.Figure()
    inks = {WORSE_WORSENING: colours.worse, BETTER_IMPROVING: colours.better}
    reach = {column: _reach(rows[column].to_numpy(float)) for column in ("ratio", "times_usual")}
    named = [textwrap.wrap(str(group), 16) for group in rows["group"]]
    places = _places(rows, named, reach)
    for row, lines, place in zip(rows.to_dict("records"), named, places, strict=True):
        ink = inks.get(str(row["corner"]), colours.quiet)
        label = Markup("<br>").join(lines)
        figure.add_trace(_group(row, label, place, ink, colours))
    for axis in (figure.add_vline, figure.add_hline):
        axis(1, line={"color": colours.country, "width": 1.5})
    for word in CORNERS:
        across, up, side, end = _AT[word]
        figure.add_annotation(
            x=across, y=up, xref="paper", yref="paper", xanchor=side, yanchor=end,
            text=Markup("<b>{}</b>").format(word[:1].upper() + word[1:]), showarrow=False,
            font={"color": inks.get(word, colours.quiet), "size": 13},
        )  # fmt: skip
    laid_out(figure, colours, height=420, margin={"l": 8, "r": 12, "t": 12, "b": 8})
    for column, update, title in (
        ("ratio", figure.update_xaxes, f"Times the rate of {against}"),
        ("times_usual", figure.update_yaxes, "Times what is usual"),
    ):
        update(type="log", range=reach[column], title={"text": str(escape(title))}, **_TICKS)
    return figure


def _places(
    rows: pd.DataFrame, named: Sequence[Sequence[str]], reach: Mapping[str, list[float]]
) -> list[str]:
    """Return where each name stands beside its dot, on a figure as narrow as a phone's."""
    at = []
    for column in ("ratio", "times_usual"):
        low, high = reach[column]
        at.append((np.log10(rows[column].to_numpy(float)) - low) / (high - low) * _NARROW)
    sizes = [(max(map(len, lines)) * _LETTER, len(lines) * _LINE) for lines in named]
    return around(list(zip(*at, strict=True)), sizes, _NARROW)


def _group(row: Row, label: Markup, place: str, ink: str, colours: Palette) -> go.Scatter:
    name = escape(str(row["group"]))
    return go.Scatter(
        x=[float(row["ratio"])],
        y=[float(row["times_usual"])],
        mode="markers+text",
        marker={
            "size": 12,
            "color": ink,
            "symbol": "circle" if row["corner"] in CORNERS else "circle-open",
        },
        text=[label],
        textposition=place,
        textfont={"size": 12, "color": colours.ink},
        name=name,
        customdata=[str(row["corner"])],
        hovertemplate=(
            "%{customdata}: %{x:.2f} times their rate, %{y:.2f} times usual"
            "<extra>%{fullData.name}</extra>"
        ),
    )


def _reach(values: np.ndarray) -> list[float]:
    """Return the ends of a logarithmic axis, as far to both sides of 1."""
    most = float(np.abs(np.log10(values)).max(initial=np.log10(_LEAST))) * 1.35
    return [-most, most]
