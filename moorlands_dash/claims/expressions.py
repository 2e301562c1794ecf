"""The expressions that name a period in a claim, and what each stands for."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from moorlands_dash.claims.calendar import SEASONS, Calendar
from moorlands_dash.claims.number_words import NUMBER, value
from moorlands_dash.periods import MONTH_NAMES, Period, add_months


@dataclass(frozen=True)
class Relative:
    """What lies before the claim's own period."""

    months: int | None = None
    """So many months straight before it; None is the same months a year before."""
    year: int | None = None
    """The same months of a year."""
    back: int | None = None
    """As many months as it has itself, so many months earlier."""


_MONTHS = {name.casefold(): place for place, name in enumerate(MONTH_NAMES, start=1)}
_MONTHS |= {name[:3]: place for name, place in _MONTHS.items()} | {"sept": 9}

_M = "(" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + ")"
_Y = r"(20\d\d)(?! (?:%|percent\b|per cent\b|times\b))"
"""A year, not a size: "risen by 2000%"."""
_N = f"({NUMBER})"
_FY = r"fy(20\d\d)/(\d\d)"
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3,
             "4th": 4, "1": 1, "2": 2, "3": 3, "4": 4}  # fmt: skip
_QUARTER = rf"(?:q([1-4])|({'|'.join(_QUARTERS)}) quarter|quarter ({'|'.join(_QUARTERS)}))"
_SEASON = "(spring|summer|autumn|winter)"
_ITS_MONTHS = "(?: (?:june to august|march to may|september to november|december to february))?"
"""What may stand in brackets behind a season."""
_LAST = "(?:last|past|latest|most recent)"

Read = Callable[[re.Match[str], Calendar], tuple[Period | Relative, ...]]


def _one(text: str) -> int:
    number = value(text)
    return int(number) if number.is_integer() else 0


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


def _months_to_latest(m: re.Match[str], calendar: Calendar) -> tuple[Period, ...]:
    """Return the months up to the latest month of a name."""
    months, end = _one(m[1]) if m[1] else 12, calendar.month(_MONTHS[m[2]]).start
    return (Period(add_months(end, 1 - months), end),) if months else ()


def _last_months(m: re.Match[str], calendar: Calendar) -> tuple[Period, ...]:
    months = _one(m[1]) * (12 if m[2].startswith("year") else 1)
    return (calendar.last(months),) if 0 < months <= 120 else ()


def _financial(m: re.Match[str], calendar: Calendar) -> tuple[Period, ...]:
    this = m[1] in ("this", "current", None)
    return (calendar.this_year() if this else calendar.last_financial(),)


def _named_financial(m: re.Match[str], calendar: Calendar) -> tuple[Period, ...]:
    year = int(m[1])
    return (calendar.financial(year),) if int(m[2]) == (year + 1) % 100 else ()


def _quarter_number(m: re.Match[str]) -> int:
    return int(m[1]) if m[1] else _QUARTERS[m[2] or m[3]]


def _named_quarter(m: re.Match[str], calendar: Calendar) -> tuple[Period, ...]:
    year = int(m[4])
    whole = int(m[5]) == (year + 1) % 100
    return (calendar.financial_quarter(_quarter_number(m), year),) if whole else ()


def _year_quarter(m: re.Match[str], calendar: Calendar) -> tuple[Period, ...]:
    number, year = _quarter_number(m), int(m[4])
    found = (calendar.calendar_quarter(number, year), calendar.financial_quarter(number, year))
    return tuple(dict.fromkeys(found))


def _bare_quarter(m: re.Match[str], calendar: Calendar) -> tuple[Period, ...]:
    number = _quarter_number(m)
    found = (calendar.financial_quarter(number), calendar.calendar_quarter(number))
    return tuple(dict.fromkeys(found))


def _some_of_year(m: re.Match[str], _: Calendar) -> tuple[Period, ...]:
    return _some_of(date(int(m[3]), 1, 1), m)


def _some_of_financial(m: re.Match[str], calendar: Calendar) -> tuple[Period, ...]:
    return _some_of(date(int(m[3]), calendar.first_month, 1), m)


def _some_of(start: date, m: re.Match[str]) -> tuple[Period, ...]:
    """Return the first or last months of a year."""
    months = _one(m[2])
    if not 0 < months <= 12:
        return ()
    begin = start if m[1] == "first" else add_months(start, 12 - months)
    return (Period(begin, add_months(begin, months - 1)),)


def _half_year(m: re.Match[str], _: Calendar) -> tuple[Period, ...]:
    return (_half(date(int(m[2]), 1, 1), m[1]),)


def _half_financial(m: re.Match[str], calendar: Calendar) -> tuple[Period, ...]:
    year = int(m[2])
    return (_half(date(year, calendar.first_month, 1), m[1]),)


def _half_of_financial(m: re.Match[str], calendar: Calendar) -> tuple[Period, ...]:
    last = m[2] == "last"
    year = calendar.last_financial() if last else calendar.this_year()
    return (_half(year.start, m[1]),)


def _half(start: date, which: str) -> Period:
    begin = start if which == "first" else add_months(start, 6)
    return Period(begin, add_months(begin, 5))


def _within(m: re.Match[str], calendar: Calendar) -> int:
    """Return the year in which a financial year's season begins."""
    return int(m[2]) + (SEASONS[m[1]] < calendar.first_month)


def _season_of(m: re.Match[str], calendar: Calendar) -> tuple[Period, ...]:
    """Return a season; "winter 2025" may be the one that ends or the one that begins in it."""
    year = int(m[2])
    years = (year - 1, year) if m[1] == "winter" else (year,)
    return tuple(calendar.season(m[1], each) for each in years)


def _bare_month(m: re.Match[str], calendar: Calendar) -> tuple[Period, ...]:
    """Return the latest month of a name; of the latest month's own, "last" may be a year before."""
    found = calendar.month(_MONTHS[m[2]])
    twice = m[1] == "last " and found.start == calendar.latest
    return (found, found.shifted(-12)) if twice else (found,)


def last_years(calendar: Calendar) -> tuple[Period, ...]:
    """Return what "last year" may mean."""
    whole = calendar.year(calendar.latest.year - 1)
    return calendar.last(12), whole, calendar.last_financial()


def _bare_this_year(_: re.Match[str], calendar: Calendar) -> tuple[Period, ...]:
    found = (calendar.year(calendar.latest.year), calendar.this_year(), calendar.last(12))
    return tuple(dict.fromkeys(found))


def _back(m: re.Match[str], _: Calendar) -> tuple[Relative, ...]:
    """Return how far a record reaches back: "in five years"."""
    if m[3]:
        return (Relative(120),)
    months = _one(m[1]) * (12 if m[2].startswith("year") else 1)
    return (Relative(months),) if 0 < months <= 600 else ()


def _before_months(m: re.Match[str], _: Calendar) -> tuple[Relative, ...]:
    months = _one(m[1]) * (12 if m[2].startswith("year") else 1)
    return (Relative(months),) if 0 < months <= 120 else ()


EXPRESSIONS: tuple[tuple[str, str, Read], ...] = (
    ("", r"(?:start|beginning) of (?:the|this) year",
     lambda _, c: tuple(dict.fromkeys(
         Period(each.start, each.start) for each in (c.year(c.latest.year), c.this_year())))),
    ("", r"(?:start|beginning) of (?:the|this) (?:current )?financial year",
     lambda _, c: (Period(c.this_year().start, c.this_year().start),)),
    ("", rf"(?:start|beginning) of {_Y}",
     lambda m, _: _span(date(int(m[1]), 1, 1), date(int(m[1]), 1, 1))),
    ("back", rf"{_N} (years|months)|a (decade)", _back),
    ("", r"(?:(?<=in )|(?<=over )|(?<=within ))(?:a|one|a single) year",
     lambda _, c: (c.last(12),)),
    ("", r"(?:rolling|latest|most recent) (?:12|twelve) months?", lambda _, c: (c.last(12),)),
    ("", r"(?:last |this )?christmas", lambda _, c: (c.month(12),)),
    ("", r"(first|second) half of (?:(this|last|the current|the) )?financial year",
     _half_of_financial),
    ("end", "last", lambda *_: (Relative(),)),
    ("relative", rf"(?:{_SEASON}|{_M}) before(?: that)?|previous (?:{_SEASON}|{_M})",
     lambda *_: (Relative(),)),
    ("", rf"(?:christmas|xmas)(?: of| in)? {_Y}",
     lambda m, _: _span(date(int(m[1]), 12, 1), date(int(m[1]), 12, 1))),
    ("", rf"quarter (?:to|ending|ended|up to)(?: the end of)?(?: in)? {_M} {_Y}",
     lambda m, _: (Period(add_months(_month_of(m[1], m[2]), -2), _month_of(m[1], m[2])),)),
    ("range", rf"{_M}(?: {_Y})? (?:to|until|till|through) {_M} {_Y}", _range),
    ("range", rf"between {_M}(?: {_Y})? and {_M} {_Y}", _range),
    ("years", rf"(?:between )?{_Y} (?:to|and) {_Y}",
     lambda m, c: _span(c.year(int(m[1])).start, c.year(int(m[2])).end)),
    ("financials", rf"(?:between )?{_FY} (?:to|and) {_FY}",
     lambda m, c: _span(c.financial(int(m[1])).start, c.financial(int(m[3])).end)),
    ("", rf"(?:{_N} months|year) (?:to|ending|ended|up to|until)(?: the end of)?(?: in)?"
     rf" {_M} {_Y}", _months_to),
    ("", rf"(?:{_N} months|year) (?:to|ending|ended|up to|until)(?: the end of)? {_M}\b(?! 20)",
     _months_to_latest),
    ("", r"went (?:a|the) (?:whole|full) year", lambda _, c: (c.last(12),)),
    ("", rf"{_QUARTER}(?: of| in)?(?: the)? {_FY}(?: financial year)?", _named_quarter),
    ("", rf"{_QUARTER}(?: of| in)? {_Y}", _year_quarter),
    ("quarter", _QUARTER, _bare_quarter),
    ("", rf"(first|second) half of {_FY}", _half_financial),
    ("", rf"(first|second) half of {_Y}", _half_year),
    ("", rf"{_SEASON}(?: of| in)? {_Y}", _season_of),
    ("", rf"{_SEASON}(?: of| in)? {_FY}", lambda m, c: (c.season(m[1], _within(m, c)),)),
    ("", rf"(?:last|this|the past|past) {_SEASON}{_ITS_MONTHS}", lambda m, c: (c.season(m[1]),)),
    ("month", _SEASON, lambda m, c: (c.season(m[1]),)),
    ("", "recently|lately|of late|in recent months|recent months",
     lambda _, c: (c.last(3), c.last(12))),
    ("", rf"(?:month of )?{_M} {_Y}",
     lambda m, _: _span(_month_of(m[1], m[2]), _month_of(m[1], m[2]))),
    ("relative", rf"(?:previous|preceding) {_N} (months|years)", _before_months),
    ("apart", rf"{_N} (months|years) (?:before(?: that)?|earlier|previously|ago)", _before_months),
    ("relative", rf"same (?:months?|period|time|quarter|(?:{NUMBER}) months)(?: of| in)? {_Y}",
     lambda m, _: (Relative(year=int(m[1])),)),
    ("relative", rf"(?:same (?:months?|period|time|point|(?:{NUMBER}) months|quarter) (?:of |in )?"
     "(?:(?:a |the |one )?(?:year before|year ago|year earlier|previous year)|last year)"
     "|year before(?: that)?|previous year|(?:a |one )?year ago|(?:a |one )?year earlier"
     "|year on year|year over year|12 months ago|twelve months ago)", lambda *_: (Relative(),)),
    ("relative", "(?:month before|previous month|preceding month|month on month)",
     lambda *_: (Relative(1),)),
    ("relative", "(?:quarter before|previous quarter|preceding quarter|quarter on quarter)",
     lambda *_: (Relative(3),)),
    ("", rf"{_LAST} {_N} (months|years)", _last_months),
    ("", rf"(first|last) {_N} months of {_FY}", _some_of_financial),
    ("", rf"(first|last) {_N} months of {_Y}", _some_of_year),
    ("", "(?:last|previous) calendar year", lambda _, c: (c.year(c.latest.year - 1),)),
    ("now", "(?:it is )?(?:now|today|at present|currently|at the moment)",
     lambda _, c: (c.last(12),)),
    ("", f"{_LAST} month|this month", lambda _, c: (c.last(1),)),
    ("", f"{_LAST} quarter|this quarter",
     lambda _, c: tuple(dict.fromkeys((c.last(3), c.whole_quarter())))),
    ("", r"(?:so far )?(this|last|current|previous) financial year(?: so far| to date)?"
     "|(?:so far in the |the )?financial year (?:to date|so far)",
     _financial),
    ("", rf"(?:financial year )?{_FY}(?: financial year)?(?: so far)?", _named_financial),
    ("rolling", "(?:last|past) (?:year|twelve months)", lambda _, c: (c.last(12),)),
    ("", "year to date|so far this year|this year(?: so far)?"
     "|year so far|so far this calendar year|so far in the year", _bare_this_year),
    ("", rf"(?:calendar year |all of |whole of )?{_Y}(?: so far)?",
     lambda m, c: (c.year(int(m[1])),)),
    ("month", rf"(last |this )?{_M}", _bare_month),
)  # fmt: skip
"""What kind of expression, its words, and what they stand for; the first that fits is taken."""


def first_and_last(kind: str, m: re.Match[str], calendar: Calendar) -> tuple[Period, Period]:
    """Return the first and the last part of "from 2024 to 2025" and the like."""
    if kind == "years":
        return calendar.year(int(m[1])), calendar.year(int(m[2]))
    if kind == "financials":
        return calendar.financial(int(m[1])), calendar.financial(int(m[3]))
    last = _month_of(m[3], m[4])
    first = _month_of(m[1], m[2]) if m[2] else _range(m, calendar)[0].start
    return Period(first, first), Period(last, last)
