"""Ours among the districts most like it; worse and worsening, better and improving: in words."""

from __future__ import annotations

import pandas as pd

from moorlands_dash.measures import verdicts
from moorlands_dash.measures.comparison.corners import (
    BETTER_IMPROVING,
    CORNERS,
    NOT_BOTH,
    WORSE_WORSENING,
)
from moorlands_dash.measures.comparison.similar import LEAST
from moorlands_dash.measures.wards.funnel import ABOVE_95, ABOVE_998, BELOW_95, BELOW_998, INSIDE
from moorlands_dash.partnership.areas import District
from moorlands_dash.words.comparison.others import tally
from moorlands_dash.words.numbers import counted, decimal, listed, number

SHOWN = "shown"
NO_RESIDENTS = "its residents aren't loaded"
NO_FIGURES = "not in the tables of recorded crime that are loaded"

IN_SETTINGS = "the settings of this dashboard"
WHO_IS_LIKE_US = (
    "Who is much like us is the settings' list (similar, under comparators). Without one it is "
    "the list that was loaded, such as ONS's statistical nearest neighbours."
)
FUNNEL = (
    "The funnel shows how far chance alone takes the rate of a district of each size from that of "
    "the similar ones together. It is as wide as our own quarters vary beyond chance. A district "
    "within it can't be said to be worse or better than the others."
)
_HOW = (
    "No list of districts much like ours is loaded. They can be named in the settings "
    "(similar, under comparators), or be those of ONS's list. That list comes with "
    "`moorlands-dash start`."
)
_THAN = {
    "lower": "lower than in",
    "similar": "not clearly different from",
    "higher": "higher than in",
}
_NAMED = 5
_SIDES = (
    ((ABOVE_95, ABOVE_998), "above"),
    ((BELOW_95, BELOW_998), "below"),
)


def areas_sentence(frame: pd.DataFrame, ours: str) -> str:
    """Return how many districts are much like ours, and of how many figures are loaded."""
    if frame.empty:
        return f"Cannot tell which districts are much like {ours}. {_HOW}"
    shown = int((frame["standing"] == SHOWN).sum())
    head = f"{counted(len(frame), 'district')} {'is' if len(frame) == 1 else 'are'} much like"
    return f"{head} {ours}; the figures of {number(shown)} are shown."


def list_notes(areas: pd.DataFrame) -> list[str]:
    """Return whose list it is that names the similar districts."""
    found = [str(source) for source in areas["source"].dropna().unique()]
    return [f"The list is from: {'; '.join(found)}."] if found else []


def missing_notes(areas: pd.DataFrame) -> list[str]:
    """Return which similar districts aren't shown, and why."""
    found = []
    for why in (NO_FIGURES, NO_RESIDENTS):
        names = areas.loc[areas["standing"] == why, "area_name"].tolist()
        if names:
            found.append(f"Not shown, because {_lacks(why)}: {listed(names)}.")
    return found


def _lacks(why: str) -> str:
    return "their residents aren't loaded" if why == NO_RESIDENTS else f"they are {why}"


def similar_sentence(
    frame: pd.DataFrame, areas: pd.DataFrame, district: District, total: str
) -> str:
    """Return how ours stands among the similar districts by all recorded crime, and who lacks."""
    if areas.empty:
        return areas_sentence(areas, district.name)
    missing = _missing(areas)
    rows = frame[frame["group"] == total]
    own = rows[rows["area_code"] == district.code]
    others = rows[(rows["area_code"] != district.code) & rows["rate_per_1000"].notna()]
    if own.empty or pd.isna(own["rate_per_1000"].iloc[0]) or others.empty:
        return f"Cannot tell how {district.name} stands among districts much like it.{missing}"
    told = tally(others, _THAN, "{} similar districts")
    if len(others) < LEAST:
        told = f"Too few to place ours among them ({number(len(others))})."
    rate = decimal(own["rate_per_1000"].iloc[0])
    head = f"{district.name}, among districts much like it: {rate} per 1,000 residents."
    return f"{head} {told}{_apart(others)}{missing}"


def _apart(others: pd.DataFrame) -> str:
    """Return which similar districts stand apart from the others, by the funnel."""
    if len(others) < LEAST:
        return ""
    found = [
        f"{listed(names, _NAMED)} {'lies' if len(names) == 1 else 'lie'} {side} it"
        for places, side in _SIDES
        if (names := others.loc[others["place"].isin(places), "area_name"].tolist())
    ]
    inside = int((others["place"] == INSIDE).sum())
    tail = f"; {' and '.join(found)}" if found else ""
    return f" {number(inside)} of the {number(len(others))} lie within the funnel of chance{tail}."


def _missing(areas: pd.DataFrame) -> str:
    lacking = int((areas["standing"] != SHOWN).sum())
    if not lacking:
        return ""
    verb = "has" if lacking == 1 else "have"
    return f" {number(lacking)} of {number(len(areas))} similar districts {verb} no figures here."


def group_sentence(rows: pd.DataFrame, ours: str) -> str:
    """Return where ours lies in the funnel of one offence group, and who seems worst."""
    known = rows[rows["place"].notna()]
    own = known[known["area_code"] == ours]
    group = str(rows["group"].iloc[0])
    if own.empty:
        return f"{group}: cannot tell."
    row = own.iloc[0]
    limits = f"{decimal(row['funnel_lower_95'])} to {decimal(row['funnel_upper_95'])}"
    where = _where(str(row["place"]))
    said = (
        f"{group}: {decimal(row['rate_per_1000'])} per 1,000 residents, against "
        f"{decimal(row['similar_rate_per_1000'])} in the similar districts together. Ours lies "
        f"{where} the funnel of chance ({limits} for a district of its size)."
    )
    return said + _highest(known[known["area_code"] != ours])


def _where(place: str) -> str:
    return next((side for places, side in _SIDES if place in places), "within")


def _highest(others: pd.DataFrame) -> str:
    """Return that the highest rate among the similar districts is within chance, where it is."""
    if others.empty:
        return ""
    top = others.sort_values("rate_per_1000", ascending=False).iloc[0]
    if top["place"] != INSIDE:
        return ""
    return (
        f" {top['area_name']} has the highest rate of them ({decimal(top['rate_per_1000'])}), and "
        "no more than chance explains."
    )


def corners_sentence(frame: pd.DataFrame, total: str) -> str:
    """Return which offence groups are worse and worsening, and which better and improving."""
    groups = frame[frame["group"] != total]
    known = groups[groups["corner"] != verdicts.CANNOT_TELL]
    if known.empty:
        return "Cannot tell what is worse and worsening: not all of two years is loaded."
    against = known["against"].iloc[0]
    bad = _in(known, WORSE_WORSENING)
    head = f"Higher than {against} and more than usual: {bad or 'no group of offences'}."
    good = _in(known, BETTER_IMPROVING)
    said = f"{head} Lower and fewer than usual: {good or 'none'}."
    others = [f"{word}: {names}" for word in CORNERS[1:3] if (names := _in(known, word))]
    clear = int((known["corner"] != NOT_BOTH).sum())
    tail = f" {'; '.join(others).capitalize()}." if others else ""
    of = f"{number(clear) if clear else 'none'} of {counted(len(known), 'group')}"
    return f"{said}{tail} Both are clear of {of}."


def _in(frame: pd.DataFrame, word: str) -> str:
    return listed([str(name).lower() for name in frame.loc[frame["corner"] == word, "group"]])


def corners_notes(frame: pd.DataFrame, total: str) -> list[str]:
    """Return how a group comes into a corner, and what can't be told."""
    notes = [
        "A group stands in a corner only where both are clear. One is whether our rate is above "
        "or below theirs. The other is whether we have more or fewer than usual: than the same "
        "quarters of up to five years before had. For each, all groups are looked at together."
    ]
    untold = frame.loc[
        (frame["corner"] == verdicts.CANNOT_TELL) & (frame["group"] != total), "group"
    ].tolist()
    if untold:
        notes.append(f"Cannot tell of {listed([name.lower() for name in untold])}.")
    return notes
