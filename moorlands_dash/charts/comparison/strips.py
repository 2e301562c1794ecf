"""One offence group's rates on a strip: ours a dot, every other partnership a tick."""

from __future__ import annotations

import math

import pandas as pd
from markupsafe import Markup

from moorlands_dash.charts.theme import Palette

_INSET = 1.5
"""Per cent of the strip that is kept free at both ends."""


def rate_strip(
    rows: pd.DataFrame,
    colours: Palette,
    *,
    ours: str,
    beside: float,
    size: tuple[float, float] | None = None,
) -> Markup:
    """Return a strip from 0 to the highest rate as SVG, as wide as what it is shown in.

    Rows are those of one group of `comparison-partnerships` or `comparison-street`; `beside` is
    one more rate, a dashed line, NaN where there is none. On paper it has a `size`, in points.
    """
    rates = rows.set_index("area_code")["rate_per_1000"].astype(float)
    top = strip_top(rows, beside)
    parts = [
        Markup('<line x1="{0}%" x2="{1}%" y1="50%" y2="50%" stroke="{2}"/>').format(
            _INSET, 100 - _INSET, colours.other
        )
    ]
    parts += [
        Markup('<rect x="{}%" y="25%" width="2" height="50%" fill="{}"/>').format(
            _x(rate, top), colours.other
        )
        for code, rate in rates.items()
        if code != ours and not math.isnan(rate)
    ]
    parts += _marks(beside, rates.get(ours, math.nan), top, colours)
    wide, high = size or ("100%", "100%")
    return Markup('<svg xmlns="http://www.w3.org/2000/svg" width="{}" height="{}">{}</svg>').format(
        wide, high, Markup("").join(parts)
    )


def _marks(beside: float, own: float, top: float, colours: Palette) -> list[Markup]:
    """Return the line of the rate beside and the mark of ours, each where it is known."""
    line = Markup(
        '<line x1="{0}%" x2="{0}%" y1="4%" y2="96%" stroke="{1}" stroke-width="2" '
        'stroke-dasharray="4 2"/>'
    )
    mark = Markup('<circle cx="{}%" cy="50%" r="6.5" fill="{}"/>')
    return [
        drawn.format(_x(rate, top), colour)
        for drawn, rate, colour in ((line, beside, colours.country), (mark, own, colours.ours))
        if not math.isnan(rate)
    ]


def strip_top(rows: pd.DataFrame, beside: float) -> float:
    """Return the rate at which a strip ends: the highest that is shown, NaN where none is."""
    return float(pd.Series([*rows["rate_per_1000"].astype(float), beside]).max())


def _x(rate: float, top: float) -> float:
    return round(_INSET + (100 - 2 * _INSET) * rate / top if top else _INSET, 2)
