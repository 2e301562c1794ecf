"""A survey's waves against its target, each with its interval."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go
from markupsafe import Markup

from moorlands_dash.charts.labels import Label
from moorlands_dash.charts.targets.figures import short
from moorlands_dash.charts.theme import Palette, laid_out
from moorlands_dash.charts.whiskers import whiskers
from moorlands_dash.periods import add_months, months_between
from moorlands_dash.rows import Row
from moorlands_dash.target_kinds import COUNT, RATE, SHARE, unit_of

Target = Row

_HEIGHT = 250


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
    figure.add_trace(_waves(shown, ends, few, target, colours))
    lines = [
        ("Target", target["target"], colours.ink, "dash"),
        ("Baseline", target["baseline"], colours.quiet, "dot"),
    ]
    labels: list[Label] = []
    for name, share, colour, dash in lines:
        if pd.notna(share):
            figure.add_hline(float(share), line={"color": colour, "width": 1.5, "dash": dash})
            labels.append(Label(float(share), f"{name} {short(target, share)}", colour))
    shares = unit_of(target) == SHARE
    low, high = _range(shown, [label.at for label in labels], shares=shares)
    for label in labels:
        figure.add_annotation(_at_the_end(label, _nudge(label, labels, high - low)))
    return laid_out(
        figure,
        colours,
        height=_HEIGHT,
        margin={"l": 8, "r": 122, "t": 8, "b": 8},
        yaxis={"range": [low, high], "tickformat": ".0%" if shares else "", "nticks": 5},
        xaxis={"showgrid": False, "tickformat": "%b\n%Y", "nticks": 6, "range": _span(ends)},
    )


_HOVER = {
    SHARE: "%{y:.1%} (%{customdata} people)<extra></extra>",
    RATE: "%{y:.2f} per 1,000 (%{customdata})<extra></extra>",
    COUNT: "%{y:,.0f}<extra></extra>",
}


def _waves(
    shown: pd.DataFrame, ends: list[Any], few: list[bool], target: Target, colours: Palette
) -> go.Scatter:
    return go.Scatter(
        x=ends,
        y=shown["share"].tolist(),
        mode="markers+text",
        text=["" for _ in ends[1:]]
        + [Markup("<b>{}</b>").format(short(target, share)) for share in shown["share"][-1:]],
        textposition="top right",
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
        hovertemplate=_HOVER[unit_of(target)],
    )


def _span(ends: list[Any]) -> list[Any] | None:
    """Return an axis with room for the dots at both ends, and for the latest wave's label."""
    if not ends:
        return None
    first, last = (day.replace(day=1) for day in (ends[0], ends[-1]))
    return [add_months(first, -2), add_months(last, max(8, months_between(first, last) // 4))]


def _range(shown: pd.DataFrame, lines: list[float], *, shares: bool) -> tuple[float, float]:
    drawn = [*shown["share"].dropna(), *shown["lower_95"].dropna(), *shown["upper_95"].dropna()]
    found = [*lines, *drawn] or [0.0, 1.0]
    room = max(max(found) - min(found), 0.05) * 0.15
    top = max(found) + room
    return max(0.0, min(found) - room), min(1.0, top) if shares else top


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
