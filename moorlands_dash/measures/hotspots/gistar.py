"""Getis-Ord Gi*: cells in whose neighbourhood more, or fewer, happened than chance explains.

Gi* comes with a normal distribution that needs large counts. On a district's map most cells are
empty, and that distribution then finds hotspots in nothing: of 200 random maps with 200 incidents
every one had some, under false-discovery control. So a second question is asked that needs no
large counts: how often would as many incidents at random places put so many here? A cell is hot
only where both answers say so.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray
from scipy.special import betainc, ndtr

from moorlands_dash.measures.family import adjusted_p_values
from moorlands_dash.measures.hotspots.lattice import Lattice, groups
from moorlands_dash.measures.verdicts import BESIDE, COLD, HOT, NEITHER

Numbers = NDArray[np.float64]

LEVEL = 0.05
"""Of the cells called hot or cold, at most this share is chance, on average."""


def gi_star(counts: ArrayLike, beside: Any) -> pd.DataFrame:
    """Return `z p_normal` of each cell, as esda works them out; z is 0 where all are alike.

    Binary weights, the cell itself among its neighbours; p is two-sided. Source: Ord and Getis
    (1995), Geographical Analysis 27.
    """
    import warnings

    from scipy.sparse import coo_array

    values = np.asarray(counts, dtype=float)
    if len(values) == 0 or np.ptp(values) == 0:
        return pd.DataFrame({"z": np.zeros(len(values)), "p_normal": np.ones(len(values))})
    with warnings.catch_warnings():
        # esda and libpysal speak of islands and of numba; neither bears on the statistic.
        warnings.simplefilter("ignore")
        from esda.getisord import G_Local
        from libpysal.graph import Graph

        graph = Graph.from_sparse(coo_array(beside))
        z = np.asarray(G_Local(values, graph, transform="B", star=True, permutations=0).Zs)
    return pd.DataFrame({"z": z, "p_normal": 2 * ndtr(-np.abs(z))})


def many_z(counts: Numbers, beside: Any) -> Numbers:
    """Return the z of many maps at once: a row a cell, a column a map. The same as `gi_star`'s."""
    cells = counts.shape[0]
    near = np.asarray(beside.sum(axis=1), dtype=float).reshape(-1, 1)
    mean = counts.mean(axis=0)
    spread = np.sqrt(np.maximum((counts**2).mean(axis=0) - mean**2, 0))
    usual = spread * np.sqrt(near * (cells - near) / (cells - 1))
    with np.errstate(divide="ignore", invalid="ignore"):
        z = (beside @ counts - near * mean) / usual
    return np.where(usual > 0, z, 0.0)


def exact_p_values(around: ArrayLike, total: ArrayLike, share: ArrayLike) -> Numbers:
    """Return the two-sided chance of a count as far out, `total` incidents being placed at random.

    Each falls into the neighbourhood with a chance of its `share` of the district's area: the
    binomial distribution.
    """
    count, number = np.asarray(around, dtype=float), np.asarray(total, dtype=float)
    return np.asarray(
        np.minimum(
            1.0, 2 * np.minimum(at_least(count, number, share), at_most(count, number, share))
        )
    )


def at_least(count: ArrayLike, total: ArrayLike, share: ArrayLike) -> Numbers:
    """Return the binomial chance of `count` or more of `total`, by the incomplete beta function."""
    some, number = np.asarray(count, dtype=float), np.asarray(total, dtype=float)
    tail = betainc(np.maximum(some, 1), np.maximum(number - some + 1, 1e-9), share)
    return np.where(some <= 0, 1.0, np.where(some > number, 0.0, tail))


def at_most(count: ArrayLike, total: ArrayLike, share: ArrayLike) -> Numbers:
    """Return the binomial chance of `count` or fewer of `total`."""
    some, number = np.asarray(count, dtype=float), np.asarray(total, dtype=float)
    rest = 1 - np.asarray(share, dtype=float)
    tail = betainc(np.maximum(number - some, 1e-9), np.maximum(some, 0) + 1, rest)
    return np.where(some >= number, 1.0, np.where(some < 0, 0.0, tail))


def hot_cells(
    counts: ArrayLike, cells: Lattice, beside: Any, *, level: float = LEVEL
) -> pd.DataFrame:
    """Return `cell_id count around expected z p_normal p_exact p_value p_adjusted verdict`.

    `around` is the count of the cell and its neighbours, `expected` what random places would put
    there; `p_value` the larger of both. The verdict is hot, beside (empty, its neighbourhood hot),
    cold or neither, by p-values adjusted as of all cells looked at together (Benjamini and
    Hochberg, 1995).
    """
    values = np.asarray(counts, dtype=float)
    share = beside @ cells.share_of_chance
    around, total = beside @ values, values.sum()
    found = gi_star(values, beside).assign(
        cell_id=cells.cells["cell_id"].to_numpy(),
        count=values.astype(int),
        around=around.astype(int),
        expected=total * share,
        p_exact=exact_p_values(around, total, share),
    )
    found["p_value"] = np.maximum(found["p_normal"], found["p_exact"])
    found["p_adjusted"] = adjusted_p_values(found["p_value"].to_numpy())
    clear = (found["p_adjusted"] <= level).to_numpy()
    upward = (found["z"] > 0).to_numpy()
    found["verdict"] = np.select(
        [clear & upward & (values > 0), clear & upward, clear], [HOT, BESIDE, COLD], NEITHER
    )
    return found[COLUMNS]


COLUMNS = [
    "cell_id", "count", "around", "expected", "z", "p_normal", "p_exact", "p_value", "p_adjusted",
    "verdict",
]  # fmt: skip


def many_hot(
    counts: Numbers, cells: Lattice, beside: Any, *, level: float = LEVEL, together: bool = False
) -> NDArray[np.bool_]:
    """Return which cells are hot on each of many maps: a row a cell, a column a map.

    Map by map those that `hot_cells` calls hot; `together` takes the cells of all maps as one
    family.
    """
    z = many_z(counts, beside)
    # Only a p-value under the level can be adjusted to one, so no others are worked out.
    cell, drawn = np.nonzero(2 * ndtr(-z) <= level)
    normal = 2 * ndtr(-z[cell, drawn])
    share = beside @ cells.share_of_chance
    around, total = (beside @ counts)[cell, drawn], counts.sum(axis=0)[drawn]
    p_value = np.maximum(normal, exact_p_values(around, total, share[cell]))
    hot = np.zeros(counts.shape, dtype=bool)
    family = np.zeros_like(drawn) if together else drawn
    size = counts.size if together else counts.shape[0]
    hot[cell, drawn] = _rejected(p_value, family, size, level)
    return hot & (counts > 0)


def hotspots(found: pd.DataFrame, beside: Any) -> NDArray[np.int64]:
    """Return the number of the hotspot each cell of `hot_cells` is in, -1 for those in none.

    Hot cells that touch, or that only empty cells in a hot neighbourhood part, are one hotspot.
    Number 0 holds the most incidents.
    """
    hot = (found["verdict"] == HOT).to_numpy()
    group = np.where(hot, groups(hot | (found["verdict"] == BESIDE).to_numpy(), beside), -1)
    inside = found["count"].groupby(group).sum().drop(index=-1, errors="ignore")
    order = inside.sort_values(ascending=False, kind="stable").index
    names = pd.Series(np.arange(len(order)), index=order)
    return np.asarray(pd.Series(group).map(names).fillna(-1), dtype=np.int64)


def _rejected(p_value: Numbers, family: NDArray[Any], size: int, level: float) -> NDArray[np.bool_]:
    """Return which p-values Benjamini and Hochberg reject in each family of `size` tests.

    Those left out of the family's p-values must be over the level.
    """
    order = np.lexsort((p_value, family))
    names, first, number = np.unique(family[order], return_index=True, return_counts=True)
    rank = np.arange(len(order)) - np.repeat(first, number) + 1
    passed = p_value[order] <= rank * level / size
    last = np.zeros(len(names), dtype=int)
    np.maximum.at(last, np.repeat(np.arange(len(names)), number), np.where(passed, rank, 0))
    rejected = np.empty(len(order), dtype=bool)
    rejected[order] = rank <= np.repeat(last, number)
    return rejected
