"""A season or month named before what is counted: "summer ASB was worse in 2026 than in 2025"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from moorlands_dash.claims.calendar import SEASONS, Calendar
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
