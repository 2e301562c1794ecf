"""The NHS's four rules for control charts: each a small function of one unbroken run of points.

Source: NHS England, Making Data Count; the R package NHSRplotthedots, whose published examples
the tests hold. Points that a rule marks carry 1 or -1, others 0.
"""

from __future__ import annotations

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import ArrayLike, NDArray

Marks = NDArray[np.int64]
Numbers = NDArray[np.float64]

OUTSIDE = "outside"
TREND = "trend"
NEAR = "near"
SHIFT = "shift"
RULES = (OUTSIDE, TREND, NEAR, SHIFT)
"""By priority: a point that several rules mark is told by the first of them."""

RUN = 7
"""Points on one side of the mean, or rising or falling, that are too many to be chance."""


def outside_limits(values: ArrayLike, lower: ArrayLike, upper: ArrayLike) -> Marks:
    """Return 1 above the upper limit, -1 below the lower one; a limit that is NaN isn't there."""
    points = np.asarray(values, dtype=float)
    above = points > np.asarray(upper, dtype=float)
    below = points < np.asarray(lower, dtype=float)
    return above.astype(np.int64) - below.astype(np.int64)


def seven_one_side(relative: ArrayLike) -> Marks:
    """Return 1 at each point that ends seven on the same side of the mean (1 above, -1 below)."""
    sides = np.sign(np.asarray(relative, dtype=float)).astype(np.int64)
    padded = np.concatenate([np.zeros(RUN - 1, dtype=np.int64), sides])
    found: Marks = (np.abs(_windows(padded, RUN).sum(axis=1)) == RUN).astype(np.int64)
    return found


def seven_point_trend(values: ArrayLike) -> Marks:
    """Return 1 at each point that ends seven rising ones, -1 seven falling ones; ties end both."""
    points = np.asarray(values, dtype=float)
    found = np.zeros(len(points), dtype=np.int64)
    if len(points) >= RUN:
        steps = _windows(np.sign(np.diff(points)), RUN - 1).sum(axis=1)
        found[RUN - 1 :] = (steps == RUN - 1).astype(int) - (steps == 1 - RUN).astype(int)
    return found


def part_of_seven(ends: ArrayLike) -> Marks:
    """Return 1 at each point that is one of seven of which the last is marked, by 1 or -1."""
    marked = np.abs(np.asarray(ends, dtype=np.int64))
    padded = np.concatenate([marked, np.zeros(RUN - 1, dtype=np.int64)])
    found: Marks = _windows(padded, RUN).max(axis=1, initial=0)
    return found


def trend_ways(ends: ArrayLike) -> Marks:
    """Return which way the seven go that each point is one of: 1 rising, -1 falling, 0 in none.

    `ends` is of `seven_point_trend`. The point in which a rise ends and a fall begins is of the
    rise: that it was part of it stood first.
    """
    marked = np.asarray(ends, dtype=np.int64)
    rising, falling = part_of_seven(marked > 0), part_of_seven(marked < 0)
    both = (rising == 1) & (falling == 1)
    found: Marks = np.where(both, _first_way(marked), rising - falling)
    return found


def _first_way(ends: Marks) -> Marks:
    """Return the way of the first run of seven that each point is one of; 0 for none."""
    found = np.zeros(len(ends), dtype=np.int64)
    for end in np.flatnonzero(ends)[::-1]:
        found[end - RUN + 1 : end + 1] = ends[end]
    return found


def two_in_three(close: ArrayLike, relative: ArrayLike) -> Marks:
    """Return 1 at each of three points on one side of the mean of which two are near a limit."""
    near, side = (np.pad(np.asarray(given, dtype=np.int64), 2) for given in (close, relative))
    threes = (_windows(near, 3).sum(axis=1) >= 2) & (np.abs(_windows(side, 3).sum(axis=1)) == 3)
    found: Marks = _windows(threes.astype(np.int64), 3).max(axis=1, initial=0)
    return found


def part_of_two_in_three(threes: ArrayLike, close: ArrayLike) -> Marks:
    """Return 1 at the points of `two_in_three` that are near a limit themselves."""
    return np.asarray(threes, dtype=np.int64) * np.abs(np.asarray(close, dtype=np.int64))


def _windows(padded: NDArray[np.int64], width: int) -> NDArray[np.int64]:
    if len(padded) < width:
        return np.zeros((0, width), dtype=padded.dtype)
    return sliding_window_view(padded, width)
