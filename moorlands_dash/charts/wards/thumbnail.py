"""The wards as a small picture: shaded as the ward map shades them, without names or places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import cos, radians
from typing import Any

from markupsafe import Markup

from moorlands_dash.charts.outlines import Ring, box, rings
from moorlands_dash.charts.theme import Palette
from moorlands_dash.charts.wards.shading import Shading

_WIDTH = 240
_EDGE = 3


def thumbnail(shapes: Mapping[str, Any], look: Shading, colours: Palette) -> Markup:
    """Return the wards of `shapes`, as `Snapshot.ward_shapes` gives them, as SVG.

    A degree east is drawn as much narrower than one north as it is in the middle of the district.
    A ward without a figure is drawn as not known. Raises ValueError where there is no ward.
    """
    features = [f for f in shapes["features"] if f["properties"]["level"] == "ward"]
    west, south, east, north = box(features)
    narrow = cos(radians((south + north) / 2))
    scale = (_WIDTH - 2 * _EDGE) / ((east - west) * narrow or 1.0)
    height = round((north - south) * scale + 2 * _EDGE, 1)

    def at(ring: Ring) -> str:
        corners = (
            f"{_EDGE + (x - west) * narrow * scale:.1f},{_EDGE + (north - y) * scale:.1f}"
            for x, y, *_ in ring
        )
        return f"M{'L'.join(corners)}Z"

    def drawn() -> Iterator[Markup]:
        for feature in features:
            shade = look.shades.get(str(feature["properties"]["area_code"]))
            fill = shade.fill if shade else colours.missing
            path = "".join(at(ring) for ring in rings(feature["geometry"]))
            yield Markup(
                '<path d="{}" fill="{}" fill-rule="evenodd" stroke="{}" stroke-width="0.7"/>'
            ).format(path, fill, colours.paper)

    return Markup('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}">{}</svg>').format(
        _WIDTH, height, Markup("").join(drawn())
    )
