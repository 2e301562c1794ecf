"""Does the hotspot survive? The police move points; so do we, again and again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from moorlands_dash.measures.batches import Watch, silent
from moorlands_dash.measures.gistar import LEVEL
from moorlands_dash.measures.lattice import Lattice

JITTERS = 200
SEED = 20_260_401
METHOD = "jitter-1"
"""Name of the method: shares kept under another name are another method's."""


@dataclass(frozen=True)
class Snapping:
    """How far the police's moving may have taken a point, judged by how far points lie apart."""

    points: NDArray[np.float64]
    """Distinct points: easting, northing."""
    spacing: NDArray[np.float64]
    """Of each point, the mean distance to its three nearest others."""

    @property
    def typical(self) -> float:
        """Return the median distance of all points, in metres."""
        raise NotImplementedError

    @property
    def far(self) -> float:
        """Return the distance that a tenth of the points exceed."""
        raise NotImplementedError


def snapping(easting: ArrayLike, northing: ArrayLike) -> Snapping:
    """Return the spacing of the distinct points; give it all incidents of the district."""
    raise NotImplementedError


def survival(
    easting: ArrayLike,
    northing: ArrayLike,
    cells: Lattice,
    beside: Any,
    moved: Snapping,
    *,
    jitters: int = JITTERS,
    level: float = LEVEL,
    seed: int = SEED,
    watch: Watch = silent,
) -> pd.DataFrame:
    """Return `cell_id survives count_lower_80 count_upper_80` of each cell.

    `survives` is the share of the jitters in which the cell is hot (of all cells; read it for
    those that are hot now).
    """
    raise NotImplementedError
