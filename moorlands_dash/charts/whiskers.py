"""The interval of each point, drawn as a line through it."""

from __future__ import annotations

from typing import Any

import pandas as pd


def whiskers(
    value: pd.Series, lower: pd.Series, upper: pd.Series, colour: str, thickness: float = 2
) -> dict[str, Any]:
    """Return plotly's error bars from each value's lower to its upper limit."""
    return {
        "type": "data",
        "symmetric": False,
        "array": (upper - value).tolist(),
        "arrayminus": (value - lower).tolist(),
        "color": colour,
        "thickness": thickness,
        "width": 0,
    }
