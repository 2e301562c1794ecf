"""A survey question wave by wave, with a mark where it was put in other words."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from moorlands_dash.charts.targets.trajectories import Target, survey_trajectory
from moorlands_dash.charts.theme import Palette

_NO_LINES: Target = {"target": float("nan"), "baseline": float("nan")}


def question_waves(frame: pd.DataFrame, colours: Palette) -> go.Figure:
    """Return one question's waves as dots with their intervals.

    `frame` holds the question's rows of `residents`, oldest first. A dotted line stands between
    waves that were asked in other words.
    """
    figure = survey_trajectory(frame, _NO_LINES, colours)
    figure.update_layout(margin={"l": 8, "r": 56, "t": 22, "b": 8})
    for before, after in zip(frame.index, frame.index[1:], strict=False):
        if frame.loc[before, "wording"] != frame.loc[after, "wording"]:
            ends = frame.loc[[before, after], "period_end"]
            between = (ends.iloc[0] + (ends.iloc[1] - ends.iloc[0]) / 2).to_pydatetime().date()
            line = {"color": colours.quiet, "width": 1.5, "dash": "dot"}
            figure.add_vline(between, line=line)
            figure.add_annotation(
                x=between,
                y=1,
                yref="paper",
                yanchor="bottom",
                text="other words",
                showarrow=False,
                font={"color": colours.quiet, "size": 13},
            )
    return figure
