"""Conditions on whole arrays: the same answer for texts and for indices of distinct texts."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from moorlands_dash.extracts.conditions import all_hold, between, matches, neat, numbers

TEXTS = pa.array(["ab", "abc", " ab", None, "ab "])


@pytest.mark.parametrize("cells", [TEXTS, TEXTS.dictionary_encode()])
@pytest.mark.parametrize("blank", [True, False])
def test_all_conditions_must_hold_and_a_blank_is_as_told(cells: pa.Array, blank: bool) -> None:
    short = [neat, lambda texts: pc.less_equal(pc.utf8_length(texts), 2)]
    assert all_hold(cells, short, blank=blank).to_pylist() == [True, False, False, blank, False]


def test_a_pattern_matches_the_whole_text() -> None:
    found = matches(pa.array(["2018-10", "2018-10-01", "x2018-10", None]), "[0-9]{4}-[0-9]{2}")
    assert found.to_pylist() == [True, False, False, None]
    # Alternatives are of the whole pattern, not of its ends.
    assert matches(pa.array(["ab", "a", "b"]), "a|b").to_pylist() == [False, True, True]


def test_a_text_is_neat_without_space_at_its_ends() -> None:
    assert neat(TEXTS).to_pylist() == [True, True, False, None, False]


def test_both_ends_belong_to_a_span() -> None:
    found = between(pa.array([0.9, 1.0, 2.0, 2.1, None]), 1.0, 2.0)
    assert found.to_pylist() == [False, True, True, False, None]


def test_what_is_no_number_is_null_and_the_others_are_read() -> None:
    pattern = r"[+-]?[0-9]+(?:\.[0-9]+)?"
    assert numbers(pa.array(["-2.5", "53"]), pattern).to_pylist() == [-2.5, 53.0]
    assert numbers(pa.array(["-2.5", "two", None]), pattern).to_pylist() == [-2.5, None, None]
