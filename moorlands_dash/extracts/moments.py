"""Days and times as spreadsheets and systems write them, rewritten as the contracts read them.

Excel in Britain rewrites dates as day/month/year on every save. Whether 05/04/2024 is in April or
in May the file itself shows, where any of its days is over 12, else the settings, for its sender;
where neither does, or the file shows both, what could be read as two days stays as it is, and its
contract refuses that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import pandas as pd

from moorlands_dash.extracts import contracts
from moorlands_dash.extracts.model import Refusal
from moorlands_dash.partnership import Order
from moorlands_dash.periods import MONTH_NAMES

BRITAIN = ZoneInfo("Europe/London")
MIDNIGHT = "All times of day in “{}” are 00:00: no time of day is known."
_EXCEL_DAY_0 = date(1899, 12, 30)
_EXCEL_FIRST = 28_856
"""1 January 1979, before which no file tells of anything."""
_EXCEL_LAST = 73_050
_WHOLE = 4
"""Digits of a year that can't be taken for a day."""
_MINUTES_ALONE = 5
"""Decimals of Excel's number under which it can't tell seconds."""

_CLOCK = r"""
    (?: (?:T|\s+|,\s*) (?P<hour>[0-9]{1,2}) [:.]? (?P<minute>[0-9]{2})
        (?: [:.]? (?P<second>[0-9]{2}) (?:[.,][0-9]{1,9})? )?
        (?: \s*(?P<half>[ap])\.?m\.? )?
        (?: \s*(?P<zone>Z|UTC|GMT|BST|[+-][0-9]{2}(?::?[0-9]{2})?) )?
    )?
"""
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+)?"
_DAYS = (
    r"(?P<year>[0-9]{4}) (?P<mark>[/.-]) (?P<month>[0-9]{1,2}) (?P=mark) (?P<day>[0-9]{1,2})",
    r"(?P<year>[0-9]{4}) (?P<month>[0-9]{2}) (?P<day>[0-9]{2})",
    r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)? [\s/.-]* (?P<name>[a-z]{3,9})\.? [\s/.,-]*"
    r" (?P<year>[0-9]{4}|[0-9]{2})",
    r"(?P<name>[a-z]{3,9})\.? \s+ (?P<day>[0-9]{1,2})(?:st|nd|rd|th)? ,?\s+ (?P<year>[0-9]{4})",
)
_IN_STROKES = (
    r"(?P<first>[0-9]{1,2}) (?P<mark>[/.-]) (?P<then>[0-9]{1,2}) (?P=mark)"
    r" (?P<year>[0-9]{4}|[0-9]{2})"
)


@cache
def _shapes() -> tuple[re.Pattern[str], ...]:
    """Return how days may be written, compiled where one is to be read: that takes 20 ms."""
    return tuple(_compiled(_WEEKDAY + shape) for shape in _DAYS)


@cache
def _strokes() -> re.Pattern[str]:
    return _compiled(_IN_STROKES)


def _compiled(shape: str) -> re.Pattern[str]:
    return re.compile(shape + _CLOCK, re.VERBOSE | re.IGNORECASE)


_MONTH_ALONE = re.compile(
    r"(?P<name>[a-z]{3,9})(?:-(?P<short>[0-9]{2})|\.?[\s/.-]*(?P<year>[0-9]{4}))", re.IGNORECASE
)
_EXCEL = re.compile(r"([0-9]{5})(?:\.([0-9]{1,15}))?")
_ZONES = {"Z": 0, "UTC": 0, "GMT": 0, "BST": 60}


@dataclass(frozen=True)
class Moment:
    """A day, and the time of day where one is written, as somewhere's clocks show it."""

    day: date
    clock: time | None = None
    offset: timedelta | None = None
    """How far those clocks are ahead of UTC; None for clocks in Britain."""

    def british(self) -> Moment:
        """Return the moment by clocks in Britain; the day alone where they don't show that time."""
        if self.clock is None:
            return self
        written = datetime.combine(self.day, self.clock)
        if self.offset is not None:
            there = written - self.offset
            here = there.replace(tzinfo=UTC).astimezone(BRITAIN)
            return Moment(here.date(), here.time())
        passed = written.replace(tzinfo=BRITAIN).astimezone(UTC).astimezone(BRITAIN)
        return self if passed.time() == self.clock else Moment(self.day)

    def __str__(self) -> str:
        """Return "2024-04-25 09:15:00", or the day alone."""
        return f"{self.day}" if self.clock is None else f"{self.day} {self.clock}"


def read(text: str, order: Order = "") -> Moment | None:
    """Return the moment that a text says; None where it says none, or could say two."""
    if found := _EXCEL.fullmatch(text):
        return _of_excel(int(found[1]), found[2] or "")
    try:
        if found := _strokes().fullmatch(text):
            return _of_strokes(found, order)
        for shape in _shapes():
            if found := shape.fullmatch(text):
                return _of(found, int(_month(found)), int(found["day"]))
    except (ValueError, OverflowError):
        pass
    return None


def month_alone(text: str) -> str:
    """Return "2024-04" of "Apr-24", as Excel rewrites it, or "April 2024"; "" of anything else."""
    found = _MONTH_ALONE.fullmatch(text)
    try:
        return (
            f"{int(found['year'] or 2000 + int(found['short']))}-{_month(found):02}"
            if found
            else ""
        )
    except ValueError:
        return ""


def month_of(text: str, named: date | None = None) -> str:
    """Return the month of a cell that Excel made a date of: "Sep-25", the first of it, its number.

    01/09/2025 is September or January as the file's name says; "" where that can't be told.
    """
    if month := month_alone(text):
        return month
    orders: tuple[Order, ...] = ("day", "month") if named else ("",)
    found = {moment.day for order in orders if (moment := read(text, order))}
    firsts = [day for day in found if day.day == 1 and (len(found) == 1 or day == named)]
    return f"{firsts[0]:%Y-%m}" if firsts else ""


def order_of(texts: Iterable[str], otherwise: Order = "") -> Order:
    """Return what comes first in days with strokes, as the days over 12 among them show.

    Where none does, it is `otherwise`; where they contradict each other, nothing is known.
    """
    shown: set[Order] = set()
    for text in texts:
        found = _strokes().fullmatch(text)
        if found and len(found["year"]) == _WHOLE:
            first, then = int(found["first"]), int(found["then"])
            if first > 12 >= then:
                shown.add("day")
            elif then > 12 >= first:
                shown.add("month")
    if not shown:
        return otherwise
    return shown.pop() if len(shown) == 1 else ""


def _of_strokes(found: re.Match[str], order: Order) -> Moment | None:
    first, then = int(found["first"]), int(found["then"])
    if len(found["year"]) < _WHOLE and not order:
        # 25/04/24 could begin with its year.
        return None
    if first == then or first > 12 or order == "day":
        return _of(found, then, first)
    return _of(found, first, then) if then > 12 or order == "month" else None


def _month(found: re.Match[str]) -> int:
    groups = found.groupdict()
    if "name" not in groups:
        return int(groups["month"])
    short = str(groups["name"]).casefold()
    names = [name.casefold() for name in MONTH_NAMES]
    (number,) = (n for n, name in enumerate(names, 1) if name.startswith(short))
    return number


def _of(found: re.Match[str], month: int, day: int) -> Moment:
    """Return the moment; raise ValueError where there is no such day or time."""
    year = int(found["year"])
    that = date(year if year > 99 else 2000 + year, month, day)
    if found["hour"] is None:
        return Moment(that)
    clock = time(_hour(found), int(found["minute"]), int(found["second"] or 0))
    return Moment(that, clock, _zone(found["zone"]))


def _hour(found: re.Match[str]) -> int:
    hour, half = int(found["hour"]), found["half"]
    if not half:
        return hour
    if not 1 <= hour <= 12:
        raise ValueError("no hour of half a day")
    return hour % 12 + 12 * (half.casefold() == "p")


def _zone(text: str | None) -> timedelta | None:
    if not text:
        return None
    if text.upper() in _ZONES:
        return timedelta(minutes=_ZONES[text.upper()])
    digits = text[1:].replace(":", "").ljust(4, "0")
    ahead = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    if ahead > timedelta(hours=14):
        raise ValueError("no offset on Earth")
    return -ahead if text[0] == "-" else ahead


def _of_excel(days: int, decimals: str) -> Moment | None:
    """Return the moment of Excel's number: days since 1899, and the part of the day."""
    if not _EXCEL_FIRST <= days <= _EXCEL_LAST:
        return None
    that = _EXCEL_DAY_0 + timedelta(days=days)
    if not decimals:
        return Moment(that)
    unit = 60 if len(decimals) < _MINUTES_ALONE else 1
    seconds = min(round(float(f"0.{decimals}") * 86_400 / unit) * unit, 86_400 - unit)
    return Moment(that, (datetime.min + timedelta(seconds=seconds)).time())


def rewritten(
    rows: pd.DataFrame, columns: Sequence[str], order: Order = ""
) -> tuple[pd.DataFrame, list[str]]:
    """Return rows with the days and times of some columns as 2024-04-25 09:15:00, and what to say.

    Times are by clocks in Britain; one that they don't show is left out, and so are those of a
    column where all are 00:00. What is no day, or could be two, stays as it is; `order` is what
    comes first where the rows don't show it.
    """
    texts = {column: rows[column].drop_duplicates() for column in columns}
    order = order_of((text for each in texts.values() for text in each), order)
    neat, said = {}, []
    for column, each in texts.items():
        found = {text: moment for text in each if (moment := read(text, order))}
        told, midnight = _told(found)
        every = {text: told.get(text, text) for text in each}
        neat[column] = rows[column].map(every).astype("str")
        said += [MIDNIGHT.format(column)] if midnight else []
    return rows.assign(**neat), said


def dated(rows: pd.DataFrame, columns: Sequence[str], order: Order = "") -> pd.DataFrame:
    """Return rows with some columns of days as 2024-04-25, of months alone as 2024-04.

    A day with a time is none there.
    """
    neat = rewritten(rows, columns, order)[0]
    alone = {name: neat[name].map(lambda text: month_alone(text) or text) for name in columns}
    return neat.assign(**{name: texts.astype("str") for name, texts in alone.items()})


_YEARS_OF_TWO = r"[0-9]{1,2}[/.\-][0-9]{1,2}[/.\-][0-9]{2}(?:[^0-9].*)?"


def refuse_unsure(file: str, days: pd.Series) -> None:
    """Raise Refusal where every day of a file could be read as two: then nothing of it is known.

    `days` are as `rewritten` leaves them.
    """
    if len(days) and days.str.fullmatch(contracts.TWO_DAYS).all():
        short = days.str.fullmatch(_YEARS_OF_TWO).all()
        raise Refusal(
            file,
            f"Each “{days.name}” could be read as two different days, and "
            f"{'of years of two digits ' if short else ''}no day over 12 shows which.",
            f"Write year-month-day, such as 2026-09-30. {contracts.SAY_ORDER}",
            str(days.name),
        )


def _at_midnight(moments: Iterable[Moment]) -> bool:
    clocks = {moment.clock for moment in moments} - {None}
    return clocks == {time()}


def _told(found: dict[str, Moment]) -> tuple[dict[str, str], bool]:
    """Return what each text says, and whether midnight is all that their clocks show.

    Then it says the day alone: of clocks where they were written, else of those in Britain.
    """
    here = {text: moment.british() for text, moment in found.items()}
    for moments in (found, here):
        if _at_midnight(moments.values()):
            return {text: str(moment.day) for text, moment in moments.items()}, True
    return {text: str(moment) for text, moment in here.items()}, False
