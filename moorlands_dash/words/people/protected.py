"""What the public is told of people we work with, in words."""

from __future__ import annotations

import pandas as pd

from moorlands_dash.people_measures import PEOPLE_MEASURE_BY_KEY, units
from moorlands_dash.periods import Period
from moorlands_dash.rows import Row
from moorlands_dash.words.data.disclosure import HIDDEN
from moorlands_dash.words.numbers import counted, number, percent

GIVEN = "Given"
NOTHING_YET = (
    "No whole financial year of counts of people is loaded; the public is given whole years only."
)


def protected_sentence(frame: pd.DataFrame, threshold: int) -> str:
    """Return how many measures are given, and how many counts are hidden."""
    if frame.empty:
        return NOTHING_YET
    hidden = int((frame["shown"] == HIDDEN).sum())
    measures = counted(frame["measure"].nunique(), "measure")
    period = Period(frame["from"].min().date(), frame["to"].max().date())
    said = f"{measures} of people we work with, {period}."
    if not hidden:
        return said
    return (
        f"{said} {counted(hidden, 'figure')} of {number(len(frame))} hidden: fewer than "
        f"{threshold} people, or they would give such a number away."
    )


def rule_notes(threshold: int) -> list[str]:
    """Return the rule in plain words."""
    return [
        f"Counts from 1 to {threshold - 1} are hidden, of those who did and of those who didn't. "
        "So that nobody can work them out, or tell a count to be small by its being hidden, larger "
        "ones drawn by lot are hidden too. A nought is shown.",
        "Given for whole financial years of the whole district, in the periods that were sent: "
        "never by ward, by group of people or for other months.",
        "Each year is given once, as it was known then.",
    ]


LATEST_KEY = (
    "Share of those counted, from 0% to 100%, with its 95% interval: the latest time for which it "
    "is given. Earlier times, in the table, are of other people."
)
OTHER_PEOPLE = (
    "These are counts of people, in the latest time of the year for which each is given. A person "
    "may stand in several of them."
)


def leaflet_words(row: Row) -> str:
    """Return one figure with what it counts, for a leaflet."""
    measure = PEOPLE_MEASURE_BY_KEY[row["measure"]]
    return public_words(row) if measure.is_share else f"{measure.name}, {public_words(row)}"


def public_words(row: Row) -> str:
    """Return one figure in plain words: "31 of 80 offenders managed together reoffended"."""
    measure = PEOPLE_MEASURE_BY_KEY[row["measure"]]
    when = str(Period(row["from"].date(), row["to"].date()))
    if row["shown"] == HIDDEN:
        return f"{when}: hidden, so that it tells of no person."
    if not measure.is_share:
        return f"{when}: {counted(row['count'], measure.unit, units(measure))}."
    return (
        f"{when}: {number(row['count'])} of {number(row['of'])} {measure.of} {measure.short} "
        f"({percent(row['share'])})."
    )
