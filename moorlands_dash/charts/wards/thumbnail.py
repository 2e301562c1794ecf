"""The wards as a small picture: shaded as the ward map shades them, with places where asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import cos, radians
from typing import Any

from markupsafe import Markup

from moorlands_dash.charts.outlines import Ring, box, rings
from moorlands_dash.charts.theme import Palette
from moorlands_dash.charts.wards.shading import Shading
from moorlands_dash.partnership import Place

_WIDTH = 240
_EDGE = 3


class _Ground:
    """Where a longitude and latitude stand in the drawing.

    A degree east is drawn as much narrower than one north as it is in the middle of the district.
    """

    def __init__(self, features: Sequence[Mapping[str, Any]], edge: float) -> None:
        self.west, south, east, self.north = box(features)
        self.edge, self.narrow = edge, cos(radians((south + self.north) / 2))
        self.scale = (_WIDTH - 2 * edge) / ((east - self.west) * self.narrow or 1.0)
        self.height = round((self.north - south) * self.scale + 2 * edge, 1)

    def point(self, x: float, y: float) -> tuple[float, float]:
        across = (x - self.west) * self.narrow * self.scale
        return self.edge + across, self.edge + (self.north - y) * self.scale

    def path(self, ring: Ring) -> str:
        corners = ("{:.1f},{:.1f}".format(*self.point(x, y)) for x, y, *_ in ring)
        return f"M{'L'.join(corners)}Z"


def thumbnail(
    shapes: Mapping[str, Any],
    look: Shading,
    colours: Palette,
    *,
    edge: float = _EDGE,
    places: Sequence[Place] = (),
) -> Markup:
    """Return the wards of `shapes`, as `Snapshot.ward_shapes` gives them, as SVG.

    A ward without a figure is drawn as not known. `edge` is the paper left round them. Raises
    ValueError where there is no ward.
    """
    features = [f for f in shapes["features"] if f["properties"]["level"] == "ward"]
    ground = _Ground(features, edge)
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" '
        'font-family="Arial, Liberation Sans, sans-serif">{}{}</svg>'
    ).format(
        _WIDTH,
        ground.height,
        Markup("").join(_ward(feature, look, ground, colours) for feature in features),
        Markup("").join(_name(place, ground, colours) for place in places),
    )


def _ward(feature: Mapping[str, Any], look: Shading, ground: _Ground, colours: Palette) -> Markup:
    shade = look.shades.get(str(feature["properties"]["area_code"]))
    fill = shade.fill if shade else colours.missing
    path = "".join(ground.path(ring) for ring in rings(feature["geometry"]))
    return Markup(
        '<path d="{}" fill="{}" fill-rule="evenodd" stroke="{}" stroke-width="0.7"/>'
    ).format(path, fill, colours.paper)


def _name(place: Place, ground: _Ground, colours: Palette) -> Markup:
    size = 10 if place.size == 1 else 8
    x, y = ground.point(place.longitude, place.latitude)
    half = len(place.name) * size * 0.29
    return Markup(
        '<text x="{:.1f}" y="{:.1f}" text-anchor="middle" font-size="{}" font-weight="600" '
        'fill="{}" stroke="{}" stroke-width="2.5" paint-order="stroke">{}</text>'
    ).format(min(max(x, half), _WIDTH - half), y, size, colours.ink, colours.paper, place.name)
