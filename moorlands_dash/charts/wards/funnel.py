"""A funnel plot: rates by residents, with the limits that chance alone keeps them in."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
from markupsafe import Markup

from moorlands_dash.charts.theme import Palette, laid_out
from moorlands_dash.charts.units import per_1000
from moorlands_dash.rows import Row

_LIMITS = (("95", "dash", "95%"), ("998", "dot", "99.8%"))


def funnel(frame: pd.DataFrame, colours: Palette, *, highlight: str | None = None) -> go.Figure:
    """Return every ward of `ward-funnel`; `highlight` is the code of the one that is marked."""
    known = frame.dropna(subset=["place"]).sort_values("population")
    figure = go.Figure()
    for name, dash, label in _LIMITS:
        for side in ("lower", "upper"):
            figure.add_trace(_limit(known, f"funnel_{side}_{name}", dash, label, colours))
    if len(known):
        _district(figure, known, colours)
        figure.add_trace(_wards(known[known["ward_code"] != highlight], colours))
        for row in known[known["ward_code"] == highlight].to_dict("records"):
            _marked(figure, row, colours)
    return laid_out(
        figure,
        colours,
        height=360,
        margin={"l": 8, "r": 12, "t": 12, "b": 8},
        xaxis={"title": {"text": "Residents of the ward"}, "tickformat": ",", "nticks": 6},
        yaxis={"title": {"text": per_1000(frame)}, "rangemode": "tozero"},
    )


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


def _district(figure: go.Figure, frame: pd.DataFrame, colours: Palette) -> None:
    level = float(frame["district_rate_per_1000"].iloc[0])
    figure.add_hline(
        y=level,
        line={"color": colours.ink, "width": 1.2},
        annotation={
            "text": f"District {level:,.1f}",
            "font": {"color": colours.ink, "size": 12},
            "xanchor": "right",
        },
        annotation_position="bottom right",
    )


def _wards(frame: pd.DataFrame, colours: Palette) -> go.Scatter:
    return go.Scatter(
        x=frame["population"].astype(float),
        y=frame["rate_per_1000"],
        mode="markers",
        marker={"color": colours.other, "size": 8, "line": {"color": colours.paper, "width": 1}},
        text=[
            Markup("{}: {:,.1f} per 1,000, {}").format(name, rate, place)
            for name, rate, place in zip(
                frame["ward_name"], frame["rate_per_1000"], frame["place"], strict=True
            )
        ],
        hovertemplate="%{text}<extra></extra>",
    )


def _marked(figure: go.Figure, row: Row, colours: Palette) -> None:
    x, y, name = (
        float(row["population"]),
        float(row["rate_per_1000"]),
        row["ward_name"],
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
