"""A target's year as a small picture, drawn of the tables that the page asks for."""

from __future__ import annotations

from markupsafe import Markup

from moorlands_dash.charts.targets.small_fan import small_fan, small_waves
from moorlands_dash.rows import Row
from moorlands_dash.ui.targets.own import own_figures, own_rows
from moorlands_dash.ui.view import View


def target_picture(view: View, target: Row, *, chosen: bool = True) -> Markup:
    """Return a target's count or waves as SVG; for none of the reader's choices if not `chosen`."""
    months, forecast = (
        own_rows(view, name, target, chosen=chosen) for name in ("trajectory", "forecast")
    )
    if months.empty:
        return small_waves(own_figures(view, target, chosen=chosen), target, view.colours)
    return small_fan(months, forecast, target, view.colours)
