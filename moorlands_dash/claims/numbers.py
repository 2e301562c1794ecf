"""The numbers that a typed claim holds: per cent of a change, a share, or a count of incidents."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from moorlands_dash.claims.number_words import (
    BOUNDS,
    JUST_OVER,
    NEARLY,
    NUMBER,
    REACH,
    counts_up,
    value,
)
from moorlands_dash.measures.claims import kinds as claims

PERCENT, TIMES, ONE_IN = "", "times", "one in"
ROUGH = "rough"
"""What a number may be of, besides a kind of count."""


@dataclass(frozen=True)
class Amount:
    """A number with what it is of: no kind is per cent of a change."""

    start: int
    end: int
    kind: str
    size: float
    upper: float | None = None
    """The higher end of a range."""
    bound: str = ""
    """Whether per cent are said to be "at least", "over", "under" or "about" so many."""
    value: float | None = None
    """The number itself, where a count of whole incidents is beyond it: of "at least 20", 20."""
    rough: bool = False
    """Whether it is "about" so many."""


_N = f"({NUMBER})"
_PERCENT = r"(?: percent| per cent| pc| pct)"
_BOUNDS = {**BOUNDS, "exactly": ""}
_BOUND = f"(?:by )?(?:({'|'.join(_BOUNDS)}) )?(?:by )?"
_NO_COUNT = (
    r"(?! percent| per cent| pc\b| pct\b| times| months| years| days| weeks| fold|"
    r" (?:percentage )?points| in \d| out of)\b"
)

_LIKELY = r"likely to be(?: a victim of| the victim of| victims of)?|likely to suffer"
_FOLDS = ("four", "five", "six", "seven", "eight", "nine", "ten")

_PATTERNS: tuple[tuple[str, str], ...] = (
    (PERCENT, rf"{_BOUND}{_N}{_PERCENT}\b"),
    (ONE_IN, rf"{_BOUND}{_N} (?:in|out of)(?: every)? {_N}\b"),
    (
        TIMES,
        rf"(?:by )?(?:at least |more than |over )?{_N} (?:times|fold)"
        rf"(?: as (?:high|many|much|common|bad|{_LIKELY})| higher)?\b",
    ),
    (
        ROUGH,
        rf"(?:about|around|roughly|approximately|circa|close to) {_N}{_NO_COUNT}",
    ),
    (JUST_OVER, rf"(?:just over|a little over|slightly more than|slightly over) {_N}{_NO_COUNT}"),
    (
        NEARLY,
        rf"(?:just under|a little under|slightly fewer than|slightly under|nearly|almost) "
        rf"{_N}{_NO_COUNT}",
    ),
    (TIMES, rf"(?:by )?({'|'.join(_FOLDS)})fold\b"),
    (claims.BETWEEN, rf"between {_N} and {_N}{_NO_COUNT}"),
    (claims.BETWEEN, r"(?:between |from )?(\d+)-(\d+)\b(?! percent| per cent)"),
    (
        claims.MORE_THAN,
        rf"(?:more than|over|above|in excess of|upwards of|exceeded|exceeds|"
        rf"exceeding|exceed|topped|topping|passed|greater than|higher than) {_N}{_NO_COUNT}",
    ),
    ("at least", rf"(?:at least|no fewer than|no less than|not less than) {_N}{_NO_COUNT}"),
    (claims.FEWER_THAN, rf"(?:fewer than|less than|under|below|lower than) {_N}{_NO_COUNT}"),
    ("at most", rf"(?:at most|no more than|not more than|up to) {_N}{_NO_COUNT}"),
    (claims.EXACTLY, rf"(?:exactly|precisely|just|only|a total of|total of) {_N}{_NO_COUNT}"),
)
"""What a number is of, and its words; the first that fits is taken."""

_COMPILED = tuple((kind, re.compile(words)) for kind, words in _PATTERNS)
_BARE = re.compile(rf"{_N}{_NO_COUNT}")
_BARE_RANGE = re.compile(rf"{_N} to {_N}{_NO_COUNT}")
_BEYOND: dict[str, tuple[str, Callable[[float], float]]] = {
    "at least": (claims.MORE_THAN, lambda n: n - 1),
    "at most": (claims.FEWER_THAN, lambda n: n + 1),
}
_MULTIPLES = {2.0: claims.DOUBLED, 3.0: claims.TREBLED}
_HIDDEN = "·"


def find_amounts(
    words: Sequence[str], taken: Sequence[bool], counted: Callable[[int], bool]
) -> list[Amount]:
    """Return the amounts among the words that aren't taken, from left to right.

    A bare number is one where what is counted begins at the word behind it (`counted`).
    """
    shown = [_HIDDEN if used else word for word, used in zip(words, taken, strict=True)]
    found, place = [], 0
    while place < len(shown):
        amount = _at(shown, place) or _bare(shown, place, counted)
        if amount is not None:
            found.append(amount)
        place = amount.end if amount else place + 1
    return found


def _at(words: list[str], place: int) -> Amount | None:
    text = " ".join(words[place:])
    for kind, pattern in _COMPILED:
        if (m := pattern.match(text)) is None:
            continue
        groups = [group for group in m.groups() if group and group not in _BOUNDS]
        if not all(counts_up(group) for group in groups):
            continue
        if place and m[0].startswith("up to ") and words[place - 1] in _MOVED:
            continue
        bound = next((_BOUNDS[group] for group in m.groups() if group in _BOUNDS), "")
        end = place + len(m[0].split())
        return _amount(place, end, kind, [value(group) for group in groups], bound)
    return None


def _bare(words: list[str], place: int, counted: Callable[[int], bool]) -> Amount | None:
    """Return a number straight before what it counts: "12 burglaries"."""
    text = " ".join(words[place:])
    if (m := _BARE_RANGE.match(text)) and counted(place + len(m[0].split())):
        end = place + len(m[0].split())
        return _amount(place, end, claims.BETWEEN, [value(m[1]), value(m[2])], "")
    m = _BARE.match(text)
    struck = words[max(place - 2, 0) : place] in (["hit", "by"], ["called", "to"])
    apart = place and words[place - 1] in _NOT_BEFORE and not struck
    if m is None or not counts_up(m[1]) or apart:
        return None
    end = place + len(m[0].split())
    return _amount(place, end, claims.EXACTLY, [value(m[1])], "") if counted(end) else None


_MOVED = {"is", "are", "was", "were", "been", "gone", "went", "goes", "go", "back", "now"}
"""Words after which "up to 50" is a rise, and no limit."""
_NOT_BEFORE = {"by", "to", "from", "of", "top", "bottom", "worst", "best", "safest", "highest",
               "lowest", "and", "some", "another", "extra", "every"}  # fmt: skip
"""Words after which a number isn't simply how many there were."""


def _amount(start: int, end: int, kind: str, sizes: list[float], bound: str) -> Amount | None:
    """Return the amount; so many times as much is a change, and a count is a whole number."""
    size = sizes[0]
    if kind == PERCENT:
        if not size:
            return None
        return Amount(start, end, kind, size, bound=bound)
    if kind == ONE_IN:
        whole = sizes[1]
        return Amount(start, end, ONE_IN, size / whole * 100, bound=bound) if size < whole else None
    if kind == TIMES:
        if size in _MULTIPLES:
            return Amount(start, end, _MULTIPLES[size], 0.0)
        return Amount(start, end, claims.RISEN_BY, (size - 1) * 100) if size > 1 else None
    if kind == ROUGH:
        return Amount(start, end, claims.EXACTLY, size, value=size, rough=True)
    if kind in REACH:
        low, high = (part * size for part in REACH[kind])
        whole = round(low) if kind == JUST_OVER else min(round(low), size - 1)
        upper = max(round(high), size + 1) if kind == JUST_OVER else size
        return Amount(start, end, claims.BETWEEN, whole, upper=upper, value=low)
    if kind == claims.BETWEEN:
        low, high = sizes
        return Amount(start, end, kind, low, upper=high) if low < high else None
    named, moved = _BEYOND.get(kind, (kind, float))
    whole = size.is_integer()
    return Amount(start, end, named, moved(size) if whole else size, value=size,
                  bound=kind if kind in _BEYOND else "")  # fmt: skip
