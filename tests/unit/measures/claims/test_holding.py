"""Verdicts on denied claims, on no change, and on changes in a row, worked by hand."""

import pytest

from moorlands_dash.measures import verdicts
from moorlands_dash.measures.claims import kinds as claims
from moorlands_dash.measures.claims.holding import (
    denied_verdict,
    from_to_verdict,
    run_verdict,
    same_verdict,
    turns_held,
)
from moorlands_dash.measures.claims.judging import VERDICTS

YES, NO, FEW, UNKNOWN = VERDICTS
HIGHER, LOWER = verdicts.HIGHER_THAN_USUAL, verdicts.LOWER_THAN_USUAL


@pytest.mark.parametrize(
    ("verdict", "as_counted", "expected"),
    [
        (YES, True, NO),
        (NO, False, YES),
        # So as counted, but not clearly: neither it nor its denial is shown.
        (NO, True, NO),
        (NO, None, NO),
        (FEW, False, FEW),
        (UNKNOWN, None, UNKNOWN),
    ],
)
def test_a_denial_is_shown_where_not_even_the_counts_are_so(
    verdict: str, as_counted: bool | None, expected: str
) -> None:
    assert denied_verdict(verdict, as_counted) == expected


@pytest.mark.parametrize(
    ("word", "limits", "expected"),
    [
        (verdicts.NO_CLEAR_CHANGE, (0.94, 1.02), YES),
        # No clear change, but a fall by a fifth may be behind it: that nothing changed isn't shown.
        (verdicts.NO_CLEAR_CHANGE, (0.80, 1.20), FEW),
        (verdicts.TOO_FEW, (0.57, 2.1), FEW),
        (HIGHER, (1.01, 1.09), NO),
        (LOWER, (0.51, 0.96), NO),
        (verdicts.CANNOT_TELL, (0.99, 1.01), UNKNOWN),
    ],
)
def test_about_the_same_must_be_shown_too(
    word: str, limits: tuple[float, float], expected: str
) -> None:
    assert same_verdict(word, limits) == expected


def test_two_numbers_must_both_be_right() -> None:
    assert from_to_verdict((421.0, 399.0), (421.0, 399.0), complete=True) == YES
    assert from_to_verdict((421.0, 398.0), (421.0, 399.0), complete=True) == NO
    assert from_to_verdict((399.0, 421.0), (421.0, 399.0), complete=True) == NO
    assert from_to_verdict((421.0, 399.0), (421.0, 399.0), complete=False) == UNKNOWN


@pytest.mark.parametrize(
    ("kind", "counts", "word", "expected"),
    [
        (claims.RISEN_EACH, [220, 253, 304, 333, 352], HIGHER, YES),
        (claims.RISEN_EACH, [220, 253, 250, 333, 352], HIGHER, NO),
        (claims.RISEN_EACH, [220, 220, 352], HIGHER, NO),
        (claims.FALLEN_EACH, [40, 39, 38], verdicts.NO_CLEAR_CHANGE, NO),
        (claims.FALLEN_EACH, [3, 2, 1], verdicts.TOO_FEW, FEW),
        (claims.FALLEN_EACH, [40, float("nan"), 20], LOWER, UNKNOWN),
    ],
)
def test_a_row_goes_one_way_each_time_and_clearly_in_all(
    kind: str, counts: list[float], word: str, expected: str
) -> None:
    assert run_verdict(kind, counts, word) == expected


def test_a_row_as_counted_needs_no_clear_change() -> None:
    assert turns_held(claims.FALLEN_EACH, [40, 39, 38])
    assert not turns_held(claims.FALLEN_EACH, [40, 40, 38])
