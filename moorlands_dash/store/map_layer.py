"""What maps show beneath their figures: roads, rivers and the districts beside ours.

Lines are cut to the district and a margin, put together and thinned until they are few enough to be
sent to a browser. Thinning leaves corners out and makes none (Douglas and Peucker, Cartographica
10, 1973), so that a line stays within the tolerance of where it was.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import shapely

from moorlands_dash.extracts.map_lines import A_ROAD, B_ROAD, MOTORWAY, OTHER_ROAD, WATER
from moorlands_dash.geography import shapes_from_grid, shapes_to_grid
from moorlands_dash.store.manifest import FileRecord
from moorlands_dash.store.places import Outlines

FILE = "map_layer.json"
BORDER = 0
"""How a line of a neighbour's outline is drawn; the others as `extracts.map_lines` says."""

MOST, MOST_PACKED = 300_000, 150_000
"""Bytes of the lines, as they are and as gzip packs them."""

MARGIN, BORDERS = 2_000.0, 12_000.0
"""Metres around our district to which lines, and neighbours' outlines, are drawn."""
_NAMED = 7_000.0
"""Metres around our district within which neighbours' names stand."""
_OWN = 120.0
"""Metres beside our own outline within which a neighbour's is the same line."""
_TOLERANCES = (15.0, 25.0, 40.0, 60.0)
_DECIMALS = 4
"""Of a degree: 7 and 11 metres."""
_FIRST = (BORDER, MOTORWAY, A_ROAD, WATER, B_ROAD, OTHER_ROAD)
"""Where thinning isn't enough, the last of these are left out first, and of them the shortest."""
_LABELLED = {MOTORWAY: "road", A_ROAD: "road", B_ROAD: "road", WATER: "river"}
_EVERY = {"road": 9_000.0, "river": 14_000.0}
"""Metres of a road between two of its numbers."""
_SHORTEST = {"road": 1_500.0, "river": 3_000.0}

Line = tuple[int, Any]


def write_map_layer(
    files: Sequence[FileRecord], outlines: Outlines, parts: Path, out: Path
) -> None:
    """Write `map_layer.json`, where there are lines and a district to draw them in.

    It holds `lines`: GeoJSON features with `properties.k`, how to draw it; `labels`: `at`, `text`,
    `kind` (road, river, neighbour); and `layers`.
    """
    if not files or outlines.wards.empty:
        return
    ours = shapes_to_grid(
        shapely.union_all(shapely.from_wkb(outlines.wards["geometry"].to_numpy(dtype=object)))
    )
    rows = pd.concat([pd.read_parquet(parts / str(record.part)) for record in files])
    drawn = _lines(rows, ours.buffer(MARGIN, quad_segs=4))
    beside, names = _neighbours(outlines, ours)
    layer = {
        "layers": sorted({str(record.level) for record in files}),
        "lines": _fitting([(BORDER, beside), *((kind, line) for kind, _, line in drawn)]),
        "labels": [*names, *_labels(drawn)],
    }
    text = json.dumps(layer, ensure_ascii=False, separators=(",", ":"))
    (out / FILE).write_text(text, encoding="utf-8")


def _lines(rows: pd.DataFrame, area: Any) -> list[tuple[int, str, Any]]:
    """Return each road and river within the area: how it is drawn, its name, its lines in one."""
    lines = shapes_to_grid(shapely.from_wkb(rows["geometry"].to_numpy(dtype=object)))
    shapely.prepare(area)
    near = shapely.intersects(lines, area)
    rows, lines = rows[near], shapely.intersection(lines[near], area)
    number = rows["number"].where(rows["layer"] == "roads", rows["name"]).fillna("")
    found = []
    keys = rows["drawn"].astype("str") + " " + number
    for key, places in keys.groupby(keys).indices.items():
        kind, _, name = str(key).partition(" ")
        whole = _only_lines(lines[places])
        if not whole.is_empty:
            found.append((int(kind), name, shapely.line_merge(whole)))
    return found


def _only_lines(shapes: np.ndarray) -> Any:
    parts = shapely.get_parts(shapely.get_parts(shapes))
    return shapely.multilinestrings(parts[shapely.get_type_id(parts) == 1])


def _neighbours(outlines: Outlines, ours: Any) -> tuple[Any, list[dict[str, Any]]]:
    """Return the borders of other districts near ours as lines, and their names where they lie."""
    window, own = ours.buffer(BORDERS, quad_segs=4), ours.buffer(_OWN, quad_segs=4)
    near = ours.buffer(_NAMED, quad_segs=4)
    beside = outlines.neighbours
    areas = shapes_to_grid(shapely.from_wkb(beside["geometry"].to_numpy(dtype=object)))
    # What is cut along the window is no border, so that the window cuts lines and not areas.
    borders = (
        shapely.union_all(shapely.boundary(areas)) if len(areas) else shapely.MultiLineString()
    )
    drawn = shapely.difference(shapely.intersection(borders, window), own)
    names = []
    for name, area in zip(beside["area_name"], areas, strict=True):
        shown = shapely.difference(shapely.intersection(area, near), own)
        if name and shown.area > 4_000_000:
            largest = max(shapely.get_parts(shown), key=shapely.area)
            circle = shapely.maximum_inscribed_circle(largest, 100.0)
            names.append(_label(shapely.get_point(circle, 0), str(name), "neighbour"))
    return shapely.line_merge(_only_lines(np.array([drawn]))), names


def _fitting(lines: Sequence[Line]) -> list[dict[str, Any]]:
    """Return the lines thinned as far as their bytes ask; at last without the shortest lanes."""
    for tolerance in _TOLERANCES:
        if _fits(found := _thinned(lines, tolerance)):
            return found
    weighty = sorted(found, key=_weight)
    many = int(np.searchsorted(np.cumsum([len(sent([row])) for row in weighty]), MOST))
    while many and not _fits(weighty[:many]):
        many = many * 9 // 10
    kept = {id(row) for row in weighty[:many]}
    return [row for row in found if id(row) in kept]


def _weight(row: dict[str, Any]) -> tuple[int, float]:
    """Return what a line is sorted by, the last to be left out first."""
    length = shapely.linestrings(row["geometry"]["coordinates"]).length
    return _FIRST.index(row["properties"]["k"]), -length


def _fits(lines: list[dict[str, Any]]) -> bool:
    text = sent(lines)
    return len(text) <= MOST and len(gzip.compress(text, mtime=0)) <= MOST_PACKED


def sent(lines: list[dict[str, Any]]) -> bytes:
    """Return lines as they are sent to a browser."""
    return json.dumps(lines, separators=(",", ":")).encode()


def _thinned(lines: Sequence[Line], tolerance: float) -> list[dict[str, Any]]:
    """Return the lines for drawing: borders first, then rivers, then roads, the largest on top."""
    order = {BORDER: 0, WATER: 1, OTHER_ROAD: 2, B_ROAD: 3, A_ROAD: 4, MOTORWAY: 5}
    found = []
    for kind, line in sorted(lines, key=lambda each: order[each[0]]):
        found += [_feature(kind, corners) for corners in _corners(line, tolerance)]
    return found


def _feature(kind: int, corners: list[list[float]]) -> dict[str, Any]:
    shape = {"type": "LineString", "coordinates": corners}
    return {"type": "Feature", "properties": {"k": kind}, "geometry": shape}


def _corners(line: Any, tolerance: float) -> Iterator[list[list[float]]]:
    thin = shapes_from_grid(shapely.simplify(line, tolerance, preserve_topology=False))
    for part in shapely.get_parts(thin):
        corners = np.round(shapely.get_coordinates(part), _DECIMALS)
        new = np.append(True, (np.diff(corners, axis=0) != 0).any(axis=1))
        if new.sum() > 1:
            yield corners[new].tolist()


def _labels(drawn: Sequence[tuple[int, str, Any]]) -> list[dict[str, Any]]:
    """Return where numbers of roads and names of rivers are written: along their longest parts."""
    found = []
    for kind, name, line in sorted(drawn, key=lambda each: (each[0], each[1])):
        what = _LABELLED.get(kind)
        if not name or what is None:
            continue
        for part in shapely.get_parts(line):
            if part.length >= _SHORTEST[what]:
                times = max(round(part.length / _EVERY[what]), 1)
                shares = (np.arange(times) + 0.5) / times
                places = shapely.line_interpolate_point(part, shares, normalized=True)
                found += [_label(place, name, what) for place in places]
    return found


def _label(place: Any, text: str, kind: str) -> dict[str, Any]:
    there = shapes_from_grid(place)
    return {"at": [round(there.x, 4), round(there.y, 4)], "text": text, "kind": kind}
