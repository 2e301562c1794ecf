"""Names on a map: of settlements, wards, and where they are loaded of rivers, roads, neighbours.

Names that would lie over each other give way: settlements of the settings stay first, then the
largest wards; whoever zooms in sees more.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pydeck as pdk

from moorlands_dash.charts.clear_names import Clear
from moorlands_dash.charts.outlines import box
from moorlands_dash.charts.theme import Palette, rgb

_PRIORITY = {
    "town": 900, "village": 800, "settlement": 190, "neighbour": 150, "road": 120, "river": 100,
}  # fmt: skip
_WARDS = (200, 700)
_SIZES = {
    "town": 16,
    "village": 13,
    "ward": 12,
    "settlement": 12,
    "neighbour": 13,
    "road": 11,
    "river": 12,
}
_LINE = 12
"""Letters in a line of a neighbour's name."""


def names(
    labels: Sequence[Mapping[str, Any]],
    wards: Sequence[Mapping[str, Any]],
    places: Sequence[Mapping[str, Any]],
    marks: Sequence[Mapping[str, Any]],
    pixel: tuple[float, float],
    colours: Palette,
) -> list[pdk.Layer]:
    """Return all names, of which those of less weight give way.

    `labels` are those of a ground (`ground.Ground`), `wards` features, `places` names as
    `deck.place_names` has them; `marks` have `at`, and a name is moved up or down from a mark.
    `pixel` is its size in degrees where all the district is shown.
    """
    clear = Clear([mark["at"] for mark in marks], pixel)
    written = {str(place["text"]).casefold() for place in places}
    own = [*(_place(place, clear) for place in places), *_ward_names(wards, clear, written)]
    written |= {str(row["text"]).casefold() for row in own}
    kinds: dict[str, list[dict[str, Any]]] = {}
    for label in labels:
        kinds.setdefault(str(label["kind"]), []).append(_label(label))
    own += [
        row | {"offset": clear.offset(row["at"], row["text"], row["size"])}
        for row in kinds.pop("settlement", [])
        if row["text"].casefold() not in written
    ]
    rivers, beside = kinds.pop("river", []), [row for rows in kinds.values() for row in rows]
    return [
        _giving_way("rivers", rivers, colours.water_ink, colours),
        _giving_way("beside", beside, colours.quiet, colours),
        _giving_way("names", own, colours.ink, colours),
    ]


def _giving_way(layer: str, data: list[dict[str, Any]], tone: str, colours: Palette) -> pdk.Layer:
    """Return names of one colour that give way to those of more weight, of other layers too.

    They have a ground that isn't seen: without it a name whose middle is a gap between letters
    would give way to nothing.
    """
    return words_layer(
        layer,
        data,
        colours,
        tone=tone,
        get_size="size",
        get_pixel_offset="offset",
        extensions=[{"@@type": "CollisionFilterExtension"}],
        get_collision_priority="first",
        collision_group=pdk.types.String("names"),
        collision_test_props={"sizeScale": 2.4},
        background=True,
        get_background_color=[0, 0, 0, 0],
        background_padding=[2, 6],
    )


def words_layer(
    layer: str, data: list[dict[str, Any]], colours: Palette, *, tone: str, **look: Any
) -> pdk.Layer:
    """Return words with a halo; the browser draws the letters itself, from the page's font.

    The colour is given to the inner layer: Streamlit fades the outer one's as soon as a ward is
    chosen.
    """
    return pdk.Layer(
        "TextLayer",
        id=layer,
        data=data,
        pickable=False,
        get_position="at",
        get_text="text",
        font_family=pdk.types.String("Source Sans, Arial, sans-serif"),
        font_weight=600,
        character_set=pdk.types.String("auto"),
        font_settings={"sdf": True, "fontSize": 48, "radius": 16, "buffer": 8},
        outline_width=5,
        outline_color=rgb(colours.paper),
        _subLayerProps={"characters": {"getColor": rgb(tone)}},
        **look,
    )


def _place(place: Mapping[str, Any], clear: Clear) -> dict[str, Any]:
    first = _PRIORITY["town" if place["size"] == _SIZES["town"] else "village"]
    offset = clear.offset(place["at"], str(place["text"]), place["size"])
    return {**place, "offset": offset, "first": first}


def _ward_names(
    wards: Sequence[Mapping[str, Any]],
    clear: Clear,
    written: set[str],
) -> list[dict[str, Any]]:
    """Return the names of wards, the largest first; those of settlements that stand there aside."""
    low, high = _WARDS
    shown = [ward["properties"] for ward in sorted(wards, key=_extent, reverse=True)]
    step = (high - low) / max(len(shown), 1)
    return [
        {
            "at": (at := [ward["longitude"], ward["latitude"]]),
            "text": ward["area_name"],
            "size": _SIZES["ward"],
            "offset": clear.offset(at, str(ward["area_name"]), _SIZES["ward"]),
            "first": round(high - step * place),
        }
        for place, ward in enumerate(shown)
        if str(ward["area_name"]).casefold() not in written
    ]


def _extent(ward: Mapping[str, Any]) -> float:
    """Return the size of the box about a ward, for comparison alone."""
    west, south, east, north = box([ward])
    return (east - west) * (north - south)


def _label(label: Mapping[str, Any]) -> dict[str, Any]:
    kind = str(label["kind"])
    return {
        "at": label["at"],
        "text": _two_lines(str(label["text"])) if kind == "neighbour" else label["text"],
        "size": _SIZES[kind],
        "offset": [0, 0],
        "first": _PRIORITY[kind],
    }


def _two_lines(text: str) -> str:
    """Return a long name broken where it may be, nearest its middle: there is little room."""
    breaks = [place for place, letter in enumerate(text, start=1) if letter in " -"]
    if len(text) <= _LINE or not breaks:
        return text
    place = min(breaks, key=lambda place: abs(place - len(text) / 2))
    return f"{text[:place].rstrip()}\n{text[place:]}"
