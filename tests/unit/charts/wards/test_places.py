"""A ward's map of a given size: the ward in its middle, the neighbours named, no name cut."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd
import pytest

from moorlands_dash.charts.theme import LIGHT
from moorlands_dash.charts.wards.places import place_map
from moorlands_dash.partnership import Place

NONE = pd.DataFrame({"longitude": [], "latitude": [], "count": []})


def feature(code: str, name: str, west: float) -> dict[str, Any]:
    corners = [[west, 53], [west + 0.1, 53], [west + 0.1, 53.1], [west, 53.1], [west, 53]]
    return {
        "properties": {
            "area_code": code, "area_name": name, "level": "ward",
            "longitude": west + 0.05, "latitude": 53.05,
        },
        "geometry": {"type": "Polygon", "coordinates": [corners]},
    }  # fmt: skip


SHAPES = {
    "features": [feature("A", "Alton", -2.0), feature("B", "<b>Dane</b>", -1.9),
                 feature("C", "Far", -1.0)]
}  # fmt: skip


def words(svg: str) -> dict[str, float]:
    return {name: float(x) for x, name in re.findall(r'<text x="([\d.]+)"[^>]*>([^<]+)<', svg)}


def test_a_picture_of_a_given_size_has_the_ward_in_its_middle_and_its_neighbour_named() -> None:
    svg = place_map(SHAPES, "A", NONE, LIGHT, size=(360, 200))
    assert 'viewBox="0 0 360 200"' in svg
    own = re.search(rf'd="M([^"]+)Z" fill="{LIGHT.band}"', svg)
    assert own
    across, up = zip(*(map(float, at.split(",")) for at in own[1].split("L")), strict=True)
    assert (min(across) + max(across)) / 2 == pytest.approx(180, abs=0.2)
    # As high as the picture but for its edge of 14; true to shape at 53.05°.
    assert (min(up), max(up)) == (14.0, 186.0)
    assert max(across) - min(across) == pytest.approx(172 * 0.60112, abs=0.2)
    assert list(words(svg)) == ["&lt;b&gt;Dane&lt;/b&gt;"]


def test_a_place_near_the_edge_is_named_within_the_picture() -> None:
    place = Place(name="Blythe Bridge", longitude=-2.08, latitude=53.05, size=2)
    svg = place_map(SHAPES, "A", NONE, LIGHT, places=[place], size=(360, 200))
    # Thirteen letters of 14 in height, 0.58 of it wide each: the half of that from the edge.
    assert words(svg)["Blythe Bridge"] == pytest.approx(13 * 14 * 0.58 / 2, abs=0.1)


def test_without_a_size_it_is_as_large_as_the_ward_and_names_no_neighbour() -> None:
    svg = place_map(SHAPES, "A", NONE, LIGHT)
    height = 420
    assert f'viewBox="0 0 {392 * 0.60112 + 28:.0f} {height}"' in svg
    assert words(svg) == {}
