"""The briefing's map: numbers that can be told apart, and no name beneath one."""

from __future__ import annotations

import re
from itertools import combinations
from math import dist
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moorlands_dash.charts.briefing.spots import apart, spots_map
from moorlands_dash.charts.theme import LIGHT
from moorlands_dash.partnership import Place

SQUARE = {
    "features": [
        {
            "properties": {"level": "ward"},
            "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]},
        }
    ]
}
MARK = 21.0


def test_marks_of_one_place_part_and_others_stay() -> None:
    found = apart([(50.0, 50.0), (50.0, 50.0), (200.0, 200.0)])
    assert dist(found[0], found[1]) == pytest.approx(MARK, abs=0.3)
    assert found[2] == (200.0, 200.0)


@given(st.lists(st.tuples(st.floats(0, 300), st.floats(0, 300)), max_size=7))
def test_no_mark_lies_over_another(points: list[tuple[float, float]]) -> None:
    found = apart(points)
    assert all(dist(one, other) > MARK - 2 for one, other in combinations(found, 2))


def drawn(spots: list[tuple[float, float]], *places: tuple[str, float, float]) -> str:
    named: list[Any] = [
        Place(name=name, longitude=longitude, latitude=latitude, size=1)
        for name, longitude, latitude in places
    ]
    return spots_map(SQUARE, spots, LIGHT, places=named)


def test_marks_are_numbered_in_their_order() -> None:
    svg = drawn([(0.2, 0.1), (0.9, 0.5), (0.5, 0.3)])
    assert re.findall(r'font-weight="700"[^>]*>(\d)<', svg) == ["1", "2", "3"]


def test_a_name_gives_way_to_a_mark() -> None:
    (alone,) = re.findall(r'y="([\d.]+)"[^>]*>Leek<', drawn([(0.9, 0.2)], ("Leek", 0.5, 0.5)))
    (moved,) = re.findall(r'y="([\d.]+)"[^>]*>Leek<', drawn([(0.5, 0.5)], ("Leek", 0.5, 0.5)))
    assert float(moved) == float(alone) + 17


def test_two_names_of_one_place_stand_below_each_other() -> None:
    svg = drawn([], ("Leek", 0.5, 0.5), ("Lowe", 0.5, 0.5))
    first, second = re.findall(r'y="([\d.]+)"[^>]*>L', svg)
    assert float(second) == float(first) + 17


def test_a_name_is_text() -> None:
    assert "&lt;b&gt;" in drawn([], ("<b>", 0.5, 0.5))
