"""The steps behind the hotspot page on all incidents of a district's year, beside esda's Gi*."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import shapely

from benchmarks.home import demonstration_home
from benchmarks.measure import median_ms
from moorlands_dash.geography import shapes_to_grid, to_grid
from moorlands_dash.measures.hotspots import (
    concentration,
    density,
    emergence,
    gistar,
    hindsight,
    lattice,
)
from moorlands_dash.measures.hotspots.survival import JITTERS, snapping, survival
from moorlands_dash.periods import rolling_year
from moorlands_dash.store.queries import Snapshot, open_snapshot
from moorlands_dash.vocabulary import category_keys

SIZE = 500


def lines(work: Path) -> Iterator[str]:
    """Yield the report."""
    snapshot = open_snapshot(demonstration_home(work))
    frame, outline = _incidents(snapshot), _outline(snapshot)
    latest = frame["month"].max().date()
    start = pd.Timestamp(rolling_year(latest).start)
    year = frame[frame["month"] >= start]
    cells = lattice.lattice(outline, SIZE)
    beside = lattice.neighbours(cells)
    yield f"Hotspots: {len(year):,} incidents, {len(cells.cells):,} hexagons of {SIZE} m; medians"
    counts = cells.counts(year["easting"], year["northing"])
    reference = median_ms(lambda: gistar.gi_star(counts, beside))
    yield f"  {'reference: Gi* of one map by esda':<42}{reference:9.1f} ms"
    for name, (call, runs) in _steps(frame, year, outline, cells, beside).items():
        yield f"  {name:<42}{median_ms(call, runs):9.1f} ms"
    yield f"  {f'esda {JITTERS} times, for the jitters':<42}{reference * JITTERS:9.1f} ms"


def _steps(
    frame: pd.DataFrame, year: pd.DataFrame, outline: Any, cells: lattice.Lattice, beside: Any
) -> dict[str, tuple[Callable[[], object], int]]:
    """Return each step, and how many times it is run."""
    east, north = year["easting"], year["northing"]
    counts, moved = cells.counts(east, north), snapping(frame["easting"], frame["northing"])
    loaded = set(frame["month"].dt.date)
    spans = emergence.windows(max(loaded))
    place = cells.locate(frame["easting"], frame["northing"])
    by_window = emergence.window_counts(place, frame["month"], spans, loaded, cells)
    half = np.asarray(by_window[:, -4:].sum(axis=1)), np.asarray(by_window[:, -8:-4].sum(axis=1))
    return {
        "cells of the district": (lambda: lattice.lattice(outline, SIZE), 5),
        "neighbours": (lambda: lattice.neighbours(cells), 5),
        "counts": (lambda: cells.counts(east, north), 15),
        "hot cells": (lambda: gistar.hot_cells(counts, cells, beside), 15),
        "density, raster of 100 m": (lambda: density.raster(east, north, 500, 100), 5),
        "twelve windows, kinds and dates": (
            lambda: emergence.emergence(by_window, spans, cells, beside), 5,
        ),
        "change of each cell": (
            lambda: emergence.cell_change(*half, cells, complete=True, percent_from=20), 5,
        ),
        "concentration, 500 random maps": (lambda: concentration.concentration(counts, cells), 3),
        f"survival, {JITTERS} jitters": (lambda: survival(east, north, cells, beside, moved), 3),
        "hindsight, 3 methods, 36 maps each": (
            lambda: hindsight.hindsight(frame, loaded, cells, beside), 3,
        ),
    }  # fmt: skip


def _incidents(snapshot: Snapshot) -> pd.DataFrame:
    frame = snapshot.incidents(None, category_keys("all")).dropna(subset=["longitude"])
    east, north = to_grid(frame["longitude"], frame["latitude"])
    return frame.assign(easting=east, northing=north, month=pd.to_datetime(frame["occurred"]))


def _outline(snapshot: Snapshot) -> Any:
    features = snapshot.ward_shapes()["features"]
    shape = next(part for part in features if part["properties"]["level"] == "district")
    return shapes_to_grid(shapely.geometry.shape(shape["geometry"]))
