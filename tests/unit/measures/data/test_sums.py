"""What adds up to what, as signs, and which cells bear on one another."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from moorlands_dash.measures.data.sums import Sum, components, must_add_up, signs_of


def test_a_total_stands_against_its_parts() -> None:
    cells = pd.Index(["a", "b", "both", "c"])
    signs = signs_of(cells, [Sum("both", ("a", "b"))])
    assert signs.tolist() == [[-1, -1, 1, 0]]
    must_add_up(signs @ np.array([2, 3, 5, 9]))
    with pytest.raises(ValueError, match="don't add up"):
        must_add_up(signs @ np.array([2, 3, 6, 9]))


def test_cells_that_no_sum_ties_together_stand_apart() -> None:
    signs = np.array([[-1, -1, 1, 0, 0], [0, 0, -1, 1, 0]])
    found = [(cells.tolist(), rows.tolist()) for cells, rows in components(signs)]
    assert found == [([0, 1, 2, 3], [0, 1]), ([4], [])]
