"""What is said of a change: what is usual, how far it goes by chance, alone and looked at together.

Rows are of `measures.judged`: `count usual usual_from usual_to usual_years verdict verdict_alone`.
"""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from moorlands_dash.measures import verdicts
from moorlands_dash.measures.judged import earlier_periods
from moorlands_dash.periods import Period
from moorlands_dash.rows import Row
from moorlands_dash.words.numbers import amount, counted, number

CLEAR = {
    verdicts.MORE: "more",
    verdicts.HIGHER_THAN_USUAL: "more",
    verdicts.FEWER: "fewer",
    verdicts.LOWER_THAN_USUAL: "fewer",
}
"""Verdicts that are a clear change, and which way it goes."""

Told = Row | pd.Series
"""A row of `measures.judged`."""

_EACH_CHANCE = 20
_NUMBERS = {2: "two", 3: "three", 4: "four", 5: "five"}


def usual_clause(row: Told) -> str:
    """Return "usually about 14, and 8 to 21 by chance alone"; "" where it isn't known."""
    if pd.isna(row["usual"]):
        return ""
    limits = f"{number(row['usual_from'])} to {number(row['usual_to'])}"
    return f"usually {about(row['usual'])}, and {limits} by chance alone"


def about(usual: float) -> str:
    """Return "about 14", "about 1.6" of few, or "none"."""
    if usual < 0.05:
        return "none"
    return f"about {amount(round(usual, 1)) if usual < 9.95 else number(usual)}"


def seen_clause(row: Told) -> str:
    """Return what would be clear: "a clear rise would have to be to 21 or more"."""
    if pd.isna(row["usual"]):
        return ""
    rise = f"a clear rise would have to be to {number(row['usual_to'] + 1)} or more"
    low = int(row["usual_from"])
    fall = f", a clear fall to {number(low - 1)}{' or fewer' if low > 1 else ''}"
    return rise + (fall if low else "; no fall would be a clear one")


def by_itself(row: Told) -> str:
    """Return which way a change goes that is clear alone, but not among others; or ""."""
    together, alone = str(row["verdict"]), str(row.get("verdict_alone", ""))
    return CLEAR.get(alone, "") if together not in CLEAR else ""


def alone_clause(row: Told, number_together: int) -> str:
    """Return what is said of a change that stands out by itself only; "" of others."""
    way = by_itself(row)
    if not way:
        return ""
    return (
        f"by itself it is {way} than usual, but of {number(number_together)} looked at together "
        f"{_by_chance(number_together)} would stand out so by chance"
    )


def alone_notes(
    frame: pd.DataFrame, name: str, together: int, looked: str = "looked at together"
) -> list[str]:
    """Return which rows stand out by themselves only, as a note; `name` is the column of names.

    `looked` says how the number `together` are looked at.
    """
    found = [(str(row[name]), by_itself(row)) for row in frame.to_dict("records")]
    named = [f"{who} ({way})" for who, way in found if way]
    if not named or together < 2:
        return []
    return [
        f"By itself more or fewer than usual, though not clearly so among {number(together)} "
        f"{looked}, of which {_by_chance(together)} would be by chance: "
        f"{'; '.join(named)}."
    ]


def _by_chance(together: int) -> str:
    expected = together / _EACH_CHANCE
    return f"about {number(expected)}" if expected >= 1.5 else "about one"


def past_notes(period: Period, years: Iterable[float]) -> list[str]:
    """Return which years a period was judged against; `years` are the rows' `usual_years`."""
    known = [int(each) for each in years if each > 0]
    if not known:
        return []
    most = max(known)
    before = earlier_periods(period)[:most]
    if most == 1:
        return [
            f"Judged against {before[0]} alone, as no earlier year is loaded: one year is little "
            "to tell what is usual."
        ]
    fewer = min(known)
    less = f", of some {counted(fewer, 'year')} only" if fewer < most else ""
    return [
        f"Judged against what is usual: the same months of {_NUMBERS[most]} earlier years, the "
        f"latest being {before[0]}{less}. The difference is from that year alone."
    ]


def family_notes(together: int, what: str) -> list[str]:
    """Return how looking at several changes at once is allowed for."""
    if together < 2:
        return []
    return [
        f"{number(together)} {what} are looked at together: on average no more than 1 in 20 of "
        "those called clearly more or fewer is chance (Benjamini and Hochberg). A change that was "
        "asked about alone, as on a ward's own page, needs less to be clear."
    ]
