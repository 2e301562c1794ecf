"""Our rate above another as two bars of one scale."""

from __future__ import annotations

from markupsafe import Markup

from moorlands_dash.charts.theme import Palette

_WIDTH, _EDGE = 240, 2


def two_bars(own: float, theirs: float, colours: Palette) -> Markup:
    """Return the two rates as SVG, ours above; the larger one takes the width."""
    full = (_WIDTH - 2 * _EDGE) / max(own, theirs, 1e-9)
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} 46" '
        'preserveAspectRatio="none"><rect x="{}" y="6" width="{:.1f}" height="14" fill="{}"/>'
        '<rect x="{}" y="27" width="{:.1f}" height="14" fill="{}"/></svg>'
    ).format(_WIDTH, _EDGE, own * full, colours.ours, _EDGE, theirs * full, colours.other)
