"""Where in a ward, and which places are known by name."""

from __future__ import annotations

import pandas as pd

from moorlands_dash.measures.wards import place_search
from moorlands_dash.measures.wards.postcodes import sector, whole_postcode, without_postcode
from moorlands_dash.periods import Period
from moorlands_dash.rows import Row
from moorlands_dash.words.numbers import counted, during, listed, number, percent

_NAMED = 3


def places_sentence(
    frame: pd.DataFrame, ward: str | None, what: str, period: Period, *, open_: bool = False
) -> str:
    """Return the points with the most incidents, and what share of the ward's they hold.

    With `open_`, rows are set aside that may lie at any of them: no point's count is said.
    """
    if frame.empty and open_:
        return f"{what} {during(period)}: none is sure to have a place in a ward."
    if frame.empty:
        return f"{what} {during(period)}: none with a place in a ward."
    if ward is None:
        wards = frame["ward_code"].nunique()
        if open_:
            return (
                f"{what} {during(period)}: counted at {counted(len(frame), 'point')} in "
                f"{counted(wards, 'ward')}."
            )
        return (
            f"{what} {during(period)}: {counted(frame['count'].sum(), 'incident')} at "
            f"{counted(len(frame), 'point')} in {counted(wards, 'ward')}."
        )
    top = frame.head(_NAMED)
    named = [
        place_name(name) if open_ else f"{place_name(name)} ({number(count)})"
        for name, count in zip(top["location"], top["count"], strict=True)
    ]
    share = percent(float(top["share"].sum()))
    name = frame["ward_name"].iloc[0]
    return (
        f"{what} in {name} {during(period)}: most at {listed(named)}, together {share} of the "
        f"ward's, at {counted(len(frame), 'point')} in all. Points stand for their neighbourhood, "
        "not for an address."
    )


def exact_sentence(what: str) -> str:
    """Return why no point is shown of what partners send."""
    return (
        f"{what}: no points are shown here. What partners send has exact places, which could be "
        "somebody's door; the counts by ward are above."
    )


def spot_words(frame: pd.DataFrame, most: int) -> list[str]:
    """Return the first points in words, in the order of their numbers: "High Street: 12"."""
    rows = frame.head(most)
    return [
        f"{place_name(str(name))}: {number(count)}"
        for name, count in zip(rows["location"], rows["count"], strict=True)
    ]


def place_name(location: str) -> str:
    """Return "Supermarket" for "On or near Supermarket", and words where there is no name."""
    return location.removeprefix("On or near ").strip() or "a place without a name"


def spots_title(points: int) -> str:
    """Return what the list of the points numbered on a ward's map is called."""
    return "The point on the map" if points == 1 else f"The {points} points with the most"


def names_sentence(frame: pd.DataFrame) -> str:
    """Return how many names of how many wards are known."""
    if frame.empty:
        return "No name of a place is known: load the ward outlines and street-level extracts."
    return (
        f"{counted(frame['name'].nunique(), 'name')} of places in "
        f"{counted(frame['ward_code'].nunique(), 'ward')}."
    )


def asked_back(asked: str, kind: str, rows: pd.DataFrame) -> str:
    """Return what a search came to."""
    typed = asked.strip()
    if kind == place_search.EXACT:
        return _lies(typed, *(str(rows[name].iloc[0]) for name in ("name", "kind", "ward_name")))
    if kind == place_search.AMBIGUOUS:
        return f"“{typed}” is in {counted(len(rows), 'ward')}. Which one do you mean?"
    if kind == place_search.LIKE:
        return (
            f"No place is known by the name “{typed}”. These names hold the word; a street called "
            "after a village may lie elsewhere."
        )
    if kind == place_search.SECTOR:
        known = sector(whole_postcode(typed) or str(without_postcode(typed)[1]))
        return (
            f"“{typed}” is no postcode that is known here. Others that begin with {known} lie in "
            f"{'this ward' if len(rows) == 1 else 'these wards'}; it may lie in another."
        )
    if kind == place_search.CLOSE:
        return f"No place is called “{typed}”. Do you mean one of these?"
    if whole_postcode(typed):
        return (
            f"“{typed}” is no postcode that is known here. Type a village, a street or a ward "
            "instead."
        )
    return f"No place like “{typed}” is known. Type a village, a street, a postcode or a ward."


def _lies(typed: str, name: str, kind: str, ward: str) -> str:
    """Return in which ward the one place lies that was found."""
    if name == ward:
        return f"“{typed}”: {name} is the ward."
    if kind == place_search.FORMER:
        return f"{name}, a postcode that is no longer in use, lies in {ward}."
    before = {place_search.STREET: "The street or spot ", place_search.PARISH: "The parish of "}
    return f"{before.get(kind, '')}{name} lies in {ward}."


def suggested(row: Row) -> tuple[str, str]:
    """Return how a place is suggested: its name, and what it is and where."""
    name, kind, ward = str(row["name"]), str(row["kind"]), str(row["ward_name"])
    where = ward if row["wards"] == 1 else counted(int(str(row["wards"])), "ward")
    if kind == place_search.WARD:
        return name, "ward"
    if kind in (place_search.TOWN, place_search.POSTCODE):
        return name, f"in {where}"
    return name, f"{kind} in {where}"


def candidate(row: Row, *, close: bool) -> str:
    """Return how a ward that may be meant is offered."""
    if close and row["name"] != row["ward_name"]:
        return f"{row['name']} ({row['ward_name']})"
    return str(row["ward_name"])
