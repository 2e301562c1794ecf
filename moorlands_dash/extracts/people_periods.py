"""The month or quarter of a row of counts of people, in any usual spelling of one."""

from __future__ import annotations

import re

from moorlands_dash.periods import (
    MONTH_NAMES,
    Period,
    financial_year_start,
    month,
    quarter,
)

EARLIEST = 2000
"""No year before it is taken: such days are those on which people were born."""

UNREAD = (
    "This is not a month or a quarter. Write a month as 2026-04, a quarter of the financial year "
    "as Q1 2026/27 or as 2026-04 to 2026-06."
)
TWO_QUARTERS = (
    "This could be a quarter of the calendar or of the financial year. Write Q1 2026/27, or "
    "2026-04 to 2026-06."
)
NO_QUARTER = (
    "These months are no quarter of the financial year. People are counted by month or by quarter: "
    "write 2026-04, or 2026-04 to 2026-06."
)
TOO_EARLY = f"This lies before {EARLIEST}. Write the month or quarter in which people were counted."

_NAMES = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTH_NAMES)
_YEAR = r"(?:19|20)[0-9]{2}"
_PAIR = rf"(?P<year>{_YEAR})\s*[/–-]\s*(?P<next>(?:20)?[0-9]{{2}})"
_QUARTER = r"(?:q|qtr|quarter)\s*(?P<number>[1-4])"
_MONTHS = (
    re.compile(rf"(?P<year>{_YEAR})[-/](?P<number>0[1-9]|1[0-2])(?:-01)?(?:[ T]00:00(?::00)?)?"),
    re.compile(rf"0?1/(?P<number>0?[1-9]|1[0-2])/(?P<year>{_YEAR})"),
    re.compile(rf"(?P<name>{_NAMES})[\s-]+(?P<year>{_YEAR}|[0-9]{{2}})", re.IGNORECASE),
)
_QUARTERS = (
    re.compile(rf"{_QUARTER}[\s,]*(?:of )?{_PAIR}", re.IGNORECASE),
    re.compile(rf"{_PAIR}[\s,-]*{_QUARTER}", re.IGNORECASE),
)
_NUMBERED = r"(?:q|qtr|quarter)\s*[1-4]"
_DOUBTFUL = re.compile(rf"{_NUMBERED}[\s,-]*{_YEAR}|{_YEAR}[\s,-]*{_NUMBERED}", re.IGNORECASE)
_SPAN = re.compile(r"(?P<one>.+?)\s*(?:\bto\b|–|\.\.|_)\s*(?P<other>.+)", re.IGNORECASE)


def read_period(text: str, first_month: int = 4) -> Period | str:
    """Return the months that a cell stands for, one or a quarter's three; else why it can't.

    A first day of a month is that month, as spreadsheets write it. A quarter is one of the
    financial year, which begins in `first_month`.
    """
    neat = " ".join(text.split())
    found = _month(neat) or _quarter(neat, first_month) or _span(neat)
    if found is None:
        return TWO_QUARTERS if _DOUBTFUL.fullmatch(neat) else UNREAD
    if found.start.year < EARLIEST:
        return TOO_EARLY
    return found if _is_usual(found, first_month) else NO_QUARTER


def _month(text: str) -> Period | None:
    for pattern in _MONTHS:
        if found := pattern.fullmatch(text):
            told = found.groupdict()
            number = int(told["number"]) if told.get("number") else _named(told["name"])
            year = int(told["year"])
            first = month(year + 2000 if year < 100 else year, number)
            return Period(first, first)
    return None


def _named(name: str) -> int:
    short = name[:3].casefold()
    return next(n for n, each in enumerate(MONTH_NAMES, 1) if each[:3].casefold() == short)


def _quarter(text: str, first_month: int) -> Period | None:
    for pattern in _QUARTERS:
        if found := pattern.fullmatch(text):
            year = int(found["year"])
            if (year + 1) % 100 == int(found["next"]) % 100:
                return quarter(year, int(found["number"]), first_month)
    return None


def _span(text: str) -> Period | None:
    found = _SPAN.fullmatch(text)
    ends = [_month(found[name].strip()) for name in ("one", "other")] if found else []
    if len(ends) != 2 or ends[0] is None or ends[1] is None or ends[0].start > ends[1].start:
        return None
    return Period(ends[0].start, ends[1].start)


def _is_usual(found: Period, first_month: int) -> bool:
    """Tell whether a period is a month, or a quarter of the financial year."""
    if len(found) == 1:
        return True
    start = financial_year_start(found.start, first_month)
    return found in [quarter(start, number, first_month) for number in (1, 2, 3, 4)]
