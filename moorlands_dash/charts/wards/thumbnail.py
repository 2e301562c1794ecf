"""The wards as a small picture: shaded as the ward map shades them, with places where asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from moorlands_dash.charts.outlines import Frame, box
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

    A ward without a figure is drawn as not known. `edge` is the paper left round them. Raises
    ValueError where there is no ward.
    """
    features = [f for f in shapes["features"] if f["properties"]["level"] == "ward"]
    frame = Frame(box(features), _WIDTH, edge=edge)
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" '
        'font-family="Arial, Liberation Sans, sans-serif">{}{}</svg>'
    ).format(
        _WIDTH,
        round(frame.height, 1),
        Markup("").join(_ward(feature, look, frame, colours) for feature in features),
        Markup("").join(_name(place, frame, colours) for place in places),
    )


def _ward(feature: Mapping[str, Any], look: Shading, frame: Frame, colours: Palette) -> Markup:
    shade = look.shades.get(str(feature["properties"]["area_code"]))
    fill = shade.fill if shade else colours.missing
    return Markup(
        '<path d="{}" fill="{}" fill-rule="evenodd" stroke="{}" stroke-width="0.7"/>'
    ).format(frame.outline(feature["geometry"]), fill, colours.paper)


def _name(place: Place, frame: Frame, colours: Palette) -> Markup:
    size = 10 if place.size == 1 else 8
    x, y = frame.at(place.longitude, place.latitude)
    half = len(place.name) * size * 0.29
    return Markup(
        '<text x="{:.1f}" y="{:.1f}" text-anchor="middle" font-size="{}" font-weight="600" '
        'fill="{}" stroke="{}" stroke-width="2.5" paint-order="stroke">{}</text>'
    ).format(min(max(x, half), _WIDTH - half), y, size, colours.ink, colours.paper, place.name)
