"""Pages with maps name the lines' address where roads and rivers are loaded, and whose they are."""

from __future__ import annotations

import base64
import json
import re
import zlib
from pathlib import Path
from typing import Any

import pytest

from moorlands_dash.charts.theme import LIGHT
from tests.app.conftest import Open, bodies, page_text
from tests.map_files import home_with_lines

DRAWING = re.compile(r'class="mt-ward-map"[^>]*src="data:image/svg\+xml;base64,([^"]+)"')
MOST = 150_000
"""Bytes of a map's data that a run of a page sends, as the socket packs them."""
ADDED = 12_000
"""Bytes, not packed, that roads, rivers and all names may add to them."""


@pytest.fixture(scope="module")
def with_lines(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return home_with_lines(demo_home, tmp_path_factory.mktemp("lines") / "home")


def deck(app: Any) -> str:
    return str(app.get("deck_gl_json_chart")[0].proto.json)


@pytest.mark.parametrize("page", ["ward_map", "hotspots"])
def test_a_map_names_where_its_lines_are_and_sends_none(
    page: str, with_lines: Path, demo_home: Path, open_page: Open
) -> None:
    app = open_page(with_lines, page)
    sent = deck(app)
    layers = {layer["id"]: layer for layer in json.loads(sent)["layers"]}
    assert "/media/" in layers["ground_roads"]["data"]
    assert layers["ground_roads"]["data"].startswith("/")
    assert layers["ground_roads"]["data"].endswith(".json")
    assert len(zlib.compress(sent.encode())) <= MOST
    assert "Roads and rivers on the map: Ordnance Survey" in page_text(app)
    plain = open_page(demo_home, page)
    assert "ground_roads" not in deck(plain)
    assert len(sent.encode()) <= len(deck(plain).encode()) + ADDED
    assert "Ordnance Survey" not in page_text(plain)


def test_my_wards_map_has_the_road_or_the_river(
    with_lines: Path, demo_home: Path, open_page: Open
) -> None:
    for home, held in ((with_lines, True), (demo_home, False)):
        found = DRAWING.findall("".join(bodies(open_page(home, "my_ward", ward="Cheddleton"))))
        (drawn,) = [base64.b64decode(text).decode() for text in found]
        assert (LIGHT.water in drawn or LIGHT.road_edge in drawn) is held
