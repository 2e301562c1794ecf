"""Lots: the same for the same cell and secret, even, and not to be had without the secret."""

from __future__ import annotations

import numpy as np

from moorlands_dash.measures.data.lots import Lots


def test_the_same_cell_draws_the_same_lot_and_no_other_does() -> None:
    ours = Lots(b"ours")
    assert ours.drawn("hidden", "a") == Lots(b"ours").drawn("hidden", "a")
    others = {
        ours.drawn("further", "a"),
        ours.drawn("hidden", "b"),
        Lots(b"theirs").drawn("hidden", "a"),
    }
    assert len({ours.drawn("hidden", "a"), *others}) == 4


def test_lots_are_even() -> None:
    drawn = np.array([Lots(b"ours").drawn("hidden", number) for number in range(4000)])
    assert drawn.min() >= 0
    assert drawn.max() < 1
    # A tenth of 4,000 is 400, give or take 19.
    counts, _ = np.histogram(drawn, bins=10, range=(0, 1))
    assert np.abs(counts - 400).max() < 4 * 19


def test_the_secret_is_not_told() -> None:
    assert "ours" not in repr(Lots(b"ours"))
