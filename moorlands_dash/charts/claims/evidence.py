"""The evidence on a claim as bars of one scale, each with the range in which it may well lie."""

from __future__ import annotations

from markupsafe import Markup

from moorlands_dash.charts.theme import Palette
from moorlands_dash.words.claims.pictured import Bar


def bar_top(bars: list[Bar]) -> float:
    """Return where the scale of some bars ends."""
    return max(max(bar.value, bar.upper) for bar in bars)


def evidence_bar(bar: Bar, top: float, colours: Palette) -> Markup:
    """Return one bar from 0 to `top` as SVG, as wide as what it is shown in; a line its range.

    A bar that is a range alone, such as that of places, has a box from its one end to the other.
    """
    colour = colours.ours if bar.own else colours.other
    begin = bar.lower if bar.ranged else 0.0
    parts = [
        Markup('<rect x="{}%" y="20%" width="{}%" height="60%" fill="{}"/>').format(
            _x(begin, top), max(round(_x(bar.value, top) - _x(begin, top), 2), 0.4), colour
        )
    ]
    if not bar.ranged and bar.upper > bar.lower:
        ends = _x(bar.lower, top), _x(bar.upper, top)
        parts += [_line(*ends, colours.paper, 6), _line(*ends, colours.ink, 3)]
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="100%">{}</svg>'
    ).format(Markup("").join(parts))


def _line(begin: float, end: float, colour: str, thick: int) -> Markup:
    return Markup(
        '<line x1="{}%" x2="{}%" y1="50%" y2="50%" stroke="{}" stroke-width="{}"/>'
    ).format(begin, end, colour, thick)


def _x(value: float, top: float) -> float:
    return round(100 * value / top, 2) if top else 0.0
