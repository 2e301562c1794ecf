"""One measure of people over time: its points, the usual range, and what stands out."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from moorlands_dash.charts.labels import Label, label_ends
from moorlands_dash.charts.theme import Palette, laid_out
from moorlands_dash.charts.trends.control_charts import (
    FALLING,
    SYMBOLS,
    meaning_colour,
)
from moorlands_dash.measures.trends.control_rules import TREND
from moorlands_dash.people_measures import PEOPLE_MEASURE_BY_KEY, units
from moorlands_dash.words.numbers import amount, percent
from moorlands_dash.words.people.counts import spoken
from moorlands_dash.words.trends.control_charts import POINT_NAMES, RULE_WORDS

_HEIGHT = 300


def people_chart(frame: pd.DataFrame, colours: Palette) -> go.Figure:
    """Return the rows of `people-series` of one measure drawn: a share from 0%, a count from 0.

    The band is the usual range; where a share's mix is known it goes with it, point by point. A
    point that wasn't sent is a break.
    """
    measure = PEOPLE_MEASURE_BY_KEY[str(frame["measure"].iloc[0])]
    value = "share" if measure.is_share else "count"
    figure = go.Figure()
    _range(figure, frame, colours)
    figure.add_trace(_points(frame, value, colours))
    for rule in SYMBOLS:
        _special(figure, frame[frame["rule"] == rule], rule, value, colours)
    top = _top(frame, value)
    _ends(figure, frame, top, value, colours)
    length = POINT_NAMES.get(int(frame["months"].iloc[0]), "period")
    what = "Share" if measure.is_share else f"{units(measure).capitalize()} a {length}"
    return laid_out(
        figure,
        colours,
        height=_HEIGHT,
        margin={"l": 8, "r": 92, "t": 16, "b": 8},
        yaxis={
            "range": [0, top],
            "title": {"text": what},
            "nticks": 6,
            "tickformat": ".0%" if measure.is_share else ",.0f",
        },
        xaxis={"showgrid": False, "tickformat": "%b\n%Y", "nticks": 8, "range": _span(frame)},
    )


def _span(frame: pd.DataFrame) -> list[pd.Timestamp]:
    """Return the ends of the time axis: the end labels would else widen it."""
    beside = pd.Timedelta(days=20)
    return [frame["from"].iloc[0] - beside, frame["from"].iloc[-1] + beside]


def _dates(rows: pd.DataFrame) -> list[object]:
    return [stamp.date() for stamp in rows["from"]]


def _values(rows: pd.DataFrame, name: str) -> list[float | None]:
    return [None if pd.isna(value) else float(value) for value in rows[name]]


def _range(figure: go.Figure, frame: pd.DataFrame, colours: Palette) -> None:
    """Draw the usual range; without a lower limit it reaches down to 0."""
    told = frame[frame["upper"].notna()]
    if told.empty:
        return
    edge = {"color": colours.other, "width": 1, "dash": "dot", "shape": "hvh"}
    plain = {"mode": "lines", "hoverinfo": "skip"}
    lower = _values(told.fillna({"lower": 0.0}), "lower")
    figure.add_trace(go.Scatter(x=_dates(told), y=lower, line=edge, **plain))
    figure.add_trace(
        go.Scatter(
            x=_dates(told),
            y=_values(told, "upper"),
            line=edge,
            fill="tonexty",
            fillcolor=colours.band,
            **plain,
        )
    )
    middle = {"color": colours.quiet, "width": 1.5, "shape": "hvh"}
    figure.add_trace(go.Scatter(x=_dates(told), y=_values(told, "mean"), line=middle, **plain))


def _points(frame: pd.DataFrame, value: str, colours: Palette) -> go.Scatter:
    return go.Scatter(
        x=_dates(frame),
        y=_values(frame, value),
        mode="lines+markers",
        connectgaps=False,
        line={"color": colours.ours, "width": 2},
        marker={"color": colours.ours, "size": 6},
        text=[_tip(row) for _, row in frame.iterrows()],
        hovertemplate="%{text}<extra></extra>",
    )


def _tip(row: pd.Series) -> str:
    when = spoken(row["from"], row["to"])
    if pd.isna(row["count"]):
        return f"{when}: not sent"
    if pd.isna(row["of"]):
        return f"{when}: {int(row['count']):,}"
    return f"{when}: {int(row['count']):,} of {int(row['of']):,}"


def _special(
    figure: go.Figure, rows: pd.DataFrame, rule: str, value: str, colours: Palette
) -> None:
    if rows.empty:
        return
    edge = {"width": 1.5, "color": colours.paper}
    figure.add_trace(
        go.Scatter(
            x=_dates(rows),
            y=_values(rows, value),
            mode="markers",
            marker={
                "symbol": [
                    FALLING if rule == TREND and way < 0 else SYMBOLS[rule] for way in rows["way"]
                ],
                "size": 12,
                "color": [meaning_colour(str(found), colours) for found in rows["meaning"]],
                "line": {"width": 2} if "open" in SYMBOLS[rule] else edge,
            },
            text=[f"{_tip(row)}, {RULE_WORDS[rule]}" for _, row in rows.iterrows()],
            hovertemplate="%{text}<extra></extra>",
        )
    )


def _top(frame: pd.DataFrame, value: str) -> float:
    high = frame[[value, "upper"]].astype("Float64").max().max()
    if pd.isna(high):
        return 1.0
    whole = 1.12 * float(high)
    return min(max(whole, 0.1), 1.04) if value == "share" else max(whole, 4.0)


def _ends(figure: go.Figure, frame: pd.DataFrame, top: float, value: str, colours: Palette) -> None:
    """Write at their right ends what the lines are."""
    last, write = frame.iloc[-1], percent if value == "share" else amount
    told = (("mean", "expected" if value == "share" else "mean"), ("upper", "limit"))
    labels = [
        Label(float(last[name]), f"{word} {write(float(last[name]))}", colours.quiet)
        for name, word in (*told, ("lower", "limit"))
        if pd.notna(last[name])
    ]
    if pd.notna(last[value]):
        text = write(float(last[value]))
        labels.append(Label(float(last[value]), text, colours.ours, bold=True))
    label_ends(figure, labels, x=last["from"].date(), top=top, rows=14)
