"""The map's legend as HTML: escaped, and told by stripes and marks as well as by colour."""

from __future__ import annotations

from markupsafe import Markup

from moorlands_dash.charts.theme import Palette
from moorlands_dash.charts.wards.shading import Key, Shading


def map_legend(look: Shading, colours: Palette) -> Markup:
    """Return the legend of a shaded map."""
    items = Markup("").join(
        Markup("<li>{}{}</li>").format(_swatch(key, colours), key.label) for key in look.keys
    )
    return Markup('<div class="mt-legend"><b>{}</b><ul>{}</ul></div>').format(look.title, items)


def _swatch(key: Key, colours: Palette) -> Markup:
    fill = key.fill
    if key.hatched:
        stripes = f"{colours.paper} 0 2px,{key.fill} 2px 5px"
        fill = f"repeating-linear-gradient(135deg,{stripes})"
    ink = colours.ink if key.fill == colours.missing else colours.paper
    mark = Markup('<b style="color:{}">{}</b>').format(ink, key.mark) if key.mark else ""
    return Markup('<i style="background:{}">{}</i>').format(fill, mark)
