"""The wards as a small picture: shaded as the ward map shades them, with places where asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import cos, radians
from typing import Any

from markupsafe import Markup

from moorlands_dash.charts.outlines import Ring, box, rings
from moorlands_dash.charts.theme import Palette
from moorlands_dash.charts.wards.shading import Shading
from moorlands_dash.partnership import Place

_WIDTH = 240
_EDGE = 3


def thumbnail(
    shapes: Mapping[str, Any],
    look: Shading,
    colours: Palette,
    *,
    edge: float = _EDGE,
    places: Sequence[Place] = (),
) -> Markup:
    """Return the wards of `shapes`, as `Snapshot.ward_shapes` gives them, as SVG.

    A degree east is drawn as much narrower than one north as it is in the middle of the district.
    A ward without a figure is drawn as not known. `edge` is the paper left round them. Raises
    ValueError where there is no ward.
    """
    features = [f for f in shapes["features"] if f["properties"]["level"] == "ward"]
    west, south, east, north = box(features)
    narrow = cos(radians((south + north) / 2))
    scale = (_WIDTH - 2 * edge) / ((east - west) * narrow or 1.0)
    height = round((north - south) * scale + 2 * edge, 1)

    def point(x: float, y: float) -> tuple[float, float]:
        return edge + (x - west) * narrow * scale, edge + (north - y) * scale

    def at(ring: Ring) -> str:
        corners = ("{:.1f},{:.1f}".format(*point(x, y)) for x, y, *_ in ring)
        return f"M{'L'.join(corners)}Z"

    def names() -> Iterator[Markup]:
        for place in places:
            size = 10 if place.size == 1 else 8
            x, y = point(place.longitude, place.latitude)
            half = len(place.name) * size * 0.29
            yield Markup(
                '<text x="{:.1f}" y="{:.1f}" text-anchor="middle" font-size="{}" '
                'font-weight="600" fill="{}" stroke="{}" stroke-width="2.5" '
                'paint-order="stroke">{}</text>'
            ).format(
                min(max(x, half), _WIDTH - half), y, size, colours.ink, colours.paper, place.name
            )

    def drawn() -> Iterator[Markup]:
        for feature in features:
            shade = look.shades.get(str(feature["properties"]["area_code"]))
            fill = shade.fill if shade else colours.missing
            path = "".join(at(ring) for ring in rings(feature["geometry"]))
            yield Markup(
                '<path d="{}" fill="{}" fill-rule="evenodd" stroke="{}" stroke-width="0.7"/>'
            ).format(path, fill, colours.paper)

    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" '
        'font-family="Arial, Liberation Sans, sans-serif">{}{}</svg>'
    ).format(_WIDTH, height, Markup("").join(drawn()), Markup("").join(names()))
