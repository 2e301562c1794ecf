"""Maps with roads and rivers beneath draw what the layer holds; without it they are as before."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pandas as pd
import pytest

from moorlands_dash.charts.ground import Ground, corners_of, ground_of
from moorlands_dash.charts.ground_deck import bar_length
from moorlands_dash.charts.hotspots.cell_map import hotspot_map
from moorlands_dash.charts.hotspots.printed import hotspot_print
from moorlands_dash.charts.theme import DARK, LIGHT, Palette, rgb
from moorlands_dash.charts.wards.places import place_map
from moorlands_dash.charts.wards.shading import Key, Shade, Shading
from moorlands_dash.charts.wards.ward_map import ward_map
from moorlands_dash.partnership import Place

HOSTILE = "</text><script>alert(1)</script>"
SVG = "{http://www.w3.org/2000/svg}"


def square(code: str, name: str, level: str, west: float, wide: float) -> dict[str, Any]:
    east, south, north = west + wide, 53.0, 53.0 + wide
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    label = {"longitude": west + wide / 2, "latitude": south + wide / 2}
    return {
        "type": "Feature",
        "properties": {"area_code": code, "area_name": name, "level": level, **label},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def line(kind: int, *corners: list[float]) -> dict[str, Any]:
    shape = {"type": "LineString", "coordinates": list(corners)}
    return {"type": "Feature", "properties": {"k": kind}, "geometry": shape}


SHAPES = {
    "type": "FeatureCollection",
    "features": [
        square("E1", "Great Moor", "ward", -2.1, 0.1),
        square("E2", "Leek", "ward", -2.0, 0.05),
        square("E7", "Ours", "district", -2.1, 0.15),
    ],
}
GROUND = Ground(
    lines=[
        line(0, [-2.2, 53.0], [-2.15, 53.0]),
        line(2, [-2.09, 53.05], [-2.05, 53.06], [-2.0, 53.05]),
        line(5, [-2.08, 53.09], [-2.02, 53.01]),
    ],
    labels=[
        {"at": [-2.05, 53.06], "text": "A53", "kind": "road"},
        {"at": [-2.05, 53.05], "text": HOSTILE, "kind": "river"},
        {"at": [-2.15, 53.05], "text": "Stoke-on-Trent", "kind": "neighbour"},
    ],
    address="/media/abc.json",
)
LOOK = Shading("Count", {"E1": Shade("#dcebf8", "1"), "E2": Shade("#12436D", "2", mark="▲")}, ())
LEEK = Place(name="Leek", longitude=-2.04, latitude=53.04, size=1)


def wards(ground: Ground | None, colours: Palette = LIGHT) -> dict[str, dict[str, Any]]:
    """Return the layers of a ward map by id."""
    deck = ward_map(SHAPES, LOOK, colours, places=[LEEK], ground=ground)
    return {layer["id"]: layer for layer in json.loads(deck.to_json())["layers"]}


def hotspots(ground: Ground | None, mark: str = "1") -> dict[str, dict[str, Any]]:
    spots = [{"geometry": SHAPES["features"][1]["geometry"], "mark": mark, "at": [-2.04, 53.04]}]
    deck = hotspot_map({}, LOOK, SHAPES, LIGHT, hotspots=spots, places=[LEEK], ground=ground)
    return {layer["id"]: layer for layer in json.loads(deck.to_json())["layers"]}


def test_without_a_layer_a_map_has_the_names_of_wards_and_a_scale_and_no_lines() -> None:
    named = ["rivers", "beside", "names"]
    own = ["wards", "unreliable", "district", "chosen", "marks"]
    assert list(wards(None)) == [*own, *named, "scale", "scale_words"]
    assert [row["text"] for row in wards(None)["names"]["data"]] == ["Leek", "Great Moor"]
    assert wards(None)["rivers"]["data"] == wards(None)["beside"]["data"] == []
    assert set(named) < set(hotspots(None))
    assert "/media/" not in json.dumps([*wards(None).values(), *hotspots(None).values()])


def test_lines_are_asked_for_by_their_address_and_none_is_sent() -> None:
    for layers in (wards(GROUND), hotspots(GROUND)):
        found = [layer for name, layer in layers.items() if name.startswith("ground_")]
        assert [layer["data"] for layer in found] == ["/media/abc.json"] * 5
        assert all(layer["loadOptions"] == {"fetch": {"cache": "force-cache"}} for layer in found)
        assert all(layer["pickable"] is False for layer in found)
        order = list(layers)
        assert order.index("ground_roads") < order.index("district") < order.index("names")


def test_the_bytes_of_a_run_do_not_grow_with_the_lines() -> None:
    more = replace(GROUND, lines=[*GROUND.lines] * 1_000)
    assert wards(more) == wards(GROUND)


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_each_kind_of_line_is_drawn_in_its_own_layer_of_one_colour(colours: Palette) -> None:
    layers = wards(GROUND, colours)
    kinds = {
        name: re.findall(r"k === (\d)", layer["getLineWidth"])
        for name, layer in layers.items()
        if name.startswith("ground_")
    }
    assert kinds == {
        "ground_borders": ["0"],
        "ground_water": ["5"],
        "ground_lanes": ["4"],
        "ground_edges": ["1", "2", "3"],
        "ground_roads": ["1", "2", "3"],
    }
    assert layers["ground_water"]["getLineColor"] == rgb(colours.water)


def test_nothing_beneath_is_faded_when_a_ward_is_chosen() -> None:
    """Streamlit fades layers by what they are: of GeoJSON fills alone, of words their colour."""
    before, layers = wards(None), wards(GROUND)
    for name in layers.keys() - before.keys():
        assert "getFillColor" not in layers[name]
        assert "getColor" not in layers[name]
    words = layers["names"]["_subLayerProps"]
    assert words == {"characters": {"getColor": rgb(LIGHT.ink)}}


def test_names_give_way_by_weight() -> None:
    layers = wards(GROUND)
    weight: dict[str, int] = {}
    for name in ("names", "beside", "rivers"):
        assert layers[name]["extensions"] == [{"@@type": "CollisionFilterExtension"}]
        assert layers[name]["collisionGroup"] == "names"
        weight |= {row["text"]: row["first"] for row in layers[name]["data"]}
    # The ward called as its town is written once.
    assert list(weight) == ["Leek", "Great Moor", "A53", "Stoke-\non-Trent", HOSTILE]
    assert weight["Leek"] > weight["Great Moor"] > weight["Stoke-\non-Trent"] > weight["A53"]


def test_the_larger_ward_is_named_first() -> None:
    small = square("E3", "Small End", "ward", -1.9, 0.02)
    shapes = {**SHAPES, "features": [small, *SHAPES["features"]]}
    deck = json.loads(ward_map(shapes, LOOK, LIGHT, ground=GROUND).to_json())
    names = next(layer for layer in deck["layers"] if layer["id"] == "names")["data"]
    weight = {row["text"]: row["first"] for row in names}
    assert weight["Great Moor"] > weight["Leek"] > weight["Small End"]


def test_a_name_is_never_over_a_mark() -> None:
    rows = {row["text"]: row["offset"] for row in hotspots(GROUND)["names"]["data"]}
    assert rows["Leek"] == [0, -17]
    far = [{"geometry": SHAPES["features"][1]["geometry"], "mark": "1", "at": [-2.0, 53.09]}]
    deck = hotspot_map({}, LOOK, SHAPES, LIGHT, hotspots=far, places=[LEEK], ground=GROUND)
    names = next(x for x in json.loads(deck.to_json())["layers"] if x["id"] == "names")["data"]
    assert next(row["offset"] for row in names if row["text"] == "Leek") == [0, 0]


def test_the_scale_is_as_long_as_it_says() -> None:
    from moorlands_dash.geography import to_grid

    layers = wards(GROUND)
    (bar,) = layers["scale"]["data"]
    corners = bar["geometry"]["coordinates"]
    (words,) = layers["scale_words"]["data"]
    kilometres = float(words["text"].removesuffix(" km"))
    east, north = to_grid([corners[1][0], corners[2][0]], [corners[1][1], corners[2][1]])
    length = ((east[1] - east[0]) ** 2 + (north[1] - north[0]) ** 2) ** 0.5
    assert length == pytest.approx(1_000 * kilometres, rel=0.005)


@pytest.mark.parametrize(
    ("most", "length"), [(9.9, 5), (10, 10), (4.9, 2), (1.2, 1), (0.7, 0.5), (24, 20)]
)
def test_a_scale_is_a_round_number(most: float, length: float) -> None:
    assert bar_length(most) == pytest.approx(length)


def test_a_wards_own_drawing_has_lines_in_its_frame_and_words_that_are_text() -> None:
    points = pd.DataFrame({"longitude": [-2.05], "latitude": [53.05], "count": [3]})
    bare = ElementTree.fromstring(place_map(SHAPES, "E1", points, LIGHT))
    drawn = ElementTree.fromstring(place_map(SHAPES, "E1", points, LIGHT, ground=GROUND))
    paths = {path.get("stroke"): path.get("d", "") for path in drawn.iter(f"{SVG}path")}
    assert paths[LIGHT.water].count("L") == 1
    assert paths[LIGHT.road].count("L") == 2
    # The border of the neighbour lies outside the frame.
    assert len(list(drawn.iter(f"{SVG}path"))) == len(list(bare.iter(f"{SVG}path"))) + 3
    assert {text.text for text in drawn.iter(f"{SVG}text")} == {"1", "A53", HOSTILE}
    assert not list(drawn.iter(f"{SVG}script"))


def test_a_printed_map_has_the_colours_of_roads_and_rivers() -> None:
    look = Shading("Count", {}, (Key(LIGHT.paper, "Few"),))
    bare = hotspot_print({}, look, SHAPES, kind="svg").decode()
    drawn = hotspot_print({}, look, SHAPES, kind="svg", ground=GROUND).decode()
    assert LIGHT.water in drawn
    assert LIGHT.water not in bare
    assert LIGHT.road_edge in drawn


def test_a_layer_is_a_ground_and_none_is_none() -> None:
    assert ground_of(None) is None
    found = ground_of({"lines": GROUND.lines, "labels": GROUND.labels, "layers": ["roads"]})
    assert found == replace(GROUND, address="")
    assert list(corners_of(GROUND.lines, 5)) == [[[-2.08, 53.09], [-2.02, 53.01]]]


def test_settlements_are_named_once_and_after_the_wards() -> None:
    more = [
        {"at": [-2.07, 53.07], "text": "Ashby", "kind": "settlement"},
        {"at": [-2.04, 53.04], "text": "leek", "kind": "settlement"},
        {"at": [-2.05, 53.05], "text": "Great Moor", "kind": "settlement"},
    ]
    rows = wards(replace(GROUND, labels=more))["names"]["data"]
    assert [row["text"] for row in rows] == ["Leek", "Great Moor", "Ashby"]
    assert rows[-1]["first"] < min(row["first"] for row in rows[:-1])
