"""Rows shared out to slides, worked by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moorlands_dash.reports.pack.parting import parted


@pytest.mark.parametrize(
    ("rows", "room", "parts"),
    [
        ([10] * 9, 80, [(0, 5), (5, 9)]),
        ([10] * 8, 80, [(0, 8)]),
        ([10] * 10, 40, [(0, 4), (4, 8), (8, 10)]),
        ([100, 10], 50, [(0, 1), (1, 2)]),
        ([], 50, [(0, 0)]),
    ],
)
def test_parts_are_few_and_even(
    rows: list[float], room: float, parts: list[tuple[int, int]]
) -> None:
    assert parted(rows, room) == parts


@given(st.lists(st.floats(5, 60), max_size=40))
def test_every_row_stands_once_and_every_part_fits(rows: list[float]) -> None:
    parts = parted(rows, 120)
    assert [place for start, end in parts for place in range(start, end)] == list(range(len(rows)))
    assert all(sum(rows[start:end]) <= 120 + 1e-6 for start, end in parts)
