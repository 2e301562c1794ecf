"""A funnel plot: rates by residents, with the limits that chance alone keeps them in."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go
from markupsafe import Markup

from moorlands_dash.charts.axes import beginning, begins_words
from moorlands_dash.charts.theme import Palette, laid_out
from moorlands_dash.charts.units import per_1000
from moorlands_dash.rows import Row


@dataclass(frozen=True)
class Among:
    """What lies in a funnel: its columns, and what they are called."""

    code: str = "ward_code"
    name: str = "ward_name"
    centre: str = "district_rate_per_1000"
    """Column of the rate in the middle, the same in every row."""
    called: str = "District"
    """What the middle is the rate of."""
    size: str = "Residents of the ward"
    rate: str = ""
    """What is shown for its size; of wards what is counted, from 0 on."""


WARDS = Among()

_LIMITS = (("95", "dash", "95%"), ("998", "dot", "99.8%"))


def funnel(
    frame: pd.DataFrame, colours: Palette, *, highlight: str | None = None, among: Among = WARDS
) -> go.Figure:
    """Return every ward of `ward-funnel`, or what else lies `among`; one code is marked."""
    known = frame.dropna(subset=["place"]).sort_values("population")
    figure = go.Figure()
    for name, dash, label in _LIMITS:
        for side in ("lower", "upper"):
            figure.add_trace(_limit(known, f"funnel_{side}_{name}", dash, label, colours))
    if len(known):
        _middle(figure, known, colours, among)
        marked = known[among.code] == highlight
        figure.add_trace(_others(known[~marked], colours, among))
        for row in known[marked].to_dict("records"):
            _marked(figure, row, colours, among)
    return laid_out(
        figure,
        colours,
        height=360,
        margin={"l": 8, "r": 12, "t": 12, "b": 8},
        xaxis={"title": {"text": among.size}, "tickformat": ",", "nticks": 6},
        yaxis=_rates(known, among),
    )


def _rates(known: pd.DataFrame, among: Among) -> dict[str, object]:
    """Return the axis of rates: from 0, or from where all that is shown begins."""
    if not among.rate or known.empty:
        return {"title": {"text": among.rate or per_1000(known)}, "rangemode": "tozero"}
    columns = ["rate_per_1000", *(f"funnel_{side}_998" for side in ("lower", "upper"))]
    low, high = float(known[columns].min().min()), float(known[columns].max().max())
    begin = beginning(low, high)
    return {
        "title": {"text": f"{among.rate}{begins_words(begin)}"},
        "range": [begin, high + 0.08 * (high - begin)],
    }


def _limit(frame: pd.DataFrame, column: str, dash: str, label: str, colours: Palette) -> go.Scatter:
    ends = [label if "upper" in column else ""] + [""] * len(frame)
    return go.Scatter(
        x=frame["population"].astype(float),
        y=frame[column],
        mode="lines+text",
        line={"color": colours.quiet, "width": 1.3, "dash": dash, "shape": "spline"},
        text=ends[: len(frame)],
        textposition="top right",
        textfont={"color": colours.quiet, "size": 12},
        hoverinfo="skip",
    )


def _middle(figure: go.Figure, frame: pd.DataFrame, colours: Palette, among: Among) -> None:
    level = float(frame[among.centre].iloc[0])
    figure.add_hline(
        y=level,
        line={"color": colours.ink, "width": 1.2},
        annotation={
            "text": f"{among.called} {level:,.1f}",
            "font": {"color": colours.ink, "size": 12},
            "xanchor": "right",
        },
        annotation_position="bottom right",
    )


def _others(frame: pd.DataFrame, colours: Palette, among: Among) -> go.Scatter:
    return go.Scatter(
        x=frame["population"].astype(float),
        y=frame["rate_per_1000"],
        mode="markers",
        marker={"color": colours.other, "size": 8, "line": {"color": colours.paper, "width": 1}},
        text=[
            Markup("{}: {:,.1f} per 1,000, {}").format(name, rate, place)
            for name, rate, place in zip(
                frame[among.name], frame["rate_per_1000"], frame["place"], strict=True
            )
        ],
        hovertemplate="%{text}<extra></extra>",
    )


def _marked(figure: go.Figure, row: Row, colours: Palette, among: Among) -> None:
    x, y, name = (
        float(row["population"]),
        float(row["rate_per_1000"]),
        row[among.name],
    )
    figure.add_trace(
        go.Scatter(
            x=[x],
            y=[y],
            mode="markers",
            marker={"color": colours.ours, "size": 14, "symbol": "diamond"},
            text=[Markup("{}: {:,.1f} per 1,000, {}").format(name, y, row["place"])],
            hovertemplate="%{text}<extra></extra>",
        )
    )
    figure.add_annotation(
        x=x, y=y, text=Markup("<b>{}</b>").format(name), yshift=16, showarrow=False,
        font={"color": colours.ours, "size": 13},
    )  # fmt: skip
