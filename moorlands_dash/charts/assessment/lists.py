"""Each theme's rank under each list of harm and without, joined by a line."""

from __future__ import annotations

import textwrap

import pandas as pd
import plotly.graph_objects as go
from markupsafe import Markup, escape

from moorlands_dash.charts.theme import Palette, laid_out

_ROW = 30
_LETTERS = 17


def ranks_by_list(frame: pd.DataFrame, colours: Palette) -> go.Figure:
    """Return the rows of `assessment-harm`: a column a list, the first theme on top.

    Themes that are first under any list are drawn strong.
    """
    lists = list(dict.fromkeys(frame["harm_list"]))
    leading = set(frame.loc[frame["rank"] == 1, "theme"])
    themes = list(dict.fromkeys(frame["theme"]))
    figure = go.Figure()
    for theme in sorted(themes, key=lambda key: key in leading):
        own = frame[frame["theme"] == theme].set_index("harm_list").loc[lists]
        figure.add_trace(_line(own, lists, colours, strong=theme in leading))
    return laid_out(
        figure,
        colours,
        height=70 + _ROW * len(themes),
        margin={"l": 8, "r": 150, "t": 8, "b": 8},
        xaxis={
            "type": "category",
            "categoryorder": "array",
            "categoryarray": lists,
            "range": [-0.15, max(len(lists) - 1, 0) + 0.15],
            "tickvals": list(range(len(lists))),
            "ticktext": [_wrapped(name) for name in lists],
            "side": "top",
            "showgrid": False,
            "zeroline": False,
            "tickfont": {"color": colours.ink, "size": 13},
        },
        yaxis={
            "range": [len(themes) + 0.5, 0.5],
            "tickvals": list(range(1, len(themes) + 1)),
            "zeroline": False,
            "title": {"text": "Rank"},
        },
    )


def _wrapped(name: str) -> Markup:
    return Markup("<br>").join(textwrap.wrap(name, _LETTERS)[:3])


def _line(own: pd.DataFrame, lists: list[str], colours: Palette, *, strong: bool) -> go.Scatter:
    colour = colours.ours if strong else colours.unclear
    name = str(own["theme_name"].iloc[0])
    last = [""] * (len(lists) - 1) + [f"  {escape(name)}"]
    return go.Scatter(
        x=lists,
        y=own["rank"].astype(float).tolist(),
        mode="lines+markers+text",
        line={"color": colour, "width": 3 if strong else 1.5},
        marker={"color": colour, "size": 9 if strong else 7},
        text=last,
        textposition="middle right",
        textfont={"color": colours.ink if strong else colours.quiet, "size": 13},
        cliponaxis=False,
        name=str(escape(name)),
        hovertemplate="%{x}: rank %{y}<extra>%{fullData.name}</extra>",
    )
