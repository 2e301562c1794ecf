"""Places: points to areas, outlines for drawing, and whether a map has gaps."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd


def assign_areas(longitudes: np.ndarray, latitudes: np.ndarray, areas: pd.DataFrame) -> np.ndarray:
    """Return for each point the `area_code` it lies in, or None."""
    raise NotImplementedError


def district_outline(areas: pd.DataFrame) -> bytes:
    """Return the outline of all areas together, as WKB."""
    raise NotImplementedError


def simplified_shapes(areas: pd.DataFrame, tolerance: float) -> dict[str, Any]:
    """Return a GeoJSON FeatureCollection for drawing."""
    raise NotImplementedError
