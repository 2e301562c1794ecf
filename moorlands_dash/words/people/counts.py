"""What counts of people say, in words: of whom, of how many, and that cohorts are other people."""

from __future__ import annotations

from datetime import date

import pandas as pd

from moorlands_dash.measures import verdicts
from moorlands_dash.measures.trends import control_icons as icons
from moorlands_dash.people_measures import (
    PEOPLE_MEASURE_BY_KEY,
    PeopleMeasure,
    overlapping,
    units,
)
from moorlands_dash.periods import Period, month_name
from moorlands_dash.rows import Row
from moorlands_dash.words.numbers import counted, decimal, listed, number, percent

NOTHING = (
    "No counts of people are loaded. Whoever keeps them can send a file: what is counted, for "
    "which months, how many. Load it with `moorlands-dash load PATH`. Begin with the empty one "
    "that `moorlands-dash template people` writes."
)
OTHER_PEOPLE = "These are other people than a year before."
NEVER_ADDED = "They may count the same people, so they are never added."
STRIPS_KEY = (
    "Share of those counted, from 0% to 100%: filled is the latest time with its 95% interval, "
    "hollow the same months a year before, when it was other people."
)
_CLEAR = {verdicts.HIGHER: "clearly more", verdicts.LOWER: "clearly less"}
_MEANT = {
    icons.CONCERNING: "more than chance explains, and for the worse",
    icons.IMPROVING: "more than chance explains, and for the better",
    icons.DIFFERENT: "more than chance explains; that may be good news or bad",
    icons.COMMON: "within the usual ups and downs",
}


def spoken(start: pd.Timestamp, end: pd.Timestamp) -> str:
    """Return "June 2026" or "April to June 2026"."""
    return str(Period(start.date(), end.date()))


def count_words(row: Row, measure: PeopleMeasure) -> str:
    """Return "31 of 80 (39%, between 29% and 50%)" or "42 referrals"."""
    if pd.isna(row["count"]):
        return "not sent"
    if not measure.is_share:
        return counted(row["count"], measure.unit, units(measure))
    head = f"{number(row['count'])} of {number(row['of'])}"
    if pd.isna(row["share"]):
        return head
    limits = f"between {percent(row['lower_95'])} and {percent(row['upper_95'])}"
    return f"{head} ({percent(row['share'])}, {limits})"


def row_words(row: Row) -> str:
    """Return one measure's latest figure, whether it is chance, and the cohort a year before."""
    measure = PEOPLE_MEASURE_BY_KEY[row["measure"]]
    said = f"{spoken(row['from'], row['to'])}: {count_words(row, measure)}"
    meant = _MEANT.get(str(row["meaning"]), "too few points to tell what is usual")
    return f"{said}, {meant}. {cohort_words(row, measure)}".strip()


def cohort_words(row: Row, measure: PeopleMeasure) -> str:
    """Return how a share stands beside the earlier cohort's, and that it is other people."""
    if not measure.is_share or pd.isna(row["share_before"]):
        return ""
    then = f"{percent(row['share_before'])} in {spoken(row['before_from'], row['before_to'])}"
    if pd.isna(row["same_mix"]):
        return f"It was {then}. {OTHER_PEOPLE} {_verdict(row)}"
    return f"It was {then}. {OTHER_PEOPLE} {_by_mix(row)}"


def _verdict(row: Row) -> str:
    if row["verdict"] in _CLEAR:
        return f"The share is {_CLEAR[row['verdict']]} than theirs."
    return "The two shares are not clearly different."


def _by_mix(row: Row) -> str:
    """Return how much of a difference is who came in, and how much is left within the groups."""
    came, did = row["same_mix"] - row["share_before"], row["share"] - row["same_mix"]
    moved = f"Who came in moved it by {_points(came)}, the rest by {_points(did)}"
    if row["verdict"] in _CLEAR:
        return f"{moved}: within groups of like risk it is {_CLEAR[row['verdict']]} than theirs."
    return f"{moved}: within groups of like risk there is no clear difference."


def _points(gap: float) -> str:
    sign = "+" if gap > 0 else "−"
    return f"{sign}{decimal(abs(gap) * 100)} points"


def people_sentence(frame: pd.DataFrame) -> str:
    """Return how many measures there are, and which of them stand out."""
    if frame.empty:
        return NOTHING
    last = month_name(frame["to"].max().date())
    parts = [
        f"{listed(list(rows['title']), 3)} {'stands' if len(rows) == 1 else 'stand'} out {words}"
        for meaning, words in (
            (icons.CONCERNING, "for the worse"),
            (icons.IMPROVING, "for the better"),
            (icons.DIFFERENT, "as unusual"),
        )
        if len(rows := frame[frame["meaning"] == meaning])
    ]
    told = "; ".join(parts) or "none stands out from its usual ups and downs"
    return f"{counted(len(frame), 'measure')} of people, to {last}: {told}."


NO_COHORTS = "No two cohorts of a share are loaded, so none can be set beside each other."


def cohort_sentence(row: Row) -> str:
    """Return the story of a share whose cohort's mix is known: what moved, and why."""
    measure = PEOPLE_MEASURE_BY_KEY[row["measure"]]
    head = (
        f"{number(row['count'])} of {number(row['of'])} {measure.of} {measure.short} "
        f"({percent(row['share'])})"
    )
    return f"{head} in {spoken(row['from'], row['to'])}. {cohort_words(row, measure)}".strip()


_SHORT = {
    icons.CONCERNING: "No, for the worse",
    icons.IMPROVING: "No, for the better",
    icons.DIFFERENT: "No, good news or bad",
    icons.COMMON: "Yes",
}


def grid_row(row: Row) -> dict[str, str]:
    """Return a measure as a small table has it: title, when, told, usual, beside."""
    measure = PEOPLE_MEASURE_BY_KEY[row["measure"]]
    return {
        "title": measure.name,
        "when": spoken(row["from"], row["to"]),
        "told": count_words(row, measure),
        "usual": _SHORT.get(str(row["meaning"]), "Too few to tell"),
        "beside": _beside(row, measure),
    }


def _beside(row: Row, measure: PeopleMeasure) -> str:
    """Return the earlier cohort's share in a few words, and what the two bear out."""
    if not measure.is_share or pd.isna(row["share_before"]):
        return ""
    mixed = f", {percent(row['same_mix'])} with today's mix" if pd.notna(row["same_mix"]) else ""
    clear = _CLEAR.get(str(row["verdict"]), "not clearly different")
    return f"{percent(row['share_before'])} of other people{mixed}: {clear}"


def strip_words(row: Row) -> str:
    """Return a share in a few words: "31 of 80, 39%"."""
    return f"{number(row['count'])} of {number(row['of'])}, {percent(row['share'])}"


def overlap_notes(keys: set[str]) -> list[str]:
    """Return which of the measures loaded may count the same people."""
    said = []
    for key in sorted(keys):
        for other in overlapping(key):
            if other in keys and key < other:
                names = [PEOPLE_MEASURE_BY_KEY[each].name for each in (key, other)]
                said.append(f"{listed(names)}: {NEVER_ADDED[0].lower()}{NEVER_ADDED[1:]}")
    return said


def neither_notes(keys: set[str]) -> list[str]:
    """Return why neither side of a measure is better."""
    return [
        f"{measure.name}: {measure.why}"
        for key, measure in PEOPLE_MEASURE_BY_KEY.items()
        if key in keys and measure.why
    ]


def supply_sentence(frame: pd.DataFrame, day: date) -> str:
    """Return which measures are late or have gaps."""
    if frame.empty:
        return NOTHING
    late = frame[frame["state"] == "late"]
    gaps = frame[frame["missing"] > 0]
    said = [f"{listed(list(late['title']), 3)}: late by {day:%-d %B %Y}"] if len(late) else []
    if len(gaps):
        said.append(f"{listed(list(gaps['title']), 3)}: periods in between are missing")
    return f"{'; '.join(said) or 'All that is due has come'}."
