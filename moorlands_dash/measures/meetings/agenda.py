"""A meeting's time, shared out among its items."""

from __future__ import annotations

from collections.abc import Sequence


def minutes_shared(weights: Sequence[float], total: int) -> list[int]:
    """Return whole minutes in proportion to the weights that add up to `total`.

    By largest remainders (Hamilton's method), the earlier item first where two are alike; where
    there are more items than minutes the last ones get none.
    """
    if not weights:
        return []
    whole = sum(weights)
    exact = [weight / whole * total for weight in weights]
    shared = [int(value) for value in exact]
    order = sorted(range(len(exact)), key=lambda place: (shared[place] - exact[place], place))
    for place in order[: total - sum(shared)]:
        shared[place] += 1
    return shared
