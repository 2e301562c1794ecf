"""The priority matrix: a row a theme, a dot for each score, and how often it comes first."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterator
from typing import Any

import pandas as pd
import plotly.graph_objects as go
from markupsafe import Markup, escape

from moorlands_dash.charts.theme import Palette, laid_out
from moorlands_dash.rows import Record
from moorlands_dash.words.chances import chance_percent

_ROW, _HEAD = 31, 96
_LEAST, _MOST = 5.0, 23.0
"""Pixels across of the dots of scores 0 and 1."""
_RING = 9
_GAP, _WIDTH = 0.45, 2.4
"""Columns between the last dot and the bars, and that the bars are long."""
_HALF = 0.25
"""Rows, half of what a bar is high."""
_LETTERS = 19
_LONG = 9
_BARS = "Comes first"
_NO_FILE = "no figures: not ranked"


def priority_matrix(frame: pd.DataFrame, scores: pd.DataFrame, colours: Palette) -> go.Figure:
    """Return the themes of `assessment` in their order, with the dots of `assessment-scores`.

    The area of a dot grows with the score; a ring is a score that isn't known. The bar says how
    often a theme comes first whatever the weights, the paler one how often among the first three.
    """
    rows = frame.to_dict("records")
    columns = list(dict.fromkeys(scores["criterion"]))
    start = len(columns) - 1 + 0.5 + _GAP
    names = [str(escape(row["theme_name"])) for row in rows]
    figure = go.Figure(_dots(scores, colours))
    return laid_out(
        figure,
        colours,
        height=_HEAD + _ROW * len(rows),
        margin={"l": 8, "r": 68, "t": 8, "b": 8},
        xaxis=_named_axis(columns, colours)
        | {
            "side": "top",
            "range": [-0.6, start + _WIDTH],
            "tickvals": [*range(len(columns)), start + _WIDTH / 2],
            "ticktext": [*map(_head, columns), _BARS],
            "showgrid": False,
        },
        yaxis=_named_axis(names, colours)
        | {
            "range": [len(rows) - 0.4, -0.6],
            "tickvals": list(range(len(rows))),
            "ticktext": [_named(row) for row in rows],
        },
        shapes=list(_bars(rows, start, colours)),
        annotations=list(_said(rows, start, colours)),
    )


def _named_axis(names: list[str], colours: Palette) -> dict[str, Any]:
    """Return an axis along which names stand in their order."""
    return {
        "type": "category",
        "categoryorder": "array",
        "categoryarray": names,
        "zeroline": False,
        "tickfont": {"color": colours.ink, "size": 13},
    }


def _head(criterion: str) -> Markup:
    """Return a criterion's name, a long one in two lines."""
    parts = (criterion[:6], criterion[6:]) if len(criterion) > _LONG else (criterion,)
    return Markup("-<br>").join(parts)


def _named(row: Record) -> Markup:
    """Return a theme's rank and name in short lines: long ones would leave phones no room."""
    rank: str = f"{int(row['rank'])}. " if pd.notna(row["rank"]) else ""
    lines = textwrap.wrap(f"{rank}{row['theme_name']}", _LETTERS)
    return Markup("<br>").join(lines)


def _dots(scores: pd.DataFrame, colours: Palette) -> list[go.Scatter]:
    """Return the dots of each criterion, and its rings."""
    known = scores["known"].astype(bool)
    kinds = ((known, "Score", "circle"), (~known, "Not known", "circle-open"))
    return [
        _marked(own, colours, name, symbol)
        for criterion in dict.fromkeys(scores["criterion"])
        for of, name, symbol in kinds
        if len(own := scores[of & (scores["criterion"] == criterion)])
    ]


def _marked(own: pd.DataFrame, colours: Palette, name: str, symbol: str) -> go.Scatter:
    full = symbol == "circle"
    counts = (own["weight"] > 0) & full
    return go.Scatter(
        x=list(own["criterion"]),
        y=[str(escape(theme)) for theme in own["theme_name"]],
        mode="markers",
        name=name,
        marker={
            "symbol": symbol,
            "size": [_size(score) for score in own["score"]] if full else _RING,
            "color": [colours.ours if some else colours.unclear for some in counts],
            "opacity": 1,
            "line": {"width": 0 if full else 1.5},
        },
        hovertemplate="%{y}: %{x}<extra>%{fullData.name}</extra>",
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
        parts = (
            (1.0, colours.missing),
            (row["top_three"], colours.sequence[1]),
            (row["first"], colours.ours),
        )
        for chance, colour in parts:
            if not chance:
                continue
            yield {
                "type": "rect",
                "x0": start,
                "x1": start + _WIDTH * float(chance),
                "y0": place - _HALF,
                "y1": place + _HALF,
                "fillcolor": colour,
                "line": {"width": 0},
            }


def _said(rows: list[Record], start: float, colours: Palette) -> Iterator[dict[str, Any]]:
    """Yield how often each theme comes first, at the end of its bar, or that it has no data."""
    for place, row in enumerate(rows):
        ranked = bool(pd.notna(row["rank"]))
        yield {
            "x": start + _WIDTH if ranked else -_GAP,
            "y": place,
            "text": chance_percent(row["first"]) if ranked else _NO_FILE,
            "xanchor": "left",
            "xshift": 4,
            "showarrow": False,
            "bgcolor": colours.paper,
            "font": {"color": colours.ink if ranked else colours.quiet, "size": 13},
        }
