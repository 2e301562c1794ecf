"""What of a claim's evidence can be drawn: the numbers that it is judged by, with their words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from moorlands_dash.measures.claims import kinds as claims
from moorlands_dash.periods import Period
from moorlands_dash.rows import Row
from moorlands_dash.vocabulary import choice_name
from moorlands_dash.words.claims.naming import Names
from moorlands_dash.words.numbers import amount, decimal, number

CLAIMED = "Claimed"


@dataclass(frozen=True)
class Bar:
    """One number: its name, its size, the range in which it may well lie, and how it is written."""

    name: str
    value: float
    text: str
    own: bool = True
    """Whether it is what the claim is about, rather than what that is set against."""
    lower: float = 0.0
    upper: float = 0.0
    ranged: bool = False
    """Whether it is the range from `lower` to `value` alone."""


def pictured(row: Row, names: Names) -> tuple[str, list[Bar]]:
    """Return what the bars are, and the bars; none where the claim has no two numbers to draw."""
    kind = row["kind"]
    if kind is None or not _known(row["count"]):
        return "", []
    if _known(row["wards"]):
        return "Wards", _of_wards(row)
    if kind in (*claims.SHARES, *claims.PARTS):
        return "Per cent", _shares(row)
    if kind in (*claims.RANKS, *claims.NUMBER_RANKS):
        return "Place among the wards", _places(row)
    if kind in (*claims.BESIDE, *claims.RATES):
        return "Per 1,000 residents", _rates(row, names)
    return "Number", _counts(row, names)


def _of_wards(row: Row) -> list[Bar]:
    borne, every = int(row["wards_supported"]), int(row["wards"])
    return [
        Bar("Wards in which it is clearly so", borne, number(borne)),
        Bar("All wards", every, number(every), own=False),
    ]


def _shares(row: Row) -> list[Bar]:
    if not _known(row["share"]):
        return []
    found = [Bar("As counted", float(row["share"]), f"{decimal(row['share'])}%")]
    return [*found, *_claimed(row, "%")]


def _places(row: Row) -> list[Bar]:
    """Return the range of places that the ward may have, beside all of them."""
    if not _known(row["rank_lower"]):
        return []
    low, high, every = (int(row[name]) for name in ("rank_lower", "rank_upper", "ranked"))
    told = number(low) if low == high else f"{low} to {high}"
    mine = Bar(str(row["area_name"]), high, told, lower=low - 1, ranged=True)
    return [mine, Bar("All wards", every, f"1 to {every}", own=False, ranged=True)]


def _rates(row: Row, names: Names) -> list[Bar]:
    if not _known(row["rate_per_1000"]):
        return []
    low, high = float(row["lower_95"]), float(row["upper_95"])
    text = f"{decimal(row['rate_per_1000'])} (95% interval {decimal(low)} to {decimal(high)})"
    own = Bar(str(row["area_name"]), float(row["rate_per_1000"]), text, lower=low, upper=high)
    if _known(row["other_rate_per_1000"]):
        rate = float(row["other_rate_per_1000"])
        return [own, Bar(_capital(names.versus(row["versus"])), rate, decimal(rate), own=False)]
    return [own, *_claimed(row)]


def _counts(row: Row, names: Names) -> list[Bar]:
    """Return the count beside what it is set against: another, the one before, or the claimed."""
    kind = row["kind"]
    if kind in claims.NUMBERS_BESIDE:
        return _beside(row, str(row["area_name"]), _capital(names.versus(row["versus"])))
    if kind in claims.OF_KINDS:
        return _beside(row, choice_name(str(row["category"])), choice_name(str(row["other"])))
    if kind in claims.COUNTS:
        return [_count(row, str(row["area_name"])), *_claimed(row)]
    if not _known(row["count_before"]):
        return []
    before = int(row["count_before"])
    doubt = int(row["doubt_before"]) if _known(row["doubt_before"]) else 0
    then = _bar(_months(row, "before_from", "before_to"), before, doubt, own=False)
    return [_count(row, _months(row, "from", "to")), then]


def _beside(row: Row, name: str, other: str) -> list[Bar]:
    if not _known(row["other_count"]):
        return []
    return [_count(row, name), _bar(other, float(row["other_count"]), 0, own=False)]


def _count(row: Row, name: str) -> Bar:
    doubt = int(row["doubt"]) if _known(row["doubt"]) else 0
    return _bar(name, float(row["count"]), doubt, own=True)


def _bar(name: str, count: float, doubt: int, *, own: bool) -> Bar:
    """Return a count; with rows set aside it may be any up to all of them."""
    if not doubt:
        return Bar(name, count, amount(count), own)
    text = f"between {amount(count)} and {amount(count + doubt)}"
    return Bar(name, count, text, own, lower=count, upper=count + doubt)


def _claimed(row: Row, unit: str = "") -> list[Bar]:
    """Return what the claim names, where it names one number."""
    if not _known(row["amount"]):
        return []
    value, high = float(row["amount"]), row["amount_to"]
    if _known(high):
        text = f"{amount(value)}{unit} to {amount(float(high))}{unit}"
        return [Bar(CLAIMED, float(high), text, own=False, lower=value, ranged=True)]
    return [Bar(CLAIMED, value, f"{amount(value)}{unit}", own=False)]


def _months(row: Row, start: str, end: str) -> str:
    return str(Period(row[start].date(), row[end].date()))


def _known(value: Any) -> bool:
    return value is not None and bool(pd.notna(value))


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
