"""Classes of a shaded map: Fisher's optimum, round edges, nothing for nothing."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moorlands_dash.charts.classes import natural_classes


def spread(groups: list[list[float]]) -> float:
    means = [sum(group) / len(group) for group in groups]
    return sum((v - m) ** 2 for group, m in zip(groups, means, strict=True) for v in group)


def test_two_clear_groups_are_parted_at_the_roundest_number_between() -> None:
    classes = natural_classes([1, 2, 3, 41, 42, 43], most=2)
    assert classes.edges == (1, 40, 43)
    assert classes.labels(whole=True) == ["1 to 39", "40 to 43"]


def test_no_values_are_no_classes() -> None:
    assert len(natural_classes([])) == 0
    assert natural_classes([float("nan")]).labels(whole=False) == []


def test_equal_values_are_one_class() -> None:
    classes = natural_classes([7.0] * 5)
    assert classes.labels(whole=True) == ["7"]
    assert classes.place(7.0) == 0


@given(st.lists(st.integers(0, 60), min_size=3, max_size=9), st.integers(2, 3))
def test_no_other_grouping_spreads_less(values: list[int], most: int) -> None:
    ordered = sorted(float(value) for value in values)
    classes = natural_classes(ordered, most)
    grouped = [
        list(group) for _, group in itertools.groupby(ordered, key=lambda v: classes.place(v))
    ]
    cuts = itertools.combinations(range(1, len(ordered)), min(most, len(set(ordered))) - 1)
    best = min(
        spread([ordered[a:b] for a, b in itertools.pairwise([0, *cut, len(ordered)])])
        for cut in cuts
    )
    assert spread(grouped) == pytest.approx(best)
