"""The periods that a typed claim names: months, years, and what they are set against."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from moorlands_dash.claims.calendar import SEASONS, Calendar
from moorlands_dash.claims.expressions import (
    EXPRESSIONS,
    Read,
    Relative,
    first_and_last,
    last_years,
)
from moorlands_dash.periods import Period

PERIOD, BEFORE, SINCE, EITHER, BACK = "period", "before", "since", "either", "back"
"""What a period in a claim is: the one claimed about, the one it is set against, a beginning, the
two ends of a change, or how far a record reaches back ("in five years")."""


@dataclass(frozen=True)
class When:
    """A period found in a claim's words."""

    start: int
    end: int
    """Words from `start` up to `end`."""
    role: str
    readings: tuple[Period | Relative, ...]
    """What it may mean; more than one must be asked, none can't be."""
    ends: tuple[Period, Period] | None = None
    """Of "from 2024 to 2025": its first and last part."""
    direct: bool = False
    """Whether a change is surely from the first part to the last."""


_ROLE = (
    (BEFORE, r"(?:than|compared (?:with|to)|against|versus|vs|v|on|from|as)"
     r"(?: (?:it|they|there|we) (?:was|were|did|had))?(?: back)?(?: in)? (?:the )?"),
    (SINCE, r"since (?:the )?"),
    (BACK, r"(?:in|for) (?:over |more than |at least )?"),
    (PERIOD, r"(?:(?:in|over|during|for|within|throughout|across|of) )?(?:the )?"),
)  # fmt: skip
"""Role -> what stands before a period that has it."""


_COMPILED = tuple((kind, re.compile(words + r"\b"), read) for kind, words, read in EXPRESSIONS)
_PREFIXES = tuple((role, re.compile(words)) for role, words in _ROLE)
_HIDDEN = "·"


def find_periods(words: Sequence[str], taken: Sequence[bool], calendar: Calendar) -> list[When]:
    """Return the periods among the words that aren't taken, from left to right."""
    shown = [_HIDDEN if used else word for word, used in zip(words, taken, strict=True)]
    found, place = [], 0
    while place < len(shown):
        when = _at(shown, place, calendar)
        if when is not None:
            found.append(when)
        place = when.end if when else place + 1
    return found


def _at(words: list[str], place: int, calendar: Calendar) -> When | None:
    """Return the period that begins with this very word, if one does."""
    text = " ".join(words[place:])
    for role, prefix in _PREFIXES:
        ahead = prefix.match(text)
        if ahead is None:
            continue
        for kind, pattern, read in _COMPILED:
            m = pattern.match(text, ahead.end())
            if m is None or (kind == "back") != (role == BACK):
                continue
            dated = _dated(ahead[0], m[0]) or _subject(text[m.end() :], m[0])
            if (kind == "month" and not dated) or not _fits(kind, role, m):
                continue
            end = place + len(text[: m.end()].split())
            return _when(place, end, role, kind, m, ahead[0], calendar, read)
    return None


def _fits(kind: str, role: str, m: re.Match[str]) -> bool:
    """Tell whether "now" and "last" stand behind "than"; the latter ends a claim."""
    if kind == "end":
        return role == BEFORE and m.end() == len(m.string)
    return kind != "now" or role == BEFORE


def _dated(ahead: str, name: str) -> bool:
    """Tell whether a bare month is meant as one: "may" and "march" are words, too."""
    return bool(ahead) or " " in name


def _subject(behind: str, name: str) -> bool:
    """Tell whether a bare month is what something is said of: "September saw the fewest"."""
    verb = behind.split()[:1]
    return name not in SEASONS and bool(verb) and verb[0] in _SAID_OF_MONTHS


_SAID_OF_MONTHS = ("saw", "was", "had", "brought", "recorded")


def _when(
    place: int, end: int, role: str, kind: str, m: re.Match[str], ahead: str, calendar: Calendar,
    read: Read,
) -> When:  # fmt: skip
    try:
        readings: tuple[Period | Relative, ...] = read(m, calendar)
    except ValueError:
        readings = ()
    if kind == "apart":
        readings = _apart(readings, ahead)
    if kind in ("relative", "apart", "end"):
        return When(place, end, BEFORE, readings)
    if kind == "rolling":
        return _last_year(place, end, role, m, ahead, calendar, readings)
    direct = ahead.startswith("from ") or m[0].startswith("between ")
    if readings and (kind in _YEARS or (kind == "range" and direct)):
        ends = first_and_last(kind, m, calendar)
        return When(place, end, EITHER, readings, ends, direct=direct and kind in _YEARS)
    return When(place, end, role, readings)


_YEARS = ("years", "financials")


def _apart(readings: tuple[Period | Relative, ...], ahead: str) -> tuple[Period | Relative, ...]:
    """Return "3 years earlier" as such; "in the 3 years before" are all of those years."""
    if ahead.endswith("the "):
        return readings
    return tuple(
        Relative(back=each.months) if isinstance(each, Relative) else each for each in readings
    )


def _last_year(
    place: int, end: int, role: str, m: re.Match[str], ahead: str, calendar: Calendar,
    readings: tuple[Period | Relative, ...],
) -> When:  # fmt: skip
    """Return what "last year" is: one thing after "than", another after "in the"."""
    if role in (BEFORE, SINCE) and m[0].startswith("last year"):
        return When(place, end, BEFORE, (Relative(),))
    if m[0] == "last year" and not ahead.endswith("the "):
        return When(place, end, role, last_years(calendar))
    return When(place, end, role, readings)
