"""The ward map: shaded wards, district outline and place names, drawn without any online map."""

from __future__ import annotations

import base64
import json
import math
import struct
import zlib
from collections.abc import Iterator, Sequence
from typing import Any

import pydeck as pdk

from moorlands_dash.charts.shading import Shade, Shading
from moorlands_dash.charts.theme import Palette, rgb
from moorlands_dash.partnership import Place

WARD_LAYER = "wards"
"""Id of the layer whose wards can be clicked."""

_FRAME = (440, 500)
"""Pixels, wide and high, that the district fills at first."""
_BESIDE = (0.03, 0.012)
"""Degrees, east and north, within which a name and a mark would lie over each other."""
_CONTROLLER = {"scrollZoom": False, "dragRotate": False, "touchRotate": False, "keyboard": True}
_FONT = pdk.types.String("Source Sans, Arial, sans-serif")


class CompactDeck(pdk.Deck):
    """A deck that is sent without indentation: about half the bytes."""

    def to_json(self) -> str:
        """Return the deck as JSON; one finger still scrolls the page past the map."""
        spec = json.loads(super().to_json())
        spec["touchAction"] = "pan-y"
        return json.dumps(spec, separators=(",", ":"), ensure_ascii=False)


def ward_map(
    shapes: dict[str, Any],
    look: Shading,
    colours: Palette,
    *,
    places: Sequence[Place] = (),
    highlight: str | None = None,
    online: bool = False,
) -> pdk.Deck:
    """Return the map of the wards of `shapes`, as `Snapshot.ward_shapes` gives them.

    `highlight` is the code of the ward drawn with a heavy border; `online` adds a street map
    from the internet.
    """
    features = [f for f in shapes["features"] if f["properties"]["level"] == "ward"]
    outline = [f["geometry"] for f in shapes["features"] if f["properties"]["level"] == "district"]
    chosen = [f["geometry"] for f in features if f["properties"]["area_code"] == highlight]
    marks = _marks(features, look)
    layers = [
        _fills(features, look, colours, opacity=170 if online else 255),
        _hatching(features, look, colours),
        _borders("district", outline, colours.ink, 2.5),
        _borders("chosen", chosen, colours.ink, 4),
        _text("marks", marks, colours, size=17),
        _text("places", _names(places, marks), colours, size="size"),
    ]
    style = {} if online else {"map_provider": None}
    return CompactDeck(
        layers=layers,
        views=[pdk.View("MapView", controller=_CONTROLLER)],
        initial_view_state=_view(features),
        tooltip=_tooltip(colours),
        **style,
    )


def _fills(
    features: list[dict[str, Any]], look: Shading, colours: Palette, opacity: int
) -> pdk.Layer:
    """Return the clickable wards.

    The colour is given to the inner layer: Streamlit fades the unselected features of layers
    that colour themselves, which would change the meaning of the shades.
    """
    data = [_feature(feature, look, colours, opacity) for feature in features]
    return pdk.Layer(
        "GeoJsonLayer",
        id=WARD_LAYER,
        data=data,
        pickable=True,
        auto_highlight=True,
        highlight_color=rgb(colours.ink, 40),
        stroked=True,
        filled=True,
        get_line_color=rgb(colours.paper),
        line_width_min_pixels=1,
        _subLayerProps={"polygons-fill": {"getFillColor": "@@=properties.fill"}},
    )


def _feature(
    feature: dict[str, Any], look: Shading, colours: Palette, opacity: int
) -> dict[str, Any]:
    code = feature["properties"]["area_code"]
    shade = look.shades.get(code, Shade(colours.missing, "No figure"))
    return {
        "type": "Feature",
        "geometry": feature["geometry"],
        "properties": {
            "code": code,
            "name": feature["properties"]["area_name"],
            "fill": rgb(shade.fill, opacity),
            "figure": shade.figure,
            "note": shade.note,
        },
    }


def _hatching(features: list[dict[str, Any]], look: Shading, colours: Palette) -> pdk.Layer:
    """Return stripes over the wards whose figure is unreliable."""
    hatched = [
        {"type": "Feature", "geometry": f["geometry"], "properties": {}}
        for f in features
        if (shade := look.shades.get(f["properties"]["area_code"])) and shade.hatched
    ]
    return pdk.Layer(
        "GeoJsonLayer",
        id="unreliable",
        data=hatched,
        pickable=False,
        stroked=False,
        filled=True,
        _subLayerProps={"polygons-fill": {"getFillColor": rgb(colours.paper, 200)}},
        extensions=[{"@@type": "FillStyleExtension", "pattern": True}],
        fill_pattern_mask=True,
        fill_pattern_atlas=pdk.types.String(_stripes()),
        fill_pattern_mapping={"stripe": {"x": 0, "y": 0, "width": 16, "height": 16, "mask": True}},
        get_fill_pattern=pdk.types.String("stripe"),
        get_fill_pattern_scale=45,
    )


def _borders(layer: str, geometries: list[Any], colour: str, width: float) -> pdk.Layer:
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


def _marks(features: list[dict[str, Any]], look: Shading) -> list[dict[str, Any]]:
    return [
        {"at": [place["longitude"], place["latitude"]], "text": shade.mark, "offset": [0, 0]}
        for place in (feature["properties"] for feature in features)
        if (shade := look.shades.get(place["area_code"])) and shade.mark
    ]


def _names(places: Sequence[Place], marks: list[dict[str, Any]]) -> list[dict[str, Any]]:
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


def _near(place: Place, at: list[float]) -> bool:
    east, north = place.longitude - at[0], place.latitude - at[1]
    return abs(east) < _BESIDE[0] and abs(north) < _BESIDE[1]


def _text(layer: str, data: list[dict[str, Any]], colours: Palette, size: int | str) -> pdk.Layer:
    """Return words with a halo; the browser draws the letters itself, from the page's font."""
    return pdk.Layer(
        "TextLayer",
        id=layer,
        data=data,
        pickable=False,
        get_position="at",
        get_text="text",
        get_size=size,
        get_pixel_offset="offset",
        get_color=rgb(colours.ink),
        font_family=_FONT,
        font_weight=600,
        character_set=pdk.types.String("auto"),
        font_settings={"sdf": True, "fontSize": 48, "radius": 16, "buffer": 8},
        outline_width=5,
        outline_color=rgb(colours.paper),
    )


def _view(features: list[dict[str, Any]]) -> pdk.ViewState:
    """Return the constant view that shows all wards: a changing one would make the map jump."""
    points = [point for f in features for point in _points(f["geometry"]["coordinates"])]
    if not points:
        return pdk.ViewState(latitude=53.0, longitude=-2.0, zoom=8)
    west, east = min(p[0] for p in points), max(p[0] for p in points)
    south, north = min(p[1] for p in points), max(p[1] for p in points)
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


def _mercator(latitude: float) -> float:
    return math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2))


def _points(coordinates: Any) -> Iterator[list[float]]:
    if isinstance(coordinates[0], (int, float)):
        yield coordinates
        return
    for part in coordinates:
        yield from _points(part)


def _tooltip(colours: Palette) -> dict[str, Any]:
    """Return the tip; Streamlit escapes what it puts in for the braces."""
    return {
        "html": "<strong>{name}</strong><br>{figure}<br>{note}",
        "style": {
            "backgroundColor": colours.paper,
            "color": colours.ink,
            "border": f"1px solid {colours.quiet}",
            "borderRadius": "4px",
            "fontSize": "14px",
            "maxWidth": "260px",
        },
    }


def _stripes() -> str:
    """Return diagonal stripes as a PNG in a data address: nothing is fetched."""
    size, period, width = 16, 8, 2
    rows = (
        b"\0"
        + b"".join(
            b"\xff\xff\xff" + (b"\xff" if (x + y) % period < width else b"\0") for x in range(size)
        )
        for y in range(size)
    )
    head = struct.pack(">IIBBBBB", size, size, 8, 6, 0, 0, 0)
    blocks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"".join(rows))), (b"IEND", b""))
    png = b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in blocks
    )
    return "data:image/png;base64," + base64.b64encode(png).decode()
