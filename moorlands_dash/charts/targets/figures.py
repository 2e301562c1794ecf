"""Figures that others record, in the columns that a survey's waves are drawn of."""

from __future__ import annotations

import pandas as pd

from moorlands_dash.rows import Row
from moorlands_dash.target_kinds import COUNT, RATE, SHARE, unit_of


def as_waves(figures: pd.DataFrame) -> pd.DataFrame:
    """Return a target's rows of `target-figures` with `share warning`, of counts the sum so far."""
    drawn = figures["value"].where(figures["unit"] != COUNT, figures["so_far"])
    return figures.assign(share=drawn, warning="").reset_index(drop=True)


def short(target: Row, value: float) -> str:
    """Return a value in the unit of the target's amounts, as short as a label needs it."""
    unit = unit_of(target)
    if unit == SHARE:
        return f"{value:.0%}"
    return f"{value:.1f}" if unit == RATE else f"{value:,.0f}"


EXCEL = {SHARE: "0%", RATE: "0.0", COUNT: "#,##0"}
"""Format of each unit's numbers in a native chart."""
