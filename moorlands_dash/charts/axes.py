"""Axes of lines and dots: they use the room they have, and say where they begin.

Bars are read by their length, so an axis on which any stands begins at 0. Lines and dots are read
by where they stand.
"""

from __future__ import annotations

import math

_FREE = 0.4
"""Share of the axis that may be left empty below the lowest value before it begins later."""
_STEPS = 5
"""Steps of round numbers, or a little more, that what is shown is divided into."""
_ROOM = 0.08
"""Share of what is shown that is kept free below the lowest value."""


def beginning(low: float, high: float) -> float:
    """Return where an axis for values from `low` to `high` begins: a round number, or 0."""
    if not (high > 0 and low > _FREE * high and high > low):
        return 0.0
    rough = (high - low) / _STEPS
    ten: float = 10.0 ** math.floor(math.log10(rough))
    step = ten * max(round_ for round_ in (1, 2, 5) if round_ * ten <= rough or round_ == 1)
    return min(max(math.floor((low - _ROOM * (high - low)) / step) * step, 0.0), low)


def begins_words(begin: float) -> str:
    """Return ", axis from 400" for one that doesn't begin at 0, else nothing."""
    return f", axis from {begin:,.0f}" if begin else ""
