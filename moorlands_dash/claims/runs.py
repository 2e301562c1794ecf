"""Changes in a row, and from one number to another: "three years running", "from 10 to 15"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from moorlands_dash.claims import number_words
from moorlands_dash.claims.expressions import Relative
from moorlands_dash.claims.lexis import KIND
from moorlands_dash.claims.model import Span
from moorlands_dash.claims.number_words import NUMBER, counts_up, value
from moorlands_dash.claims.periods import BACK, When
from moorlands_dash.measures.claims import kinds as claims

_ORDINAL = "|".join(number_words.ORDINALS)
_AFTER = "running|in a row|in succession|on the trot|straight|successively|consecutively|on the go"
_BEFORE = "consecutive|successive|straight"
_LEAD = r"(?:(?:for|in|over|during) )?(?:(?:the|a|its|their) )?(?:(?:last|past) )?"
_UNITS = "(year|quarter|month)s?"
_PATTERNS = (
    re.compile(rf"{_LEAD}({NUMBER}) {_UNITS} (?:{_AFTER})(?= |$)"),
    re.compile(rf"{_LEAD}({_ORDINAL}) {_UNITS} (?:{_AFTER})(?= |$)"),
    re.compile(rf"{_LEAD}({NUMBER}) (?:{_BEFORE}) {_UNITS}(?: (?:{_AFTER}))?(?= |$)"),
    re.compile(rf"{_LEAD}({_ORDINAL}) (?:{_BEFORE}) {_UNITS}(?: (?:{_AFTER}))?(?= |$)"),
)
_MOST_TURNS = 24
_FROM = re.compile(rf"from ({NUMBER})(?= |$)")
_TO = re.compile(rf"to ({NUMBER})(?= |$)")
_BACKWARD = re.compile(rf"to ({NUMBER}) from ({NUMBER})(?= |$)")
_BOTH = re.compile(rf"from ({NUMBER}) to ({NUMBER})(?= |$)")


@dataclass(frozen=True)
class Run:
    """So many changes in a row, as the words say it."""

    start: int
    end: int
    turns: int
    each: str
    """What the turns are: year, quarter or month."""


@dataclass(frozen=True)
class FromTo:
    """Two numbers of two periods: the earlier's and the later's."""

    start: int
    end: int
    earlier: float
    later: float


def find_run(words: Sequence[str]) -> Run | None:
    """Return the changes in a row that a text tells of, if it does."""
    for place in range(len(words)):
        text = " ".join(words[place:])
        for pattern in _PATTERNS:
            if (m := pattern.match(text)) is None:
                continue
            turns = number_words.ORDINALS.get(m[1])
            if turns is None:
                turns = int(value(m[1])) if counts_up(m[1]) else 0
            if 1 < turns <= _MOST_TURNS:
                return Run(place, place + len(m[0].split()), turns, m[2])
    return None


_EXTREME = re.compile(
    rf"(?:(?:at|to|hits?|reached|reaches)(?: an?)?|an?|its) (?:({NUMBER}) year|decade) (low|high)"
    r"(?= |$)"
)


def find_extreme(words: Sequence[str]) -> tuple[When, Span] | None:
    """Return "at a five year low" as a record of so many years."""
    for place in range(len(words)):
        m = _EXTREME.match(" ".join(words[place:]))
        if m is None or (m[1] and not _numbers(m[1])):
            continue
        end = place + len(m[0].split())
        months = int(value(m[1])) * 12 if m[1] else 120
        kind = claims.RECORD_LOW if m[2] == "low" else claims.RECORD_HIGH
        return When(place, end, BACK, (Relative(months),)), Span(place, end, KIND, kind)
    return None


def find_from_to(
    words: Sequence[str], taken: Sequence[bool], whens: Sequence[When]
) -> tuple[FromTo | None, list[tuple[int, int]], When | None]:
    """Return two numbers, the words that they stand in, and the earlier number's own period.

    "From 421 in 2024/25 to 399 in 2025/26", or "from 421 to 399".
    """
    shown = ["·" if used else word for word, used in zip(words, taken, strict=True)]
    if (beside := _set_beside(shown, whens)) is not None:
        return beside
    for place in range(len(shown)):
        text = " ".join(shown[place:])
        if (m := _BOTH.match(text)) and _numbers(m[1], m[2]):
            end = place + len(m[0].split())
            return FromTo(place, end, value(m[1]), value(m[2])), [(place, end)], None
        if (m := _BACKWARD.match(text)) and _numbers(m[1], m[2]):
            end = place + len(m[0].split())
            return FromTo(place, end, value(m[2]), value(m[1])), [(place, end)], None
        if (m := _FROM.match(text)) is None or not _numbers(m[1]):
            continue
        middle = place + len(m[0].split())
        when = next((each for each in whens if each.start == middle), None)
        behind = None if when is None else _TO.match(" ".join(shown[when.end :]))
        if when is not None and behind is not None and _numbers(behind[1]):
            end = when.end + len(behind[0].split())
            found = FromTo(place, end, value(m[1]), value(behind[1]))
            return found, [(place, middle), (when.end, end)], when
    return None, [], None


def _set_beside(
    shown: Sequence[str], whens: Sequence[When]
) -> tuple[FromTo, list[tuple[int, int]], When | None] | None:
    """Return "312 in 2025, up from 290 in 2024", or "312 compared with 290 in 2024"."""
    for place in range(1, len(shown)):
        m = _EARLIER.match(" ".join(shown[place:]))
        if m is None or not _numbers(m[1]) or (m[0][0] == "f" and shown[place - 1] not in _MOVED):
            continue
        end = place + len(m[0].split())
        ahead = [
            (at, at + len(n[0].split()), value(n[1]))
            for at in range(place)
            if (n := _NUMBER.match(" ".join(shown[at:place]))) and _numbers(n[1])
        ]
        if len(ahead) != 1:
            continue
        start, stop, later = ahead[0]
        earlier = next((each for each in whens if each.start == end), None)
        return FromTo(start, end, value(m[1]), later), [(start, stop), (place, end)], earlier
    return None


_MOVED = ("up", "down")
_EARLIER = re.compile(
    rf"(?:from|compared (?:with|to)|against) ({NUMBER})"
    r"(?= ·| recorded| reported| the year before|$)"
)
_NUMBER = re.compile(rf"({NUMBER})(?= |$)")


def _numbers(*texts: str) -> bool:
    return all(counts_up(text) and value(text).is_integer() for text in texts)
