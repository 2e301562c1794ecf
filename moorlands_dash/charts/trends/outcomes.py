"""What became of crimes: one bar an offence, its parts the kinds of outcome."""

from __future__ import annotations

import textwrap
from typing import Any

import pandas as pd
import plotly.graph_objects as go
from markupsafe import Markup

from moorlands_dash.charts.theme import Palette, laid_out
from moorlands_dash.measures.trends.outcome_kinds import (
    ANOTHER_BODY,
    CHARGED,
    EVIDENCE,
    KINDS,
    NO_SUSPECT,
    NOT_IN_INTEREST,
    OPEN,
    OUT_OF_COURT,
    UNKNOWN,
)
from moorlands_dash.rows import Row
from moorlands_dash.vocabulary import CATEGORY_BY_KEY, choice_name
from moorlands_dash.words.numbers import percent

_PATTERNS = {
    OUT_OF_COURT: "/",
    EVIDENCE: "",
    NOT_IN_INTEREST: "x",
    ANOTHER_BODY: "\\",
    OPEN: ".",
    UNKNOWN: "-",
}
"""No part is told by its colour alone."""
_ROW = 42
_LEGEND = {
    "orientation": "h",
    "x": 0,
    "yanchor": "top",
    "traceorder": "normal",
    "itemclick": False,
    "itemdoubleclick": False,
}
_AS_WRITTEN = 3
"""Places of a share that its table writes: a part is drawn as long as it says there."""
_WRITTEN_FROM = 0.15
"""Share from which a part is wide enough for its figure on a phone."""


def outcome_bars(frame: pd.DataFrame, colours: Palette) -> go.Figure:
    """Return the rows of `outcomes` as stacked bars, the share that was charged falling.

    All of the choice, where it is among them, stands on top. Offences none of which is old enough
    to say are left out; kinds that none came to as well.
    """
    rows = frame[frame["told"] > 0]
    order = list(dict.fromkeys(rows["category"]))
    order = _by_charged(rows, order)
    figure = go.Figure()
    for kind in [kind for kind in KINDS if rows.loc[rows["kind"] == kind, "count"].sum()]:
        figure.add_trace(_part(rows[rows["kind"] == kind], kind, colours))
    for row in rows[rows["kind"] == CHARGED].to_dict("records"):
        figure.add_annotation(_beside(row, colours))
    return laid_out(
        figure,
        colours,
        height=150 + _ROW * len(order),
        margin={"l": 8, "r": 74, "t": 8, "b": 8},
        barmode="stack",
        bargap=0.28,
        uniformtext={"minsize": 11, "mode": "hide"},
        showlegend=True,
        legend=_LEGEND | {"y": -34 / (_ROW * max(len(order), 1))},
        xaxis={"range": [0, 1], "tickformat": ".0%", "nticks": 5},
        yaxis={
            "categoryorder": "array",
            "categoryarray": [_named(key) for key in order][::-1],
            "showgrid": False,
            "tickfont": {"color": colours.ink, "size": 13},
        },
    )


def _beside(row: Row, colours: Palette) -> dict[str, Any]:
    """Return what is written at the end of a bar: the share that was charged."""
    return {
        "x": 1,
        "xref": "paper",
        "y": _named(row["category"]),
        "text": Markup("{}<br>charged").format(percent(row["share"])),
        "align": "left",
        "xanchor": "left",
        "xshift": 8,
        "showarrow": False,
        "font": {"color": colours.ink, "size": 13},
    }


def _by_charged(rows: pd.DataFrame, order: list[str]) -> list[str]:
    """Return what holds others, then offences by the share that was charged, the highest first."""
    share = rows[rows["kind"] == CHARGED].set_index("category")["share"]
    return sorted(order, key=lambda key: (key in CATEGORY_BY_KEY, -float(share[key])))


def _part(rows: pd.DataFrame, kind: str, colours: Palette) -> go.Bar:
    fill, ink = _colours(colours)[kind]
    return go.Bar(
        x=rows["share"].astype(float).round(_AS_WRITTEN).tolist(),
        y=[_named(key) for key in rows["category"]],
        orientation="h",
        name=KINDS[kind],
        marker={
            "color": fill,
            "line": {"color": colours.paper, "width": 1},
            "pattern": {
                "shape": _PATTERNS.get(kind, ""),
                "size": 6,
                "solidity": 0.18,
                "fillmode": "overlay",
                "fgcolor": ink,
            },
        },
        text=[percent(x) if x >= _WRITTEN_FROM else "" for x in rows["share"]],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        textfont={"color": ink, "size": 13},
        customdata=[
            f"{percent(low)} to {percent(high)}; {count:,} of {told:,}"
            for low, high, count, told in zip(
                rows["lower_95"], rows["upper_95"], rows["count"], rows["told"], strict=True
            )
        ],
        hovertemplate="%{y}: %{x:.1%} (%{customdata})<extra>%{fullData.name}</extra>",
    )


def _colours(colours: Palette) -> dict[str, tuple[str, str]]:
    """Return the colour of each part and of what is written on it."""
    few, some, *_, most = colours.sequence
    return {
        CHARGED: (most, colours.ink if most == few else few),
        OUT_OF_COURT: (colours.force, colours.paper),
        NO_SUSPECT: (colours.band, colours.ink),
        EVIDENCE: (some, colours.ink),
        NOT_IN_INTEREST: (colours.unclear, colours.paper),
        ANOTHER_BODY: (colours.unclear, colours.paper),
        OPEN: (colours.missing, colours.quiet),
        UNKNOWN: (colours.missing, colours.quiet),
    }


def _named(category: str) -> Markup:
    """Return an offence's name in short lines: long ones would leave phones no room."""
    name = choice_name(category).partition(" (")[0]
    return Markup("<br>").join(textwrap.wrap(name, 20))
