"""The outlines of cells and hotspots, for drawing and for maps of other programs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import shapely

from moorlands_dash.geography import shapes_from_grid
from moorlands_dash.partnership import Settings
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.hotspots.found import cells as cell_table
from moorlands_dash.tables.hotspots.ground import Ground, ground
from moorlands_dash.tables.model import Selection
from moorlands_dash.tables.request import Request

_DECIMALS = 5
"""Of a degree: about a metre."""


@dataclass(frozen=True)
class Shapes:
    """What a map draws: GeoJSON geometries in longitude and latitude."""

    cells: dict[str, dict[str, Any]]
    """By cell id."""
    hotspots: list[dict[str, Any]]
    """`geometry`, `mark` (the rank) and `at` (where the mark stands), the fullest first."""


def shapes(snapshot: Snapshot, settings: Settings, selection: Selection) -> Shapes:
    """Return the outlines of the cells of `hotspots`, and of the hotspots that they make up."""
    rows = cell_table(snapshot, settings, selection).frame
    outlines = grid_outlines(snapshot, settings, selection, rows)
    drawn = [_geojson(shape) for shape in shapes_from_grid(outlines)]
    return Shapes(dict(zip(rows["cell_id"], drawn, strict=True)), _hotspots(rows, outlines))


def grid_outlines(
    snapshot: Snapshot, settings: Settings, selection: Selection, rows: pd.DataFrame
) -> np.ndarray:
    """Return the outline (shapely, metres of the National Grid) of each row's cell."""
    found = ground(Request(snapshot, settings, selection))
    if not isinstance(found, Ground) or rows.empty:
        return np.empty(0, dtype=object)
    place = pd.Index(found.cells.cells["cell_id"]).get_indexer(rows["cell_id"])
    return np.asarray(found.cells.outlines[place])


def joined(rows: pd.DataFrame, outlines: np.ndarray) -> dict[int, Any]:
    """Return the outline of each hotspot, its cells as one, by rank."""
    ranks = rows["hotspot"].to_numpy(dtype=float, na_value=np.nan)
    return {
        int(rank): shapely.union_all(outlines[ranks == rank], grid_size=0.01)
        for rank in sorted(set(ranks[~np.isnan(ranks)]))
    }


def _hotspots(rows: pd.DataFrame, outlines: np.ndarray) -> list[dict[str, Any]]:
    found = []
    for rank, outline in joined(rows, outlines).items():
        drawn = shapes_from_grid(outline)
        middle = shapely.centroid(drawn)
        at = [round(middle.x, _DECIMALS), round(middle.y, _DECIMALS)]
        found.append({"geometry": _geojson(drawn), "mark": str(rank), "at": at})
    return found


def _geojson(shape: Any) -> dict[str, Any]:
    geometry: dict[str, Any] = shapely.geometry.mapping(
        shapely.transform(shape, lambda xy: np.round(xy, _DECIMALS))
    )
    return geometry
