"""Small numbers that could point at a person: which to hide, and what the rest gives away.

A *cell* is one published count, totals included; a *sum* says which cells add up to which other.
Hiding the small cells alone doesn't hide them: what is left of a row, a column or a longer period
gives them away. So further cells are hidden until nobody who has all that is published, and knows
the rule, can tell that a hidden count is small.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from numpy.typing import NDArray

LEAST_HIDDEN = 1
"""Noughts are never hidden: who knows the rule knows that a hidden count is 1 at least."""

PINNED, UNDER, SAFE = "pinned", "under the threshold", "safe"


@dataclass(frozen=True)
class Sum:
    """One cell that is the sum of others, as every reader knows."""

    total: Hashable
    parts: tuple[Hashable, ...]


def primary(counts: pd.Series, threshold: int) -> pd.Series:
    """Tell which counts are small: from 1 to one under the threshold."""
    return counts.between(1, threshold - 1)


def protect(counts: pd.Series, sums: Sequence[Sum], *, threshold: int) -> pd.Series:
    """Tell which cells must be hidden so that no small count can be worked out.

    `counts` has one whole number a cell. Small counts are hidden; then for each of them as few
    more cells as will do (a total weighs as much as its parts), so that some table in which it
    reaches the threshold fits all that stays published. That table is the proof that the cell is
    neither pinned nor known to be small. Which cells are taken depends on how many are needed, not
    on how large they are, lest the choice tell something. The same counts hide the same cells.

    Method: cell suppression, one small cell after the other, each by integer programming
    (Fischetti and Salazar-González, 2001, Management Science 47; Willenborg and de Waal, 2001,
    Elements of Statistical Disclosure Control). Every total of a small cell is above 0, so hiding
    all that is above 0 always fits: a choice is always found. Noughts are shown.
    """
    values = counts.to_numpy(dtype=np.int64)
    hidden = primary(counts, threshold).to_numpy(copy=True)
    signs = _signs(counts.index, sums)
    _check(signs @ values)
    movable = np.flatnonzero(values > 0)
    for cells, rows in _components(signs[:, movable]):
        places = movable[cells]
        found = _Suppression(values[places], signs[np.ix_(rows, places)], threshold)
        hidden[places] = found.hidden(hidden[places])
    return pd.Series(hidden, index=counts.index)


def audit(
    published: pd.Series, sums: Sequence[Sum], *, threshold: int, least: int = LEAST_HIDDEN
) -> pd.DataFrame:
    """Return what an attacker can tell of each hidden cell from all that is published.

    `published` has NA where a count is hidden. One row a hidden cell: `low` and `high` (infinite
    where nothing bounds it), the smallest and largest whole number that fits every sum, and
    `verdict`: pinned, under the threshold, or safe. `least` is the smallest count that the
    attacker takes a hidden cell to be: 1 for one who knows that noughts are shown. Raises
    ValueError where the published counts can't all be true.
    """
    signs = _signs(published.index, sums)
    unknown = published.isna().to_numpy(dtype=bool)
    known = -(signs[:, ~unknown] @ published[~unknown].to_numpy(dtype=np.int64))
    _check(known[~signs[:, unknown].any(axis=1)])
    low, high = np.full((2, int(unknown.sum())), np.inf)
    for cells, rows in _components(signs[:, unknown]):
        among = signs[:, unknown][np.ix_(rows, cells)]
        low[cells], high[cells] = _ranges(among, known[rows], least)
    verdict = np.select([low == high, high < threshold], [PINNED, UNDER], SAFE)
    return pd.DataFrame({"low": low, "high": high, "verdict": verdict}, published.index[unknown])


def given_away(found: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of an audit whose cell can be worked out, or is known to be small."""
    return found[found["verdict"] != SAFE]


class _Suppression:
    """Cells above 0 that sums tie together, and the further ones that small ones need hidden."""

    def __init__(self, values: NDArray[Any], signs: NDArray[Any], threshold: int) -> None:
        self._values, self._signs, self._threshold = values, signs, threshold
        # A total weighs as much as the parts that it is the sum of.
        parts = np.where(signs > 0, (signs < 0).sum(axis=1, keepdims=True), 0)
        self._weights = 1 + parts.max(axis=0, initial=0)

    def hidden(self, hidden: NDArray[Any]) -> NDArray[Any]:
        """Return which cells are hidden once every small one is safe."""
        hidden = hidden.copy()
        safe = np.zeros(len(hidden), dtype=bool)
        for place in np.flatnonzero(hidden).tolist():
            if safe[place]:
                continue
            moved = self._among_hidden(place, hidden)
            if moved is None:
                moved = self._with_further(place, hidden)
            hidden |= moved != 0
            # The same table is the proof for every other small cell that it lifts as far.
            safe |= self._values + moved >= self._threshold
        return hidden

    def _among_hidden(self, place: int, hidden: NDArray[Any]) -> NDArray[Any] | None:
        """Return changes of hidden cells alone to another table that fits, if there are any."""
        from scipy.optimize import Bounds, milp

        lowest, highest = self._limits(place)
        found = milp(
            np.zeros(int(hidden.sum())),
            integrality=1,
            bounds=Bounds(lowest[hidden], highest[hidden]),
            constraints=_adding_up(self._signs[:, hidden]),
        )
        if found.x is None:
            return None
        moved = np.zeros(len(hidden), dtype=np.int64)
        moved[hidden] = np.rint(found.x)
        return moved

    def _with_further(self, place: int, hidden: NDArray[Any]) -> NDArray[Any]:
        """Return changes to another table that fits; they touch the lightest further cells."""
        from scipy.optimize import Bounds, LinearConstraint, milp

        size = len(hidden)
        lowest, highest = self._limits(place)
        down = np.minimum(lowest, 0)
        eye = np.eye(size)
        found = milp(
            np.concatenate([np.zeros(size), np.where(hidden, 0, self._weights)]),
            integrality=1,
            bounds=Bounds(np.append(lowest, hidden), np.append(highest, np.ones(size))),
            constraints=[
                *_adding_up(np.hstack([self._signs, np.zeros_like(self._signs)])),
                LinearConstraint(np.hstack([eye, -np.diag(highest)]), -np.inf, 0),
                LinearConstraint(np.hstack([eye, -np.diag(down)]), 0, np.inf),
            ],
        )
        if found.x is None:
            raise ValueError(f"no cells can be found that hide a small count: {found.message}")
        moved: NDArray[Any] = np.rint(found.x[:size]).astype(np.int64)
        return moved

    def _limits(self, place: int) -> tuple[NDArray[Any], NDArray[Any]]:
        """Return how far each cell may move while `place` is lifted to the threshold."""
        most = 2 * self._threshold
        lowest = np.maximum(LEAST_HIDDEN - self._values, -most)
        lowest[place] = self._threshold - self._values[place]
        return lowest, np.full(len(lowest), most)


def _adding_up(signs: NDArray[Any]) -> list[Any]:
    from scipy.optimize import LinearConstraint

    return [LinearConstraint(signs, 0, 0)] if len(signs) else []


def _ranges(signs: NDArray[Any], known: NDArray[Any], least: int) -> tuple[Any, Any]:
    """Return the smallest and largest whole number that each unknown may be."""
    from scipy.optimize import Bounds, LinearConstraint, milp

    size = signs.shape[1]
    adds_up = [LinearConstraint(signs, known, known)] if len(signs) else []
    # What bounds a cell is a sum of known counts; whatever lies far beyond is bounded by nothing.
    bound = (size + 1) * (int(np.abs(known).sum()) + size * least + 1)
    limits = Bounds(least, 100 * (size + 1) * bound)

    def extreme(place: int, sign: int) -> float:
        aim = np.zeros(size)
        aim[place] = sign
        found = milp(aim, integrality=1, bounds=limits, constraints=adds_up)
        if found.x is None:
            raise ValueError("the published counts can't all be true: no hidden counts fit them")
        end = float(np.rint(found.x[place]))
        return end if end <= bound else np.inf

    return [extreme(i, 1) for i in range(size)], [extreme(i, -1) for i in range(size)]


def _signs(cells: pd.Index, sums: Sequence[Sum]) -> NDArray[Any]:
    """Return one row a sum: 1 at its total, -1 at its parts."""
    place = {cell: number for number, cell in enumerate(cells)}
    signs = np.zeros((len(sums), len(cells)), dtype=np.int64)
    for row, named in enumerate(sums):
        signs[row, place[named.total]] = 1
        signs[row, [place[part] for part in named.parts]] = -1
    return signs


def _components(signs: NDArray[Any]) -> Iterator[tuple[NDArray[Any], NDArray[Any]]]:
    """Yield the cells, and the sums among them, that bear on one another."""
    from scipy.sparse import bmat, csr_matrix
    from scipy.sparse.csgraph import connected_components

    rows, cells = signs.shape
    tied = csr_matrix(signs != 0)
    graph = bmat([[None, tied], [tied.T, None]]) if rows and cells else csr_matrix((cells, cells))
    _, labels = connected_components(graph, directed=False)
    of_rows, of_cells = labels[: len(labels) - cells], labels[len(labels) - cells :]
    for label in np.unique(of_cells):
        yield np.flatnonzero(of_cells == label), np.flatnonzero(of_rows == label)


def _check(left_over: NDArray[Any]) -> None:
    """Hold that sums without an unknown add up."""
    if left_over.any():
        raise ValueError("the counts don't add up to their totals")
