"""A target's year as a small picture, drawn of the tables that the page asks for."""

from __future__ import annotations

import pandas as pd
from markupsafe import Markup

from moorlands_dash.charts.targets.small_fan import small_fan, small_waves
from moorlands_dash.rows import Row
from moorlands_dash.ui.view import View

_SURVEY = "survey"


def target_picture(view: View, target: Row, *, chosen: bool = True) -> Markup:
    """Return a target's count or waves as SVG; for none of the reader's choices if not `chosen`."""
    own = target["target_id"]
    if str(target["kind"]).startswith(_SURVEY):
        waves = view.table("survey", chosen=chosen).frame
        until = target["to"] + pd.offsets.MonthEnd(0)
        mine = (waves["target_id"] == own) & (waves["period_end"] <= until)
        return small_waves(waves[mine], target, view.colours)
    months, forecast = (
        frame[frame["target_id"] == own]
        for frame in (view.table(name, chosen=chosen).frame for name in ("trajectory", "forecast"))
    )
    return small_fan(months, forecast, target, view.colours)
