"""One count by two denominators: what each says, and where they part."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from moorlands_dash.denominators import BY_KEY
from moorlands_dash.measures import verdicts
from moorlands_dash.measures.denominators import OPPOSITE, OTHER_ONLY, RESIDENTS_ONLY
from moorlands_dash.words.numbers import decimal, listed

_NAMED = 4
_PARTED = 1.5
"""How many times one must be the other for both to be said to part."""
HOW = (
    "Both rates are of the same incidents. Each says what it is per, and neither stands for the "
    "other. Each area is set against the rest of those shown, all looked at together, once by "
    "residents and once by the other denominator."
)
NONE_LOADED = (
    "Cannot tell by anything but residents: no file for it is loaded. Households, vehicles and "
    "people at work come with `moorlands-dash start`. Any other stands in a file of its own: "
    "area_code, denominator, value, year, source."
)


def none_for(what: str) -> str:
    """Return that a choice has no better denominator than residents."""
    return (
        f"{what}: the rate here is per resident. Choose burglary, vehicle crime, shoplifting or "
        "road collisions to see another rate beside it."
    )


def both_sentence(frame: pd.DataFrame, name: str, what: str) -> str:
    """Return where a rate per resident and one per home, vehicle or kilometre part.

    `name` is the column of the area's name; rows are of one denominator.
    """
    known = frame[frame["rate_by"].notna()]
    if known.empty:
        return NONE_LOADED
    per = str(known["per"].iloc[0])
    told = [
        words
        for reading, ending in (
            (RESIDENTS_ONLY, "by residents alone"),
            (OTHER_ONLY, f"by {_things(known)} alone"),
            (OPPOSITE, "one way by residents, the other way by " + _things(known)),
        )
        if (words := _parting(known[known["reading"] == reading], name, ending))
    ]
    head = f"{what} per 1,000 residents and per {per}."
    if not told:
        told = ["Neither tells an area clearly apart that the other doesn't."]
    return f"{head} {' '.join(told)}{_furthest(known, name)}"


def _furthest(known: pd.DataFrame, name: str) -> str:
    """Return where both rates part most, as times those of all areas together."""
    times = known["times_residents"] / known["times_by"].where(known["times_by"] > 0)
    parted = times.where(times >= 1, 1 / times)
    if not (parted >= _PARTED).any():
        return ""
    row = known.iloc[int(parted.fillna(0.0).to_numpy().argmax())]
    return (
        f" They part most in {row[name]}: {decimal(row['times_residents'])} times that of all "
        f"together by residents, {decimal(row['times_by'])} times by {_things(known)}."
    )


def _things(frame: pd.DataFrame) -> str:
    return BY_KEY[str(frame["denominator"].iloc[0])].name


def _parting(rows: pd.DataFrame, name: str, ending: str) -> str:
    """Return "Clearly higher by residents alone: Alton." of areas of one reading."""
    found = []
    for word in (verdicts.HIGHER, verdicts.LOWER):
        either = rows[(rows["against_residents"] == word) | (rows["against_by"] == word)]
        if ending.startswith("one way"):
            either = rows if word == verdicts.HIGHER else rows.head(0)
        names = [str(area) for area in either[name]]
        if names:
            clear = "Clear" if ending.startswith("one way") else f"Clearly {word}"
            found.append(f"{clear} {ending}: {listed(names, _NAMED)}.")
    return " ".join(found)


def own_sentence(row: pd.Series, name: str, what: str) -> str:
    """Return both rates of one area, each by its name, and what each is against the rest."""
    residents, other = _beside(row["against_residents"]), _beside(row["against_by"])
    where = f"{what} in {row[name]}"
    if pd.isna(row["rate_by"]):
        return f"{where}: cannot tell by {BY_KEY[str(row['denominator'])].name}."
    return (
        f"{where}: {decimal(row['rate_per_1000'])} per 1,000 residents, {residents} the rest; "
        f"{decimal(row['rate_by'])} per {row['per']}, {other} the rest."
    )


def _beside(word: object) -> str:
    return {
        verdicts.HIGHER: "clearly higher than",
        verdicts.LOWER: "clearly lower than",
        verdicts.SIMILAR: "not clearly different from",
    }.get(str(word), "not to be told from")


def notes(frame: pd.DataFrame) -> list[str]:
    """Return why residents mislead here, how the two are compared, and who says the numbers."""
    keys = list(dict.fromkeys(frame["denominator"]))
    sources = [str(text) for text in frame["value_source"].dropna().unique()]
    whys = dict.fromkeys(BY_KEY[str(key)].why for key in keys)
    return [*whys, HOW, *(_source(sources))]


def _source(sources: Sequence[str]) -> list[str]:
    return [f"The denominators are from: {'; '.join(sources)}."] if sources else []
