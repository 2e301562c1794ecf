"""The wards as a small picture: every one drawn, in its colour, in its place."""

from __future__ import annotations

import re
from typing import Any

import pytest

from moorlands_dash.charts.theme import LIGHT
from moorlands_dash.charts.wards.shading import Shade, Shading
from moorlands_dash.charts.wards.thumbnail import thumbnail
from moorlands_dash.partnership import Place


def feature(code: str, level: str, west: float) -> dict[str, Any]:
    corners = [[west, 53], [west + 1, 53], [west + 1, 54], [west, 54], [west, 53]]
    return {
        "properties": {"area_code": code, "level": level},
        "geometry": {"type": "Polygon", "coordinates": [corners]},
    }


def test_each_ward_is_drawn_once_and_one_without_a_figure_as_not_known() -> None:
    features = [feature("A", "ward", -2), feature("B", "ward", -1), feature("D", "district", -2)]
    look = Shading("rates", {"A": Shade("#123456", "1")}, ())
    svg = thumbnail({"features": features}, look, LIGHT)
    assert re.findall(r'fill="(#\w+)"', svg) == ["#123456", LIGHT.missing]
    first, second = re.findall(r'd="M([\d.]+),([\d.]+)L', svg)
    # Two degrees across 234 of 240; B begins in the middle, both at the foot.
    assert (first[0], second[0]) == ("3.0", "120.0")
    (height,) = re.findall(r'viewBox="0 0 240 ([\d.]+)"', svg)
    # A degree north is as long as 1 / cos 53.5° of one east.
    assert float(height) == pytest.approx(117 / 0.59482 + 6, abs=0.1)
    assert first[1] == second[1] == f"{float(height) - 3:.1f}"


def test_without_a_ward_there_is_nothing_to_draw() -> None:
    with pytest.raises(ValueError, match=r"empty|iterable"):
        thumbnail({"features": []}, Shading("rates", {}, ()), LIGHT)


def test_a_place_at_the_edge_is_named_within_the_picture() -> None:
    shapes = {"features": [feature("A", "ward", -2)]}
    place = Place(name="Biddulph", longitude=-2.0, latitude=53.5, size=1)
    svg = thumbnail(shapes, Shading("rates", {}, ()), LIGHT, edge=0, places=[place])
    (x, name) = re.findall(r'<text x="([\d.]+)"[^>]+>(\w+)<', svg)[0]
    assert name == "Biddulph"
    # Eight letters of 10 in height, 0.58 of it wide each: the half of that from the edge.
    assert float(x) == pytest.approx(8 * 10 * 0.58 / 2, abs=0.1)
