"""What somebody who knows the rule of hiding, but not its lots, reckons of each hidden count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

ELSE, ELSE_TOTAL = 0.25, 0.01
"""Weights of a count that its own lot would show: it may be hidden for the sake of another, a total
only where none of its parts is left."""
_MOST_STATES = 1_000


class TooMany(ValueError):  # noqa: N818
    """There are too many tables to reckon with."""


class Reckoned(NamedTuple):
    """What is reckoned of each hidden cell, all tables that fit taken together."""

    low: NDArray[Any]
    high: NDArray[Any]
    """The smallest and the largest count that fits; infinite where nothing bounds it."""
    under: NDArray[Any]
    """How likely it is under the threshold."""


def share_hidden(count: int, start: int) -> float:
    """Return by how many of all lots a count is hidden.

    From 1 to one under `start` always; from there on ever more seldom, from twice that on never;
    and a nought never.
    """
    if count < 1:
        return 0.0
    return 1.0 if count < start else max(0.0, (2 * start - 1 - count) / start)


def reckon(
    signs: NDArray[Any],
    known: NDArray[Any],
    starts: Sequence[int],
    threshold: int,
) -> Reckoned:
    """Return what can be reckoned of cells that sums tie together, one a column of `signs`.

    Each row of `signs` times the hidden counts is its `known`. Every table of counts from 1 on that
    fits is weighed by how many lots would hide it so, about: exactly for the lots that cells draw
    for themselves. Raises TooMany where that takes too long. Method: the tables are counted sum by
    sum (dynamic programming), never listed.
    """
    rows = tuple(map(tuple, signs.tolist()))
    found = _reckoned(rows, tuple(known.tolist()), tuple(starts), threshold)
    if found is None:
        raise TooMany
    return found


@lru_cache(maxsize=50_000)
def _reckoned(
    rows: tuple[tuple[int, ...], ...],
    known: tuple[int, ...],
    starts: tuple[int, ...],
    threshold: int,
) -> Reckoned | None:
    signs = np.array(rows, dtype=np.int64).reshape(len(rows), len(starts))
    if len(signs) == 1 and (signs == -1).all() and len(set(starts)) == 1:
        return alike(len(starts), -known[0], starts[0], threshold)
    return _counted(signs, np.array(known, dtype=np.int64), starts, threshold)


def alike(cells: int, rest: int, start: int, threshold: int) -> Reckoned:
    """Return the same for cells that together are `rest`, and of which nothing else is known."""
    one = np.array([_weight(count, start, ELSE) for count in range(rest + 1)])
    others = np.zeros(rest + 1)
    others[0] = 1.0
    for _ in range(cells - 1):
        others = np.convolve(others, one)[: rest + 1]
        others /= others.sum() or 1.0
    each = one * others[::-1]
    if not each.any():
        raise ValueError("the published counts can't all be true: no hidden counts fit them")
    fits = np.flatnonzero(each)
    under = each[:threshold].sum() / each.sum()
    return Reckoned(np.full(cells, fits[0]), np.full(cells, fits[-1]), np.full(cells, under))


class _State(NamedTuple):
    """All tables so far that leave the same to be made up."""

    weight: float
    under: NDArray[Any]
    low: NDArray[Any]
    high: NDArray[Any]

    def and_(self, other: _State) -> _State:
        return _State(
            self.weight + other.weight,
            self.under + other.under,
            np.minimum(self.low, other.low),
            np.maximum(self.high, other.high),
        )

    def with_(self, place: int, count: int, weight: float, threshold: int) -> _State:
        under, low, high = self.under * weight, self.low.copy(), self.high.copy()
        under[place] = self.weight * weight * (count < threshold)
        low[place] = high[place] = count
        return _State(self.weight * weight, under, low, high)


def _counted(
    signs: NDArray[Any], known: NDArray[Any], starts: Sequence[int], threshold: int
) -> Reckoned | None:
    """Return the same whatever ties the cells together; None where that takes too long."""
    size = len(starts)
    # Parts first, then totals, which they settle.
    order = sorted(range(size), key=lambda place: int((signs[:, place] > 0).sum()))
    bounds = _bounds(signs, known, starts)
    # Of a total that is known, no more than it is can be taken.
    whole = np.flatnonzero(~(signs > 0).any(axis=1)).tolist()
    empty = _State(1.0, np.zeros(size), np.full(size, np.inf), np.zeros(size))
    states = {tuple(known.tolist()): empty}
    for step, place in enumerate(order):
        later = (signs[:, order[step + 1 :]] != 0).sum(axis=1)
        closing = np.flatnonzero((signs[:, place] != 0) & (later == 0)).tolist()
        states = _with_cell(
            states,
            place,
            signs[:, place],
            closing,
            whole,
            starts[place],
            bounds[place],
            threshold,
        )
        if not 0 < len(states) <= _MOST_STATES:
            return None
    (found,) = states.values()
    free = ~_bounded(signs) & (found.high >= bounds)
    return Reckoned(found.low, np.where(free, np.inf, found.high), found.under / found.weight)


def _with_cell(
    states: dict[tuple[int, ...], _State],
    place: int,
    column: NDArray[Any],
    closing: Sequence[int],
    whole: Sequence[int],
    start: int,
    bound: int,
    threshold: int,
) -> dict[tuple[int, ...], _State]:
    found: dict[tuple[int, ...], _State] = {}
    otherwise = ELSE_TOTAL if (column > 0).any() else ELSE
    weights = [_weight(count, start, otherwise) for count in range(bound + 1)]
    steps = column.tolist()
    for rest, state in states.items():
        for count in _counts(rest, column, closing, bound):
            left = tuple(r - sign * count for r, sign in zip(rest, steps, strict=True))
            if any(left[row] for row in closing) or any(left[row] > 0 for row in whole):
                continue
            made = state.with_(place, count, weights[count], threshold)
            found[left] = found[left].and_(made) if left in found else made
    return found


def _counts(
    rest: tuple[int, ...], column: NDArray[Any], closing: Sequence[int], bound: int
) -> Iterator[int]:
    """Yield the counts that a cell may have; where it is the last of a sum there is one at most."""
    if not closing:
        yield from range(1, bound + 1)
        return
    count = rest[closing[0]] * int(column[closing[0]])
    if 1 <= count <= bound:
        yield count


def _bounds(signs: NDArray[Any], known: NDArray[Any], starts: Sequence[int]) -> list[int]:
    """Return the largest count reckoned with for each cell."""
    totals = (signs > 0).any(axis=0)
    most = int(np.abs(known).sum()) + 2 * sum(starts)
    apart = int(np.ptp(known)) if len(known) else 0
    free = np.where(totals, most, [2 * start + apart for start in starts])
    whole = ~(signs > 0).any(axis=1)
    rests = np.where(signs[whole] != 0, -known[whole, None], most)
    return [
        int(rests[:, place].min()) if bounded else int(free[place])
        for place, bounded in enumerate(_bounded(signs))
    ]


def _bounded(signs: NDArray[Any]) -> NDArray[Any]:
    """Tell which cells are parts of a total that is known."""
    whole = ~(signs > 0).any(axis=1)
    bounded: NDArray[Any] = (signs[whole] != 0).any(axis=0)
    return bounded


def _weight(count: int, start: int, otherwise: float) -> float:
    return max(share_hidden(count, start), otherwise) if count else 0.0
