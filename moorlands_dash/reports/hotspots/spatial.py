"""Cells and hotspots as GeoJSON and GeoPackage, which QGIS and other map programs open.

Cells only: a single place is never among them, neither a moved nor an exact one. `count` is of
whatever was chosen: `what` names it, `unit` says what one of it is (fires, reports), `period_from`
and `period_to` when, `before_from` and `before_to` when `count_before` was; `period_months` and
`before_months` how many months that is, `period_loaded` and `before_loaded` of how many there are
files. Without all of them there is no `count_before`. Each feature says whether it is invented, and
from which source and snapshot.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import shapely

from moorlands_dash.formulas import neutralised
from moorlands_dash.geography import shapes_from_grid
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import month_key
from moorlands_dash.reports.export import label
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables import build
from moorlands_dash.tables.hotspots.shapes import grid_outlines, joined
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.vocabulary import choices, plural, unit_of

NATIONAL_GRID = "EPSG:27700"

_PERIODS = {
    "from": "period_from",
    "to": "period_to",
    "before_from": "before_from",
    "before_to": "before_to",
    "months_expected": "period_months",
    "months_loaded": "period_loaded",
    "before_months_expected": "before_months",
    "before_months_loaded": "before_loaded",
}
CELL_FIELDS = {
    "cell_id": "cell",
    "called": "name",
    "ward_name": "ward",
    "place": "place",
    "grid_reference": "grid_ref",
    "area_km2": "area_km2",
    "count": "count",
    "density": "count_per_km2",
    "around": "count_around",
    "expected": "expected_around",
    "z": "gi_star_z",
    "p_adjusted": "p_adjusted",
    "heat": "hot_or_cold",
    "hotspot": "hotspot",
    "survives": "share_of_trials_hot",
    "kind": "class",
    "first_hot": "first_hot",
    "last_hot": "last_hot",
    "rose_from": "busier_since",
    "fell_from": "quieter_since",
    "count_before": "count_before",
    "change_verdict": "change",
    **_PERIODS,
}
"""Column of `hotspots` -> its plain name in a map program."""

PLACE_FIELDS = {
    "hotspot": "hotspot",
    "ward_name": "ward",
    "place": "place",
    "grid_reference": "grid_ref",
    "cells": "cells",
    "count": "count",
    "share": "share_of_count",
    "area_km2": "area_km2",
    "area_share": "share_of_area",
    "kind": "class",
    "first_hot": "first_hot",
    "rose_from": "busier_since",
    "survives": "share_of_trials_hot",
    "verdict": "change",
    "types": "kinds",
    "busiest_months": "months",
    "busiest_hours": "days_and_hours",
    **_PERIODS,
}
"""Column of `hotspot-places` -> its plain name in a map program."""

_DECIMALS = 6


def to_geojson(snapshot: Snapshot, settings: Settings, selection: Selection) -> bytes:
    """Return cells and hotspots as GeoJSON (RFC 7946): longitude and latitude, WGS84.

    `layer` tells them apart, by the names of the GeoPackage's layers; the cells come first.
    """
    table = build("hotspots", snapshot, settings, selection)
    whole = {
        "type": "FeatureCollection",
        "name": "hotspots",
        "title": table.title,
        "sentence": table.sentence,
        "notes": list(table.notes),
        "method": table.method,
        "features": [
            {
                "type": "Feature",
                "properties": {"layer": name} | row,
                "geometry": shapely.geometry.mapping(shapely.orient_polygons(shape)),
            }
            for name, (rows, outlines) in _layers(snapshot, settings, selection).items()
            for row, shape in zip(rows, _in_degrees(outlines), strict=True)
        ],
    }
    text = json.dumps(whole, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return f"{text}\n".encode()


def to_geopackage(snapshot: Snapshot, settings: Settings, selection: Selection) -> bytes:
    """Return a GeoPackage on the British National Grid: layers `hotspots` and `hotspot_cells`."""
    import geopandas as gpd

    layers = _layers(snapshot, settings, selection)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "hotspots.gpkg"
        for name, (rows, shapes) in layers.items():
            frame = gpd.GeoDataFrame(_typed(rows), geometry=shapes, crs=NATIONAL_GRID)
            frame.to_file(
                path, layer=name, driver="GPKG", engine="pyogrio", geometry_type=_kind(name)
            )
        return path.read_bytes()


def _layers(
    snapshot: Snapshot, settings: Settings, selection: Selection
) -> dict[str, tuple[list[dict[str, Any]], list[Any]]]:
    """Return each layer's rows and its shapes on the British National Grid."""
    cells = build("hotspots", snapshot, settings, selection)
    places = build("hotspot-places", snapshot, settings, selection)
    outlines = grid_outlines(snapshot, settings, selection, cells.frame)
    whole = joined(cells.frame, outlines)
    return {
        "hotspot_cells": (_fields(cells, CELL_FIELDS), list(outlines)),
        "hotspots": (_fields(places, PLACE_FIELDS), [whole[r] for r in places.frame["hotspot"]]),
    }


def _in_degrees(outlines: Sequence[Any]) -> Any:
    """Return shapes of the grid in longitude and latitude, rounded to decimetres."""
    shapes = shapes_from_grid(np.array(outlines, dtype=object))
    return shapely.transform(shapes, lambda xy: np.round(xy, _DECIMALS), include_z=False)


def _kind(layer: str) -> str:
    return "Polygon" if layer == "hotspot_cells" else "MultiPolygon"


def _fields(table: Table, fields: dict[str, str]) -> list[dict[str, Any]]:
    """Return the rows under plain names, each with what it is; text can't run as a formula."""
    names = choices()
    about = {
        "data": label(table),
        "period": table.held,
        "source": table.source,
        "snapshot": table.snapshot,
    }
    return [
        {ours: _plain(row[column]) for column, ours in fields.items()}
        | {"what": names[row["category"]], "unit": plural(unit_of(row["category"]))}
        | about
        for row in table.frame.to_dict("records")
    ]


def _plain(value: Any) -> Any:
    """Return a value that every map program knows: text, number or nothing."""
    if value is None or pd.isna(value):
        return None
    if isinstance(value, pd.Timestamp):
        return month_key(value.date())
    if isinstance(value, str):
        return neutralised(value)
    found = value.item() if hasattr(value, "item") else value
    return float(f"{found:.12g}") if isinstance(found, float) else found


def _typed(rows: list[dict[str, Any]]) -> pd.DataFrame:
    """Return the rows as a frame whose ranks are whole numbers."""
    frame = pd.DataFrame(rows)
    return frame.astype({"hotspot": "Int64"}) if rows else frame
