"""Where each ward lies on the map that is tapped: the corners, in shares of the map."""

from __future__ import annotations

from typing import Any

import pytest

from moorlands_dash.charts.wards.tap_map import tap_map

SQUARE = [[-2, 53], [-1, 53], [-1, 54], [-2, 54], [-2, 53]]


def feature(code: str, kind: str, coordinates: Any, level: str = "ward") -> dict[str, Any]:
    named = {"area_code": code, "area_name": f"Ward {code}", "level": level}
    return {"properties": named, "geometry": {"type": kind, "coordinates": coordinates}}


def test_two_wards_side_by_side_have_half_of_the_map_each() -> None:
    east = [[[x + 1, y] for x, y in SQUARE]]
    wide, (first, second) = tap_map(
        {
            "features": [
                feature("A", "Polygon", [SQUARE]),
                feature("B", "Polygon", east),
                feature("D", "Polygon", [[[-9, 1], [9, 1], [9, 80], [-9, 1]]], "district"),
            ]
        }
    )
    # Two degrees across, one down; at 53.5° one across is cos 53.5° as long.
    assert wide == pytest.approx(2 * 0.59482, abs=1e-4)
    assert (first.code, first.name, second.code) == ("A", "Ward A", "B")
    assert first.outline == (
        "polygon(evenodd,0.0% 100.0%,50.0% 100.0%,50.0% 0.0%,0.0% 0.0%,0.0% 100.0%,0.0% 100.0%)"
    )
    assert second.outline.startswith("polygon(evenodd,50.0% 100.0%,100.0% 100.0%,")


def test_each_part_of_a_ward_is_drawn_and_led_back_to_where_the_first_began() -> None:
    part = [[[x + 3, y] for x, y in SQUARE]]
    _, (ward,) = tap_map({"features": [feature("A", "MultiPolygon", [[SQUARE], part])]})
    corners = ward.outline.removeprefix("polygon(evenodd,").removesuffix(")").split(",")
    assert len(corners) == 2 * (5 + 1)
    assert corners[0] == corners[5] == corners[-1] == "0.0% 100.0%"
    assert corners[6] == "75.0% 100.0%"


def test_without_a_ward_there_is_nothing_to_tap() -> None:
    with pytest.raises(ValueError, match=r"empty|iterable"):
        tap_map({"features": []})
