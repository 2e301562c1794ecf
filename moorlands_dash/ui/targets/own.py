"""A target's own rows of the tables that a page asks for."""

from __future__ import annotations

import pandas as pd

from moorlands_dash.charts.targets.figures import as_waves
from moorlands_dash.rows import Row
from moorlands_dash.target_kinds import asked_people
from moorlands_dash.ui.view import View


def own_rows(view: View, name: str, target: Row, *, chosen: bool = True) -> pd.DataFrame:
    """Return the target's rows of a table; for none of the reader's choices if not `chosen`."""
    frame = view.table(name, chosen=chosen).frame
    own: pd.DataFrame = frame[frame["target_id"] == target["target_id"]]
    return own


def own_figures(view: View, target: Row, *, chosen: bool = True) -> pd.DataFrame:
    """Return what decides a target period by period, as the waves of a survey are drawn.

    Waves of residents' answers, else figures that others record: of counts their sum so far.
    """
    if asked_people(target):
        return own_waves(view, target, chosen=chosen)
    found = own_rows(view, "target-figures", target, chosen=chosen)
    found = found[found["period_end"] <= target["to"] + pd.offsets.MonthEnd(0)]
    return as_waves(found)


def own_waves(view: View, target: Row, *, chosen: bool = True) -> pd.DataFrame:
    """Return the target's survey waves up to its end: later ones are another year's."""
    waves = own_rows(view, "survey", target, chosen=chosen)
    until: pd.DataFrame = waves[waves["period_end"] <= target["to"] + pd.offsets.MonthEnd(0)]
    return until
