"""A target's way through the year: each kind of target drawn as what it is."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from moorlands_dash.charts.labels import Label, label_ends
from moorlands_dash.charts.theme import Palette, laid_out, see_through
from moorlands_dash.charts.whiskers import whiskers
from moorlands_dash.periods import add_months, month_name, months_between
from moorlands_dash.rows import Row

Target = Row

_HEIGHT = 250


def count_trajectory(frame: pd.DataFrame, target: Target, colours: Palette) -> go.Figure:
    """Return the cumulative count against its milestones, for "reduce" and "no_worse" targets.

    `frame` holds the target's rows of `trajectory`, `target` its row of `targets`. The actual
    line ends at the first missing month; the straight line runs on from the latest one.
    """
    months = [stamp.to_pydatetime().date() for stamp in pd.to_datetime(frame["month"])]
    limit = "Ceiling" if target["kind"] == "no_worse" else "Target"
    figure = go.Figure()
    figure.add_trace(
        _path(months, frame["baseline_cumulative"], colours.unclear, "dot", "Baseline")
    )
    figure.add_trace(_path(months, frame["milestone_cumulative"], colours.quiet, "dash", limit))
    actual = frame["actual_cumulative"]
    known = [index for index, value in enumerate(actual) if pd.notna(value)]
    labels = [
        _end(frame["baseline_cumulative"], "Baseline", colours.quiet),
        _end(frame["milestone_cumulative"], limit, colours.ink),
    ]
    if known:
        _usual(figure, months[known[-1]], target, colours)
        figure.add_trace(_actual(months, actual, colours))
        labels += _outturn(
            figure, months, float(actual.iloc[known[-1]]), known[-1], target, colours
        )
    top = 1.1 * max([label.at for label in labels] + _known(actual))
    label_ends(figure, labels, x=months[-1], top=top, rows=9)
    return laid_out(
        figure,
        colours,
        height=_HEIGHT,
        margin={"l": 8, "r": 122, "t": 8, "b": 8},
        yaxis={"range": [0, top], "nticks": 5},
        xaxis={
            "showgrid": False,
            "tickformat": "%b\n%Y",
            "dtick": "M3",
            "tick0": months[0],
            "range": [add_months(months[0], -1), months[-1]],
        },
    )


def survey_trajectory(frame: pd.DataFrame, target: Target, colours: Palette) -> go.Figure:
    """Return a survey's waves as dots with their intervals, against target and baseline lines.

    `frame` holds the target's rows of `survey`. A wave that is hidden for its few answers is not
    drawn; one on few answers is an open dot. Shares don't start from zero: a dot has no length
    that could mislead.
    """
    shown = frame.dropna(subset=["share"])
    ends = [stamp.to_pydatetime().date() for stamp in pd.to_datetime(shown["period_end"])]
    figure = go.Figure()
    few = [bool(text) for text in shown["warning"].fillna("")]
    figure.add_trace(_waves(shown, ends, few, colours))
    lines = [
        ("Target", target["target"], colours.ink, "dash"),
        ("Baseline", target["baseline"], colours.quiet, "dot"),
    ]
    labels: list[Label] = []
    for name, share, colour, dash in lines:
        if pd.notna(share):
            figure.add_hline(float(share), line={"color": colour, "width": 1.5, "dash": dash})
            labels.append(Label(float(share), f"{name} {share:.0%}", colour))
    low, high = _share_range(shown, [label.at for label in labels])
    for label in labels:
        figure.add_annotation(_at_the_end(label, _nudge(label, labels, high - low)))
    return laid_out(
        figure,
        colours,
        height=_HEIGHT,
        margin={"l": 8, "r": 122, "t": 8, "b": 8},
        yaxis={"range": [low, high], "tickformat": ".0%", "nticks": 5},
        xaxis={"showgrid": False, "tickformat": "%b\n%Y", "nticks": 6, "range": _span(ends)},
    )


def _path(months: list[Any], values: pd.Series, colour: str, dash: str, name: str) -> go.Scatter:
    return go.Scatter(
        x=months,
        y=[None if pd.isna(value) else float(value) for value in values],
        mode="lines",
        line={"color": colour, "width": 2, "dash": dash},
        text=[month_name(month) for month in months],
        name=name,
        hovertemplate="By the end of %{text}: %{y:,.0f}<extra>%{fullData.name}</extra>",
    )


def _actual(months: list[Any], values: pd.Series, colours: Palette) -> go.Scatter:
    line = _path(months, values, colours.ours, "solid", "Actual")
    return line.update(
        mode="lines+markers",
        line={"width": 3.5, "color": colours.ours, "dash": "solid"},
        marker={"size": 7, "color": colours.ours},
    )


def _usual(figure: go.Figure, now: Any, target: Target, colours: Palette) -> None:
    """Draw the range that the target's row gives for the latest month."""
    low, high = target["lower_95"], target["upper_95"]
    if pd.isna(low) or pd.isna(high):
        return
    words = "Count's 95% interval" if target["kind"] == "no_worse" else "Usual ups and downs"
    figure.add_trace(
        go.Scatter(
            x=[now, now],
            y=[float(low), float(high)],
            mode="lines",
            line={"color": see_through(colours.quiet, 0.35), "width": 12},
            name=words,
            hovertemplate="%{y:,.0f}<extra>%{fullData.name}</extra>",
        )
    )


def _outturn(
    figure: go.Figure, months: list[Any], so_far: float, now: int, target: Target, colours: Palette
) -> list[Label]:
    """Draw the straight line from the latest month to the year's end; return its label."""
    end = target["straight_line"]
    if pd.isna(end):
        return []
    if now < len(months) - 1:
        trace = _path([months[now], months[-1]], pd.Series([so_far, end]), colours.ours, "dot", "")
        figure.add_trace(trace.update(name="Straight line to the year's end"))
    words = "Actual" if now == len(months) - 1 else "Straight line"
    return [Label(float(end), f"{words} {end:,.0f}", colours.ours, bold=True)]


def _end(values: pd.Series, name: str, colour: str) -> Label:
    last = float(values.iloc[-1])
    return Label(last, f"{name} {last:,.0f}", colour)


def _known(values: pd.Series) -> list[float]:
    return [float(value) for value in values.dropna()]


def _waves(shown: pd.DataFrame, ends: list[Any], few: list[bool], colours: Palette) -> go.Scatter:
    return go.Scatter(
        x=ends,
        y=shown["share"].tolist(),
        mode="markers+text",
        text=["" for _ in ends[1:]] + [f"<b>{share:.0%}</b>" for share in shown["share"][-1:]],
        textposition="middle right",
        cliponaxis=False,
        marker={
            "size": 11,
            "color": colours.ours,
            "symbol": ["circle-open" if warned else "circle" for warned in few],
            "line": {"width": 2},
        },
        error_y=whiskers(shown["share"], shown["lower_95"], shown["upper_95"], colours.ours),
        customdata=[
            f"{said:,.0f} of {asked:,.0f}"
            for said, asked in zip(shown["numerator"], shown["denominator"], strict=True)
        ],
        hovertemplate="%{y:.1%} (%{customdata} people)<extra></extra>",
    )


def _span(ends: list[Any]) -> list[Any] | None:
    """Return an axis with room for the dots at both ends, and for the latest wave's label."""
    if not ends:
        return None
    first, last = (day.replace(day=1) for day in (ends[0], ends[-1]))
    return [add_months(first, -2), add_months(last, max(8, months_between(first, last) // 4))]


def _share_range(shown: pd.DataFrame, lines: list[float]) -> tuple[float, float]:
    found = [*lines, *shown["lower_95"].dropna(), *shown["upper_95"].dropna()] or [0.0, 1.0]
    room = max(max(found) - min(found), 0.05) * 0.15
    return max(0.0, min(found) - room), min(1.0, max(found) + room)


def _at_the_end(label: Label, raised: int) -> dict[str, Any]:
    """Return a label at the right edge, raised by some pixels."""
    return {
        "x": 1,
        "xref": "paper",
        "y": label.at,
        "text": label.text,
        "xanchor": "left",
        "xshift": 8,
        "yshift": raised,
        "showarrow": False,
        "font": {"color": label.colour, "size": 13},
    }


def _nudge(label: Label, labels: list[Label], height: float) -> int:
    """Return pixels that keep two labels apart where their lines nearly meet."""
    near = [other for other in labels if abs(other.at - label.at) < height * 0.09]
    upper = max(near, key=lambda other: other.at)
    return 0 if len(near) == 1 else (8 if label is upper else -8)
