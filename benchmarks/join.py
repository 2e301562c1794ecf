"""Points to wards: our join against geopandas' `sjoin`, with the results compared."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import geopandas
import numpy as np
import pandas as pd

from benchmarks.extracts import DEMONSTRATION, REAL
from moorlands_dash.geography import assign_areas

POINTS = 2_000_000


def outlines() -> geopandas.GeoDataFrame:
    """Return ward outlines with `area_code`: the real ones, else the demonstration's."""
    real = REAL.parents[1] / "boundaries" / "E07000198-wards.geojson"
    path = real if real.is_file() else next(Path(DEMONSTRATION).glob("*outlines*.geojson"))
    wards = geopandas.read_file(path)
    code = next(
        column for column in wards.columns if column.startswith("WD") and column[4:] == "CD"
    )
    return wards.rename(columns={code: "area_code"})[["area_code", "geometry"]]


def lines() -> Iterator[str]:
    """Yield the report."""
    wards = outlines()
    areas = pd.DataFrame({"area_code": wards["area_code"], "geometry": wards.geometry.to_wkb()})
    random = np.random.default_rng(7)
    west, south, east, north = wards.total_bounds
    x, y = random.uniform(west, east, POINTS), random.uniform(south, north, POINTS)
    started = time.perf_counter()
    ours = assign_areas(x, y, areas)
    taken = time.perf_counter() - started
    points = geopandas.GeoDataFrame(geometry=geopandas.points_from_xy(x, y), crs=wards.crs)
    started = time.perf_counter()
    joined = points.sjoin(wards, how="left", predicate="intersects")
    reference = time.perf_counter() - started
    theirs = joined.groupby(level=0)["area_code"].min().to_numpy()
    same = np.asarray([a == b or (a is None and b != b) for a, b in zip(ours, theirs, strict=True)])
    yield f"{POINTS:,} points to {len(wards)} wards"
    yield f"  geopandas sjoin            {POINTS / reference / 1e6:6.2f} million points/s"
    yield (
        f"  geography.assign_areas     {POINTS / taken / 1e6:6.2f} million points/s "
        f"(aim: 2); {same.sum():,} of {POINTS:,} results equal"
    )
