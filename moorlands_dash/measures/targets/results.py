"""What came of a target once its year is over, and whether a forecast had it right."""

from __future__ import annotations

import math

from moorlands_dash import statuses
from moorlands_dash.measures import verdicts

RESULTS = tuple(mark.word for mark in statuses.RESULTS)
"""What a closed target's result may be, the one that needs most attention first."""

KEPT = (verdicts.MET, verdicts.HELD)
BROKEN = (verdicts.MISSED, verdicts.WORSE)

_SURVEYED = {verdicts.BEYOND: verdicts.MET, verdicts.SHORT: verdicts.MISSED}

LEVEL = 0.8
"""Share of the outturns that honest intervals hold."""

EVEN = 0.5


def result(kind: str, standing: str, judgement: object = None) -> str:
    """Return one of `RESULTS` for a target whose period is over.

    `standing` is that of the table of targets: a count met, missed or not known; a survey's
    newest wave beyond its target, short of it, or neither. A count whose last months are not
    loaded is not told, unless it is missed already. "No worse" is a question of its own:
    a count under the ceiling is held only where its whole interval is, and a count above it is
    worse than before only where the whole interval lies above the baseline (`judgement`); else
    above it is missed, and under it nothing is shown.
    """
    if kind.startswith("survey"):
        return _SURVEYED.get(standing, standing)
    if standing not in (verdicts.MET, verdicts.MISSED):
        return verdicts.CANNOT_TELL
    if kind != "no_worse":
        return standing
    if judgement == verdicts.WORSE:
        return verdicts.WORSE
    if standing == verdicts.MISSED:
        return verdicts.MISSED
    return verdicts.HELD if judgement == verdicts.HELD else verdicts.NOT_SHOWN


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
