"""The periods that a typed claim names: months, years, and what they are set against."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from moorlands_dash.claims.lexis import NUMBER_WORDS
from moorlands_dash.periods import (
    MONTH_NAMES,
    Period,
    add_months,
    financial_year,
    financial_year_start,
)

PERIOD, BEFORE, SINCE, EITHER = "period", "before", "since", "either"
"""What a period in a claim is: the one claimed about, the one it is set against, a beginning, or
the two ends of a change."""


@dataclass(frozen=True)
class Relative:
    """What lies before the claim's own period."""

    months: int | None = None
    """So many months straight before it; None is the same months a year before."""


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


_NUMBERS = NUMBER_WORDS | {
    "couple of": 2,
    "eighteen": 18,
    "twenty four": 24,
    "thirty six": 36,
}

_MONTHS = {name.casefold(): place for place, name in enumerate(MONTH_NAMES, start=1)}
_MONTHS |= {name[:3]: place for name, place in _MONTHS.items()} | {"sept": 9}

_M = "(" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + ")"
_Y = r"(20\d\d)(?! (?:%|percent\b|per cent\b|times\b))"
"""A year, not a size: "risen by 2000%"."""
_N = r"(\d{1,3}|" + "|".join(_NUMBERS) + ")"
_LAST = "(?:last|past|latest|most recent)"

_ROLE = (
    (BEFORE, r"(?:than|compared (?:with|to)|against|versus|vs|on|from|as)"
     r"(?: it was)?(?: in)? (?:the )?"),
    (SINCE, r"since (?:the )?"),
    (PERIOD, r"(?:(?:in|over|during|for|within|throughout|across|of|by) )?(?:the )?"),
)  # fmt: skip
"""Role -> what stands before a period that has it."""


@dataclass(frozen=True)
class Calendar:
    """What the words of a period are counted from."""

    latest: date
    """The latest month that is loaded."""
    first_month: int = 4
    """Month in which the financial year begins."""

    def last(self, months: int) -> Period:
        """Return the latest months."""
        return Period(add_months(self.latest, 1 - months), self.latest)

    def this_year(self) -> Period:
        """Return the financial year so far."""
        begun = financial_year_start(self.latest, self.first_month)
        return Period(financial_year(begun, self.first_month).start, self.latest)

    def last_financial(self) -> Period:
        """Return the financial year before this one."""
        begun = financial_year_start(self.latest, self.first_month)
        return financial_year(begun - 1, self.first_month)

    def year(self, number: int) -> Period:
        """Return a calendar year, of the latest month's only what is loaded."""
        end = date(number, 12, 1)
        return Period(date(number, 1, 1), self.latest if number == self.latest.year else end)

    def month(self, number: int) -> Period:
        """Return the latest month of that name which is loaded."""
        year = self.latest.year - (number > self.latest.month)
        return Period(date(year, number, 1), date(year, number, 1))

    def whole_quarter(self) -> Period:
        """Return the latest quarter that is over."""
        end = self.latest
        while end.month % 3:
            end = add_months(end, -1)
        return Period(add_months(end, -2), end)


Read = Callable[[re.Match[str], Calendar], tuple[Period | Relative, ...]]


def _one(text: str) -> int:
    return int(text) if text.isdigit() else _NUMBERS[text]


def _month_of(name: str, year: str) -> date:
    return date(int(year), _MONTHS[name], 1)


def _span(start: date, end: date) -> tuple[Period, ...]:
    return (Period(start, end),) if start <= end else ()


def _range(m: re.Match[str], _: Calendar) -> tuple[Period, ...]:
    end = _month_of(m[3], m[4])
    if m[2]:
        return _span(_month_of(m[1], m[2]), end)
    start = date(end.year, _MONTHS[m[1]], 1)
    return _span(start if start <= end else add_months(start, -12), end)


def _months_to(m: re.Match[str], _: Calendar) -> tuple[Period, ...]:
    months, end = _one(m[1]) if m[1] else 12, _month_of(m[2], m[3])
    return (Period(add_months(end, 1 - months), end),) if months else ()


def _last_months(m: re.Match[str], calendar: Calendar) -> tuple[Period, ...]:
    months = _one(m[1]) * (12 if m[2].startswith("year") else 1)
    return (calendar.last(months),) if 0 < months <= 120 else ()


def _financial(m: re.Match[str], calendar: Calendar) -> tuple[Period, ...]:
    this = m[1] in ("this", "current")
    return (calendar.this_year() if this else calendar.last_financial(),)


def _named_financial(m: re.Match[str], calendar: Calendar) -> tuple[Period, ...]:
    year = int(m[1])
    if int(m[2]) != (year + 1) % 100:
        return ()
    whole = financial_year(year, calendar.first_month)
    under_way = whole.start <= calendar.latest < whole.end
    return (calendar.this_year() if under_way else whole,)


def _bare_last_year(_: re.Match[str], calendar: Calendar) -> tuple[Period, ...]:
    whole = calendar.year(calendar.latest.year - 1)
    return calendar.last(12), whole, calendar.last_financial()


def _bare_this_year(_: re.Match[str], calendar: Calendar) -> tuple[Period, ...]:
    found = (calendar.year(calendar.latest.year), calendar.this_year(), calendar.last(12))
    return tuple(dict.fromkeys(found))


def _before_months(m: re.Match[str], _: Calendar) -> tuple[Relative, ...]:
    months = _one(m[1]) * (12 if m[2].startswith("year") else 1)
    return (Relative(months),) if 0 < months <= 120 else ()


_EXPRESSIONS: tuple[tuple[str, str, Read], ...] = (
    ("range", rf"{_M}(?: {_Y})? (?:to|until|till|through) {_M} {_Y}", _range),
    ("range", rf"between {_M}(?: {_Y})? and {_M} {_Y}", _range),
    ("years", rf"(?:between )?{_Y} (?:to|and) {_Y}",
     lambda m, c: _span(c.year(int(m[1])).start, c.year(int(m[2])).end)),
    ("", rf"(?:{_N} months|year) (?:to|ending|ended|up to|until)(?: in)? {_M} {_Y}", _months_to),
    ("", rf"{_M} {_Y}", lambda m, _: _span(_month_of(m[1], m[2]), _month_of(m[1], m[2]))),
    ("relative", rf"(?:previous|preceding) {_N} (months|years)", _before_months),
    ("relative", rf"{_N} (months|years) (?:before(?: that)?|earlier|previously)", _before_months),
    ("relative", "(?:same (?:months?|period|time|point|12 months|quarter) (?:of |in )?"
     "(?:(?:a |the |one )?(?:year before|year ago|year earlier|previous year)|last year)"
     "|year before(?: that)?|previous year|(?:a |one )?year ago|(?:a |one )?year earlier"
     "|year on year|year over year|12 months ago|twelve months ago)", lambda *_: (Relative(),)),
    ("relative", "(?:month before|previous month)", lambda *_: (Relative(1),)),
    ("", rf"{_LAST} {_N} (months|years)", _last_months),
    ("", f"{_LAST} month|this month", lambda _, c: (c.last(1),)),
    ("", f"{_LAST} quarter|this quarter",
     lambda _, c: tuple(dict.fromkeys((c.last(3), c.whole_quarter())))),
    ("", r"(?:so far )?(this|last|current|previous) financial year(?: so far| to date)?",
     _financial),
    ("", r"(?:financial year )?fy(20\d\d)/(\d\d)(?: financial year)?", _named_financial),
    ("rolling", "(?:last|past) (?:year|twelve months)", lambda _, c: (c.last(12),)),
    ("", "year to date|so far this year|this year(?: so far)?", _bare_this_year),
    ("", rf"(?:calendar year |all of |whole of )?{_Y}", lambda m, c: (c.year(int(m[1])),)),
    ("month", rf"(?:last |this )?{_M}", lambda m, c: (c.month(_MONTHS[m[1]]),)),
)  # fmt: skip
"""What kind of expression, its words, and what they stand for; the first that fits is taken."""

_COMPILED = tuple((kind, re.compile(words + r"\b"), read) for kind, words, read in _EXPRESSIONS)
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
            if m is None or (kind == "month" and not _dated(ahead[0], m[0])):
                continue
            end = place + len(text[: m.end()].split())
            return _when(place, end, role, kind, m, ahead[0], calendar, read)
    return None


def _dated(ahead: str, name: str) -> bool:
    """Tell whether a bare month is meant as one: "may" and "march" are words, too."""
    return bool(ahead) or " " in name


def _when(
    place: int, end: int, role: str, kind: str, m: re.Match[str], ahead: str, calendar: Calendar,
    read: Read,
) -> When:  # fmt: skip
    try:
        readings: tuple[Period | Relative, ...] = read(m, calendar)
    except ValueError:
        readings = ()
    if kind == "relative":
        return When(place, end, BEFORE, readings)
    if kind == "rolling":
        return _last_year(place, end, role, m, ahead, calendar, readings)
    if kind in ("range", "years") and ahead.startswith("from "):
        ends = _ends(kind, m, calendar) if readings else None
        return When(place, end, EITHER if ends else PERIOD, readings, ends)
    return When(place, end, role, readings)


def _last_year(
    place: int, end: int, role: str, m: re.Match[str], ahead: str, calendar: Calendar,
    readings: tuple[Period | Relative, ...],
) -> When:  # fmt: skip
    """Return what "last year" is: one thing after "than", another after "in the"."""
    if role in (BEFORE, SINCE) and m[0].startswith("last year"):
        return When(place, end, BEFORE, (Relative(),))
    if m[0] == "last year" and not ahead.endswith("the "):
        return When(place, end, role, _bare_last_year(m, calendar))
    return When(place, end, role, readings)


def _ends(kind: str, m: re.Match[str], calendar: Calendar) -> tuple[Period, Period] | None:
    if kind == "years":
        return calendar.year(int(m[1])), calendar.year(int(m[2]))
    if not m[2]:
        return None
    first, last = _month_of(m[1], m[2]), _month_of(m[3], m[4])
    return Period(first, first), Period(last, last)
