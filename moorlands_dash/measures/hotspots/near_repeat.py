"""Near repeats: do incidents follow one another nearby and soon, more than chance explains?

Only for exact points and days: on points moved by the police it would measure the moving.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from moorlands_dash.measures.change import LEVEL
from moorlands_dash.measures.family import adjusted_p_values
from moorlands_dash.measures.hotspots.batches import Watch, batches, silent
from moorlands_dash.measures.verdicts import MORE, NO_CLEAR_PATTERN

Positions = NDArray[np.int64]

DISTANCES = (0, 100, 200, 300, 400)
"""Metres: the far end of each band; 0 is the same place."""
DAYS = (7, 14, 21, 28)
"""The last day of each band."""
RUNS = 999
SEED = 20_260_401
_AT_ONCE = 37

COLUMNS = [
    "distance_from", "distance_to", "days_from", "days_to", "pairs", "expected", "ratio", "p_value",
    "p_adjusted", "verdict",
]  # fmt: skip


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
    """Return a row a band of distance and of days, `COLUMNS`.

    `day` is a date or a number of days. `pairs` lie so far apart in place and time; `expected` is
    the mean of as many pairs when dates are dealt anew among the incidents, which keeps how they
    gather in place and how they gather in time; `ratio` is the one over the other. One-sided
    p-values, (1 + runs with as many pairs) / (1 + runs), all bands being searched together;
    verdict: more, no clear pattern.
    Source: Knox (1964), Applied Statistics 13; Johnson and others (2007), Journal of Quantitative
    Criminology 23, for burglary.
    """
    points = np.column_stack([np.asarray(easting, dtype=float), np.asarray(northing, dtype=float)])
    when = _day_numbers(day)
    known = np.isfinite(points).all(axis=1) & (when >= 0)
    one, other, near = _pairs(points[known], distances)
    size = (len(distances), len(days))
    found = _table(when[known][None, :], one, other, near, days, size)[0]
    reached, total = np.zeros(size), np.zeros(size)
    generator = np.random.default_rng(seed)
    for number in batches(runs, _AT_ONCE, watch):
        dealt = generator.permuted(np.tile(when[known], (number, 1)), axis=1)
        tables = _table(dealt, one, other, near, days, size)
        reached += (tables >= found).sum(axis=0)
        total += tables.sum(axis=0)
    return _frame(found, total / runs, (1 + reached) / (1 + runs), distances, days)


def _day_numbers(day: ArrayLike) -> Positions:
    """Return days as whole numbers from the first one; -1 where it isn't known."""
    values: pd.Series = pd.Series(np.asarray(day))
    if not pd.api.types.is_numeric_dtype(values):
        dates = pd.to_datetime(values)
        values = (dates - dates.min()).dt.days
    numbers = np.asarray(values, dtype=float)
    since = numbers - np.nanmin(numbers, initial=np.inf)
    numbered: Positions = np.nan_to_num(since, nan=-1).astype(np.int64)
    return numbered


def _pairs(
    points: NDArray[np.float64], distances: Sequence[float]
) -> tuple[Positions, Positions, Positions]:
    """Return the pairs that lie within the farthest distance, and the band that each is in."""
    from scipy.spatial import cKDTree

    pairs = cKDTree(points).query_pairs(max(distances), output_type="ndarray").reshape(-1, 2)
    apart = np.hypot(*(points[pairs[:, 0]] - points[pairs[:, 1]]).T)
    band = np.searchsorted(np.asarray(distances, dtype=float), apart, side="left")
    return pairs[:, 0], pairs[:, 1], band


def _table(
    when: Positions,
    one: Positions,
    other: Positions,
    near: Positions,
    days: Sequence[int],
    size: tuple[int, int],
) -> Positions:
    """Return the pairs in each band of distance (row) and days (column), for each row of dates."""
    between = np.abs(when[:, one] - when[:, other])
    soon = np.searchsorted(np.asarray(days), between, side="left")
    key = (np.arange(len(when))[:, None] * size[0] + near) * (size[1] + 1) + soon
    cells = len(when) * size[0] * (size[1] + 1)
    table = np.bincount(key.ravel(), minlength=cells).reshape(len(when), size[0], size[1] + 1)
    return table[:, :, : size[1]]


def _frame(
    found: Positions,
    expected: NDArray[np.float64],
    p_value: NDArray[np.float64],
    distances: Sequence[float],
    days: Sequence[int],
) -> pd.DataFrame:
    """Return the bands as rows, nearest and soonest first."""
    frame = pd.DataFrame(
        {
            "distance_from": np.repeat([0.0, *distances[:-1]], len(days)),
            "distance_to": np.repeat(np.asarray(distances, dtype=float), len(days)),
            "days_from": np.tile([0, *(last + 1 for last in days[:-1])], len(distances)),
            "days_to": np.tile(days, len(distances)),
            "pairs": found.ravel(),
            "expected": expected.ravel(),
            "p_value": p_value.ravel(),
        }
    )
    frame["ratio"] = frame["pairs"] / frame["expected"].where(frame["expected"] > 0)
    frame["p_adjusted"] = adjusted_p_values(frame["p_value"].to_numpy())
    clear = frame["p_adjusted"] < LEVEL
    frame["verdict"] = np.where(clear, MORE, NO_CLEAR_PATTERN)
    return frame[COLUMNS]
