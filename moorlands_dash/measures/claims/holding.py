"""Verdicts on denied claims, on rows of changes, records, and on no change at all."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pandas as pd

from moorlands_dash.measures import verdicts
from moorlands_dash.measures.claims.kinds import FALLEN_EACH, RECORD_HIGH, RISEN_EACH

LEAST_YEARS = 3
"""A record needs as many earlier years to be one of."""
LEAST_MONTHS = 12
"""A month's record needs as many other months."""
ALIKE = 0.1
"""What is called about the same lies within a tenth of the other, its whole 95% interval."""


def denied_verdict(verdict: str, as_counted: bool | None) -> str:
    """Return the verdict on the denial of what `verdict` is on: "burglary has not risen".

    The denial is supported where what is denied isn't so even as counted. Where it is so as
    counted, though not clearly, neither is supported.
    """
    if verdict in (verdicts.CANNOT_TELL, verdicts.TOO_FEW):
        return verdict
    if verdict == verdicts.SUPPORTED or as_counted is None or as_counted:
        return verdicts.NOT_SUPPORTED
    return verdicts.SUPPORTED


def same_verdict(word: str, limits: tuple[float, float]) -> str:
    """Return whether two periods are about the same; `word` is that of their change.

    No clear change isn't yet that nothing changed: it is supported where the ratio's whole 95%
    interval lies within a tenth of 1 (two one-sided tests of equivalence: Schuirmann (1987), J.
    Pharmacokinet. Biopharm. 15). A clear change, however small, is enough against it.
    """
    lower, upper = limits
    if word == verdicts.CANNOT_TELL:
        return word
    if word in (verdicts.HIGHER_THAN_USUAL, verdicts.LOWER_THAN_USUAL):
        return verdicts.NOT_SUPPORTED
    within = lower >= 1 - ALIKE and upper <= 1 + ALIKE
    return verdicts.SUPPORTED if within else verdicts.TOO_FEW


def from_to_verdict(
    claimed: tuple[float, float], counted: tuple[float, float], *, complete: bool
) -> str:
    """Return whether two periods have the numbers that are claimed: first the earlier's."""
    if not complete or any(pd.isna(count) for count in counted):
        return verdicts.CANNOT_TELL
    return verdicts.SUPPORTED if claimed == counted else verdicts.NOT_SUPPORTED


def turns_held(kind: str, counts: Sequence[float]) -> bool:
    """Tell whether each count is beyond the one before, from the earliest on."""
    assert kind in (RISEN_EACH, FALLEN_EACH)  # nosec B101 # tells the type checker
    pairs = pairwise(counts)
    return all(now > then if kind == RISEN_EACH else now < then for then, now in pairs)


def run_verdict(kind: str, counts: Sequence[float], word: str) -> str:
    """Return whether a count has gone the same way each time; `word` is of the last to the first.

    Each turn must go that way as counted, and all of them together must be a clear change: one
    turn by itself may be chance, as the claim is of the row.
    """
    if any(pd.isna(count) for count in counts) or word == verdicts.CANNOT_TELL:
        return verdicts.CANNOT_TELL
    if not turns_held(kind, counts):
        return verdicts.NOT_SUPPORTED
    if word == verdicts.TOO_FEW:
        return word
    clear = verdicts.HIGHER_THAN_USUAL if kind == RISEN_EACH else verdicts.LOWER_THAN_USUAL
    return verdicts.SUPPORTED if word == clear else verdicts.NOT_SUPPORTED


def record_verdict(
    kind: str, count: float, others: Sequence[int], word: str, *, least: int = LEAST_YEARS
) -> str:
    """Return the verdict on a record; `word` is that of the change from the nearest of the others.

    It is supported where the count is beyond all of at least so many others, and clearly beyond the
    nearest.
    """
    if pd.isna(count):
        return verdicts.CANNOT_TELL
    if len(others) < least:
        return verdicts.TOO_FEW
    high = kind == RECORD_HIGH
    if not (count > max(others) if high else count < min(others)):
        return verdicts.NOT_SUPPORTED
    if word in (verdicts.TOO_FEW, verdicts.CANNOT_TELL):
        return word
    clear = verdicts.HIGHER_THAN_USUAL if high else verdicts.LOWER_THAN_USUAL
    return verdicts.SUPPORTED if word == clear else verdicts.NOT_SUPPORTED
