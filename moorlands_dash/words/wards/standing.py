"""Where a ward stands among the others: in words that leave the doubt in."""

from __future__ import annotations

import pandas as pd

from moorlands_dash.measures import verdicts
from moorlands_dash.measures.doubt import NOW
from moorlands_dash.measures.wards import funnel as places
from moorlands_dash.measures.wards.peers import PEERS
from moorlands_dash.measures.wards.visitors import TIMES
from moorlands_dash.periods import Period
from moorlands_dash.words.doubt import SET_ASIDE
from moorlands_dash.words.numbers import counted, decimal, during, listed, number, percent
from moorlands_dash.words.standing import beside
from moorlands_dash.words.wards.my_ward import rank_words
from moorlands_dash.words.wards.ward_map import NAMED, NO_WARDS

PEERS_RULE = (
    f"Wards like a ward: the {PEERS} of the district that differ least from it in residents, in "
    "residents per square kilometre and in distance. Residents and density are compared as "
    "ratios, each of the three is divided by its spread over all pairs of wards, and all count "
    "alike."
)
MISLEAD_RULE = (
    f"A rate per resident is said to mislead where two figures are at least {TIMES} times the "
    "district's: the ward's rate of all incidents, and the share of shoplifting among them. Its "
    "shops draw people who live elsewhere."
)
_NO_RATES = "{what}: cannot tell how wards compare, because a month or the residents are not known."


def rank_sentence(frame: pd.DataFrame, ward: str | None, what: str, period: Period) -> str:
    """Return between which places a ward may rank, or how many wards' places are open."""
    if frame.empty:
        return NO_WARDS
    known = frame.dropna(subset=["rank_lower"])
    if known.empty:
        return _NO_RATES.format(what=what)
    own = known[known["ward_code"] == ward]
    if len(own):
        row = own.iloc[0].to_dict()
        return (
            f"{what} {during(period)}: {row['ward_name']} has {decimal(row['rate_per_1000'])} per "
            f"1,000 residents, {rank_words(row)}.{_wider(known)}"
        )
    width = float((known["rank_upper"] - known["rank_lower"] + 1).mean())
    return (
        f"{what} {during(period)}: a ward's place among {counted(len(known), 'ward')} is known to "
        f"within {decimal(width, 0)} places on average.{_wider(known)}"
    )


def _wider(wards: pd.DataFrame) -> str:
    """Return that rows set aside are behind the places, where they are."""
    rows = NOW in wards and wards[NOW].fillna(0).gt(0).any()
    return " The places allow for rows set aside that may belong to these counts." if rows else ""


def funnel_sentence(frame: pd.DataFrame, ward: str | None, what: str, period: Period) -> str:
    """Return whether a ward lies beyond the funnel, or which wards do."""
    if frame.empty:
        return NO_WARDS
    known = frame.dropna(subset=["place"])
    if known.empty:
        return _NO_RATES.format(what=what)
    own = known[known["ward_code"] == ward]
    if len(own):
        return _own_place(own.iloc[0], what, period)
    above = known[known["place"].isin((places.ABOVE_95, places.ABOVE_998))]
    names = list(above.sort_values("rate_per_1000", ascending=False)["ward_name"])
    tail = f"above it lie {listed(names, NAMED)}" if names else "none lies above it"
    inside = int((known["place"] == places.INSIDE).sum())
    untold = int((known["place"] == verdicts.CANNOT_TELL).sum())
    return (
        f"{what} {during(period)}: {number(inside)} of {counted(len(known), 'ward')} lie where "
        f"chance alone could have put them; {tail}.{_open(untold)}"
        f"{_higher(known)}"
    )


def _higher(known: pd.DataFrame) -> str:
    """Return which wards the test calls higher, that allows for more than the funnel does."""
    higher = known[known["against_district"] == verdicts.HIGHER]
    names = list(higher.sort_values("rate_per_1000", ascending=False)["ward_name"])
    said = f"clearly higher in {listed(names, NAMED)}" if names else "none is clearly higher"
    return f" {_ALLOWING}, and of {counted(len(known), 'ward')} looked at together, {said}."


_ALLOWING = "Allowing for months that vary more than chance alone would have them"


def _judged(row: pd.Series) -> str:
    """Return how the test calls a ward, by itself and of all that are looked at together."""
    alone, together = (beside(row[name]) for name in ("standing_alone", "against_district"))
    rest = "that of the rest of the district"
    if alone == together:
        return f" {_ALLOWING}, its rate is {alone} {rest}."
    return (
        f" {_ALLOWING}, its rate is {alone} {rest} where it is asked about by itself, and "
        f"{together} it with all wards looked at together."
    )


def _own_place(row: pd.Series, what: str, period: Period) -> str:
    head = f"{what} {during(period)}: {row['ward_name']}, {decimal(row['rate_per_1000'])} per 1,000"
    limits = (
        f"{decimal(row['funnel_lower_95'])} to {decimal(row['funnel_upper_95'])} for a ward of its "
        "size"
    )
    if row["place"] == verdicts.CANNOT_TELL:
        return f"{head}. Cannot tell whether chance explains it ({limits}): {SET_ASIDE}."
    if row["place"] == places.INSIDE:
        return f"{head}, lies where chance alone could have put it ({limits}).{_judged(row)}"
    side = "above" if row["place"] in (places.ABOVE_95, places.ABOVE_998) else "below"
    far = ", and beyond the 99.8% limits too" if row["place"] in _FAR else ""
    return f"{head}, lies {side} what chance explains ({limits}){far}.{_judged(row)}"


_FAR = (places.ABOVE_998, places.BELOW_998)


def funnel_notes(frame: pd.DataFrame) -> list[str]:
    """Return how many wards lie beyond the limits, against what chance would have."""
    known = frame.dropna(subset=["place"])
    if known.empty:
        return []
    out = int((~known["place"].isin((places.INSIDE, verdicts.CANNOT_TELL))).sum())
    chance = decimal(0.05 * len(known))
    notes = [
        f"{counted(out, 'ward')} of {number(len(known))} {'lies' if out == 1 else 'lie'} beyond "
        f"the 95% limits; by chance it would be about {chance}."
    ]
    if out > 0.15 * len(known):
        notes.append(
            "More wards lie beyond them than chance explains, because wards do differ: to lie "
            "outside says that a ward differs, not that something is wrong there."
        )
    return notes


def smoothed_sentence(frame: pd.DataFrame, ward: str | None, what: str) -> str:
    """Return a ward's rate as counted and smoothed, or how much smoothing changes."""
    if frame.empty:
        return NO_WARDS
    known = frame.dropna(subset=["smoothed_per_1000"])
    if known.empty:
        return _NO_RATES.format(what=what)
    own = known[known["ward_code"] == ward]
    if own.empty:
        middle = percent(float(known["own_weight"].median()))
        return (
            f"{what}: of a middling ward's smoothed rate {middle} is its own, the rest the "
            "district's."
        )
    row = own.iloc[0]
    raw, smooth = decimal(row["rate_per_1000"]), decimal(row["smoothed_per_1000"])
    low, high = decimal(row["smoothed_lower_95"]), decimal(row["smoothed_upper_95"])
    said = (
        f"{what} in {row['ward_name']}: {raw} per 1,000 residents as counted; {smooth} once chance "
        f"is allowed for (most likely between {low} and {high})."
    )
    if pd.notna(row["residents_mislead"]) and bool(row["residents_mislead"]):
        said += (
            " Residents mislead here: the ward's shops draw people from elsewhere, who are in the "
            "incidents but not among the residents."
        )
    return said


def peers_sentence(frame: pd.DataFrame, rates: pd.DataFrame, ward: str | None, what: str) -> str:
    """Return which wards are like a ward and how its rate compares with theirs together."""
    own = rates[rates["ward_code"] == ward]
    others = frame[frame["order"] > 0]
    if own.empty:
        wards = frame["ward_code"].nunique()
        return f"{what}: {counted(wards, 'ward')}, each with up to {PEERS} wards like it."
    row = own.iloc[0]
    if others.empty or pd.isna(row["peers_rate_per_1000"]):
        return f"{what}: cannot tell which wards are like {row['ward_name']}, or their rates."
    word = beside(row["against_peers"])
    names = listed(list(others["peer_name"]))
    return (
        f"{what} in {row['ward_name']}: {decimal(row['rate_per_1000'])} per 1,000 residents; asked "
        f"about by itself {word} wards like it together ({decimal(row['peers_rate_per_1000'])}): "
        f"{names}." + (_open(1) if row["against_peers"] == verdicts.CANNOT_TELL else "")
    )


def _open(wards: int) -> str:
    """Return in how many wards rows set aside leave it open."""
    return f" In {counted(wards, 'ward')} one cannot tell: {SET_ASIDE}." if wards else ""
