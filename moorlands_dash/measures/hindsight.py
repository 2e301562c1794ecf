"""Would it have predicted? What was known then, beside what came in the months after."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd
from numpy.typing import ArrayLike

from moorlands_dash.measures.batches import Watch, silent
from moorlands_dash.measures.lattice import Lattice

METHODS = ("counts", "density", "gistar")
HORIZONS = (1, 3, 6)
SHARE = 0.03
METHOD = "hindsight-1"
"""Name of the method: figures kept under another name are another method's."""


def pai(
    predicted: ArrayLike, observed: ArrayLike, area: ArrayLike, share: float
) -> dict[str, float]:
    """Return `share_of_area inside total hit_rate pai best_inside best_pai pei`."""
    raise NotImplementedError


def hindsight(
    incidents: pd.DataFrame,
    loaded: Sequence[date],
    cells: Lattice,
    beside: Any,
    *,
    methods: Sequence[str] = METHODS,
    horizons: Sequence[int] = HORIZONS,
    share: float = SHARE,
    known: int = 12,
    bandwidth: float = 500,
    watch: Watch = silent,
) -> pd.DataFrame:
    """Return a row a method and horizon.

    Columns `method horizon origins from to incidents share_of_area hits hit_rate lower_95 upper_95
    pai pei chance_hit_rate counts_hit_rate p_value verdict`. `incidents` has `easting northing
    month`. Verdict, against simple past counts: better, worse, no clear difference, the same
    (for counts themselves), cannot tell (too few months).
    """
    raise NotImplementedError
