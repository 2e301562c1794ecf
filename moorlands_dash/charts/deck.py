"""What all maps share: the deck, outlines, place names, the view that fits, the tip.

Nothing is fetched: maps draw outlines and names by themselves.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from typing import Any

import pydeck as pdk
from markupsafe import Markup

from moorlands_dash.charts.ground import Ground
from moorlands_dash.charts.ground_deck import scale_layers
from moorlands_dash.charts.map_names import names, words_layer
from moorlands_dash.charts.outlines import box
from moorlands_dash.charts.theme import Palette, rgb
from moorlands_dash.geography import METRES_PER_DEGREE
from moorlands_dash.partnership import Place

_FRAME = (440, 322)
"""Pixels, wide and high, that the district fills at first."""
_EQUATOR = 40_075_017.0
"""Metres around the earth."""
_BESIDE = (0.03, 0.012)
"""Degrees, east and north, within which a name and a mark would lie over each other."""
CONTROLLER = {"scrollZoom": False, "dragRotate": False, "touchRotate": False, "keyboard": True}


class CompactDeck(pdk.Deck):  # type: ignore[misc] # pydeck has no types
    """A deck that is sent without indentation: about half the bytes."""

    def to_json(self) -> str:
        """Return the deck as JSON; one finger still scrolls the page past the map."""
        spec = json.loads(super().to_json())
        spec["touchAction"] = "pan-y"
        return json.dumps(spec, separators=(",", ":"), ensure_ascii=False)


def drawn(
    layers: list[pdk.Layer],
    wards: list[dict[str, Any]],
    colours: Palette,
    *,
    online: bool,
) -> CompactDeck:
    """Return the map of the layers, fitted to the wards; `online` adds a street map."""
    style = {} if online else {"map_provider": None}
    scale = scale_layers(box(wards), _metres_a_pixel(wards), colours) if wards else []
    return CompactDeck(
        layers=[*layers, *scale],
        views=[pdk.View("MapView", controller=CONTROLLER)],
        initial_view_state=fitted_view(wards),
        tooltip=tip(colours),
        **style,
    )


def clickable(
    layer: str, areas: list[dict[str, Any]], colours: Palette, *, glow: int, width: float
) -> pdk.Layer:
    """Return areas that can be clicked and have tips; without `width` they have no borders.

    Each has `fill` among its properties, which is given to the inner layer: Streamlit fades the
    unselected features of layers that colour themselves, which would change what shades mean.
    """
    return pdk.Layer(
        "GeoJsonLayer",
        id=layer,
        data=areas,
        pickable=True,
        auto_highlight=True,
        highlight_color=rgb(colours.ink, glow),
        stroked=width > 0,
        filled=True,
        get_line_color=rgb(colours.paper),
        line_width_min_pixels=width,
        _subLayerProps={"polygons-fill": {"getFillColor": "@@=properties.fill"}},
    )


def borders(layer: str, geometries: list[Any], colour: str, width: float) -> pdk.Layer:
    """Return outlines that can't be clicked."""
    bare = [{"type": "Feature", "geometry": shape, "properties": {}} for shape in geometries]
    return pdk.Layer(
        "GeoJsonLayer",
        id=layer,
        data=bare,
        pickable=False,
        stroked=True,
        filled=False,
        get_line_color=rgb(colour),
        line_width_units=pdk.types.String("pixels"),
        get_line_width=width,
        line_joint_rounded=True,
    )


def place_names(places: Sequence[Place], marks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the place names, raised a little where one would hide a ward's mark."""
    return [
        {
            "at": [place.longitude, place.latitude],
            "text": place.name,
            "size": 16 if place.size == 1 else 13,
            "offset": [0, -17 if any(_near(place, mark["at"]) for mark in marks) else 0],
        }
        for place in places
    ]


def named(
    ground: Ground | None,
    wards: list[dict[str, Any]],
    places: Sequence[Place],
    marks: list[dict[str, Any]],
    colours: Palette,
) -> list[pdk.Layer]:
    """Return the names on a map: of places and wards, with ground of roads and rivers too."""
    written = place_names(places, marks)
    metres = _metres_a_pixel(wards) if wards else 100.0
    north = metres / METRES_PER_DEGREE
    east = north / math.cos(math.radians(box(wards)[1])) if wards else north
    return names(ground.labels if ground else (), wards, written, marks, (east, north), colours)


def _near(place: Place, at: list[float]) -> bool:
    east, north = place.longitude - at[0], place.latitude - at[1]
    return abs(east) < _BESIDE[0] and abs(north) < _BESIDE[1]


def text_layer(
    layer: str, data: list[dict[str, Any]], colours: Palette, size: int | str
) -> pdk.Layer:
    """Return words in ink, each moved by its `offset`."""
    look = {"get_size": size, "get_pixel_offset": "offset"}
    return words_layer(layer, data, colours, tone=colours.ink, **look)


def fitted_view(features: list[dict[str, Any]]) -> pdk.ViewState:
    """Return the constant view that shows all wards: a changing one would make the map jump."""
    if not features:
        return pdk.ViewState(latitude=53.0, longitude=-2.0, zoom=8)
    west, south, east, north = box(features)
    bottom, top = _mercator(south), _mercator(north)
    zoom = min(
        math.log2(_FRAME[0] * 360 / (512 * (east - west))),
        math.log2(_FRAME[1] * 2 * math.pi / (512 * (top - bottom))),
    )
    middle = math.degrees(2 * math.atan(math.exp((bottom + top) / 2)) - math.pi / 2)
    return pdk.ViewState(
        latitude=round(middle, 5),
        longitude=round((west + east) / 2, 5),
        zoom=round(zoom, 3),
        min_zoom=round(zoom, 3) - 0.5,
        max_zoom=14,
    )


def _metres_a_pixel(features: list[dict[str, Any]]) -> float:
    """Return how many metres a pixel has in the south of the view that shows all features."""
    south, zoom = box(features)[1], fitted_view(features).zoom
    return _EQUATOR * math.cos(math.radians(south)) / (512 * 2 ** float(zoom))


def _mercator(latitude: float) -> float:
    return math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2))


def tip(colours: Palette) -> dict[str, Any]:
    """Return the tip; Streamlit escapes what it puts in for the braces."""
    return {
        "html": Markup("<strong>{name}</strong><br>{figure}<br>{note}"),
        "style": {
            "backgroundColor": colours.paper,
            "color": colours.ink,
            "border": f"1px solid {colours.quiet}",
            "borderRadius": "4px",
            "fontSize": "14px",
            "maxWidth": "260px",
        },
    }
