"""The priority matrix: a row a theme, a dot for each score, and how often it comes first."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterator
from typing import Any

import pandas as pd
import plotly.graph_objects as go
from markupsafe import Markup

from moorlands_dash.charts.theme import Palette, laid_out
from moorlands_dash.rows import Record
from moorlands_dash.words.chances import chance_percent

_ROW, _HEAD = 31, 96
_LEAST, _MOST = 5.0, 23.0
"""Pixels across of the dots of scores 0 and 1."""
_GAP, _WIDTH = 0.45, 2.4
"""Columns between the last dot and the bars, and that the bars are long."""
_HALF = 0.25
"""Rows, half of what a bar is high."""
_LETTERS = 19
_LONG = 9
_BARS = "Comes first"


def priority_matrix(frame: pd.DataFrame, scores: pd.DataFrame, colours: Palette) -> go.Figure:
    """Return the themes of `assessment` in their order, with the dots of `assessment-scores`.

    The area of a dot grows with the score; a ring is a score that isn't known. The bar says how
    often a theme comes first whatever the weights, the paler one how often among the first three.
    """
    rows = frame.to_dict("records")
    at = {str(row["theme"]): place for place, row in enumerate(rows)}
    columns = list(dict.fromkeys(scores["criterion"]))
    start = len(columns) - 1 + 0.5 + _GAP
    figure = go.Figure()
    for trace in (*_dots(scores, at, columns, colours), _said(rows, start, colours)):
        figure.add_trace(trace)
    _without_data(figure, rows, colours)
    return laid_out(
        figure,
        colours,
        height=_HEAD + _ROW * len(rows),
        margin={"l": 8, "r": 68, "t": 8, "b": 8},
        xaxis={
            "side": "top",
            "range": [-0.6, start + _WIDTH],
            "tickvals": [*range(len(columns)), start + _WIDTH / 2],
            "ticktext": [*map(_head, columns), _BARS],
            "showgrid": False,
            "zeroline": False,
            "tickfont": {"color": colours.ink, "size": 13},
        },
        yaxis={
            "range": [len(rows) - 0.4, -0.6],
            "tickvals": list(range(len(rows))),
            "ticktext": [_named(row) for row in rows],
            "showgrid": False,
            "zeroline": False,
            "tickfont": {"color": colours.ink, "size": 13},
        },
        shapes=list(_bars(rows, start, colours)),
    )


def _head(criterion: str) -> Markup:
    """Return a criterion's name, a long one in two lines."""
    parts = (criterion[:6], criterion[6:]) if len(criterion) > _LONG else (criterion,)
    return Markup("-<br>").join(parts)


def _named(row: Record) -> Markup:
    """Return a theme's rank and name in short lines: long ones would leave phones no room."""
    rank: str = f"{int(row['rank'])}. " if pd.notna(row["rank"]) else ""
    lines = textwrap.wrap(f"{rank}{row['theme_name']}", _LETTERS)
    return Markup("<br>").join(lines)


def _dots(
    scores: pd.DataFrame, at: dict[str, int], columns: list[str], colours: Palette
) -> Iterator[go.Scatter]:
    known, rest = scores[scores["known"]], scores[~scores["known"]]
    for own, symbol, name in ((known, "circle", "Score"), (rest, "circle-open", "Not known")):
        size = [_size(score) for score in own["score"]]
        counts = own["weight"] > 0
        yield go.Scatter(
            x=[columns.index(name) for name in own["criterion"]],
            y=[at[theme] for theme in own["theme"]],
            mode="markers",
            name=name,
            marker={
                "symbol": symbol,
                "size": size if symbol == "circle" else 9,
                "color": [
                    colours.ours if some and symbol == "circle" else colours.unclear
                    for some in counts
                ],
                "opacity": 1,
                "line": {"width": 0 if symbol == "circle" else 1.5},
            },
            customdata=list(own["words"]),
            hovertemplate="%{customdata}<extra></extra>",
        )


def _size(score: float) -> float:
    """Return the pixels across of a dot whose area grows with its score."""
    if pd.isna(score):
        return _LEAST
    return round(math.sqrt(_LEAST**2 + score * (_MOST**2 - _LEAST**2)), 1)


def _bars(rows: list[Record], start: float, colours: Palette) -> Iterator[dict[str, Any]]:
    """Yield the bars of each theme: the whole length, among the first three, first."""
    for place, row in enumerate(rows):
        if pd.isna(row["rank"]):
            continue
        yield _ruled(place, colours)
        parts = (
            (1.0, colours.missing),
            (row["top_three"], colours.sequence[1]),
            (row["first"], colours.ours),
        )
        for chance, colour in parts:
            yield _bar(place, start, float(chance), colour)


def _bar(place: int, start: float, chance: float, colour: str) -> dict[str, Any]:
    return {
        "type": "rect",
        "x0": start,
        "x1": start + _WIDTH * chance,
        "y0": place - _HALF,
        "y1": place + _HALF,
        "fillcolor": colour,
        "line": {"width": 0},
    }


def _ruled(place: int, colours: Palette) -> dict[str, Any]:
    """Return the line on which a theme's dots stand."""
    return {
        "type": "line",
        "layer": "below",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": place,
        "y1": place,
        "line": {"color": colours.grid, "width": 1},
    }


def _said(rows: list[Record], start: float, colours: Palette) -> go.Scatter:
    """Return how often each theme comes first, at the end of its bar."""
    ranked = [(place, row) for place, row in enumerate(rows) if pd.notna(row["rank"])]
    return go.Scatter(
        x=[start + _WIDTH] * len(ranked),
        y=[place for place, _ in ranked],
        mode="text",
        text=[f" {chance_percent(row['first'])}" for _, row in ranked],
        textposition="middle right",
        textfont={"color": colours.ink, "size": 13},
        cliponaxis=False,
        name="",
        customdata=[row["words"] for _, row in ranked],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _without_data(figure: go.Figure, rows: list[Record], colours: Palette) -> None:
    """Say of themes that have no rank that no file is loaded."""
    places = [place for place, row in enumerate(rows) if pd.isna(row["rank"])]
    if places:
        figure.add_trace(
            go.Scatter(
                x=[-0.4] * len(places),
                y=places,
                mode="text",
                text=["no file loaded: not ranked"] * len(places),
                textposition="middle right",
                textfont={"color": colours.quiet, "size": 13},
                name="",
                hoverinfo="skip",
            )
        )
