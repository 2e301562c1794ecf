"""How much incidents gather in few places, beyond what chance alone would put there."""

from __future__ import annotations

import pandas as pd
from numpy.typing import ArrayLike

from moorlands_dash.measures.lattice import Lattice

TOP = 0.05
SEED = 20_260_401


def concentration(
    counts: ArrayLike, cells: Lattice, *, top: float = TOP, draws: int = 500, seed: int = SEED
) -> pd.DataFrame:
    """Return one row, as the table `hotspot-concentration`.

    Columns `incidents cells top_cells share_inside expected lower_95 upper_95 excess p_value`.
    `share_inside` is the share of incidents in the busiest `top` of the cells, `expected` what as
    many incidents at random places put into their busiest, with its 95% range; `excess` the rest.
    """
    raise NotImplementedError


def top_cells(counts: ArrayLike, cells: Lattice, number: int = 10) -> pd.DataFrame:
    """Return `rank cell_id count share share_so_far area_share_so_far` of the busiest cells."""
    raise NotImplementedError


def hotspots(counts: ArrayLike, group: ArrayLike, cells: Lattice) -> pd.DataFrame:
    """Return `hotspot rank cells count share area_km2 area_share` of each group of cells.

    `group` is of `lattice.groups`; `count` is what lies inside, never a score.
    """
    raise NotImplementedError
