"""Near repeats: do incidents follow one another nearby and soon, more than chance explains?

Only for exact points and days: on points moved by the police it would measure the moving.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from numpy.typing import ArrayLike

from moorlands_dash.measures.batches import Watch, silent

DISTANCES = (0, 100, 200, 300, 400)
DAYS = (7, 14, 21, 28)
RUNS = 999
SEED = 20_260_401


def near_repeat(
    easting: ArrayLike,
    northing: ArrayLike,
    day: ArrayLike,
    *,
    distances: Sequence[float] = DISTANCES,
    days: Sequence[int] = DAYS,
    runs: int = RUNS,
    seed: int = SEED,
    watch: Watch = silent,
) -> pd.DataFrame:
    """Return a row a band of distance and of days.

    Columns `distance_from distance_to days_from days_to pairs expected ratio p_value p_adjusted
    verdict`.
    A first distance of 0 is the same place. Knox's test (1964) with dates shuffled `runs` times;
    verdict: more, no clear pattern.
    """
    raise NotImplementedError
