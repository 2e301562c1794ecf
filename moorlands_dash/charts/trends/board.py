"""How a measure of the board looks: the colour of its word, and its months as a small chart."""

from __future__ import annotations

import pandas as pd
from markupsafe import Markup

from moorlands_dash.charts.theme import Palette
from moorlands_dash.charts.trends.control_charts import meaning_colour
from moorlands_dash.charts.wards.sparkline import sparkline
from moorlands_dash.measures.trends import control_icons as icons


def board_ink(meaning: str, colours: Palette) -> str:
    """Return the colour of what a latest point means: what isn't special is secondary."""
    if meaning in (icons.COMMON, icons.CANNOT_TELL):
        return colours.quiet
    return meaning_colour(meaning, colours)


def board_chart(points: pd.DataFrame, colours: Palette) -> Markup:
    """Return the points of one measure of `control-board` as SVG, its limits as the usual range."""
    lower = points["lower"].fillna(0).where(points["upper"].notna())
    shown = points.assign(usual_lower=lower, usual_upper=points["upper"])
    return sparkline(shown, colours)
