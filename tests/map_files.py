"""Roads and rivers that tests make: lines of a name and kind, in longitude and latitude."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import shapely

from moorlands_dash.extracts import map_lines
from moorlands_dash.extracts.model import SourceFile
from moorlands_dash.partnership import load_settings
from moorlands_dash.store.manifest import FileRecord
from moorlands_dash.store.map_layer import write_map_layer
from moorlands_dash.store.places import Outlines
from moorlands_dash.store.queries import open_snapshot

Line = tuple[str, str, Sequence[tuple[float, float]]]
"""Kind, number or name, corners."""

A53: Line = ("A Road", "A53", [(-2.09, 53.05), (-2.05, 53.051), (-2.01, 53.05)])
LANE: Line = ("Unclassified", "", [(-2.08, 53.02), (-2.07, 53.02)])
CHURN: Line = ("inlandRiver", "River Churn", [(-2.08, 53.09), (-2.05, 53.05), (-2.02, 53.01)])


def features(lines: Sequence[Line], name: str) -> list[dict[str, object]]:
    return [
        {
            "type": "Feature",
            "properties": {"kind": kind, name: text},
            "geometry": {"type": "LineString", "coordinates": [list(at) for at in corners]},
        }
        for kind, text, corners in lines
    ]


def written(path: Path, *lines: Line, name: str = "number") -> Path:
    """Write lines as GeoJSON, as the program's own fetching keeps them."""
    path.parent.mkdir(parents=True, exist_ok=True)
    made = {"type": "FeatureCollection", "features": features(lines, name)}
    path.write_text(json.dumps(made, separators=(",", ":")), encoding="utf-8")
    return path


def home_with_lines(home: Path, to: Path) -> Path:
    """Copy a home into a folder and lay a road and a river across the wards of its snapshot."""
    shutil.copytree(home, to)
    snapshot = open_snapshot(to)
    wards = snapshot.outlines("ward")
    west, south, east, north = shapely.total_bounds(shapely.from_wkb(wards["geometry"]))
    road: Line = ("A Road", "A53", [(west, south), (east, north)])
    river: Line = ("inlandRiver", "River Churn", [(west, north), (east, south)])
    records = []
    for name, line, text in (("roads", road, "number"), ("rivers", river, "name")):
        path = written(to / f"{name}.geojson", line, name=text)
        source = SourceFile(path, path.name, "", path.stat().st_size)
        judged = map_lines.read(source, to / f"{name}.parquet", load_settings())
        record = FileRecord(1, path.name, "", 1, judged.kind, "partner", "", 1, 1, 0)
        record.part, record.level = f"{name}.parquet", judged.level
        records.append(record)
    none = wards.iloc[:0]
    outlines = Outlines(wards, none, none, "wards", neighbours=none)
    write_map_layer(records, outlines, to, snapshot.folder)
    return to
