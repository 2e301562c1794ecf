"""One count by two denominators: how each area's two rates stand to those of all together."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
from markupsafe import Markup, escape

from moorlands_dash.charts.theme import Palette, laid_out
from moorlands_dash.measures.denominators import BOTH, NEITHER
from moorlands_dash.measures.verdicts import CANNOT_TELL

_ROW = 26


def two_denominators(
    frame: pd.DataFrame, colours: Palette, *, name: str, highlight: str = ""
) -> go.Figure:
    """Return a row an area, the highest by residents on top: both rates as times the average.

    Rows are those of one denominator; `name` is the column of the area's name, `highlight` one of
    them. A line joins both rates of an area; it is strong where they don't say the same.
    """
    rows = frame[frame["rate_by"].notna()].sort_values("times_residents", kind="stable")
    names = [str(area) for area in rows[name]]
    figure = go.Figure()
    part = ~rows["reading"].isin([BOTH, NEITHER, CANNOT_TELL])
    _joined(figure, rows[~part], name, colours.grid, 2)
    _joined(figure, rows[part], name, colours.worse, 3)
    per = str(rows["per"].iloc[0]) if len(rows) else ""
    _marks(figure, rows, names, ("times_residents", "rate_per_1000"), "1,000 residents", colours)
    _marks(figure, rows, names, ("times_by", "rate_by"), per, colours)
    figure.add_vline(1, line={"color": colours.country, "width": 1.5})
    return laid_out(
        figure,
        colours,
        height=110 + _ROW * max(len(rows), 1),
        margin={"l": 8, "r": 12, "t": 44, "b": 8},
        showlegend=True,
        legend={"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "itemclick": False},
        xaxis={"rangemode": "tozero", "title": {"text": "Times the rate of all together"}},
        yaxis={
            "showgrid": False,
            "tickvals": names,
            "ticktext": [_name(area, area == highlight) for area in names],
            "tickfont": {"color": colours.ink, "size": 12},
        },
    )


def _name(area: str, bold: bool) -> Markup:
    return (Markup("<b>{}</b>") if bold else Markup("{}")).format(area)


def _joined(figure: go.Figure, rows: pd.DataFrame, name: str, ink: str, width: int) -> None:
    """Draw a line between both rates of each area."""
    ends = rows[["times_residents", "times_by"]].to_numpy(float).tolist()
    figure.add_trace(
        go.Scatter(
            x=[value for pair in ends for value in (*pair, None)],
            y=[end for area in rows[name] for end in (str(area), str(area), None)],
            mode="lines",
            line={"color": ink, "width": width},
            hoverinfo="skip",
            showlegend=False,
        )
    )


def _marks(
    figure: go.Figure,
    rows: pd.DataFrame,
    names: list[str],
    columns: tuple[str, str],
    per: str,
    colours: Palette,
) -> None:
    """Draw one rate of every area: hollow by residents, filled by the other denominator."""
    times, rate = columns
    hollow = times == "times_residents"
    figure.add_trace(
        go.Scatter(
            x=rows[times].tolist(),
            y=names,
            mode="markers",
            name=str(escape(f"per {per}")),
            marker={
                "symbol": "circle-open" if hollow else "circle",
                "size": 11,
                "color": colours.quiet if hollow else colours.ours,
                "line": {"width": 2},
            },
            customdata=rows[rate].tolist(),
            hovertemplate=(
                "%{y}: %{customdata:.1f} %{fullData.name}, %{x:.2f} times<extra></extra>"
            ),
        )
    )
