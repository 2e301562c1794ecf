"""The map's legend as HTML: escaped, and told by stripes and marks as well as by colour."""

from __future__ import annotations

from html import escape

from moorlands_dash.charts.theme import Palette
from moorlands_dash.charts.wards.shading import Key, Shading


def map_legend(look: Shading, colours: Palette) -> str:
    """Return the legend of a shaded map."""
    items = "".join(f"<li>{_swatch(key, colours)}{escape(key.label)}</li>" for key in look.keys)
    return f'<div class="mt-legend"><b>{escape(look.title)}</b><ul>{items}</ul></div>'


def _swatch(key: Key, colours: Palette) -> str:
    fill = key.fill
    if key.hatched:
        stripes = f"{colours.paper} 0 2px,{key.fill} 2px 5px"
        fill = f"repeating-linear-gradient(135deg,{stripes})"
    ink = colours.ink if key.fill == colours.missing else colours.paper
    mark = f'<b style="color:{ink}">{escape(key.mark)}</b>' if key.mark else ""
    return f'<i style="background:{fill}">{mark}</i>'
