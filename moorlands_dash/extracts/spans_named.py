"""Quarters and financial years in a file's name, with every meaning that they may have.

"2023-24" is April 2023 to March 2024. "2024-Q3" may be the year's third quarter or the financial
year's: whichever the file's rows lie in. "2011-12" may also be December 2011.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from moorlands_dash.extracts.months_named import between, named_months, stem
from moorlands_dash.periods import Period, financial_year, month, quarter

_MOST = 0.8
"""Share of a file's rows that a meaning must hold; a few may be misdated."""
_YEAR = r"(?<![0-9])(?P<{0}>(?:19[789]|20[0-9])[0-9])"
_NEXT = r"[-_/.–\s]{{0,3}}(?P<{0}>(?:20|19)?[0-9]{{2}})(?![0-9])"
_QUARTER = r"(?<![a-z0-9])(?:q|qtr|quarter)[\s_.-]?(?P<{0}>[1-4])(?![0-9])"
_GAP = r"[\s_.,()-]{0,3}(?:of[\s_.-])?(?:fy)?"
_TOKEN = re.compile(
    "|".join(
        (
            _QUARTER.format("q1") + _GAP + _YEAR.format("y1") + _NEXT.format("n1"),
            _YEAR.format("y2") + _NEXT.format("n2") + _GAP + _QUARTER.format("q2"),
            _QUARTER.format("q3") + _GAP + _YEAR.format("y3") + r"(?![0-9])",
            _YEAR.format("y4") + _GAP + _QUARTER.format("q4"),
            _YEAR.format("y5") + _NEXT.format("n5"),
        )
    ),
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Token:
    """A quarter or a financial year in a name, by the meanings that it may have."""

    meanings: tuple[Period, ...]
    start: int
    end: int


def meanings(name: str, first_month: int = 4) -> list[Period]:
    """Return the months that a quarter or financial year in a file's name may mean; [] for none.

    Of two, the first and the last of a row of them, the months from the one to the other.
    """
    text = stem(name)
    tokens = [token for found in _TOKEN.finditer(text) if (token := _token(found, first_month))]
    if len(tokens) == 1:
        return list(tokens[0].meanings)
    if len(tokens) != 2 or not between(text[tokens[0].end : tokens[1].start]):
        return []
    pairs = zip(tokens[0].meanings, tokens[1].meanings, strict=False)
    return [Period(one.start, two.end) for one, two in pairs if one.start < two.start]


def named(name: str, happened: Iterable[date], first_month: int = 4) -> Period | None:
    """Return the months that a file's name stands for; None where it says none or could say two.

    `happened` are the months of its rows, each as often as there are rows: of several meanings
    that one holds in which they lie.
    """
    alone, spans, rows = named_months(name), meanings(name, first_month), list(happened)
    every = [alone, *spans] if alone else spans
    if len(every) < 2 or not rows:
        return every[0] if len(every) == 1 else alone
    return next((each for each in every if _holds(each, rows)), None)


def _holds(period: Period, rows: Sequence[date]) -> bool:
    return sum(each in period for each in rows) >= _MOST * len(rows)


def _token(found: re.Match[str], first_month: int) -> _Token | None:
    held = {key[0]: int(value) for key, value in found.groupdict().items() if value}
    year, number = held["y"], held.get("q", 0)
    if "n" in held:
        if (year + 1) % 100 != held["n"] % 100 or (held["n"] > 99 and held["n"] != year + 1):
            return None
        span = quarter(year, number, first_month) if number else financial_year(year, first_month)
        return _Token((span,), found.start(), found.end())
    calendar = Period(month(year, 3 * number - 2), month(year, 3 * number))
    both = dict.fromkeys((calendar, quarter(year, number, first_month)))
    return _Token(tuple(both), found.start(), found.end())
