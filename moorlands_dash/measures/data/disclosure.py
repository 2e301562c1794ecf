"""Small numbers that could point at a person: which to hide, and what the rest gives away.

A *cell* is one published count, totals included; a *sum* says which cells add up to which other.
Hiding the small cells alone doesn't hide them: what is left of a row, a column or a longer period
gives them away. And whoever knows the rule can ask which counts it would have hidden just so. So
larger counts are hidden by lot as well, and further ones until nobody who has all that is
published, and knows the rule but not the secret behind the lots, can tell a hidden count or be
sure that it is small.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import count
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from moorlands_dash.measures.data.lots import Lots
from moorlands_dash.measures.data.reckoning import TooMany, alike, reckon, share_hidden
from moorlands_dash.measures.data.sums import Sum, components, must_add_up, signs_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

LEAST_HIDDEN = 1
"""Noughts are never hidden: who knows the rule knows that a hidden count is 1 at least."""

SURE = 0.8
"""Nobody may reckon a hidden count to be small by more than this. Nine in ten is what is promised;
the reckoning leaves out what further cells tell by being hidden, hence the distance."""

PINNED, UNDER, SAFE = "pinned", "under the threshold", "safe"


def primary(counts: pd.Series, threshold: int) -> pd.Series:
    """Tell which counts are small: from 1 to one under the threshold."""
    return counts.between(1, threshold - 1)


@cache
def least_total(parts: int, threshold: int) -> int:
    """Return from which total on so many parts are safe even where all of them are hidden.

    A smaller one tells by itself that its parts are small, whatever is hidden of them.
    """
    return next(
        total
        for total in count(max(threshold, parts + 1))
        if alike(parts, total, threshold, threshold).under[0] <= SURE
    )


def protect(counts: pd.Series, sums: Sequence[Sum], *, threshold: int, secret: bytes) -> pd.Series:
    """Tell which cells must be hidden so that no small count can be told, or be reckoned small.

    `counts` has one whole number a cell. Hidden are, in this order: counts from 1 to one under the
    threshold; larger ones by lot, the more seldom the larger they are (`share_hidden`); totals
    under the `least_total` of their parts, and somewhat larger ones by lot; and as long as a hidden
    count can be told or be reckoned under the threshold by more than `SURE`, a further cell by lot,
    parts before their total. What is hidden further hangs on what is published alone, so that it
    tells no more than that. The same secret draws the same lots for the same cells, whatever the
    counts are. Noughts are shown.

    Method: cell suppression (Willenborg and de Waal, 2001, Elements of Statistical Disclosure
    Control) with lots from a keyed hash of the cell (as the cell keys of Fraser and Wooton, 2005),
    and a choice of further cells that whoever sees the result could repeat (Kenthapadi, Mishra and
    Nissim, 2005, Simulatable auditing), lest the choice tell something.
    """
    hiding = Hiding(counts, sums, threshold)
    lots = Lots(secret)
    first = np.array([lots.drawn("hidden", cell) for cell in counts.index])
    further = np.array([lots.drawn("further", cell) for cell in counts.index])
    hidden = first < hiding.shares
    while len(candidates := hiding.candidates(hidden)):
        hidden[candidates[np.argmin(further[candidates])]] = True
    return pd.Series(hidden, index=counts.index)


class Hiding:
    """What is hidden of a table at first, and from which cells more is, lots apart."""

    def __init__(self, counts: pd.Series, sums: Sequence[Sum], threshold: int) -> None:
        """Hold the table; raise ValueError where the counts don't add up."""
        self._values = counts.to_numpy(dtype=np.int64)
        self._signs = signs_of(counts.index, sums)
        self._threshold = threshold
        must_add_up(self._signs @ self._values)
        self.starts = _starts(counts.index, sums, threshold)

    @property
    def shares(self) -> NDArray[Any]:
        """Return by how many of all lots each cell is hidden at first."""
        pairs = zip(self._values.tolist(), self.starts.tolist(), strict=True)
        return np.array([share_hidden(value, start) for value, start in pairs])

    def candidates(self, hidden: NDArray[Any]) -> NDArray[Any]:
        """Return from which cells one more must be hidden; none where every hidden one is safe.

        It depends on what is shown alone.
        """
        open_to = ~hidden & (self._values > 0)
        unsafe = self._unsafe(hidden)
        for row in self._signs[self._signs[:, unsafe].any(axis=1)]:
            for sign in (-1, 1):
                found = np.flatnonzero((row == sign) & open_to)
                if len(found):
                    return found
        return np.flatnonzero(open_to & self._near(unsafe))

    def _near(self, unsafe: NDArray[Any]) -> NDArray[Any]:
        """Tell which cells any sums tie to unsafe ones."""
        near = np.zeros(len(unsafe), dtype=bool)
        for cells, _ in components(self._signs):
            near[cells] = unsafe[cells].any()
        return near

    def _unsafe(self, hidden: NDArray[Any]) -> NDArray[Any]:
        """Tell which hidden cells can be told, or are reckoned to be small."""
        signs, places = self._signs[:, hidden], np.flatnonzero(hidden)
        known = -(self._signs[:, ~hidden] @ self._values[~hidden])
        found = np.zeros(len(hidden), dtype=bool)
        for cells, rows in components(signs):
            among, rest = signs[np.ix_(rows, cells)], known[rows]
            starts = self.starts[places[cells]].tolist()
            try:
                low, high, under = reckon(among, rest, starts, self._threshold)
            except TooMany:
                low, high = _ranges(among, rest, LEAST_HIDDEN)
                under = np.where(high < self._threshold, 1.0, 0.0)
            found[places[cells]] = (low == high) | (under > SURE)
        return found


def _starts(cells: pd.Index, sums: Sequence[Sum], threshold: int) -> NDArray[Any]:
    """Return from which count on each cell may be shown: the threshold, of totals their least."""
    found = dict.fromkeys(cells, threshold)
    for named in sums:
        if not named.gated:
            least = least_total(len(named.parts), threshold)
            found[named.total] = max(found[named.total], least)
    return np.array(list(found.values()), dtype=np.int64)


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
    signs = signs_of(published.index, sums)
    unknown = published.isna().to_numpy(dtype=bool)
    known = -(signs[:, ~unknown] @ published[~unknown].to_numpy(dtype=np.int64))
    must_add_up(known[~signs[:, unknown].any(axis=1)])
    low, high = np.full((2, int(unknown.sum())), np.inf)
    for cells, rows in components(signs[:, unknown]):
        among = signs[:, unknown][np.ix_(rows, cells)]
        low[cells], high[cells] = _ranges(among, known[rows], least)
    verdict = np.select([low == high, high < threshold], [PINNED, UNDER], SAFE)
    return pd.DataFrame({"low": low, "high": high, "verdict": verdict}, published.index[unknown])


def given_away(found: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of an audit whose cell can be worked out, or is known to be small."""
    return found[found["verdict"] != SAFE]


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

    every = range(size)
    return np.array([extreme(i, 1) for i in every]), np.array([extreme(i, -1) for i in every])
