"""Chances in numbers and in words that nobody can misread: "about 3 in 10"."""

from __future__ import annotations

import math

CANNOT_TELL = "cannot tell"

CERTAIN = (0.0, 1.0)
"""Chances of what is settled: the limit passed, or the year over."""
SETTLED = "settled"
"""What stands for such a chance: the status says which way."""

_NEARLY = 0.99
_RARELY = 0.01
_TWENTIETH = 0.05
_BETWEEN = 0.075
"""Half way from 1 in 20 to 1 in 10."""


def chance_percent(chance: float) -> str:
    """Return "29%"; rounded down, so that 79.6% never reads as the 80% of a better status."""
    if math.isnan(chance):
        return CANNOT_TELL
    if chance > _NEARLY:
        return "over 99%"
    return "under 1%" if chance < _RARELY else f"{_floored(chance)}%"


def _floored(chance: float) -> int:
    return math.floor(chance * 100 + 1e-9)


def chance_said(chance: float) -> str:
    """Return "44%, about 4 in 10"; the number alone where words would only repeat it."""
    number = chance_percent(chance)
    repeated = math.isnan(chance) or chance < _RARELY or chance > _NEARLY
    return number if repeated else f"{number}, {chance_words(chance)}"


def chance_words(chance: float) -> str:
    """Return a chance from 0 to 1 as frequencies say it: "about 3 in 10", "about 1 in 20".

    Natural frequencies are understood better than percentages or words such as "likely".
    Source: Gigerenzer and Hoffrage (1995), Psychological Review 102.
    """
    if math.isnan(chance):
        return CANNOT_TELL
    if chance in CERTAIN:
        return SETTLED
    if chance < _RARELY or chance > _NEARLY:
        return "under 1 in 100" if chance < _RARELY else "over 99 in 100"
    if chance < _TWENTIETH or chance > 1 - _TWENTIETH:
        return f"about {_floored(chance)} in 100"
    if chance < _BETWEEN or chance > 1 - _BETWEEN:
        return "about 1 in 20" if chance < _BETWEEN else "about 19 in 20"
    return f"about {round(chance * 10)} in 10"
