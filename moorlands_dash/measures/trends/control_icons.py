"""What a control chart comes to: is its latest point chance, and will it meet its target?

The icons of the NHS's Making Data Count, told by words: variation is of the latest point, assurance
of the target against the limits in force. What is called common cause there is ordinary here.
"""

from __future__ import annotations

import math

import pandas as pd

LOWER_IS_BETTER, NEITHER_IS_BETTER, HIGHER_IS_BETTER = -1, 0, 1

COMMON, IMPROVING, CONCERNING, DIFFERENT = "ordinary", "improving", "concerning", "neither"
CANNOT_TELL = "cannot tell"
VARIATIONS = (CONCERNING, IMPROVING, DIFFERENT, COMMON, CANNOT_TELL)
"""What variation may be; `DIFFERENT` is special, of a series of which neither side is better."""

PASSING, FAILING, HIT_AND_MISS = "passing", "failing", "hit and miss"

FOUND_BY_POLICING = ("drugs", "weapons", "theme:drugs_weapons")
"""Choices whose counts rise with what the police look for: neither side is better."""


def better(choice: str) -> int:
    """Return which way is better for a category or theme: 1 more, -1 fewer, 0 neither."""
    return NEITHER_IS_BETTER if choice in FOUND_BY_POLICING else LOWER_IS_BETTER


def meanings(chart: pd.DataFrame, direction: int) -> list[str]:
    """Return what each point of a chart means; one without a count or limits tells nothing.

    The way that it is special decides, as in NHSRplotthedots: a rise below the mean is a rise.
    """
    untold = chart["count"].isna() | chart["mean"].isna()
    rows = zip(untold, chart["rule"], chart["way"], strict=True)
    return [_meaning(unknown, str(rule), int(way), direction) for unknown, rule, way in rows]


def in_doubt(chart: pd.DataFrame, high: pd.DataFrame) -> pd.Series:
    """Tell which points are chance at one bound of their counts, and special at the other.

    `high` is the chart with all rows set aside counted; a way counts where a rule marks it.
    """
    either = (chart["rule"] != "") | (high["rule"] != "")
    return either & ((chart["rule"] != high["rule"]) | (chart["way"] != high["way"]))


def _meaning(unknown: bool, rule: str, way: int, direction: int) -> str:
    if unknown:
        return CANNOT_TELL
    if not rule:
        return COMMON
    if direction == NEITHER_IS_BETTER:
        return DIFFERENT
    return IMPROVING if way == direction else CONCERNING


def assurance(lower: float, upper: float, target: float, direction: int) -> str | None:
    """Return whether limits pass or fail a target each time, or only now and then.

    None without a target, and where neither side is better. A lower limit that isn't there lies
    below any target.
    """
    if math.isnan(target) or math.isnan(upper) or direction == NEITHER_IS_BETTER:
        return None
    if target > upper:
        return PASSING if direction == LOWER_IS_BETTER else FAILING
    if target < lower:
        return FAILING if direction == LOWER_IS_BETTER else PASSING
    return HIT_AND_MISS
