"""How thick incidents lie, every hundred metres: the surface that the density view draws."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from moorlands_dash.geography import from_grid, grid_reference
from moorlands_dash.measures.hotspots.density import raster
from moorlands_dash.partnership import Settings
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.held import once
from moorlands_dash.tables.hotspots.ground import Ground, district
from moorlands_dash.tables.hotspots.making import Told, made
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.request import Request
from moorlands_dash.words.hotspots import surface as words

STEP = 100
"""Metres between two places of the raster."""


@dataclass(frozen=True)
class Raster:
    """The surface as a picture has it."""

    values: np.ndarray
    """Incidents per square kilometre, the northernmost row first; 0 where none is drawn."""
    corners: tuple[tuple[float, float], ...]
    """Longitude and latitude of its south-west, north-west, north-east and south-east corner."""


def surface(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return the density at each place of the raster within the district that has any."""
    return made("hotspot-density", Request(snapshot, settings, selection), _told)


def raster_of(frame: pd.DataFrame) -> Raster | None:
    """Return the rows of `hotspot-density` as a picture has them; None where there are none.

    Each place is the middle of a square, so that the picture reaches half a step beyond. A picture
    laid by its four corners on the map's projection strays from the National Grid by under half a
    step within a district.
    """
    if frame.empty:
        return None
    east, north = (frame[name].to_numpy() for name in ("easting", "northing"))
    column = np.rint((east - east.min()) / STEP).astype(int)
    row = np.rint((north.max() - north) / STEP).astype(int)
    values = np.zeros((row.max() + 1, column.max() + 1))
    values[row, column] = frame["density"].to_numpy()
    half = STEP / 2
    west, right = east.min() - half, east.max() + half
    south, top = north.min() - half, north.max() + half
    found = from_grid([west, west, right, right], [south, top, top, south])
    corners = tuple((float(x), float(y)) for x, y in zip(*np.round(found, 6), strict=True))
    return Raster(values, corners)


def _told(found: Ground) -> Told:
    request, shown = found.request, found.shown
    frame: pd.DataFrame = once(request.snapshot, "surface", found.asked, lambda: _surface(found))
    return Told(
        frame,
        words.density_sentence(
            _thickest(frame),
            request.what,
            found.covered.period,
            incidents=len(shown),
            missing=found.covered.missing,
            bandwidth=found.bandwidth,
            unit=request.unit,
        ),
        words.density_notes(exact=bool((shown["point"] == "exact").any())),
    )


def _surface(found: Ground) -> pd.DataFrame:
    import shapely

    whole = raster(*found.blurred(found.shown), found.bandwidth, STEP)
    outline = district(found.request.snapshot)
    shapely.prepare(outline)
    inside = shapely.contains_xy(outline, whole["easting"], whole["northing"])
    drawn: pd.DataFrame = whole[inside]
    return drawn.sort_values("density", ascending=False, kind="stable")


def _thickest(frame: pd.DataFrame) -> dict[str, Any] | None:
    if frame.empty:
        return None
    top = frame.iloc[0]
    return {
        "density": float(top["density"]),
        "grid_reference": grid_reference(float(top["easting"]), float(top["northing"])),
    }
