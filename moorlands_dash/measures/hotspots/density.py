"""How thick incidents lie: a quartic kernel density, in incidents per square kilometre."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from moorlands_dash.measures.hotspots.lattice import Lattice

Numbers = NDArray[np.float64]

LEAST_POINTS = 30
"""With fewer no density is drawn: it would show single incidents as hills."""

NARROWEST, WIDEST = 250, 500
"""Metres: bounds of the bandwidth that is chosen; about a street and its surroundings."""


def density(
    easting: ArrayLike, northing: ArrayLike, cells: Lattice, bandwidth: float
) -> pd.DataFrame:
    """Return `cell_id easting northing density`, at the middle of each cell; metres.

    `density` is incidents per square kilometre, missing under 30 points. Beyond the district
    nothing is known, so along its edge the density comes out too low.
    """
    frame = cells.cells[["cell_id", "easting", "northing"]]
    points, weights = distinct(easting, northing)
    if weights.sum() < LEAST_POINTS:
        return frame.assign(density=np.nan)
    middles = frame[["easting", "northing"]].to_numpy()
    return frame.assign(density=kernel(middles, points, bandwidth) @ weights)


def raster(easting: ArrayLike, northing: ArrayLike, bandwidth: float, step: float) -> pd.DataFrame:
    """Return `easting northing density` on a raster of `step` metres, where there is any density.

    The raster is counted from the origin of the national grid. Empty under 30 points.
    """
    points, weights = distinct(easting, northing)
    if weights.sum() < LEAST_POINTS:
        return pd.DataFrame({"easting": [], "northing": [], "density": []}, dtype=float)
    axes = [
        np.arange(np.floor(low / step), np.ceil(high / step) + 1) * step
        for low, high in zip(
            points.min(axis=0) - bandwidth, points.max(axis=0) + bandwidth, strict=True
        )
    ]
    east, north = (part.ravel() for part in np.meshgrid(*axes))
    found = kernel(np.column_stack([east, north]), points, bandwidth) @ weights
    frame = pd.DataFrame({"easting": east, "northing": north, "density": found})
    return frame[frame["density"] > 0].reset_index(drop=True)


def kernel(places: Numbers, points: Numbers, bandwidth: float) -> Any:
    """Return what one incident at each point (column) adds to the density at each place (row).

    The quartic kernel, 3 / (pi h^2) (1 - (d/h)^2)^2 within the bandwidth h, whose volume is 1, per
    square kilometre; a sparse table. Source: Silverman (1986), Density Estimation, equation 4.5,
    K2.
    """
    from scipy.sparse import csr_array
    from scipy.spatial import cKDTree

    near = cKDTree(places).sparse_distance_matrix(cKDTree(points), bandwidth, output_type="ndarray")
    height = 3 / (np.pi * (bandwidth / 1000) ** 2)
    value = height * (1 - (near["v"] / bandwidth) ** 2) ** 2
    return csr_array((value, (near["i"], near["j"])), shape=(len(places), len(points)))


def distinct(easting: ArrayLike, northing: ArrayLike) -> tuple[Numbers, Numbers]:
    """Return the distinct points and how many incidents lie on each; unknown places left out."""
    points = np.column_stack([np.asarray(easting, dtype=float), np.asarray(northing, dtype=float)])
    known = points[np.isfinite(points).all(axis=1)]
    places, counts = np.unique(known, axis=0, return_counts=True)
    return places.reshape(-1, 2), counts.astype(float)


def default_bandwidth(moved: float = 0.0) -> int:
    """Return the bandwidth in metres: twice what points are typically moved by, 250 to 500 m."""
    return int(np.clip(np.ceil(2 * moved / 50) * 50, NARROWEST, WIDEST))


def rule_of_thumb(easting: ArrayLike, northing: ArrayLike) -> tuple[float, float]:
    """Return the normal-reference bandwidth, east and north, in metres (R: MASS::bandwidth.nrd).

    It's shown to say why it isn't used: made for one hill, it smooths several towns into one.
    Source: Venables and Ripley (2002), Modern Applied Statistics with S, equation 5.5.
    """
    east, north = (_normal_reference(np.asarray(part, dtype=float)) for part in (easting, northing))
    return east, north


def _normal_reference(values: Numbers) -> float:
    known = values[np.isfinite(values)]
    if len(known) < 2:
        return float("nan")
    lower, upper = np.quantile(known, [0.25, 0.75])
    spread = min(known.std(ddof=1), (upper - lower) / 1.34)
    return float(4 * 1.06 * spread * len(known) ** -0.2)
