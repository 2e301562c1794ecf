"""What came of a target once its year is over, and whether a forecast had it right."""

from __future__ import annotations

import math

from moorlands_dash import statuses
from moorlands_dash.measures import verdicts

RESULTS = tuple(mark.word for mark in statuses.RESULTS)
"""What a closed target's result may be, the one that needs most attention first."""

KEPT = (verdicts.MET,)
BROKEN = (verdicts.MISSED,)

LEVEL = 0.8
"""Share of the outturns that honest intervals hold."""

EVEN = 0.5


def result(status: str) -> str:
    """Return one of `RESULTS` for a target whose year is over, from its status in `targets`.

    The promise is the count (or the share): met or missed, by the one rule that its status is
    given by. Whether a count shows that things are no worse is another question, the judgement's,
    and changes no result. What is not settled when the year is over can't be told.
    """
    return status if status in RESULTS else verdicts.CANNOT_TELL


def holds(lower: float, upper: float, outturn: float) -> bool | None:
    """Tell whether an interval holds the outturn; None where either isn't known."""
    if any(math.isnan(value) for value in (lower, upper, outturn)):
        return None
    return lower <= outturn <= upper


def foreseen(chance: float, came: str) -> bool | None:
    """Tell whether a chance leant to the side that came; None where there is no telling.

    A chance above even leans to "met", one under it to "missed"; an even one leans to neither,
    which is not foreseen.
    """
    if math.isnan(chance) or came not in (*KEPT, *BROKEN):
        return None
    return chance > EVEN if came in KEPT else chance < EVEN
