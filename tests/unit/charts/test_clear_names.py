"""A name gives way to a mark, to the nearest side that is free."""

from __future__ import annotations

from moorlands_dash.charts.clear_names import Clear


def test_a_name_moves_up_off_a_mark_and_down_where_another_is_above() -> None:
    assert Clear([(0, 0)], (1, 1)).offset((0, 0), "Leek", 14) == [0, -17]
    assert Clear([(0, 0), (0, 17)], (1, 1)).offset((0, 0), "Leek", 14) == [0, 17]


def test_a_name_with_nothing_near_stays_where_it_is() -> None:
    assert Clear([(100, 0), (0, 100)], (1, 1)).offset((0, 0), "Leek", 14) == [0, 0]
    # The same mark is near once a pixel is as large as half the way.
    assert Clear([(100, 0), (0, 100)], (50, 50)).offset((0, 0), "Leek", 14) != [0, 0]


def test_a_longer_name_reaches_a_mark_that_a_short_one_does_not() -> None:
    clear = Clear([(40, 0)], (1, 1))
    assert clear.offset((0, 0), "Alton", 12) == [0, 0]
    assert clear.offset((0, 0), "Brown Edge and Endon", 12) != [0, 0]
