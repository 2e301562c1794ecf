"""The numbers that a typed claim holds: per cent of a change, or a count of incidents."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from moorlands_dash.claims.lexis import NUMBER_WORDS
from moorlands_dash.measures.claims import judging as claims

NUMBERS = NUMBER_WORDS | {"a dozen": 12, "twenty": 20, "fifty": 50, "a hundred": 100}


@dataclass(frozen=True)
class Amount:
    """A number with what it is of: no kind is per cent of a change."""

    start: int
    end: int
    kind: str
    size: float


_N = r"(\d+(?:\.\d+)?|" + "|".join(NUMBERS) + r")"
_PERCENT = r"(?: percent| per cent)"
_ABOUT = "(?:by )?(?:at least |about |around |roughly |some |over |more than )?"
_NOT_PERCENT = r"(?! percent| per cent| times| months| years| (?:percentage )?points)\b"

_PATTERNS: tuple[tuple[str, str, Callable[[float], float]], ...] = (
    ("", rf"{_ABOUT}{_N}{_PERCENT}\b", lambda n: n),
    ("times", rf"(?:at least )?{_N} times(?: as (?:high|many|much)| higher)?\b", lambda n: n),
    (claims.MORE_THAN, rf"(?:more than|over|above|in excess of) {_N}{_NOT_PERCENT}", lambda n: n),
    (claims.MORE_THAN, rf"(?:at least|no fewer than) {_N}{_NOT_PERCENT}", lambda n: n - 1),
    (claims.FEWER_THAN, rf"(?:fewer than|less than|under|below) {_N}{_NOT_PERCENT}", lambda n: n),
    (claims.FEWER_THAN, rf"(?:at most|no more than|up to) {_N}{_NOT_PERCENT}", lambda n: n + 1),
    (claims.EXACTLY, rf"(?:exactly|precisely) {_N}{_NOT_PERCENT}", lambda n: n),
)
"""Kind of claim, its words, and the number that it stands for."""

_COMPILED = tuple((kind, re.compile(words), size) for kind, words, size in _PATTERNS)
_TIMES = {2.0: claims.DOUBLED, 3.0: claims.TREBLED}
_HIDDEN = "·"


def find_amounts(words: Sequence[str], taken: Sequence[bool]) -> list[Amount]:
    """Return the amounts among the words that aren't taken, from left to right."""
    shown = [_HIDDEN if used else word for word, used in zip(words, taken, strict=True)]
    found, place = [], 0
    while place < len(shown):
        amount = _at(shown, place)
        if amount is not None:
            found.append(amount)
        place = amount.end if amount else place + 1
    return found


def _at(words: list[str], place: int) -> Amount | None:
    text = " ".join(words[place:])
    for kind, pattern, size in _COMPILED:
        if m := pattern.match(text):
            number = float(NUMBERS[m[1]] if m[1] in NUMBERS else m[1])
            end = place + len(m[0].split())
            return _amount(place, end, kind, size(number))
    return None


def _amount(start: int, end: int, kind: str, size: float) -> Amount | None:
    """Return the amount; so many times as much is a change, and a count is a whole number."""
    if kind == "times":
        if size in _TIMES:
            return Amount(start, end, _TIMES[size], 0.0)
        return Amount(start, end, claims.RISEN_BY, (size - 1) * 100) if size > 1 else None
    if kind and not size.is_integer():
        return None
    return Amount(start, end, kind, size)
