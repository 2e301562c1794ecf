"""Verdicts on numbers beside each other: facts as counted, of which no chance is part."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from moorlands_dash.measures import verdicts
from moorlands_dash.measures.claims.kinds import (
    FEWER_THAN,
    FEWEST,
    MORE_THAN,
    MOST,
    PART_OVER,
    PART_UNDER,
    RATE_OVER,
    RATE_UNDER,
    SHARE_OVER,
    SHARE_UNDER,
)
from moorlands_dash.measures.doubt import agreed

ROUGHLY, ROUNDED = 2.5, 0.5
"""Points of per cent by which a share may be off: a fraction in words, and one in figures."""

ROUGH = 0.1
"""What is said to be about so many may be off by a tenth."""

_EXACT = 1e-9
_WHOLE_TIMES, _HALF = 0.05, 0.505
_ROUNDED_TIMES = 100

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


def least_times(amount: float, *, upward: bool) -> float:
    """Return the ratio that "so many per cent more" (or less) must reach, rounded as people do.

    Twice is 1.95, three times 2.95, half 0.505; per cent may be half a one short.
    """
    if upward and amount % _ROUNDED_TIMES == 0:
        return 1 + amount / 100 - _WHOLE_TIMES
    if not upward and amount == 50:
        return _HALF
    return 1 + (amount - ROUNDED) / 100 * (1 if upward else -1)


def apart_enough(amount: float | None, ratio: float, *, upward: bool) -> bool:
    """Tell whether one number is above (else below) another by the per cent that are claimed."""
    if pd.isna(ratio):
        return False
    if amount is None:
        return ratio > 1 if upward else ratio < 1
    least = least_times(amount, upward=upward)
    return ratio >= least - _EXACT if upward else ratio <= least + _EXACT


def sized_verdict(
    word: str, amount: float | None, ours: float, theirs: float, *, upward: bool
) -> str:
    """Return the verdict on two numbers that must be apart by so many per cent, too."""
    if word != verdicts.SUPPORTED or amount is None:
        return word
    ratio = ours / theirs if theirs else float("inf")
    return _word(apart_enough(amount, ratio, upward=upward))


def number_rank_verdict(
    kind: str,
    count: Bounds,
    others: Sequence[Bounds],
    *,
    complete: bool,
    place: int = 1,
    among: bool = False,
) -> str:
    """Return whether one alone has the most (or fewest) of all, or the place that is claimed.

    `among` asks for one of the first so many places, which several may share.
    """
    assert kind in (MOST, FEWEST)  # nosec B101 # tells the type checker
    if not complete or any(pd.isna(each[0]) for each in (count, *others)):
        return verdicts.CANNOT_TELL
    way = 1 if kind == MOST else -1
    corners = ((0, 0), (1, 0), (0, 1))
    words = [
        [_word(_in_place(way * count[own], [way * each[rest] for each in others], place, among))]
        for own, rest in corners
    ]
    return agreed(words)[0]


def _in_place(count: float, others: Sequence[float], place: int, among: bool) -> bool:
    """Tell whether a count has a place, the largest first; as many as another has none alone."""
    rank = 1 + sum(other > count for other in others)
    return rank <= place if among else rank == place and count not in others


def value_verdict(
    kind: str, amount: float, value: Bounds, *, rough: bool = False, upper: float | None = None
) -> str:
    """Return whether a rate, or a count for each month, week or day, is what is claimed.

    One in figures holds where it rounds to them, a rough one ("about 20") within a tenth.
    """
    if any(pd.isna(each) for each in value):
        return verdicts.CANNOT_TELL
    words = [[_value_word(kind, amount, each, rough, upper)] for each in value]
    return agreed(words)[0]


def _value_word(kind: str, amount: float, value: float, rough: bool, upper: float | None) -> str:
    if kind in (RATE_OVER, MORE_THAN):
        return _word(value > amount)
    if kind in (RATE_UNDER, FEWER_THAN):
        return _word(value < amount)
    if upper is not None:
        return _word(amount <= value <= upper)
    return _word(rounds_to(value, amount, rough=rough))


def rounds_to(value: float, amount: float, *, rough: bool) -> bool:
    """Tell whether a value, rounded to the figures that are claimed, is what is claimed."""
    places = len(f"{amount:g}".partition(".")[2])
    off = max(ROUNDED * 10**-places, ROUGH * amount if rough else 0)
    return bool(abs(value - amount) <= off + _EXACT)


def share_verdict(
    kind: str,
    amount: float,
    count: Bounds,
    whole: Bounds,
    *,
    worded: bool,
    complete: bool,
    upper: float | None = None,
) -> str:
    """Return whether a part of a whole is the share of it, in per cent, that is claimed.

    A share in figures holds where it rounds to them, a fraction in words within 2.5 points, one
    with an upper end ("almost half": 45 to 50) between both.
    """
    if not complete or pd.isna(count[0]) or pd.isna(whole[0]):
        return verdicts.CANNOT_TELL
    if whole[0] == 0:
        return verdicts.TOO_FEW
    corners = ((count[0], whole[0]), (count[1], whole[1]), (count[0], whole[1]))
    return agreed([[_share_word(kind, amount, 100 * a / b, worded, upper)] for a, b in corners])[0]


def _share_word(kind: str, amount: float, share: float, worded: bool, upper: float | None) -> str:
    if kind in (SHARE_OVER, PART_OVER):
        return _word(share > amount)
    if kind in (SHARE_UNDER, PART_UNDER):
        return _word(share < amount)
    if upper is not None:
        return _word(amount <= share <= upper)
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
