"""What was forecast after each quarter of a closed year, against what came and was promised."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go
from markupsafe import Markup

from moorlands_dash.charts.theme import Palette, laid_out
from moorlands_dash.measures.targets.results import holds
from moorlands_dash.measures.targets.year_end import QUARTERS
from moorlands_dash.rows import Row

_HEIGHT = 235
_BREAK = Markup("<br>")
_HELD = {True: ("circle", "● held it"), False: ("circle-open", "○ did not hold it")}
"""Whether an interval held the outturn: its dot, and the words beside it."""


def forecasts_looked_back(
    row: Row, colours: Palette, *, ends: Mapping[int, str], limit: str
) -> go.Figure:
    """Return the three 80% intervals of a target that counts incidents, the earliest on top.

    `row` is one of `year-end`, `ends` the name of each quarter's last month, `limit` what the
    target is called. The axis doesn't start from zero: an interval is read by its place.
    """
    low, high = _span(row)
    figure = go.Figure()
    for quarter in QUARTERS:
        if pd.notna(row[f"q{quarter}_median"]):
            _interval(figure, row, quarter, ends[quarter], colours)
        _words(figure, row, quarter, ends[quarter], colours)
    _line(figure, float(row["target"]), limit, (low, high), colours)
    if pd.notna(row["outturn"]):
        _line(figure, float(row["outturn"]), "Outturn", (low, high), colours)
    return laid_out(
        figure,
        colours,
        height=_HEIGHT,
        margin={"l": 8, "r": 122, "t": 46, "b": 8},
        xaxis={"range": [low, high], "nticks": 5, "tickformat": ",.0f"},
        yaxis={
            "categoryorder": "array",
            "categoryarray": [ends[quarter] for quarter in reversed(QUARTERS)],
            "range": [-0.6, len(QUARTERS) - 0.4],
            "tickvals": [ends[quarter] for quarter in QUARTERS],
            "tickfont": {"color": colours.ink, "size": 13},
        },
    )


def _interval(figure: go.Figure, row: Row, quarter: int, name: str, colours: Palette) -> None:
    median, low, high = (float(row[f"q{quarter}_{part}"]) for part in _PARTS)
    held = holds(low, high, float(row["outturn"]))
    figure.add_trace(
        go.Scatter(
            x=[median],
            y=[name],
            mode="markers",
            marker={
                "size": 13,
                "color": colours.ours,
                "symbol": _HELD[held is not False][0],
                "line": {"width": 2, "color": colours.ours},
            },
            error_x={
                "type": "data",
                "symmetric": False,
                "array": [high - median],
                "arrayminus": [median - low],
                "color": colours.ours,
                "thickness": 4,
                "width": 0,
            },
            name=f"Forecast at the end of {name.replace(_BREAK, ' ')}",
            hovertemplate=f"%{{x:,.0f}} (80%: {low:,.0f} to {high:,.0f})"
            "<extra>%{fullData.name}</extra>",
        )
    )


_PARTS = ("median", "lower_80", "upper_80")


def _words(figure: go.Figure, row: Row, quarter: int, name: str, colours: Palette) -> None:
    """Write the chance of then, and whether the interval held, at the right of its row."""
    known = pd.notna(row[f"q{quarter}_chance"])
    text: str = str(row[f"q{quarter}_chance_words"]) if known else "cannot tell"
    held = holds(
        float(row[f"q{quarter}_lower_80"]),
        float(row[f"q{quarter}_upper_80"]),
        float(row["outturn"]),
    )
    if held is not None:
        text = Markup("{}<br>{}").format(text, _HELD[held][1])
    figure.add_annotation(
        x=1,
        xref="paper",
        y=name,
        text=text,
        align="left",
        xanchor="left",
        xshift=10,
        showarrow=False,
        font={"color": colours.ink, "size": 13},
    )


def _line(
    figure: go.Figure, at: float, name: str, span: tuple[float, float], colours: Palette
) -> None:
    """Draw a line from top to bottom with its label above: the outturn solid, the limit dashed."""
    came = name == "Outturn"
    colour = colours.ink if came else colours.quiet
    figure.add_vline(at, line={"color": colour, "width": 2, "dash": "solid" if came else "dash"})
    place = (at - span[0]) / (span[1] - span[0])
    amount = f"{at:,.0f}" if at.is_integer() else f"{at:,.1f}"
    figure.add_annotation(
        x=at,
        y=1,
        yref="paper",
        yanchor="bottom",
        yshift=20 if came else 2,
        xanchor="left" if place < 0.25 else "right" if place > 0.75 else "center",
        text=(Markup("<b>{} {}</b>") if came else Markup("{} {}")).format(name, amount),
        showarrow=False,
        font={"color": colour, "size": 13},
    )


def _span(row: Row) -> tuple[float, float]:
    names = [f"q{quarter}_{part}" for quarter in QUARTERS for part in _PARTS]
    found = [float(row[name]) for name in ("target", "outturn", *names) if pd.notna(row[name])]
    room = max((max(found) - min(found)) * 0.08, 2.0)
    return max(0.0, min(found) - room), max(found) + room
