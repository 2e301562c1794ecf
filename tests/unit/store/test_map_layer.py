"""What maps show beneath their figures: few bytes, true within the tolerance, and near us alone."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
import shapely
import shapely.geometry

from moorlands_dash.geography import shapes_from_grid, shapes_to_grid
from moorlands_dash.store import map_layer
from moorlands_dash.store.manifest import FileRecord
from moorlands_dash.store.map_layer import (
    BORDER,
    BORDERS,
    MARGIN,
    MOST,
    MOST_PACKED,
    sent,
    write_map_layer,
)
from moorlands_dash.store.places import Outlines


def _square(west: float, south: float, east: float, north: float) -> Any:
    """Return a box with a corner at each kilometre, so that neighbours' corners are the same."""
    return shapely.segmentize(shapely.box(west, south, east, north), 1_000)


OURS = _square(390_000, 350_000, 410_000, 370_000)
BESIDE = _square(370_000, 340_000, 390_000, 380_000)
SOUTH = _square(390_000, 330_000, 430_000, 350_000)
A_ROAD, OTHER_ROAD, WATER = 2, 4, 5

Row = tuple[str, int, str | None, Any]


def written(folder: Path, *rows: Row, wards: bool = True) -> dict[str, Any] | None:
    """Return the layer made of lines on the grid, for a district that is a square of 20 km."""
    frame = pd.DataFrame(
        {
            "layer": [layer for layer, *_ in rows],
            "drawn": [drawn for _, drawn, *_ in rows],
            "number": [text if layer == "roads" else None for layer, _, text, _ in rows],
            "name": [text if layer == "rivers" else None for layer, _, text, _ in rows],
            "geometry": [shapely.to_wkb(shapes_from_grid(line)) for *_, line in rows],
        }
    )
    frame.to_parquet(folder / "part")
    record = FileRecord(
        1, "roads.geojson", "0" * 64, 1, "map_lines", "partner", "", len(rows), len(rows), 0
    )
    record.part, record.level = "part", "roads"
    none = pd.DataFrame({"area_code": [], "area_name": [], "geometry": []})
    outlines = Outlines(
        wards=_areas(Ours=OURS) if wards else none,
        lsoas=none,
        districts=none,
        ward_map="wards",
        neighbours=_areas(Westshire=BESIDE, Southshire=SOUTH),
    )
    write_map_layer([record], outlines, folder, folder)
    path = folder / map_layer.FILE
    return json.loads(path.read_text()) if path.exists() else None


def _areas(**shapes: Any) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "area_code": list(shapes),
            "area_name": list(shapes),
            "geometry": [shapely.to_wkb(shapes_from_grid(shape)) for shape in shapes.values()],
        }
    )


def drawn(layer: dict[str, Any], kind: int) -> list[Any]:
    """Return the lines of a kind on the grid."""
    found = [line for line in layer["lines"] if line["properties"]["k"] == kind]
    return [shapes_to_grid(shapely.geometry.shape(line["geometry"])) for line in found]


def wandering(rng: np.random.Generator, corners: int) -> Any:
    """Return a line that begins in the district and turns at every 20 metres."""
    bearing = np.cumsum(rng.normal(0, 0.4, corners)) + rng.uniform(0, 6.3)
    steps = 20 * np.column_stack([np.cos(bearing), np.sin(bearing)])
    return shapely.linestrings(
        rng.uniform((391_000, 351_000), (409_000, 369_000)) + steps.cumsum(0)
    )


def test_a_line_is_cut_to_the_district_and_a_margin(tmp_path: Path) -> None:
    across = shapely.linestrings([(360_000, 360_000), (440_000, 360_000)])
    away = shapely.linestrings([(430_000, 300_000), (430_000, 310_000)])
    layer = written(tmp_path, ("roads", A_ROAD, "A53", across), ("roads", A_ROAD, "A1", away))
    assert layer is not None
    (line,) = drawn(layer, A_ROAD)
    west, _, east, _ = line.bounds
    assert (west, east) == pytest.approx((390_000 - MARGIN, 410_000 + MARGIN), abs=15)
    assert {label["text"] for label in layer["labels"] if label["kind"] == "road"} == {"A53"}


def test_links_of_one_road_are_one_line_with_few_corners(tmp_path: Path) -> None:
    corners = [(391_000.0 + 100 * step, 360_000.0) for step in range(181)]
    links = [shapely.linestrings(corners[at : at + 2]) for at in range(180)]
    layer = written(tmp_path, *(("roads", A_ROAD, "A53", link) for link in links))
    assert layer is not None
    (line,) = drawn(layer, A_ROAD)
    assert line.length == pytest.approx(18_000, rel=0.001)
    assert shapely.get_num_coordinates(line) <= 3


@pytest.mark.slow
def test_many_lines_are_thinned_to_so_many_bytes_and_stay_near_where_they_were(
    tmp_path: Path,
) -> None:
    rng = np.random.default_rng(7)
    lanes = [wandering(rng, 400) for _ in range(160)]
    mains = [wandering(rng, 400) for _ in range(8)]
    layer = written(
        tmp_path,
        *(("roads", OTHER_ROAD, None, lane) for lane in lanes),
        *(("roads", A_ROAD, f"A{place}", main) for place, main in enumerate(mains)),
    )
    assert layer is not None
    text = sent(layer["lines"])
    assert 0.7 * MOST < len(text) <= MOST
    assert len(gzip.compress(text, mtime=0)) <= MOST_PACKED
    area = OURS.buffer(MARGIN + 20)
    truth = shapely.intersection(shapely.multilinestrings(mains), OURS.buffer(MARGIN - 20))
    lines = shapely.union_all(drawn(layer, A_ROAD))
    assert area.covers(lines)
    # Thinned by up to 60 metres, and written to some 7 metres.
    assert shapely.multilinestrings(mains).buffer(70).covers(lines)
    assert lines.buffer(70).covers(truth)


def test_neighbours_are_drawn_where_they_are_not_our_own_edge(tmp_path: Path) -> None:
    road = shapely.linestrings([(391_000, 360_000), (400_000, 360_000)])
    layer = written(tmp_path, ("roads", A_ROAD, "A53", road))
    assert layer is not None
    borders = drawn(layer, BORDER)
    reach = OURS.buffer(BORDERS + 20)
    assert borders
    assert all(reach.covers(line) and line.distance(OURS) > 50 for line in borders)
    # The border between the two leads away from our south-western corner.
    between = shapely.linestrings([(390_000, 349_500), (390_000, 340_500)])
    assert min(line.hausdorff_distance(between) for line in borders) < 800
    names = {
        label["text"]: label["at"] for label in layer["labels"] if label["kind"] == "neighbour"
    }
    assert set(names) == {"Westshire", "Southshire"}
    at = {name: shapes_to_grid(shapely.points(place)) for name, place in names.items()}
    assert BESIDE.covers(at["Westshire"])
    assert SOUTH.covers(at["Southshire"])


def test_what_is_on_top_is_drawn_last(tmp_path: Path) -> None:
    line = shapely.linestrings([(391_000, 360_000), (400_000, 361_000)])
    layer = written(
        tmp_path,
        ("roads", A_ROAD, "A53", line),
        ("rivers", WATER, "River Churn", line),
        ("roads", OTHER_ROAD, None, line),
    )
    assert layer is not None
    kinds = [row["properties"]["k"] for row in layer["lines"]]
    assert [kind for kind in kinds if kind != BORDER] == [WATER, OTHER_ROAD, A_ROAD]
    assert kinds.index(WATER) > max(place for place, kind in enumerate(kinds) if kind == BORDER)


def test_without_wards_there_is_nothing_to_draw_in(tmp_path: Path) -> None:
    line = shapely.linestrings([(391_000, 360_000), (400_000, 361_000)])
    assert written(tmp_path, ("roads", A_ROAD, "A53", line), wards=False) is None


def test_the_shortest_lanes_are_left_out_where_thinning_is_not_enough(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lane(south: float, length: float) -> Any:
        return shapely.linestrings([(391_000, south), (391_000 + length, south)])

    lengths = [500 + 100 * step for step in range(40)]
    rows = [
        ("roads", OTHER_ROAD, None, lane(351_000 + 300 * step, length))
        for step, length in enumerate(lengths)
    ]
    monkeypatch.setattr(map_layer, "MOST", 4_000)
    layer = written(tmp_path, *rows, ("roads", A_ROAD, "A53", lane(369_000, 400)))
    assert layer is not None
    kept = sorted(round(line.length, -2) for line in drawn(layer, OTHER_ROAD))
    assert len(drawn(layer, A_ROAD)) == 1
    assert 5 < len(kept) < 40
    assert kept == pytest.approx(lengths[-len(kept) :], abs=101)
    assert len(sent(layer["lines"])) <= 4_000
