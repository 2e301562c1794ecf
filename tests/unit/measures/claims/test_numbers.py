"""Verdicts on numbers beside each other, worked by hand."""

import pytest

from moorlands_dash.measures.claims import kinds as claims
from moorlands_dash.measures.claims.judging import VERDICTS, change_verdict, count_verdict
from moorlands_dash.measures.claims.numbers import (
    apart_enough,
    every_verdict,
    number_rank_verdict,
    numbers_verdict,
    share_verdict,
    value_verdict,
)

YES, NO, FEW, UNKNOWN = VERDICTS


@pytest.mark.parametrize(
    ("more", "ours", "theirs", "complete", "expected"),
    [
        (True, (336, 336), (105, 105), True, YES),
        (False, (336, 336), (105, 105), True, NO),
        (True, (7, 7), (7, 7), True, NO),
        (False, (7, 7), (7, 7), True, NO),
        (False, (68, 68), (103, 103), True, YES),
        (True, (10, 10), (8, 12), True, UNKNOWN),
        (True, (10, 10), (8, 9), True, YES),
        (True, (10, 10), (8, 8), False, UNKNOWN),
        (True, (float("nan"),) * 2, (8, 8), True, UNKNOWN),
    ],
)
def test_one_count_is_more_than_another_as_counted(
    more: bool,
    ours: tuple[float, float],
    theirs: tuple[float, float],
    complete: bool,
    expected: str,
) -> None:
    assert numbers_verdict(more, ours, theirs, complete=complete) == expected


@pytest.mark.parametrize(
    ("kind", "count", "others", "expected"),
    [
        (claims.MOST, (587, 587), [(457, 457), (40, 40)], YES),
        (claims.MOST, (587, 587), [(587, 587), (40, 40)], NO),
        (claims.MOST, (587, 587), [(580, 590), (40, 40)], UNKNOWN),
        (claims.MOST, (587, 587), [(580, 590), (600, 600)], NO),
        (claims.FEWEST, (40, 40), [(44, 44), (587, 587)], YES),
        (claims.FEWEST, (44, 44), [(40, 40), (587, 587)], NO),
    ],
)
def test_the_most_of_all_is_alone_in_it(
    kind: str, count: tuple[float, float], others: list[tuple[float, float]], expected: str
) -> None:
    assert number_rank_verdict(kind, count, others, complete=True) == expected


@pytest.mark.parametrize(
    ("kind", "amount", "count", "whole", "worded", "expected"),
    [
        # 180 of 632 are 28.48 per cent.
        (claims.SHARE_OVER, 50, 180, 632, False, NO),
        (claims.SHARE_OVER, 25, 180, 632, False, YES),
        (claims.SHARE_UNDER, 30, 180, 632, False, YES),
        (claims.SHARE, 28, 180, 632, False, YES),
        (claims.SHARE, 29, 180, 632, False, NO),
        (claims.SHARE, 25, 180, 632, True, NO),
        (claims.SHARE, 30, 180, 632, True, YES),
        (claims.SHARE, 50, 48, 100, True, YES),
        (claims.SHARE, 50, 47, 100, True, NO),
        (claims.SHARE, 50, 1, 2, False, YES),
        (claims.SHARE_OVER, 50, 1, 2, False, NO),
        (claims.SHARE, 50, 0, 0, False, FEW),
    ],
)
def test_a_share_is_as_people_round_it(
    kind: str, amount: float, count: float, whole: float, worded: bool, expected: str
) -> None:
    bounds = (count, count), (whole, whole)
    assert share_verdict(kind, amount, *bounds, worded=worded, complete=True) == expected
    assert share_verdict(kind, amount, *bounds, worded=worded, complete=False) == UNKNOWN


@pytest.mark.parametrize(
    ("count", "expected"), [(44, NO), (45, YES), (50, YES), (51, NO), (52, NO)]
)
def test_almost_half_is_from_45_to_50_per_cent(count: float, expected: str) -> None:
    """52 per cent were told to be almost half once, as within 2.5 points of it."""
    whole = (100.0, 100.0)
    found = share_verdict(
        "part of", 45, (count, count), whole, worded=False, complete=True, upper=50
    )
    assert found == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([YES, YES, YES], YES),
        ([YES, NO, YES], NO),
        ([YES, FEW, YES], NO),
        ([YES, UNKNOWN], UNKNOWN),
        ([NO, UNKNOWN], NO),
        ([UNKNOWN, UNKNOWN], UNKNOWN),
        ([], UNKNOWN),
    ],
)
def test_one_ward_is_enough_against_a_claim_of_every_ward(words: list[str], expected: str) -> None:
    assert every_verdict(words) == expected


@pytest.mark.parametrize(
    ("count", "complete", "expected"),
    [
        (10, True, YES),
        (20, True, YES),
        (9, True, NO),
        (21, True, NO),
        (15, False, UNKNOWN),
        (21, False, NO),
        (9, False, UNKNOWN),
    ],
)
def test_between_two_numbers_holds_both_of_them(
    count: float, complete: bool, expected: str
) -> None:
    found = count_verdict(claims.BETWEEN, 10, count, complete=complete, amount_to=20)
    assert found == expected


@pytest.mark.parametrize(
    ("kind", "amount", "counts", "limits", "expected"),
    [
        # 13 after 16: 0.36 to 1.80 times as many. 6 after 6: 0.27 to 3.74.
        (claims.DOUBLED, None, (13, 16), (0.36, 1.80), NO),
        (claims.TREBLED, None, (6, 6), (0.27, 3.74), FEW),
        (claims.DOUBLED, None, (6, 6), (0.27, 3.74), FEW),
        (claims.HALVED, None, (13, 16), (0.36, 1.80), FEW),
        (claims.HALVED, None, (16, 13), (0.56, 2.77), NO),
        (claims.RISEN, None, (13, 16), (0.36, 1.80), FEW),
    ],
)
def test_few_may_still_rule_a_size_out(
    kind: str,
    amount: float | None,
    counts: tuple[float, float],
    limits: tuple[float, float],
    expected: str,
) -> None:
    ratio = counts[0] / counts[1]
    found = change_verdict(
        kind, amount, "too few to say", counts, ratio, percent_from=20, limits=limits
    )
    assert found == expected


@pytest.mark.parametrize(
    ("count", "place", "among", "expected"),
    [
        ((457, 457), 2, False, YES),
        ((457, 457), 1, False, NO),
        ((457, 457), 3, True, YES),
        ((382, 382), 2, True, NO),
        # With rows set aside it may be second or first.
        ((457, 600), 2, False, UNKNOWN),
        ((457, 600), 2, True, YES),
    ],
)
def test_a_place_by_count(
    count: tuple[float, float], place: int, among: bool, expected: str
) -> None:
    others = [(587.0, 587.0), (427.0, 427.0), (40.0, 40.0)]
    others = [*others, (400.0, 400.0)] if count[0] == 382 else others
    found = number_rank_verdict(claims.MOST, count, others, complete=True, place=place, among=among)
    assert found == expected


@pytest.mark.parametrize(
    ("amount", "ratio", "upward", "expected"),
    [
        (100.0, 1.95, True, True),
        (100.0, 1.94, True, False),
        (200.0, 2.95, True, True),
        (50.0, 1.495, True, True),
        (50.0, 1.49, True, False),
        (50.0, 0.505, False, True),
        (50.0, 0.51, False, False),
        (33.0, 0.675, False, True),
        (None, 1.01, True, True),
        (None, 1.0, True, False),
    ],
)
def test_two_are_apart_by_what_people_round_to(
    amount: float | None, ratio: float, upward: bool, expected: bool
) -> None:
    assert apart_enough(amount, ratio, upward=upward) == expected


@pytest.mark.parametrize(
    ("kind", "amount", "value", "rough", "expected"),
    [
        (claims.RATE_OF, 55, (54.72, 54.72), False, YES),
        (claims.RATE_OF, 1.9, (1.951, 1.951), False, NO),
        (claims.RATE_OF, 2, (1.951, 1.951), False, YES),
        (claims.RATE_OF, 60, (54.72, 54.72), True, YES),
        (claims.RATE_OF, 62, (54.72, 54.72), True, NO),
        (claims.RATE_OVER, 54.5, (54.72, 54.72), False, YES),
        (claims.RATE_UNDER, 54.5, (54.4, 54.7), False, UNKNOWN),
        (claims.EXACTLY, 16, (15.58, 15.58), False, YES),
        (claims.MORE_THAN, 40, (float("nan"),) * 2, False, UNKNOWN),
    ],
)
def test_a_value_rounds_to_what_is_claimed(
    kind: str, amount: float, value: tuple[float, float], rough: bool, expected: str
) -> None:
    assert value_verdict(kind, amount, value, rough=rough) == expected
