"""A control chart: counts, their mean and limits, and special points by shape and colour."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pandas as pd
import plotly.graph_objects as go
from markupsafe import Markup

from moorlands_dash.charts.axes import beginning, begins_words
from moorlands_dash.charts.labels import Label, label_ends
from moorlands_dash.charts.theme import Palette, laid_out
from moorlands_dash.charts.trends.series import may_change
from moorlands_dash.charts.units import units
from moorlands_dash.measures.trends import control_icons as icons
from moorlands_dash.measures.trends.control_rules import TREND
from moorlands_dash.words.numbers import amount, decimal
from moorlands_dash.words.trends.control_charts import (
    POINT_NAMES,
    RULE_WORDS,
    numbered_events,
    point_name,
)

_HEIGHT = 305
SYMBOLS = {
    "outside": "diamond",
    TREND: "triangle-up",
    "near": "square",
    "shift": "circle-open-dot",
}
"""Rule -> the shape of its points; a falling trend's triangles point down."""
FALLING = "triangle-down"
MARKS = {"outside": "◆", TREND: "▲▼", "near": "■", "shift": "⊙"}
"""The same shapes as text, for the key."""


def control_chart_figure(frame: pd.DataFrame, colours: Palette) -> go.Figure:
    """Return the rows of `control-chart` drawn; a missing point is a break, a rebase a line.

    The axis begins where the counts and limits do, and says so; all below would be empty.
    """
    figure = go.Figure()
    for _, stretch in frame.groupby("segment", sort=True):
        _limits(figure, stretch, colours)
    figure.add_trace(_counts(frame, colours))
    for rule in SYMBOLS:
        _special(figure, frame[frame["rule"] == rule], rule, colours)
    for _, first in frame[frame["segment"] > 0].groupby("segment").head(1).iterrows():
        _anew(figure, _x(first), colours)
    for number, day, _ in numbered_events(frame):
        _event(figure, number, day, colours)
    for gone, back in _missing(frame):
        _no_file(figure, gone, back, colours)
    top = _top(frame)
    low = _low(frame, top)
    _end_labels(figure, frame, (low, top), colours)
    length = int(frame["months"].iloc[0])
    return laid_out(
        figure,
        colours,
        height=_HEIGHT,
        margin={"l": 8, "r": 74, "t": 24, "b": 8},
        yaxis={
            "range": [low, top],
            "title": {
                "text": f"{units(frame).capitalize()} a {POINT_NAMES[length]}{begins_words(low)}"
            },
            "nticks": 6,
            "tickformat": ",.0f",
        },
        xaxis={"showgrid": False, "tickformat": "%b\n%Y", "nticks": 8, "range": _span(frame)},
    )


def _span(frame: pd.DataFrame) -> list[pd.Timestamp]:
    """Return the ends of the time axis: the end labels would else widen it."""
    return [
        frame["from"].iloc[0] - pd.Timedelta(days=20),
        frame["from"].iloc[-1] + pd.Timedelta(days=20),
    ]


def _x(row: pd.Series) -> date:
    found: date = row["from"].date()
    return found


def _limits(figure: go.Figure, stretch: pd.DataFrame, colours: Palette) -> None:
    """Draw the usual range as a band, and the mean; stepwise where the season moves them."""
    x = [stamp.date() for stamp in stretch["from"]]
    lower = stretch["lower"].fillna(0)
    shape = {"shape": "hvh"} if stretch["season"].nunique() > 1 else {}
    edge = {"color": colours.other, "width": 1, "dash": "dot"} | shape
    figure.add_trace(
        go.Scatter(x=x, y=lower, mode="lines", line=edge, hoverinfo="skip", showlegend=False)
    )
    figure.add_trace(
        go.Scatter(
            x=x,
            y=stretch["upper"],
            mode="lines",
            line=edge,
            fill="tonexty",
            fillcolor=colours.band,
            hoverinfo="skip",
        )
    )
    figure.add_trace(
        go.Scatter(
            x=x,
            y=stretch["mean"],
            mode="lines",
            line={"color": colours.quiet, "width": 1.5} | shape,
            hoverinfo="skip",
        )
    )


def _counts(frame: pd.DataFrame, colours: Palette) -> go.Scatter:
    counts = [None if pd.isna(count) else int(count) for count in frame["count"]]
    return go.Scatter(
        x=[stamp.date() for stamp in frame["from"]],
        y=counts,
        mode="lines+markers",
        connectgaps=False,
        line={"color": colours.ours, "width": 2},
        marker={
            "color": colours.ours,
            "size": [8 if open_ else 6 for open_ in may_change(frame)],
            "symbol": ["circle-open" if open_ else "circle" for open_ in may_change(frame)],
        },
        text=[
            point_name(row) + (", provisional" if open_ else "")
            for (_, row), open_ in zip(frame.iterrows(), may_change(frame), strict=True)
        ],
        hovertemplate="%{text}: %{y:,}<extra></extra>",
    )


def _special(figure: go.Figure, rows: pd.DataFrame, rule: str, colours: Palette) -> None:
    if rows.empty:
        return
    edge = {"width": 1.5, "color": colours.paper}
    figure.add_trace(
        go.Scatter(
            x=[stamp.date() for stamp in rows["from"]],
            y=rows["count"].astype(int).tolist(),
            mode="markers",
            marker={
                "symbol": [_symbol(rule, way) for way in rows["way"]],
                "size": 12,
                "color": [meaning_colour(str(found), colours) for found in rows["meaning"]],
                "line": {"width": 2} if "open" in SYMBOLS[rule] else edge,
            },
            text=[f"{point_name(row)}, {row['meaning']}" for _, row in rows.iterrows()],
            name=rule,
            hovertemplate=f"%{{text}}: %{{y:,}}, {RULE_WORDS[rule]}<extra></extra>",
        )
    )


def _symbol(rule: str, way: int) -> str:
    return FALLING if rule == TREND and way < 0 else SYMBOLS[rule]


def meaning_colour(meaning: str, colours: Palette) -> str:
    """Return the colour of a special point: for the worse, for the better, or neither."""
    if meaning == icons.CONCERNING:
        return colours.worse
    return colours.better if meaning == icons.IMPROVING else colours.ink


def _anew(figure: go.Figure, month: date, colours: Palette) -> None:
    figure.add_vline(
        x=pd.Timestamp(month) - pd.Timedelta(days=15),
        line={"color": colours.ink, "width": 1, "dash": "dash"},
        annotation={"text": "limits anew", "font": {"size": 12, "color": colours.quiet}},
        annotation_position="top right",
    )


def _event(figure: go.Figure, number: int, day: date, colours: Palette) -> None:
    """Mark a point in which something happened by a light line with its number on top."""
    figure.add_vline(
        x=pd.Timestamp(day), line={"color": colours.quiet, "width": 1, "dash": "dot"}, layer="below"
    )
    figure.add_annotation(
        x=day,
        y=1,
        yref="paper",
        yanchor="bottom",
        text=Markup("<b>{}</b>").format(number),
        showarrow=False,
        bordercolor=colours.quiet,
        bgcolor=colours.paper,
        borderpad=1,
        font={"color": colours.ink, "size": 12},
    )


def _missing(frame: pd.DataFrame) -> Iterator[tuple[date, date]]:
    """Yield the first and last month of each run of points without a count."""
    gone = frame["count"].isna()
    for _, run in frame[gone].groupby((~gone).cumsum()[gone]):
        yield run["from"].iloc[0].date(), run["to"].iloc[-1].date()


def _no_file(figure: go.Figure, first: date, last: date, colours: Palette) -> None:
    long = (last - first).days > 150
    figure.add_vrect(
        x0=pd.Timestamp(first) - pd.Timedelta(days=15),
        x1=pd.Timestamp(last) + pd.Timedelta(days=15),
        fillcolor=colours.missing,
        line_width=0,
        annotation={
            "text": "no file",
            "textangle": 0 if long else -90,
            "font": {"size": 12, "color": colours.quiet},
        },
        annotation_position="top",
    )


def _top(frame: pd.DataFrame) -> float:
    """Return the end of the axis: room above the highest count, limit and target."""
    ends = frame[["count", "upper", "target"]].astype("Float64")
    high, low = ends.max().max(), _lowest(frame)
    if pd.isna(high):
        return 4.0
    return max(4.0, float(high) + 0.12 * float(high - (low if beginning(low, high) else 0)))


def _low(frame: pd.DataFrame, top: float) -> float:
    return beginning(_lowest(frame), top)


def _lowest(frame: pd.DataFrame) -> float:
    """Return the lowest that is drawn: the band reaches down to 0 where it has no lower limit."""
    shown = frame[frame["upper"].notna()]
    if shown["lower"].isna().any():
        return 0.0
    found = frame[["count", "lower", "target"]].astype("Float64").min().min()
    return 0.0 if pd.isna(found) else float(found)


def _target(frame: pd.DataFrame, colours: Palette) -> go.Scatter:
    """Return the line of the target's share, over the points of its year."""
    return go.Scatter(
        x=[stamp.date() for stamp in frame["from"]],
        y=frame["target"].astype(float).tolist(),
        mode="lines",
        line={"color": colours.ink, "width": 1.5, "dash": "dash"},
        hoverinfo="skip",
    )


def _end_labels(
    figure: go.Figure, frame: pd.DataFrame, ends: tuple[float, float], colours: Palette
) -> None:
    """Write what the lines are at their right ends; draw the target, if there is one."""
    last = frame.iloc[-1]
    labels = []
    if pd.notna(last["mean"]):
        labels.append(Label(last["mean"], f"mean {decimal(last['mean'])}", colours.quiet))
    if pd.notna(last["upper"]):
        labels.append(Label(last["upper"], f"limit {amount(last['upper'])}", colours.quiet))
    if pd.notna(last["lower"]):
        labels.append(Label(last["lower"], f"limit {amount(last['lower'])}", colours.quiet))
    if pd.notna(last["target"]):
        labels.append(Label(last["target"], f"target {decimal(last['target'])}", colours.ink, True))
        figure.add_trace(_target(frame, colours))
    label_ends(figure, labels, x=_x(last), low=ends[0], top=ends[1], rows=14)
