"""Cells drawn as the table tells them; no text of an extract runs."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import pytest

from moorlands_dash.charts.hotspots.cell_map import CELL_LAYER, hotspot_map
from moorlands_dash.charts.hotspots.listing import hotspot_list
from moorlands_dash.charts.hotspots.look import VIEWS, both_counts, cell_look, doubling_classes
from moorlands_dash.charts.hotspots.surface import surface
from moorlands_dash.charts.theme import DARK, LIGHT, Palette, rgb
from moorlands_dash.tables.hotspots.surface import Raster

NO_WARDS = {"type": "FeatureCollection", "features": []}


def cells(**differs: list[object]) -> pd.DataFrame:
    usual: dict[str, list[object]] = {
        "cell_id": ["a", "b", "c"],
        "ward_name": ["Leek East", "Alton", None],
        "place": ["Mill Street", None, None],
        "grid_reference": ["SJ 1 1", "SJ 2 2", "SJ 3 3"],
        "count": [40, 3, 0],
        "count_before": [10, 3, 7],
        "density": [90.0, 5.0, 0.0],
        "heat": ["hot", "neither", "cold"],
        "survives": [0.96, None, None],
        "kind": ["emerging", "never", "former"],
        "windows_hot": [4, 0, 3],
        "windows_told": [12, 12, 12],
        "change_verdict": ["more", "no clear change", "fewer"],
    }
    return pd.DataFrame(usual | differs)


def test_classes_double_and_hold_the_ends() -> None:
    assert doubling_classes([1, 2, 3, 7, 12, 40]).edges == (1, 2.0, 5.0, 10.0, 20.0, 40)
    assert doubling_classes([0, 0]).edges == ()
    assert len(doubling_classes([3])) == 1
    assert doubling_classes([1, 100]).labels(whole=True)[-1] == "50 to 100"


def test_months_before_that_are_a_part_are_not_drawn() -> None:
    nothing = pd.array([pd.NA] * 3, dtype="Int64")
    before, now = both_counts(cells(count_before=list(nothing)), LIGHT)
    assert (before.shades, len(now.shades)) == ({}, 2)
    assert [key.label for key in before.keys] == ["Cannot tell: months are missing"]
    assert [key.label for key in now.keys] != ["Cannot tell: months are missing"]


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_each_view_tells_its_cells(colours: Palette) -> None:
    looks = {view: cell_look(cells(), view, colours) for view in VIEWS}
    assert set(looks["count"].shades) == {"a", "b"}
    assert set(looks["density"].shades) == {"a", "b"}
    assert set(looks["class"].shades) == {"a", "c"}
    assert set(looks["change"].shades) == {"a", "b", "c"}
    hot = looks["hotspots"].shades
    assert hot["a"].fill == colours.worse
    assert hot["a"].note == "Hot; stays so in 96% of 200 trials"
    assert hot["a"].figure == "Leek East, about Mill Street: 40 incidents"
    assert hot["c"].fill == colours.ours
    assert looks["class"].shades["a"].note == "New: hot in 4 of 12 quarters"
    assert looks["change"].shades["c"].note == "7 incidents the year before: fewer"


def test_what_cannot_be_told_is_not_drawn_as_few() -> None:
    unknown = cells(
        heat=["cannot tell"] * 3,
        change_verdict=["cannot tell"] * 3,
        kind=["cannot tell"] * 3,
        density=[None] * 3,
    )
    for view in ("class", "change", "density"):
        look = cell_look(unknown, view, LIGHT)
        assert look.shades == {}
        assert len(look.keys) == 1
    assert "Under 30 incidents" in cell_look(unknown, "density", LIGHT).keys[0].label
    assert "Cannot tell" in cell_look(unknown, "hotspots", LIGHT).keys[0].label


def test_what_is_counted_has_its_own_word_in_tips_and_legend() -> None:
    fires = cells(category=["fires_other"] * 3)
    looks = {view: cell_look(fires, view, LIGHT) for view in VIEWS}
    assert looks["hotspots"].shades["a"].figure == "Leek East, about Mill Street: 40 fires"
    assert looks["hotspots"].keys[-1].label == "Some fires, within what chance explains"
    assert looks["change"].shades["c"].note == "7 fires the year before: fewer"
    assert looks["count"].title == "Fires in the cell"
    assert looks["density"].title == "Fires per square kilometre, smoothed"
    few = cell_look(fires.assign(density=None), "density", LIGHT)
    assert few.keys[0].label == "Under 30 fires: no density is drawn"


def test_both_periods_have_the_same_classes() -> None:
    before, now = both_counts(cells(), LIGHT)
    assert before.keys == now.keys
    assert before.shades["b"].fill == now.shades["b"].fill
    assert set(before.shades) == {"a", "b", "c"}
    assert set(now.shades) == {"a", "b"}


def test_the_map_holds_cells_marks_and_nothing_from_outside() -> None:
    square = {"type": "Polygon", "coordinates": [[[-2, 53], [-1.9, 53], [-1.9, 53.1], [-2, 53]]]}
    deck = hotspot_map(
        {"a": square, "b": square},
        cell_look(cells(), "hotspots", LIGHT),
        NO_WARDS,
        LIGHT,
        hotspots=[{"geometry": square, "mark": "1", "at": [-1.95, 53.05]}],
        points=pd.DataFrame({"longitude": [-2.0], "latitude": [53.0], "count": [4]}),
        highlight="a",
    )
    sent = json.loads(deck.to_json())
    layers = {layer["id"]: layer for layer in sent["layers"]}
    drawn = layers[CELL_LAYER]["data"]
    assert [feature["properties"]["code"] for feature in drawn] == ["a", "b"]
    assert drawn[0]["properties"]["fill"][:3] == rgb(LIGHT.worse)[:3]
    assert layers["marks"]["data"][0]["text"] == "1"
    assert len(layers["chosen"]["data"]) == 1
    assert [layer for layer in layers.values() if layer.get("pickable")] == [layers[CELL_LAYER]]
    assert "http" not in deck.to_json()


def test_a_surface_is_laid_by_its_corners_under_cells_that_are_there_for_their_tips() -> None:
    square = {"type": "Polygon", "coordinates": [[[-2, 53], [-1.9, 53], [-1.9, 53.1], [-2, 53]]]}
    corners = ((-2.0, 53.0), (-2.0, 53.1), (-1.9, 53.1), (-1.9, 53.0))
    drawn = surface(Raster(np.array([[0.0, 90.0]]), corners), (5, 10, 20, 50), LIGHT)
    look = cell_look(cells(), "density", LIGHT)
    deck = hotspot_map({"a": square}, look, NO_WARDS, LIGHT, surface=drawn)
    layers = json.loads(deck.to_json())["layers"]
    names = [layer["id"] for layer in layers]
    assert names.index("ground") < names.index("surface") < names.index(CELL_LAYER)
    laid, tips = (layers[names.index(name)] for name in ("surface", CELL_LAYER))
    assert laid["@@type"] == "BitmapLayer"
    assert laid["bounds"] == [list(corner) for corner in corners]
    assert laid["image"].startswith("data:image/png;base64,")
    assert tips["pickable"]
    assert not tips["stroked"]
    assert tips["data"][0]["properties"]["fill"][3] == 0
    assert "http" not in deck.to_json()


def places(**differs: object) -> pd.DataFrame:
    row: dict[str, object] = {
        "hotspot": 1,
        "ward_name": "Leek East",
        "place": "Mill Street",
        "grid_reference": "SJ 982 581",
        "count": 1234,
        "share": 0.25,
        "kind": "emerging",
        "rose_from": pd.Timestamp("2025-10-01"),
        "survives": 0.955,
        "types": "Burglary (1,234)",
    }
    return pd.DataFrame([row | differs])


def test_the_list_says_what_the_row_holds_and_escapes_it() -> None:
    body = hotspot_list(places(place="<img src=x onerror=alert(1)>"), LIGHT)
    assert "<img" not in body
    assert "&lt;img" in body
    assert "1,234" in body
    assert "new since October 2025" in body
    assert ">96%<" in body
    assert "not tried" in hotspot_list(places(survives=None), LIGHT)
    assert "No cell stands out" in hotspot_list(places().iloc[:0], LIGHT)
    assert "Cannot tell" in hotspot_list(places().iloc[:0], LIGHT, told=False)
