"""What the comparisons say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd

from moorlands_dash.measures.doubt import NOW
from moorlands_dash.periods import Period
from moorlands_dash.words.doubt import SET_ASIDE, SOME
from moorlands_dash.words.numbers import counted, decimal, during, listed, no_file, number, sentence

NO_YEARS = (
    "Cannot tell how the gap has moved: no year of official recorded crime is whole for us and "
    "the country."
)

THAN_DISTRICTS = {
    "lower": "lower than in",
    "similar": "not clearly different from",
    "higher": "higher than in",
}
_IN_GROUPS = {"lower": "lower in", "similar": "not clearly different in", "higher": "higher in"}


def alone_sentence(what: str, place: str, period: Period, sender: str) -> str:
    """Return that nobody else's figures are there to compare with."""
    return (
        f"{what} {during(period)}: cannot tell how {place} compares, because {sender} tell of "
        "no other district."
    )


def street_sentence(
    frame: pd.DataFrame, ours: str, what: str, period: Period, missing: Sequence[date] = ()
) -> str:
    """Return how our district stands against the force's others, street-level incidents.

    `ours` is our area code, `what` the group that the sentence is about.
    """
    rows = frame[frame["group"] == what]
    own = rows[rows["area_code"] == ours]
    if own.empty:
        return f"{what}: cannot tell, because our district is not in the extracts."
    name = own["area_name"].iloc[0]
    if missing:
        return f"{what} in {name} {during(period)}: cannot compare, because {no_file(missing)}."
    if pd.isna(own["rate_per_1000"].iloc[0]):
        return f"{what} in {name} {during(period)}: cannot compare. {_no_population(name)}"
    rate = decimal(own["rate_per_1000"].iloc[0])
    head = f"{what} in {name} {during(period)}: {rate} per 1,000 residents"
    others = rows[(rows["level"] == "district") & (rows["area_code"] != ours)]
    force = rows[rows["level"] == "force"]
    return f"{head}{_against(force)}. {tally(others, THAN_DISTRICTS, '{} others')}".strip()


def recorded_sentence(frame: pd.DataFrame, ours: str, total: str, period: Period) -> str:
    """Return how our district stands against the country, officially recorded crime."""
    own = frame[(frame["area_code"] == ours) & (frame["group"] == total)].iloc[0]
    country = frame[frame["level"] == "country"]
    head = f"Recorded crime without fraud in {own['area_name']} {during(period)}:"
    if not own["complete"]:
        return (
            f"{head} cannot tell, because not all quarters of the period are loaded, or rows of "
            "them are set aside."
        )
    if pd.isna(own["rate_per_1000"]):
        return f"{head} cannot compare. {_no_population(own['area_name'])}"
    rate = decimal(own["rate_per_1000"])
    whole = country[country["group"] == total]
    name, absent = whole["area_name"].iloc[0], whole["forces_missing"].iloc[0]
    if absent:
        names = listed(absent.split("; "), 5)
        return (
            f"{head} {rate} per 1,000 residents. Cannot tell how that compares with {name}: "
            f"{names} did not report the whole period."
        )
    if not whole["complete"].iloc[0]:
        return (
            f"{head} {rate} per 1,000 residents. Cannot tell how that compares with {name}: rows "
            "that count for it are set aside."
        )
    groups = country[(country["group"] != total) & country["rate_per_1000"].notna()]
    parts = tally(groups, _IN_GROUPS, "{} offence groups")
    return f"{head} {rate} per 1,000 residents{_against(whole)}. {parts}".strip()


def no_recorded(name: str) -> str:
    """Return what to do where no official figures of ours are loaded."""
    return (
        f"Cannot tell how recorded crime compares: no official figures of {name} are loaded. "
        "Load the Home Office's tables with `moorlands-dash load PATH`."
    )


def years_sentence(frame: pd.DataFrame, group: str, total: str) -> str:
    """Return one offence group's gap in the first and in the last year that have one."""
    what = "Recorded crime without fraud" if group == total else group
    rows = frame[(frame["group"] == group) & (frame["level"] == "country")]
    known = rows[rows["gap_per_1000"].notna()].sort_values("to")
    if known.empty:
        return NO_YEARS
    first, last = known.iloc[0], known.iloc[-1]
    if len(known) == 1:
        return f"{what}: {last['area_name']} stood {_gap(last)} in the {_year(last)}."
    then = f"{what}: {first['area_name']} stood {_gap(first)} in the {_year(first)}."
    return f"{then} In the {_year(last)} it was {_gap(last)}."


def _gap(row: pd.Series) -> str:
    size = decimal(abs(row["gap_per_1000"]))
    side = "above" if row["gap_per_1000"] >= 0 else "below"
    return f"{size} offences per 1,000 residents {side} us"


def _year(row: pd.Series) -> str:
    label = str(row["year_label"])
    return label[:1].lower() + label[1:]


def _against(rows: pd.DataFrame) -> str:
    """Return "; lower than England and Wales (91.0)", or nothing where there is no rate."""
    if rows.empty or pd.isna(rows["rate_per_1000"].iloc[0]):
        return ""
    other = rows.iloc[0]
    rate = decimal(other["rate_per_1000"])
    if other["verdict"] == "cannot tell":
        return f"; cannot tell how that is beside {other['area_name']} ({rate}), as {SET_ASIDE}"
    if other["verdict"] == "similar":
        return f", not clearly different from {other['area_name']} ({rate})"
    return f", {other['verdict']} than {other['area_name']} ({rate})"


def tally(rows: pd.DataFrame, phrases: dict[str, str], of_all: str) -> str:
    """Return "Lower in 7 of 9 offence groups, higher in 2." for the rows that have a verdict."""
    counts = rows["verdict"].value_counts()
    found = [(phrase, int(counts[word])) for word, phrase in phrases.items() if word in counts]
    doubtful = rows["verdict"].eq("cannot tell") & rows["rate_per_1000"].notna()
    untold = int(doubtful.sum()) if NOW in rows else 0
    open_ = f" Of {number(untold)} one cannot tell: {SET_ASIDE}." if untold else ""
    if not found:
        return open_.strip()
    total = number(sum(count for _, count in found) + untold)
    (phrase, count), *rest = found
    first = f"{phrase} {number(count)} of {of_all.format(total)}"
    told = [first, *(f"{phrase} {number(count)}" for phrase, count in rest)]
    return sentence(", ".join(told)) + open_


def doubt_notes(rows: int, *, public: bool) -> list[str]:
    """Return how many rows set aside may be of other districts, and what that means."""
    if not rows:
        return []
    if public:
        return [SOME]
    are, them = ("is", "it") if rows == 1 else ("are", "them")
    return [
        f"{counted(rows, 'row')} that may be of other districts {are} set aside: ours is called "
        f"higher or lower than another only where it is so with {them} and without."
    ]


def _no_population(name: str) -> str:
    return f"No population is loaded for {name}: load a populations file with its code."
