"""A season or month named apart from its year: "summer ASB in 2026", "the worst October"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from moorlands_dash.claims.calendar import SEASONS, Calendar
from moorlands_dash.claims.expressions import Relative
from moorlands_dash.claims.model import Words
from moorlands_dash.claims.periods import BEFORE, PERIOD, When
from moorlands_dash.periods import MONTH_NAMES, Period

_MONTHS = {name.casefold(): place for place, name in enumerate(MONTH_NAMES, start=1)}


def within_years(
    words: Sequence[str],
    whens: Sequence[When],
    calendar: Calendar,
    counted: Callable[[int], bool],
) -> tuple[list[When], Words | None]:
    """Return the periods as those months of their years, and the words that name the months.

    They stand before what is counted: `counted` tells whether it begins at a word. A season without
    a year is the latest; nothing is changed where other periods than years stand.
    """
    inside = {place for when in whens for place in range(when.start, when.end)}
    named_at = (p for p, word in enumerate(words) if word in (*SEASONS, *_MONTHS))
    place = next((p for p in named_at if p not in inside and counted(p + 1)), None)
    told = [when for when in whens if when.role in (PERIOD, BEFORE)]
    alone = [(when.role, when.readings) for when in whens] == [(BEFORE, (Relative(),))]
    if place is not None and alone and words[place] in SEASONS:
        found = When(place, place + 1, PERIOD, (calendar.season(words[place]),))
        return [found, *whens], found
    if place is None or len(told) < len(whens) or not all(_year(when) for when in told):
        return list(whens), None
    if words[place] in _MONTHS and not told:
        return list(whens), None
    named = words[place]
    if not told:
        found = When(place, place + 1, PERIOD, (calendar.season(named),))
        return [found], found
    moved = [replace(when, readings=(_part(named, when, calendar),)) for when in told]
    return moved, When(place, place + 1, PERIOD, ())


def ranked_months(
    words: Sequence[str], whens: Sequence[When], calendar: Calendar
) -> tuple[list[When], Words | None]:
    """Return the periods with "the worst October" as that month, and the word that names it.

    It is the latest one, that of a year that is said, or the month that is said besides; nothing is
    changed where other periods stand.
    """
    inside = {place for when in whens for place in range(when.start, when.end)}
    pairs = enumerate(zip(["", *words], words, strict=False))
    place = next(
        (
            p
            for p, (ahead, word) in pairs
            if ahead in _RANKS and word in (*SEASONS, *_MONTHS) and p not in inside
        ),
        None,
    )
    told = [when for when in whens if when.role == PERIOD]
    if place is None or len(told) > 1:
        return list(whens), None
    latest = (
        calendar.season(words[place])
        if words[place] in SEASONS
        else calendar.month(_MONTHS[words[place]])
    )
    if not told:
        found = When(place, place + 1, PERIOD, (latest,))
        return [*whens, found], found
    month = When(place, place + 1, PERIOD, ())
    if _year(told[0]):
        part = replace(told[0], readings=(_part(words[place], told[0], calendar),))
        return [part if when == told[0] else when for when in whens], month
    return list(whens), month if _same_months(told[0], latest) else None


_RANKS = ("worst", "best", "highest", "lowest", "busiest", "quietest", "ever")
"""Words before a month that make a record of it."""


def _same_months(when: When, period: Period) -> bool:
    reading = when.readings[0] if len(when.readings) == 1 else None
    if not isinstance(reading, Period) or len(reading) != len(period):
        return False
    return reading.start.month == period.start.month


def month_of(periods: Sequence[Period], latest: date) -> int | None:
    """Return which of two periods is a month among those of the other, a year to date.

    Of a year that is over, later months would be looked at, too: then it is None.
    """
    place = 0 if len(periods[0]) == 1 else 1
    month, wide = periods[place], periods[1 - place]
    inside = wide.start <= month.start <= wide.end
    return place if len(month) == 1 and inside and wide.end >= latest else None


def one_before(words: Sequence[str], period: Period) -> Period:
    """Return what "last summer" is beside "this summer", where the latest one is this one."""
    if "last" not in words:
        return period
    return period.shifted(-len(period) if {"month", "quarter"} & set(words) else -12)


def _year(when: When) -> int | None:
    """Return the calendar year that a period is, if it is one."""
    reading = when.readings[0] if len(when.readings) == 1 else None
    if isinstance(reading, Period) and reading.start.month == 1 and len(reading) > 6:
        return reading.start.year if reading.start.year == reading.end.year else None
    return None


def _part(named: str, when: When, calendar: Calendar) -> Period:
    year = _year(when) or 0
    if named in SEASONS:
        return calendar.season(named, year)
    month = date(year, _MONTHS[named], 1)
    return Period(month, month)
