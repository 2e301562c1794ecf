"""A count of a year in words, and of how many of its months it is."""

from __future__ import annotations

import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.measures.doubt import BEFORE, NOW
from moorlands_dash.periods import Period, month_name
from moorlands_dash.rows import Row
from moorlands_dash.words.doubt import bounded, bounds
from moorlands_dash.words.numbers import counted, during, listed, partly
from moorlands_dash.words.usual import past_notes


def now_words(row: Row) -> str:
    """Return a row's count, "176 in 4 of 12 months" where months are missing, or a dash."""
    if pd.isna(row["count"]):
        return "–"
    return partly(
        bounds(row["count"], row.get(NOW, 0)), row["months_loaded"], row["months_expected"]
    )


def before_words(row: Row) -> str:
    """Return a row's count of the year before; a dash where that year isn't whole."""
    before = row["count_before"]
    return "–" if pd.isna(before) else bounds(before, row.get(BEFORE, 0))


def length_words(row: Row, period: Period | None) -> str:
    """Return "in 12 months", and to which month where that is not the page's own period."""
    own = period_of(row)
    months = partly("", row["months_loaded"], row["months_expected"]).strip()
    months = months or f"in {counted(len(own), 'month')}"
    return months if own == period else f"{months} to {month_name(own.end)}"


def themed(row: Row, period: Period | None) -> str:
    """Return a theme's name, "Fires in 12 months to June 2025" where they aren't the page's own."""
    item = str(row["item"])
    other = period is not None and period_of(row) != period
    return f"{item} {length_words(row, period)}" if other else item


def year_notes(frame: pd.DataFrame) -> list[str]:
    """Return what years were set against each other: the page's own, then other ones by theme."""
    notes: list[str] = []
    for _, rows in frame.groupby(_YEARS, sort=False):
        now: Row = rows.iloc[0].to_dict()
        period = period_of(now)
        before = Period(now["before_from"].date(), now["before_to"].date())
        found = past_notes(period, rows["usual_years"])
        if notes:
            themes = listed([str(item) for item in dict.fromkeys(rows["item"])])
            notes.append(f"{themes}: {period} compared with {before}.")
            notes += [f"{themes}: {note[:1].lower()}{note[1:]}" for note in found]
        else:
            notes += [f"Compared with {before}.", *found]
    return notes


_YEARS = ["from", "to", "before_from", "before_to"]


def during_words(row: Row) -> str:
    """Return "in the 12 months to March 2026", or "in 4 of 12 months to" where some are missing."""
    period = period_of(row)
    part = partly("", row["months_loaded"], row["months_expected"]).strip()
    return f"{part} to {month_name(period.end)}" if part else during(period)


def of_what(row: Row) -> str:
    """Return " of criminal damage and arson", or nothing where the unit says it already."""
    item, choice = str(row["item"]), str(row["category"])
    if choice == vocabulary.ALL or item.casefold() == vocabulary.plural(vocabulary.unit_of(choice)):
        return ""
    partner = not set(vocabulary.category_keys(choice)) <= set(vocabulary.POLICE)
    return f" under “{item}”" if partner else f" of {item.lower()}"


def period_of(row: Row) -> Period:
    """Return a row's own period."""
    return Period(row["from"].date(), row["to"].date())


def doubted(row: Row) -> bool:
    """Tell whether rows set aside may belong to a count; how many isn't told to the public."""
    return any(pd.isna(row.get(name, 0)) or row.get(name, 0) > 0 for name in (NOW, BEFORE))


def incident_words(row: Row) -> str:
    """Return "679 police incidents", "12 fires": what one of it is called.

    With rows set aside that may belong to it "between 12 and 15 fires"; how many isn't told to the
    public, for whom it is "12 or more".
    """
    return bounded(row["count"], row.get(NOW, 0), _unit(row))


def incidents_of(row: Row) -> str:
    """Return "police incidents", "fires": what several of it are called."""
    return vocabulary.plural(_unit(row))


def _unit(row: Row) -> str:
    choice = str(row["category"])
    unit = vocabulary.unit_of(choice)
    return f"police {unit}" if choice == vocabulary.ALL else unit
