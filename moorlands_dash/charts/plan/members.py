"""Who was in the partnership when: a bar for each body, its name at its beginning."""

from __future__ import annotations

import textwrap
from datetime import date, timedelta

import pandas as pd
import plotly.graph_objects as go
from markupsafe import Markup

from moorlands_dash.charts.theme import Palette, laid_out
from moorlands_dash.rows import Row
from moorlands_dash.words.plan.partners import ENDED

_ROW = 46
_LETTERS = 24
_MARGIN = 400
"""Days that are shown beyond the first and the last day known."""


def member_bars(frame: pd.DataFrame, day: date, colours: Palette) -> go.Figure:
    """Return the rows of `partners` whose time began or ended as bars, the earliest end on top.

    A bar that begins at the left edge was always a member; one that ends at the line of `day` still
    is. Bodies that were always members, and still are, are no change and have no bar.
    """
    rows = frame[frame["since"].notna() | frame["until"].notna()]
    first, last = _ends(rows, day)
    rows = rows.assign(
        left=pd.to_datetime(rows["since"]).fillna(pd.Timestamp(first)),
        right=pd.to_datetime(rows["until"]).fillna(pd.Timestamp(day)),
    ).sort_values(["left", "right"], ascending=False)
    figure = go.Figure()
    for row in rows.to_dict("records"):
        over = row["standing"] == ENDED
        figure.add_trace(
            go.Scatter(
                x=[row["left"].date(), row["right"].date()],
                y=[row["partner"], row["partner"]],
                mode="lines",
                line={"width": 12, "color": colours.other if over else colours.ours},
                hovertemplate=f"{_spoken(row)}<extra></extra>",
            )
        )
    figure.add_vline(x=day, line={"color": colours.ink, "width": 1, "dash": "dot"})
    return laid_out(
        figure,
        colours,
        height=60 + _ROW * len(rows),
        margin={"l": 8, "r": 8, "t": 8, "b": 8},
        xaxis={"range": [first, last], "tickformat": "%Y", "nticks": 5, "tickangle": 0},
        yaxis={
            "showgrid": False,
            "tickfont": {"color": colours.ink, "size": 12},
            "tickvals": [str(name) for name in rows["partner"]],
            "ticktext": [_in_lines(str(name)) for name in rows["partner"]],
        },
    )


def _ends(rows: pd.DataFrame, day: date) -> tuple[date, date]:
    known = pd.concat([rows["since"], rows["until"]]).dropna()
    first = min([stamp.date() for stamp in known] + [day])
    return first - timedelta(days=_MARGIN), day + timedelta(days=_MARGIN // 4)


def _spoken(row: Row) -> str:
    ends = [
        f"{word} {row[name]:%Y}"
        for word, name in (("from", "since"), ("to", "until"))
        if pd.notna(row[name])
    ]
    return " ".join(ends)


def _in_lines(name: str) -> Markup:
    """Return a name in short lines: a long one would leave phones no room."""
    return Markup("<br>").join(textwrap.wrap(name, _LETTERS))
