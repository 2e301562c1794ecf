from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from moorlands_dash.measures.meetings.agenda import minutes_shared


def test_the_time_is_shared_by_weight() -> None:
    assert minutes_shared([4, 4, 1, 1], 60) == [24, 24, 6, 6]
    assert minutes_shared([1, 1, 1], 10) == [4, 3, 3]
    assert minutes_shared([], 60) == []


@given(st.lists(st.floats(0.5, 5), min_size=1, max_size=30), st.integers(10, 600))
def test_the_minutes_add_up_and_a_heavier_item_never_gets_less(
    weights: list[float], total: int
) -> None:
    shared = minutes_shared(weights, total)
    assert sum(shared) == total
    assert min(shared) >= 0
    ranked = sorted(zip(weights, shared, strict=True))
    assert all(a[1] <= b[1] + 1 for a, b in pairwise(ranked))
