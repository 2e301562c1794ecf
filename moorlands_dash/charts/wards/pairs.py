"""Two to four wards on the same axes: told apart by mark and dash as well as by colour."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
from markupsafe import Markup, escape

from moorlands_dash.charts.labels import Label, label_ends
from moorlands_dash.charts.theme import Palette, laid_out
from moorlands_dash.charts.units import per_1000
from moorlands_dash.charts.whiskers import whiskers
from moorlands_dash.periods import Period
from moorlands_dash.words.wards.years import themed

_MARKS = ("circle", "diamond", "square", "triangle-up")
_DASHES = ("solid", "dash", "dot", "dashdot")
_STEP = 0.17
"""How far the wards of one theme stand apart, of the height of its row."""
_LINE = 18
"""Height of a line of a label."""


def _inks(colours: Palette) -> tuple[str, str, str, str]:
    return colours.ours, colours.worse, colours.better, colours.country


def theme_rates(frame: pd.DataFrame, colours: Palette, period: Period | None = None) -> go.Figure:
    """Return each theme's rates of `compare-wards` with their 95% intervals, a row a theme.

    A theme whose months are not those of `period`, the page's own, says which they are.
    """
    themes = [themed(row, period) for row in frame.to_dict("records")]
    known = frame.assign(item=themes).dropna(subset=["rate_per_1000"])
    items = list(dict.fromkeys(known["item"]))[::-1]
    wards = list(dict.fromkeys(frame["ward_name"]))
    figure = go.Figure()
    for place, (name, ink) in enumerate(zip(wards, _inks(colours), strict=False)):
        rows = known[known["ward_name"] == name]
        shift = ((len(wards) - 1) / 2 - place) * _STEP
        figure.add_trace(_rates(rows, items, shift, name, ink, _MARKS[place]))
    return laid_out(
        figure,
        colours,
        height=70 + len(items) * max(30 + 12 * len(wards), _LINE * _most_lines(items)),
        showlegend=True,
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0, "xanchor": "left"},
        xaxis={"title": {"text": per_1000(known)}, "rangemode": "tozero"},
        yaxis={
            "tickmode": "array",
            "tickvals": list(range(len(items))),
            "ticktext": [_wrapped(item) for item in items],
            "range": [-0.6, max(len(items), 1) - 0.4],
            "showgrid": False,
            "zeroline": False,
            "tickfont": {"size": 13, "color": colours.ink},
        },
    )


def _rates(
    rows: pd.DataFrame, items: list[str], shift: float, name: str, ink: str, mark: str
) -> go.Scatter:
    rate = rows["rate_per_1000"].astype(float)
    return go.Scatter(
        x=rate,
        y=[items.index(item) + shift for item in rows["item"]],
        mode="markers",
        name=escape(name),
        marker={"color": ink, "size": 9, "symbol": mark},
        error_x=whiskers(rate, rows["lower_95"], rows["upper_95"], ink),
        text=[
            Markup("{}, {}: {:,.1f} ({:,.1f} to {:,.1f})").format(name, item, value, low, high)
            for item, value, low, high in zip(
                rows["item"], rate, rows["lower_95"], rows["upper_95"], strict=True
            )
        ],
        hovertemplate="%{text}<extra></extra>",
    )


def rolling_rates(frame: pd.DataFrame, colours: Palette) -> go.Figure:
    """Return the lines of `compare-wards-months`, each labelled at its end; gaps stay open."""
    figure = go.Figure()
    wards = list(dict.fromkeys(frame["ward_name"]))
    labels: list[Label] = []
    for place, (name, ink) in enumerate(zip(wards, _inks(colours), strict=False)):
        rows = frame[frame["ward_name"] == name]
        known = rows.dropna(subset=["rate_per_1000"])
        figure.add_trace(
            go.Scatter(
                x=rows["month"],
                y=rows["rate_per_1000"].astype(float),
                mode="lines",
                connectgaps=False,
                line={"color": ink, "width": 2.4, "dash": _DASHES[place]},
                name=escape(name),
                hovertemplate="%{fullData.name}, year to %{x|%B %Y}: %{y:,.1f}<extra></extra>",
            )
        )
        if len(known):
            labels.append(Label(float(known["rate_per_1000"].iloc[-1]), _wrapped(name), ink))
    top = float(frame["rate_per_1000"].max()) if frame["rate_per_1000"].notna().any() else 1.0
    label_ends(figure, labels, x=frame["month"].max(), top=top * 1.1, rows=10)
    return laid_out(
        figure,
        colours,
        height=290,
        margin={"l": 8, "r": 110, "t": 12, "b": 8},
        yaxis={"title": {"text": per_1000(frame)}, "range": [0, top * 1.1]},
        # Left to itself, the axis would make room for the labels by years that have no data.
        xaxis={
            "showgrid": False,
            "tickformat": "%b\n%Y",
            "nticks": 6,
            "range": [frame["month"].min(), frame["month"].max()],
        },
    )


def _most_lines(items: list[str]) -> int:
    """Return how many lines the longest label takes: rows are as high as it."""
    return max((len(_lines(item)) for item in items), default=1)


def _wrapped(text: str) -> Markup:
    """Return a theme's name broken so that narrow screens keep room for the marks."""
    return Markup("<br>").join(_lines(text))


def _lines(text: str) -> list[str]:
    """Return the up to four lines that a theme's name takes."""
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) > 16 and len(lines) < 4:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
