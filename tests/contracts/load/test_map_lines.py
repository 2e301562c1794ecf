"""Roads and rivers in a home: kept once a snapshot, replaced by layer, withdrawn like any file."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from moorlands_dash.partnership import Settings
from moorlands_dash.store.load import load
from moorlands_dash.store.public_home import write_public_home
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.store.withdrawing import withdraw
from tests.map_files import A53, CHURN, LANE, written

pytestmark = pytest.mark.slow

LEFT, RIGHT = ("E05007039", "Left", -2.1), ("E05007040", "Right", -2.0)
B5053 = ("B Road", "B5053", A53[2])


def numbers(snapshot: Snapshot) -> set[str]:
    layer = snapshot.map_layer()
    return set() if layer is None else {label["text"] for label in layer["labels"]}


def test_a_layer_is_kept_replaced_withdrawn_and_taken_along(
    tmp_path: Path,
    settings: Settings,
    home: Path,
    outlines: Callable[..., Path],
    opened: Callable[[], Snapshot],
) -> None:
    wards = outlines(tmp_path / "wards.geojson", LEFT, RIGHT)
    roads = written(tmp_path / "roads.geojson", A53, LANE)
    rivers = written(tmp_path / "rivers.geojson", CHURN, name="name")
    outcome = load([wards, roads, rivers], settings, home)
    assert not outcome.refused
    first = opened()
    layer = first.map_layer()
    assert layer is not None
    assert layer["layers"] == ["rivers", "roads"]
    assert sorted(line["properties"]["k"] for line in layer["lines"]) == [2, 5]
    assert numbers(first) == {"A53", "River Churn"}
    record = next(file for file in first.manifest["files"] if file["name"] == "roads.geojson")
    assert (record["rows_in"], record["loaded"], record["elsewhere"]) == (2, 1, 1)

    newer = written(tmp_path / "newer.geojson", B5053)
    load([newer], settings, home)
    assert numbers(opened()) == {"B5053", "River Churn"}
    load([newer, roads], settings, home)
    assert numbers(opened()) == {"A53", "River Churn"}

    withdraw("rivers.geojson", "Not ours", settings, home)
    assert numbers(opened()) == {"A53"}
    public = write_public_home(opened().guarded(()), tmp_path / "public", "x", {})
    assert json.loads((public.snapshot(opened().id) / "map_layer.json").read_text())["lines"]
    withdraw("roads.geojson", "Not ours", settings, home)
    withdraw("newer.geojson", "Not ours", settings, home)
    assert opened().map_layer() is None


def test_districts_beside_ours_are_drawn_and_nothing_else_knows_them(
    tmp_path: Path, settings: Settings, home: Path, opened: Callable[[], Snapshot]
) -> None:
    def ward(code: str, district: tuple[str, str], west: float) -> dict[str, object]:
        corners = [[west, 53.0], [west + 0.1, 53.0], [west + 0.1, 53.1], [west, 53.1], [west, 53.0]]
        named = {"WD24CD": code, "WD24NM": "A ward", "LAD24CD": district[0], "LAD24NM": district[1]}
        shape = {"type": "Polygon", "coordinates": [corners]}
        return {"type": "Feature", "properties": named, "geometry": shape}

    ours, beside = ("E07000198", "Staffordshire Moorlands"), ("E06000049", "Cheshire East")
    squares = [ward("E05007039", ours, -2.1), ward("E05008611", beside, -2.2)]
    wards = tmp_path / "wards.geojson"
    wards.write_text(json.dumps({"type": "FeatureCollection", "features": squares}))
    load([wards, written(tmp_path / "roads.geojson", A53)], settings, home)
    snapshot = opened()
    assert numbers(snapshot) == {"A53", "Cheshire East"}
    assert snapshot.areas("ward")["area_code"].tolist() == ["E05007039"]
    assert snapshot.outlines("ward")["area_code"].tolist() == ["E05007039"]
    assert [f["properties"]["level"] for f in snapshot.ward_shapes()["features"]] == [
        "ward",
        "district",
    ]
