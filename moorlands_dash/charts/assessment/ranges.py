"""Between which ranks each theme lies in nine draws of ten, and where it stands."""

from __future__ import annotations

import textwrap

import pandas as pd
import plotly.graph_objects as go
from markupsafe import Markup

from moorlands_dash.charts.theme import Palette, laid_out
from moorlands_dash.rows import Row

_ROW = 28
_LETTERS = 26


def rank_ranges(frame: pd.DataFrame, colours: Palette) -> go.Figure:
    """Return the ranked rows of `assessment`: a line from the best rank to the worst, a dot now."""
    rows = frame.sort_values("rank")
    figure = go.Figure()
    for place, row in enumerate(rows.to_dict("records")):
        figure.add_trace(_range(place, row, colours))
    figure.add_trace(_dots(rows, colours))
    names = [Markup("<br>").join(textwrap.wrap(str(n), _LETTERS)) for n in rows["theme_name"]]
    return laid_out(
        figure,
        colours,
        height=70 + _ROW * len(rows),
        xaxis={
            "range": [0.5, len(rows) + 0.5],
            "tickvals": list(range(1, len(rows) + 1)),
            "title": {"text": "Rank"},
        },
        yaxis={
            "range": [len(rows) - 0.4, -0.6],
            "tickvals": list(range(len(rows))),
            "ticktext": names,
            "showgrid": False,
            "tickfont": {"color": colours.ink, "size": 13},
        },
    )


def _range(place: int, row: Row, colours: Palette) -> go.Scatter:
    return go.Scatter(
        x=[float(row["rank_from"]), float(row["rank_to"])],
        y=[place, place],
        mode="lines",
        line={"color": colours.band, "width": 13},
        hoverinfo="skip",
        name="",
    )


def _dots(rows: pd.DataFrame, colours: Palette) -> go.Scatter:
    return go.Scatter(
        x=rows["rank"].astype(float).tolist(),
        y=list(range(len(rows))),
        mode="markers",
        marker={"color": colours.ours, "size": 11},
        customdata=list(rows["words"]),
        hovertemplate="%{customdata}<extra></extra>",
        name="",
    )
