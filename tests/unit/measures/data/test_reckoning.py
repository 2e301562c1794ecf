"""What is reckoned of hidden counts, worked by hand and against every table listed."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from moorlands_dash.measures.data.reckoning import (
    ELSE,
    ELSE_TOTAL,
    TooMany,
    alike,
    reckon,
    share_hidden,
)

FIVE = 5


@pytest.mark.parametrize(
    ("count", "start", "share"),
    [
        (0, 5, 0.0),
        (1, 5, 1.0),
        (4, 5, 1.0),
        (5, 5, 0.8),
        (8, 5, 0.2),
        (9, 5, 0.0),
        (13, 13, 12 / 13),
    ],
)
def test_the_share_of_lots_that_hide_a_count(count: int, start: int, share: float) -> None:
    assert share_hidden(count, start) == pytest.approx(share)


def weight(count: int) -> float:
    return max(share_hidden(count, FIVE), ELSE)


def test_two_that_make_seven_by_hand() -> None:
    # 1 and 6, 2 and 5, 3 and 4, and the same turned round: weights 0.6, 0.8, 1 twice.
    found = alike(2, 7, FIVE, FIVE)
    assert found.low.tolist() == [1, 1]
    assert found.high.tolist() == [6, 6]
    assert found.under == pytest.approx([1 - 1.4 / 4.8] * 2)


def test_sums_by_sums_is_as_every_table_listed() -> None:
    """Two rows of two, their row totals and one column's total known."""
    signs = np.array([[-1, -1, 0, 0], [0, 0, -1, -1], [-1, 0, -1, 0]])
    known = np.array([-9, -12, -10])
    listed = [
        table
        for table in product(range(1, 13), repeat=4)
        if (signs @ np.array(table) == known).all()
    ]
    weights = np.array([np.prod([weight(count) for count in table]) for table in listed])
    small = np.array(listed) < FIVE
    found = reckon(signs, known, [FIVE] * 4, FIVE)
    assert found.under == pytest.approx((weights[:, None] * small).sum(axis=0) / weights.sum())
    assert found.low.tolist() == np.array(listed).min(axis=0).tolist()
    assert found.high.tolist() == np.array(listed).max(axis=0).tolist()


def test_a_hidden_total_is_weighed_by_its_own_lots() -> None:
    """Seven is shown, a part and the total aren't; totals of two are hidden under seven."""
    counts = np.arange(1, 18)
    weights = np.array(
        [weight(n) * max(share_hidden(n + 7, 7), ELSE_TOTAL) for n in counts.tolist()]
    )
    found = reckon(np.array([[-1, 1]]), np.array([7]), [FIVE, 7], FIVE)
    few = weights[counts < FIVE].sum() / weights[counts <= 10].sum()
    assert found.under[0] == pytest.approx(few)
    assert found.under[1] == 0


def test_what_takes_too_long_is_said() -> None:
    signs = -np.kron(np.eye(4, dtype=int), np.ones(4, dtype=int))
    columns = -np.tile(np.eye(4, dtype=int), 4)
    with pytest.raises(TooMany):
        reckon(np.vstack([signs, columns]), np.full(8, -40), [FIVE] * 16, FIVE)
