"""What of a map of hotspots stands whatever rows set aside were: on the map, or nowhere known."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from moorlands_dash.measures.doubt import agreed
from moorlands_dash.measures.family import adjusted_p_values
from moorlands_dash.measures.hotspots.gistar import LEVEL, exact_p_values, hot_cells
from moorlands_dash.measures.hotspots.lattice import Lattice
from moorlands_dash.measures.verdicts import CANNOT_TELL, COLD, NEITHER

MANY = 0.1
"""Share of the incidents on the map from which rows without a place may turn its whole pattern."""
LEAST = 5
"""So many rows at one place may make a hotspot; fewer turn no pattern."""


def bounded_heat(
    counts: ArrayLike, placed: ArrayLike, nowhere: int, cells: Lattice, beside: Any
) -> pd.DataFrame:
    """Return `gistar.hot_cells` with the verdicts that rows set aside leave standing.

    `placed` is how many such rows lie in each cell: a verdict must be the same with and without
    them. `nowhere` is how many have no place. They make no cell hot or cold; but a hot one must be
    so were they all elsewhere, and a cold one were they all about it, by the exact test.
    """
    found = hot_cells(counts, cells, beside)
    words = [list(found["verdict"])]
    if np.any(np.asarray(placed) > 0):
        words.append(list(hot_cells(np.add(counts, placed), cells, beside)["verdict"]))
    if nowhere:
        words.append(_holding(found, nowhere, beside @ cells.share_of_chance))
    return found.assign(verdict=agreed(words))


def _holding(found: pd.DataFrame, nowhere: int, share: Any) -> list[str]:
    """Return the verdicts that hold wherever rows without a place were, else cannot tell."""
    word, total = found["verdict"].to_numpy(), found["count"].sum() + nowhere
    cold = word == COLD
    around = found["around"].to_numpy() + np.where(cold, nowhere, 0)
    exact = exact_p_values(around, total, share)
    p_value = adjusted_p_values(np.maximum(found["p_normal"].to_numpy(), exact))
    same_side = (around < total * share) == cold
    stands = (word == NEITHER) | ((p_value <= LEVEL) & same_side)
    return [str(name) for name in np.where(stands, word, CANNOT_TELL)]


def enough_to_turn(nowhere: int, incidents: int) -> bool:
    """Tell whether rows without a place may turn the pattern of the incidents on the map."""
    return nowhere >= max(LEAST, MANY * incidents)
