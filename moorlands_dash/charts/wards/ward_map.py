"""The ward map: shaded wards, district outline and place names, drawn without any online map."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pydeck as pdk

from moorlands_dash.charts.deck import borders, clickable, drawn, named, text_layer
from moorlands_dash.charts.ground import Ground
from moorlands_dash.charts.ground_deck import ground_layers
from moorlands_dash.charts.png import data_address, png
from moorlands_dash.charts.theme import Palette, rgb
from moorlands_dash.charts.wards.shading import Shade, Shading
from moorlands_dash.partnership import Place

WARD_LAYER = "wards"
"""Id of the layer whose wards can be clicked."""


def ward_map(
    shapes: dict[str, Any],
    look: Shading,
    colours: Palette,
    *,
    places: Sequence[Place] = (),
    highlight: str | None = None,
    online: bool = False,
    ground: Ground | None = None,
) -> pdk.Deck:
    """Return the map of the wards of `shapes`, as `Snapshot.ward_shapes` gives them.

    `highlight` is the code of the ward drawn with a heavy border; `online` adds a street map
    from the internet, `ground` roads, rivers and the names of wards.
    """
    features = [f for f in shapes["features"] if f["properties"]["level"] == "ward"]
    outline = [f["geometry"] for f in shapes["features"] if f["properties"]["level"] == "district"]
    chosen = [f["geometry"] for f in features if f["properties"]["area_code"] == highlight]
    marks = _marks(features, look)
    filled = [_feature(f, look, colours, opacity=170 if online else 255) for f in features]
    layers = [
        clickable(WARD_LAYER, filled, colours, glow=40, width=1),
        _hatching(features, look, colours),
        *ground_layers(ground, colours),
        borders("district", outline, colours.ink, 2.5),
        borders("chosen", chosen, colours.ink, 4),
        text_layer("marks", marks, colours, size=17),
        *named(ground, features, places, marks, colours),
    ]
    return drawn(layers, features, colours, online=online)


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


def _marks(features: list[dict[str, Any]], look: Shading) -> list[dict[str, Any]]:
    return [
        {"at": [place["longitude"], place["latitude"]], "text": shade.mark, "offset": [0, 0]}
        for place in (feature["properties"] for feature in features)
        if (shade := look.shades.get(place["area_code"])) and shade.mark
    ]


def _stripes() -> str:
    """Return diagonal stripes as a PNG in a data address: nothing is fetched."""
    size, period, width = 16, 8, 2
    across, down = np.indices((size, size))
    white = np.array([[255, 255, 255, 0], [255, 255, 255, 255]], dtype=np.uint8)
    return data_address(png(((across + down) % period < width).astype(np.uint8), white))
