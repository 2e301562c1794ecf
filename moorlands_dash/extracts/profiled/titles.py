"""What the title above a table tells of its rows: the year, the day, the months."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import chain

from moorlands_dash.extracts.moments import read
from moorlands_dash.extracts.spans_named import meanings
from moorlands_dash.extracts.stands_for import named_months
from moorlands_dash.periods import MONTH_NAMES, Period

_YEAR = re.compile(r"(?<![0-9])((?:19[89]|20[0-9])[0-9])(?![0-9])")
_YEARS = re.compile(r"(20[0-9]{2})\s+[-–]\s+((?:20)?[0-9]{2})")
"""Calendar years as Fingertips writes several: "2020 - 22"."""
_MID = re.compile(r"\bmid[\s-]?(?:year\s)?((?:19[89]|20[0-9])[0-9])(?![0-9])", re.IGNORECASE)
_MONTHS = "|".join(MONTH_NAMES)
_DAY = re.compile(
    rf"[0-9]{{1,2}}(?:st|nd|rd|th)?\s+(?:{_MONTHS}|{'|'.join(n[:3] for n in MONTH_NAMES)})[a-z]*\s+"
    r"[0-9]{4}|[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2,4}|[0-9]{4}-[0-9]{2}-[0-9]{2}",
    re.IGNORECASE,
)


def year_in(texts: Sequence[str]) -> str:
    """Return the year that the texts of a title speak of; "" for none or several.

    Of an estimate of people it is the one in "mid-2022", whatever the vintage of the wards.
    """
    if mid := [year for text in texts for year in _MID.findall(text)]:
        return str(mid[0])
    years = set(chain.from_iterable(_YEAR.findall(text) for text in texts))
    return years.pop() if len(years) == 1 else ""


def days_in(texts: Sequence[str]) -> list[date]:
    """Return the days in a title, in their order: day first, as British people write them."""
    found = []
    for text in texts:
        for told in _DAY.findall(text):
            moment = read(_four_digits(told), "day")
            found += [moment.day] if moment else []
    return found


def day_in(texts: Sequence[str]) -> str:
    """Return the day of which a title speaks, "as at 30 September 2025"; "" where it has none."""
    days = days_in(texts)
    return str(days[-1]) if days else ""


def period_in(texts: Sequence[str]) -> tuple[str, str] | None:
    """Return the first and the last day that a title speaks of; None where it tells none."""
    for text in texts:
        if found := span(text):
            return found
    return None


def span(text: str) -> tuple[str, str] | None:
    """Return the first and last day of "2024/25", "Q2 2025-26", "April 2025", "1 May to 3 June"."""
    days = days_in([text])
    if len(days) == 2 and days[0] <= days[1]:
        return str(days[0]), str(days[1])
    if len(days) == 1:
        return str(days[0]), str(days[0])
    if found := _YEARS.fullmatch(text.strip()):
        return f"{found[1]}-01-01", f"{found[1][: -len(found[2])]}{found[2]}-12-31"
    period = _months(text)
    if period is not None:
        return str(period.start), str(_last_day(period))
    if year := year_in([text]):
        return f"{year}-01-01", f"{year}-12-31"
    return None


def _months(text: str) -> Period | None:
    plain = text.replace("/", "-").replace(":", " ")
    found = [*meanings(plain)] or [*filter(None, [named_months(plain)])]
    # Of a quarter without its second year the financial one is meant in plans, the last of both.
    return found[-1] if found else None


def _last_day(period: Period) -> date:
    from calendar import monthrange

    end = period.end
    return end.replace(day=monthrange(end.year, end.month)[1])


def _four_digits(text: str) -> str:
    """Return a day with its year written in four digits: 03/04/25 is of 2025."""
    return re.sub(r"^([0-9]{1,2}[/.-][0-9]{1,2}[/.-])([0-9]{2})(?=$|\D)", r"\g<1>20\g<2>", text)
