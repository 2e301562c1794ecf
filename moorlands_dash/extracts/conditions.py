"""Conditions on whole arrays of text, for millions of rows that have nothing the matter.

A column that repeats few texts is an array of indices into the distinct ones; a condition is then
tried once a distinct text.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import reduce

import pyarrow as pa
import pyarrow.compute as pc

Condition = Callable[[pa.Array], pa.Array]
"""Texts -> truth a text, null where the text is null."""


def all_hold(cells: pa.Array, conditions: Collection[Condition], *, blank: bool) -> pa.Array:
    """Return for each cell whether its text fulfils the conditions; of blank ones, `blank`."""
    distinct = isinstance(cells, pa.DictionaryArray)
    texts = cells.dictionary if distinct else cells
    truth = reduce(pc.and_, [condition(texts) for condition in conditions])
    return pc.fill_null(truth.take(cells.indices) if distinct else truth, blank)


def matches(texts: pa.Array, pattern: str) -> pa.Array:
    """Return which texts the pattern (RE2 syntax) matches wholly."""
    return pc.match_substring_regex(texts, f"^(?:{pattern})$")


def neat(texts: pa.Array) -> pa.Array:
    """Return which texts neither begin nor end with a space."""
    return pc.invert(pc.or_(pc.starts_with(texts, " "), pc.ends_with(texts, " ")))


def between(values: pa.Array, low: object, high: object) -> pa.Array:
    """Return which values lie from `low` to `high`, both included."""
    return pc.and_(pc.greater_equal(values, low), pc.less_equal(values, high))


def numbers(texts: pa.Array, pattern: str) -> pa.Array:
    """Return texts as numbers, null where they are none; the pattern is of those that are.

    The pattern may allow no more than Arrow reads: digits, a point, a sign and an exponent.
    """
    try:
        return pc.cast(texts, pa.float64())
    except pa.ArrowInvalid:
        return pc.cast(pc.if_else(matches(texts, pattern), texts, None), pa.float64())
