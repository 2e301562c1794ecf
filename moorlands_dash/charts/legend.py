"""The map's legend as HTML: escaped, and told by stripes and marks as well as by colour."""

from __future__ import annotations

from html import escape

from moorlands_dash.charts.shading import Key, Shading
from moorlands_dash.charts.theme import Palette


def map_legend(look: Shading, colours: Palette) -> str:
    """Return the legend of a shaded map."""
    items = "".join(
        f'<li><i style="{_swatch(key, colours)}">{escape(key.mark)}</i>{escape(key.label)}</li>'
        for key in look.keys
    )
    return f'<div class="mt-legend"><b>{escape(look.title)}</b><ul>{items}</ul></div>'


def _swatch(key: Key, colours: Palette) -> str:
    if not key.hatched:
        return f"background:{key.fill}"
    stripes = f"{colours.paper} 0 2px,{key.fill} 2px 5px"
    return f"background:repeating-linear-gradient(135deg,{stripes})"
