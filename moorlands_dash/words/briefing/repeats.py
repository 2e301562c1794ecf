"""Places that repeat, in words: what is published there, never a house or a street."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.periods import Period
from moorlands_dash.rows import Row
from moorlands_dash.words.doubt import SET_ASIDE
from moorlands_dash.words.hotspots.found import called
from moorlands_dash.words.numbers import counted, during, no_file, number


def repeat_title(row: Row) -> str:
    """Return "Shoplifting: Leek South, about Supermarket"."""
    return f"{vocabulary.choices()[row['category']]}: {called(row)}"


def repeat_words(row: Row, months: int) -> str:
    """Return "in each of the latest 9 months; 24 incidents in 11 of 12 months"."""
    total = counted(row["count"], vocabulary.unit_of(row["category"]))
    if row["run"] == months:
        return f"in each of the latest {number(months)} months; {total}"
    return (
        f"in each of the latest {number(row['run'])} months; {total} in "
        f"{number(row['months_with'])} of {number(months)} months"
    )


def repeats_sentence(
    frame: pd.DataFrame,
    what: str,
    period: Period,
    least: int,
    missing: Sequence[date],
    *,
    more: int = 0,
    sure: bool = True,
) -> str:
    """Return at how many places the same kind of incident came back month after month.

    At so many `more` it may have, if rows set aside belong there; unless `sure`, any place's count
    may be higher with them, and isn't said.
    """
    if missing:
        return f"{what}, {period}: cannot tell which places repeat, because {no_file(missing)}."
    if len(period) < least:
        return (
            f"{what}, {period}: cannot tell which places repeat; that needs {number(least)} months "
            "without a gap."
        )
    asked = f"the same kind of incident in each of the latest {number(least)} months or more"
    may = _may(more)
    if frame.empty and more:
        return f"{what}, {during(period)}: no published place is sure to have had {asked}.{may}"
    if frame.empty:
        return f"{what}, {during(period)}: no published place had {asked}."
    top = frame.iloc[0].to_dict()
    run = f"in each of the latest {number(top['run'])} months"
    told = repeat_words(top, len(period)) if sure else run
    return (
        f"{what}, {during(period)}: {counted(len(frame), 'published place')} had {asked}. First "
        f"of them: {repeat_title(top)}, {told}.{may}"
    )


def _may(places: int) -> str:
    if not places:
        return ""
    at = "1 more place" if places == 1 else f"{number(places)} more places"
    return f" At {at} one cannot tell: {SET_ASIDE}."


def doubt_notes(more: int, nowhere: int) -> list[str]:
    """Return what rows set aside mean for places that repeat."""
    notes = []
    if more:
        notes.append(
            "A place repeats as counted, and so with any row set aside too; where it would only "
            "with such rows, of that kind and month, one cannot tell."
        )
    if nowhere:
        notes.append(
            f"{counted(nowhere, 'row')} set aside {'has' if nowhere == 1 else 'have'} no place or "
            "month that can be read: no place is listed for them."
        )
    return notes
