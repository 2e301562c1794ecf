"""Verdicts on numbers beside each other: facts as counted, of which no chance is part."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from moorlands_dash.measures import verdicts
from moorlands_dash.measures.claims.kinds import FEWEST, MOST, SHARE_OVER, SHARE_UNDER
from moorlands_dash.measures.doubt import agreed

ROUGHLY, ROUNDED = 2.5, 0.5
"""Points of per cent by which a share may be off: a fraction in words, and one in figures."""

Bounds = tuple[float, float]
"""A count, and the same with the rows set aside that may belong to it."""


def numbers_verdict(more: bool, ours: Bounds, theirs: Bounds, *, complete: bool) -> str:
    """Return whether one count is more (else fewer) than another; as many are neither.

    Counts in doubt are told where both of their ends say the same.
    """
    if not complete or pd.isna(ours[0]) or pd.isna(theirs[0]):
        return verdicts.CANNOT_TELL
    corners = ((ours[0], theirs[0]), (ours[1], theirs[0]), (ours[0], theirs[1]))
    words = [[_word(one > other if more else one < other)] for one, other in corners]
    return agreed(words)[0]


def number_rank_verdict(
    kind: str, count: Bounds, others: Sequence[Bounds], *, complete: bool
) -> str:
    """Return whether a ward alone has the most, or the fewest, of all."""
    assert kind in (MOST, FEWEST)
    words = [numbers_verdict(kind == MOST, count, other, complete=complete) for other in others]
    for word in (verdicts.NOT_SUPPORTED, verdicts.CANNOT_TELL):
        if word in words:
            return word
    return verdicts.SUPPORTED


def share_verdict(
    kind: str, amount: float, count: Bounds, whole: Bounds, *, worded: bool, complete: bool
) -> str:
    """Return whether a part of a whole is the share of it, in per cent, that is claimed.

    A share in figures holds where it rounds to them, a fraction in words within 2.5 points.
    """
    if not complete or pd.isna(count[0]) or pd.isna(whole[0]):
        return verdicts.CANNOT_TELL
    if whole[0] == 0:
        return verdicts.TOO_FEW
    corners = ((count[0], whole[0]), (count[1], whole[1]), (count[0], whole[1]))
    return agreed([[_share_word(kind, amount, 100 * a / b, worded)] for a, b in corners])[0]


def _share_word(kind: str, amount: float, share: float, worded: bool) -> str:
    if kind == SHARE_OVER:
        return _word(share > amount)
    if kind == SHARE_UNDER:
        return _word(share < amount)
    off = ROUGHLY if worded else ROUNDED
    return _word(-off <= share - amount < off or abs(share - amount) <= 1e-9)


def every_verdict(words: Sequence[str]) -> str:
    """Return the verdict on a claim of every ward: one ward of which it isn't shown is enough.

    `words` are the wards' own verdicts. One that can't be told leaves it open, unless another one
    speaks against it.
    """
    if not words or set(words) <= {verdicts.CANNOT_TELL}:
        return verdicts.CANNOT_TELL
    if set(words) & {verdicts.NOT_SUPPORTED, verdicts.TOO_FEW}:
        return verdicts.NOT_SUPPORTED
    return verdicts.CANNOT_TELL if verdicts.CANNOT_TELL in words else verdicts.SUPPORTED


def _word(holds: bool) -> str:
    return verdicts.SUPPORTED if holds else verdicts.NOT_SUPPORTED
