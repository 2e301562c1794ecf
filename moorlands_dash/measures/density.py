"""How thick incidents lie: a quartic kernel density, in incidents per square kilometre."""

from __future__ import annotations

import pandas as pd
from numpy.typing import ArrayLike

from moorlands_dash.measures.lattice import Lattice

LEAST_POINTS = 30
"""With fewer no density is drawn: it would show single incidents as hills."""


def density(
    easting: ArrayLike, northing: ArrayLike, cells: Lattice, bandwidth: float
) -> pd.DataFrame:
    """Return `cell_id easting northing density`, at the middle of each cell; metres.

    `density` is incidents per square kilometre, missing under 30 points.
    """
    raise NotImplementedError


def raster(easting: ArrayLike, northing: ArrayLike, bandwidth: float, step: float) -> pd.DataFrame:
    """Return `easting northing density` on a raster of `step` metres, where there is any density.

    Empty under 30 points.
    """
    raise NotImplementedError


def default_bandwidth(moved: float = 0.0) -> int:
    """Return the bandwidth in metres: twice what points are moved by, 250 to 500 m."""
    raise NotImplementedError


def rule_of_thumb(easting: ArrayLike, northing: ArrayLike) -> tuple[float, float]:
    """Return Scott's normal-reference bandwidth (R's bandwidth.nrd), east and north, in metres.

    It's shown to say why it isn't used: made for one hill, it smooths several towns into one.
    """
    raise NotImplementedError
