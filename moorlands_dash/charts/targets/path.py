"""A path of several years as one picture: what each year promised, and what came."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
from markupsafe import Markup

from moorlands_dash.charts.theme import Palette, laid_out
from moorlands_dash.rows import Row
from moorlands_dash.statuses import MARK_BY_WORD

_HEIGHT = 280


def plan_path(rows: pd.DataFrame, colours: Palette) -> go.Figure:
    """Return one path: a bar a whole year, steps at what was promised, dots at the baseline.

    `rows` are those of one target of `plan-path`. A year that can't be told has no bar, and says
    so. Each bar bears the sign of its result.
    """
    labels = rows["year_label"].tolist()
    figure = go.Figure(_bars(rows, labels, colours))
    for name, column, colour, dash in (
        ("Promised", "promised", colours.ink, "solid"),
        ("A year of the baseline", "baseline", colours.quiet, "dot"),
    ):
        figure.add_trace(_steps(rows, labels, name, column, (colour, dash)))
    _untold(figure, rows, colours)
    top = 1.18 * max(1.0, *(float(v) for c in _DRAWN for v in rows[c].dropna()))
    return laid_out(
        figure,
        colours,
        height=_HEIGHT,
        margin={"l": 8, "r": 8, "t": 26, "b": 8},
        yaxis={"range": [0, top], "nticks": 5, "tickformat": ",.0f"},
        xaxis={"showgrid": False, "type": "category"},
        showlegend=True,
        legend={"orientation": "h", "y": 1.12, "x": 0},
        bargap=0.35,
    )


def _bars(rows: pd.DataFrame, labels: list[str], colours: Palette) -> go.Bar:
    return go.Bar(
        x=labels,
        y=[None if pd.isna(count) else float(count) for count in rows["count"]],
        marker={"color": [_colour(str(word), colours) for word in rows["result"]]},
        text=[_sign(row) for row in rows.to_dict("records")],
        textposition="outside",
        cliponaxis=False,
        name="Came",
        hovertemplate="%{x}: %{y:,.0f}<extra>Came</extra>",
    )


def _steps(
    rows: pd.DataFrame, labels: list[str], name: str, column: str, look: tuple[str, str]
) -> go.Scatter:
    colour, dash = look
    return go.Scatter(
        x=labels,
        y=rows[column].astype(float).tolist(),
        mode="lines",
        line={"color": colour, "width": 2, "dash": dash, "shape": "hvh"},
        name=name,
        hovertemplate="%{x}: %{y:,.0f}<extra>%{fullData.name}</extra>",
    )


def _untold(figure: go.Figure, rows: pd.DataFrame, colours: Palette) -> None:
    """Write where a year has no bar that it can't be told."""
    for label, told in zip(rows["year_label"], rows["complete"], strict=True):
        if not told:
            figure.add_annotation(
                x=label,
                y=0,
                yanchor="bottom",
                text=Markup("cannot<br>tell"),
                showarrow=False,
                font={"color": colours.quiet, "size": 12},
            )


_DRAWN = ("promised", "count", "baseline")


def _colour(word: str, colours: Palette) -> str:
    return colours.worse if MARK_BY_WORD[word].meaning == "worse" else colours.ours


def _sign(row: Row) -> str:
    return f"{MARK_BY_WORD[str(row['result'])].sign} {row['count']:,.0f}" if row["complete"] else ""
