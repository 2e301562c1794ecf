"""Between which places a ward's rate may well stand among the others'."""

from __future__ import annotations

import numpy as np
import pandas as pd

from moorlands_dash.measures import verdicts
from moorlands_dash.measures.intervals import Numbers
from moorlands_dash.measures.standing import Adjust, each_of_few, side_of, standings


def with_rank_range(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the frame with `rank_lower rank_upper ranked`; 1 is the highest rate.

    Needs `count population rate_per_1000`; the columns of `standing.side_of` may be there. Each
    ward is tested against every other by the test of two rates, so that of all its comparisons
    any false one is rarer than 5% (Bonferroni). Its place comes after as many as are clearly
    higher and before as many as are clearly lower: it holds the true place at least 95 times in
    100, however alike the wards are. `ranked` is how many wards have a rate. Source: Mogstad,
    Romano, Shaikh and Wilhelm (2024), Review of Economic Studies 91, section 3.

    Rows set aside that may belong to a ward or to another leave open what isn't the same with and
    without them.
    """
    known = np.flatnonzero(frame["rate_per_1000"].notna())
    lower, upper = (pd.array([pd.NA] * len(frame), dtype="Int64") for _ in range(2))
    lower[known], upper[known] = _places(frame, known)
    return frame.assign(rank_lower=lower, rank_upper=upper, ranked=len(known))


def _places(frame: pd.DataFrame, known: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the first and the last place that each of the known wards may have."""
    size = len(known)
    if size < 2:
        return np.ones(size, dtype=int), np.full(size, size)
    others = np.array([np.delete(known, at) for at in range(size)])
    side = side_of(frame, frame["rate_per_1000"].notna())
    found = standings(
        side.rows(np.repeat(known, size - 1)), side.rows(others.ravel()), _each_ward_by_itself(size)
    )
    words = np.array(found, dtype=object).reshape(size, size - 1)
    first = 1 + (words == verdicts.LOWER).sum(axis=1)
    last = size - (words == verdicts.HIGHER).sum(axis=1)
    return first, last


def _each_ward_by_itself(size: int) -> Adjust:
    """Return what adjusts the p-values of every ward's comparisons, a ward's among themselves."""

    def adjust(p_values: Numbers) -> Numbers:
        rows = p_values.reshape(size, size - 1)
        return np.concatenate([each_of_few(row) for row in rows])

    return adjust
