"""Which published counts add up to which others."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True)
class Sum:
    """One cell that is the sum of others, as every reader knows."""

    total: Hashable
    parts: tuple[Hashable, ...]
    gated: bool = False
    """Whether the parts are only given where the total, which is given, is large enough for that:
    it needn't be hidden for their sake."""


def signs_of(cells: pd.Index, sums: Sequence[Sum]) -> NDArray[Any]:
    """Return one row a sum: 1 at its total, -1 at its parts."""
    place = {cell: number for number, cell in enumerate(cells)}
    signs = np.zeros((len(sums), len(cells)), dtype=np.int64)
    for row, named in enumerate(sums):
        signs[row, place[named.total]] = 1
        signs[row, [place[part] for part in named.parts]] = -1
    return signs


def components(signs: NDArray[Any]) -> Iterator[tuple[NDArray[Any], NDArray[Any]]]:
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


def must_add_up(left_over: NDArray[Any]) -> None:
    """Raise ValueError where sums without an unknown don't add up."""
    if left_over.any():
        raise ValueError("the counts don't add up to their totals")
