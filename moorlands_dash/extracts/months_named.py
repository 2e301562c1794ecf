"""The month, or the first and the last month, that a partner's file has in its name."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from moorlands_dash.periods import MONTH_NAMES, Period

_YEARS = r"(?:19[789]|20[0-9])[0-9]"
_NAMES = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTH_NAMES).replace("Sep(", "Sept?(")
_NAME = rf"(?<![a-z])(?:{_NAMES})(?![a-z])"
_GAP = r"[\s_.,-]*"
_TOKEN = re.compile(
    rf"""
      (?<![0-9])(?P<y>{_YEARS})(?P<s>[-_.]?)(?P<m>[0-9]{{2}})(?:(?P=s)(?P<d>[0-9]{{1,2}}))?(?![0-9])
    | (?<![0-9])(?P<d2>[0-9]{{1,2}})[-_.](?P<m2>[0-9]{{1,2}})[-_.](?P<y2>{_YEARS})(?![0-9])
    | (?<![0-9])(?P<m3>[0-9]{{2}})[-_.](?P<y3>{_YEARS})(?![0-9])
    | (?P<n4>{_NAME}){_GAP}(?P<y4>{_YEARS})(?![0-9])
    | (?<![0-9])(?P<y5>{_YEARS}){_GAP}(?P<n5>{_NAME})
    | (?P<n6>{_NAME})
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"[\s_.-]*(?:to|bis|until|till|through|thru|-|–|—|_)[\s_.-]*",
    re.IGNORECASE,
)
_DATED = re.compile(rf"(?<![0-9]){_YEARS}|{_NAME}", re.IGNORECASE)


@dataclass(frozen=True)
class _Token:
    """A month in a name, its year 0 where it stands with the next one; or a day."""

    year: int
    month: int
    day: int | None
    start: int
    end: int


def named_months(name: str) -> Period | None:
    """Return the months in a file's name, None where it says none or could say several.

    "fires-2026-09.csv", "asb_2025-04_2026-03.csv", "April to June 2025.csv" and other spellings;
    days only where they are the first of a month and the last of one.
    """
    text = stem(name)
    tokens = [_token(found) for found in _TOKEN.finditer(text)]
    months = [token for token in tokens if token.day is None]
    try:
        return _period(months, text) if months else _of_days(tokens, text)
    except ValueError:
        return None


def is_dated(name: str) -> bool:
    """Tell whether a file's name holds a year or a month's name at all."""
    return _DATED.search(stem(name)) is not None


def between(text: str) -> bool:
    """Tell whether a text, between two dates of a name, says "from the one to the other"."""
    return _BETWEEN.fullmatch(text) is not None


def stem(name: str) -> str:
    """Return a file's name without its folders and its ending."""
    return re.sub(r"\.[a-z]{3,4}$", "", re.split(r"[/\\]", name)[-1], flags=re.IGNORECASE)


def _token(found: re.Match[str]) -> _Token:
    held = found.groupdict()
    year, month, day = (
        next((held[key] for key in keys if held.get(key)), None)
        for keys in (
            ("y", "y2", "y3", "y4", "y5"),
            ("m", "m2", "m3", "n4", "n5", "n6"),
            ("d", "d2"),
        )
    )
    return _Token(
        int(year or 0), _number(str(month)), int(day) if day else None, found.start(), found.end()
    )


def _number(month: str) -> int:
    if month.isdigit():
        return int(month)
    names = [name[:3].casefold() for name in MONTH_NAMES]
    return names.index(month[:3].casefold()) + 1


def _period(months: list[_Token], text: str) -> Period | None:
    """Return one month, or from one to another; raise ValueError where there are no such."""
    first, last = months[0], months[-1]
    if len(months) > 2 or not last.year:
        return None
    if first is not last and not between(text[first.end : last.start]):
        return None
    return Period(date(first.year or last.year, first.month, 1), date(last.year, last.month, 1))


def _of_days(days: list[_Token], text: str) -> Period | None:
    """Return the whole months from one day to another; None where they aren't whole."""
    if len(days) != 2 or not between(text[days[0].end : days[1].start]):
        return None
    first, last = days
    if first.day != 1 or last.day != monthrange(last.year, last.month)[1]:
        return None
    return Period(date(first.year, first.month, 1), date(last.year, last.month, 1))
