"""Getis-Ord Gi*: cells in whose neighbourhood more, or fewer, happened than chance explains."""

from __future__ import annotations

from typing import Any

import pandas as pd
from numpy.typing import ArrayLike

from moorlands_dash.measures.lattice import Lattice

HOT, COLD, NEITHER = "hot", "cold", "neither"
LEVEL = 0.05
"""Of the cells called hot or cold, at most this share is chance, on average."""


def gi_star(counts: ArrayLike, beside: Any) -> pd.DataFrame:
    """Return `z p_normal` of each cell, as esda works them out.

    Binary weights, the cell itself included; two-sided. Source: Ord and Getis (1995),
    Geographical Analysis 27.
    """
    raise NotImplementedError


def hot_cells(
    counts: ArrayLike, cells: Lattice, beside: Any, *, level: float = LEVEL
) -> pd.DataFrame:
    """Return `cell_id count around expected z p_normal p_exact p_value p_adjusted verdict`.

    `around` is the count of the cell and its neighbours, `expected` what random places would put
    there. The verdict is hot, cold or neither.
    """
    raise NotImplementedError
