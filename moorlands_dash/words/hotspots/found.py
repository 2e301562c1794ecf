"""What the hotspots' tables say. Nothing is ever said of a house or a street."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd

from moorlands_dash.measures.hotspots.concentration import BY_CHANCE, GATHERED
from moorlands_dash.measures.verdicts import CANNOT_TELL
from moorlands_dash.periods import Period, month_name
from moorlands_dash.rows import Record, Row
from moorlands_dash.vocabulary import plural
from moorlands_dash.words.doubt import SET_ASIDE, as_counted, bounded, bounds
from moorlands_dash.words.numbers import (
    counted,
    decimal,
    during,
    listed,
    no_file,
    number,
    percent,
    sentence,
)

TITLES = {
    "hotspots": "Cells of the district",
    "hotspot-places": "Hotspots, and how many incidents lie inside",
    "hotspot-changes": "What changed where, in the places of both years",
    "hotspot-points": "Published places, and the incidents at each",
    "hotspot-cell-months": "One cell, month by month",
    "hotspot-density": "How thick incidents lie",
    "hotspot-hours": "Days and hours of the incidents in hotspots",
    "hotspot-concentration": "How far incidents gather in few places",
    "hotspot-hindsight": "Would it have been foreseen?",
    "near-repeat": "Does one incident bring the next?",
}

KINDS = {
    "emerging": "new",
    "persistent": "lasting",
    "intermittent": "comes and goes",
    "former": "over",
    "never": "too few a quarter to date",
    CANNOT_TELL: "cannot tell",
}
"""What each class of a cell means, in few words."""

_PHRASES = {
    "persistent": "it is lasting",
    "intermittent": "it comes and goes",
    "former": "it was one in earlier quarters and is not in the latest ones",
    "never": "it has too few incidents a quarter to be dated",
    CANNOT_TELL: "too few months are loaded to say whether it is new",
}

_NAME = "Each is named after its busiest cell, and may reach into other wards."
_NAMED = 3
"""Hotspots named in the sentence; more are counted."""
_SURE = 0.9
"""Share of the trials from which a hotspot is said to hold."""
_EXACT = (
    "Points are as the partner gave them; cells are shown and handed on, never single places, and "
    "what is known by its ward alone is left out."
)
_MOVED = "Points are moved by the police to nearby anonymous places"


def place_name(location: str) -> str:
    """Return "Park/Open Space" for "On or near Park/Open Space"."""
    return location.removeprefix("On or near ").strip()


def called(row: Row) -> str:
    """Return what a cell is called: "Leek North, about Park/Open Space"."""
    ward, place = row["ward_name"], row["place"]
    if pd.isna(place):
        return str(ward) if pd.notna(ward) else "a cell without a named place"
    about = f"about {place}"
    return f"{ward}, {about}" if pd.notna(ward) else about


def called_with_grid(row: Row) -> str:
    """Return what a cell is called, with the grid reference that no other cell has."""
    return f"{called(row)} ({row['grid_reference']})"


def types_words(sizes: pd.Series, most: int) -> str:
    """Return "Shoplifting (12), Burglary (3) and 4 more": kinds with their counts, the most first.

    `sizes` is counts by name in that order.
    """
    shown = [f"{name} ({number(count)})" for name, count in sizes.head(most).items()]
    rest = int(sizes.iloc[most:].sum())
    return listed([*shown, f"{number(rest)} of other kinds"] if rest else shown)


def hotspots_sentence(
    places: pd.DataFrame,
    what: str,
    period: Period,
    *,
    incidents: int,
    missing: Sequence[date],
    tried: bool | None,
    unit: str = "incident",
    untold: int = 0,
    doubt: float = 0,
) -> str:
    """Return how many hotspots there are, what lies inside, which are new, which hold.

    `tried` tells whether points have been moved anew; None where they are exact. Of `untold` cells
    rows set aside leave open whether they are hot; `doubt` is how many may be among the
    incidents, as for `words.doubt.bounds`.
    """
    if missing:
        return f"{what}, {period}: cannot tell where the hotspots are, because {no_file(missing)}."
    head = f"{what}, {period}:"
    if not incidents and doubt == 0:
        return f"{head} no {unit} with a place, so there is no hotspot."
    if places.empty and untold:
        return f"{head} no hotspot that stands whatever the rows set aside were."
    if places.empty:
        lie = "lies" if incidents == 1 and doubt == 0 else "lie"
        return (
            f"{head} no hotspot. {_first(bounded(incidents, doubt, unit))} {lie} no closer "
            "together than chance may put them."
        )
    inside, area = percent(places["share"].sum()), _small(places["area_share"].sum())
    inside = as_counted(inside, doubt)
    where = f"{inside} of {bounds(incidents, doubt)} {plural(unit)} on {area} of the area"
    if len(places) == 1:
        row = places.iloc[0].to_dict()
        first = f"{head} 1 hotspot, {called(row)}, holds {where}; {_phrase(row)}."
        return f"{first} {_held(places, tried)}".strip()
    first = f"{head} {counted(len(places), 'hotspot')} hold {where}."
    return f"{first} {_which(places)} {_held(places, tried)}".strip()


def _small(share: float) -> str:
    """Return a share in per cent; one that rounding would call nothing is "under 0.1%"."""
    return percent(share) if share >= 0.001 else "under 0.1%"


def _which(places: pd.DataFrame) -> str:
    """Return which are new, else which hotspots are the fullest."""
    new = places[places["kind"] == "emerging"]
    if len(new):
        named = [f"{called(row)} (since {_month(row['rose_from'])})" for row in _rows(new)]
        return sentence(f"new: {listed(named, _NAMED)}")
    if (places["kind"] == CANNOT_TELL).all():
        why = (
            "Rows set aside leave open" if _doubtful(places) else "Too few months are loaded to say"
        )
        fullest = [f"{called(row)} ({_inside(row)})" for row in _rows(places)]
        told = sentence(f"the fullest: {'; '.join(fullest[:_NAMED])}")
        return f"{told} {_NAME} {why} which are new."
    named = [f"{called(row)} ({_inside(row)}, {_lasting(row)})" for row in _rows(places)]
    return f"Not one is new; the fullest: {'; '.join(named[:_NAMED])}. {_NAME}"


def _first(words: str) -> str:
    return words[:1].upper() + words[1:]


def _inside(row: Row) -> str:
    """Return how many lie in a hotspot, with rows set aside that lie in its cells."""
    return bounds(row["count"], row.get("doubt", 0))


def _doubtful(rows: pd.DataFrame) -> bool:
    return "doubt" in rows and bool(rows["doubt"].gt(0).any())


def _phrase(row: Row) -> str:
    if row["kind"] == CANNOT_TELL and row.get("doubt"):
        return "rows set aside leave open whether it is new"
    if row["kind"] == "emerging":
        return f"it is new since {_month(row['rose_from'])}"
    return _PHRASES[row["kind"]]


def _lasting(row: Row) -> str:
    if row["kind"] == "emerging":
        return f"new since {_month(row['rose_from'])}"
    return KINDS[row["kind"]]


def _held(places: pd.DataFrame, tried: bool | None) -> str:
    """Return how many hotspots stay hotspots when the points are moved."""
    if tried is None:
        return ""
    if not tried or places["survives"].isna().all():
        return "Whether that holds if points had been moved otherwise is not tried yet."
    sure = int((places["survives"] >= _SURE).sum())
    trials = f"{percent(_SURE)} of 200 trials that move the points anew"
    if len(places) == 1:
        share = percent(places["survives"].iloc[0])
        return f"It stays a hotspot in {share} of 200 trials that move the points anew."
    if sure == len(places):
        return f"All {number(sure)} stay hotspots in at least {trials}."
    some = "1 of them stays a hotspot" if sure == 1 else f"{number(sure)} of them stay hotspots"
    return f"{some if sure else 'Not one of them stays a hotspot'} in at least {trials}."


def basis(reason: str, moved: float | None, least: int, unit: str = "incident") -> list[str]:
    """Return what the cells are, and why nothing is said of a house or a street."""
    return [
        reason,
        _EXACT
        if moved is None
        else f"{_MOVED}, typically some {number(round(moved, -1))} m apart "
        "here: so no cell is smaller, and nothing is said of a house or a street.",
        f"A hotspot is hot cells side by side with at least {counted(least, unit)} inside; its "
        "busiest cell gives it name, date and trials. It may reach into other wards than the one "
        "in its name.",
    ]


def cell_sentence(row: Row, what: str, period: Period, unit: str = "incident") -> str:
    """Return what one cell holds, whether it is hot, and since when."""
    doubt = row.get("doubt", 0)
    head = f"{what} in {called(row)}, {during(period)}: {bounded(row['count'], doubt, unit)}"
    if row["heat"] == CANNOT_TELL and not row["complete"]:
        return f"{head} in the months loaded; months are missing, so no more can be told."
    about = (
        f"with the cells beside it {as_counted(number(row['around']), doubt)}, where chance would "
        f"put about {decimal(row['expected'])}"
    )
    return f"{head}; {about}. {_heat(row)}{_change(row)}"


def _heat(row: Row) -> str:
    if row["heat"] == CANNOT_TELL:
        return f"Cannot tell whether that is a hotspot: {SET_ASIDE}."
    if row["heat"] == "hot":
        lasting = "" if row["kind"] == "never" else f"; {_phrase(row)}"
        held = (
            f" It stays one in {percent(row['survives'])} of 200 trials that move the points."
            if pd.notna(row.get("survives"))
            else ""
        )
        return f"It is part of a hotspot{lasting}.{held}"
    if row["heat"] == "cold":
        return "That is fewer than chance explains: a cold spot."
    was = " It was one earlier." if row["kind"] == "former" else ""
    return f"That is within what chance explains: no hotspot.{was}"


def _change(row: Row) -> str:
    if row["change_verdict"] == CANNOT_TELL:
        return " Cannot tell whether that has changed."
    before = bounds(row["count_before"], row.get("doubt_before", 0))
    if row["change_verdict"] in ("fewer", "more"):
        return f" The year before: {before}, so clearly {row['change_verdict']} now."
    picked = row["heat"] == "hot" and row["count_before"] < row["count"]
    why = "; a place picked for its count now mostly had fewer before" if picked else ""
    return f" The year before: {before}, which is within the usual ups and downs{why}."


def concentration_sentence(row: Row, what: str, period: Period, unit: str = "incident") -> str:
    """Return the share in the busiest cells, and what chance alone would give."""
    if not row["all_incidents"]:
        return f"{what}, {period}: no {unit} with a place, so nothing can gather."
    gathered = f"{what}, {period}: the busiest {number(row['top_cells'])} of "
    gathered += (
        f"{number(row['cells'])} cells hold {percent(row['share_inside'])} of {plural(unit)}."
    )
    chance = (
        f"At random places the busiest would hold {percent(row['expected'])} "
        f"({percent(row['lower_95'])} to {percent(row['upper_95'])})."
    )
    return f"{gathered} {chance} {_GATHERED[row['verdict']]}"


_GATHERED = {
    GATHERED: "So they gather far beyond chance.",
    BY_CHANCE: "So chance may explain it.",
    CANNOT_TELL: f"Cannot tell whether they gather beyond chance: {SET_ASIDE}.",
}


def _rows(frame: pd.DataFrame) -> list[Record]:
    return frame.to_dict("records")


def _month(value: Any) -> str:
    return month_name(pd.Timestamp(value).date())
