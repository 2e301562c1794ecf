"""The figures behind places set beside each other: rates, counts, ranks, shares of the district."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.measures.claims import judging
from moorlands_dash.measures.claims import kinds as claims
from moorlands_dash.measures.claims.numbers import (
    Bounds,
    apart_enough,
    number_rank_verdict,
    numbers_verdict,
    share_verdict,
    sized_verdict,
    value_verdict,
)
from moorlands_dash.measures.doubt import NOW
from moorlands_dash.measures.rates import with_rates
from moorlands_dash.measures.standing import SPREAD, side_of, standing_ratio, standings
from moorlands_dash.measures.wards.visitors import residents_mislead
from moorlands_dash.rows import Record
from moorlands_dash.tables.claims.counted import Counted
from moorlands_dash.tables.claims.official import of_district, official, rate_of


def rank(counted: Counted, claim: claims.Claim) -> Record:
    """Return the places among the wards that a ward's rate may well have, and by its count."""
    frame = counted.years(claim.category).ranked
    row: Any = frame[frame["ward_code"] == claim.area].iloc[0]
    places = tuple(
        np.nan if pd.isna(row[name]) else int(row[name]) for name in ("rank_lower", "rank_upper")
    )
    ranked = int(row["ranked"])
    verdict = judging.rank_verdict(
        claim.kind,
        (places[0], places[1]),
        ranked,
        row["count"],
        enough=_enough(counted),
        place=claim.place,
        among=claim.among,
    )
    return rate_of(row) | {
        "as_counted": _in_place(frame, claim),
        "residents_mislead": _misleading(counted, claim),
        "rank_lower": places[0],
        "rank_upper": places[1],
        "ranked": ranked,
        "verdict": verdict,
        **_next(frame, claim),
    }


def _in_place(frame: pd.DataFrame, claim: claims.Claim) -> bool | None:
    """Tell whether the rates as they are put the ward in the place that is claimed."""
    rates = frame.set_index("ward_code")["rate_per_1000"].astype(float)
    own = rates[str(claim.area)]
    if np.isnan(own):
        return None
    beyond_it = rates > own if claim.kind in (claims.HIGHEST, claims.MOST) else rates < own
    place = 1 + int(beyond_it.sum())
    return place <= claim.place if claim.among else place == claim.place


def number_rank(counted: Counted, claim: claims.Claim) -> Record:
    """Return a ward's count beside the next one, and its rate's places for comparison."""
    by_rate = rank(counted, claim)
    frame = counted.years(claim.category).rates
    own = frame["ward_code"] == claim.area
    bounds = [
        (float(count), float(count + doubt))
        for count, doubt in zip(frame["count"], frame["doubt"], strict=True)
        if pd.notna(count)
    ]
    ours = bounds[int(np.flatnonzero(own)[0])] if len(bounds) == len(frame) else (np.nan, np.nan)
    others = [each for each, mine in zip(bounds, own, strict=False) if not mine]
    complete = counted.covered(claim.category, claim.period).complete
    verdict = number_rank_verdict(
        claim.kind, ours, others, complete=complete, place=claim.place, among=claim.among
    )
    return by_rate | {"verdict": verdict, "as_counted": None}


def _next(frame: pd.DataFrame, claim: claims.Claim) -> Record:
    """Return the most or fewest that another ward has, and the ward's own place by its count."""
    own = frame["ward_code"] == claim.area
    others, count = frame.loc[~own, "count"].dropna(), frame.loc[own, "count"].iloc[0]
    if others.empty or pd.isna(count):
        return {"other_count": np.nan, "number_rank": np.nan}
    most = claim.kind in (claims.HIGHEST, claims.MOST)
    beyond_it = others > count if most else others < count
    return {
        "other_count": float(others.max() if most else others.min()),
        "number_rank": 1 + int(beyond_it.sum()),
    }


def beside(counted: Counted, claim: claims.Claim) -> Record:
    """Return two places' counts and rates, and the verdict on the claim, by rate or by count."""
    if claim.versus == claims.COUNTRY:
        found = official(counted.request, claim.period)
    elif name := claims.other_district(claim.versus):
        found = of_district(counted.request, name)
    else:
        found = _places(counted, claim)
    upward = claim.kind in claims.UPPER_SIDES
    if claim.kind in claims.NUMBERS_BESIDE:
        count = found.get("count", counted.number(claim.category, claim.area, claim.period))
        word = _by_number(counted, claim, found)
        sides = count, found["other_count"]
        return found | {"verdict": sized_verdict(word, claim.amount, *sides, upward=upward)}
    count = found.get("count", counted.number(claim.category, claim.area, claim.period))
    verdict = judging.beside_verdict(claim.kind, found["against"], count, enough=_enough(counted))
    rates = found["rate_per_1000"], found["other_rate_per_1000"]
    return found | {
        "verdict": sized_verdict(verdict, claim.amount, *rates, upward=upward),
        "as_counted": _apart(claim, *rates),
    }


def _apart(claim: claims.Claim, ours: float, theirs: float) -> bool | None:
    """Tell whether two rates as they are have the distance that is claimed."""
    if pd.isna(ours) or pd.isna(theirs) or not theirs:
        return None
    return apart_enough(claim.amount, ours / theirs, upward=claim.kind in claims.UPPER_SIDES)


def _by_number(counted: Counted, claim: claims.Claim, found: Record) -> str:
    if claims.other_district(claim.versus):
        ours, theirs = (found["count"],) * 2, (found["other_count"],) * 2
        complete = bool(found["complete"])
    else:
        bounds = [
            counted.bounds(claim.category, area, claim.period)
            for area in (claim.area, claim.versus)
        ]
        ours, theirs = bounds
        complete = counted.covered(claim.category, claim.period).complete
    return numbers_verdict(claim.kind == claims.MORE, ours, theirs, complete=complete)


def _places(counted: Counted, claim: claims.Claim) -> Record:
    """Return a ward's or town's rate beside the rest of the district, a ward's, or a town's."""
    frame = counted.years(claim.category).rates.set_index("ward_code")
    ours = claims.ward_codes(str(claim.area))
    whole = claim.versus == claims.DISTRICT
    theirs = [code for code in frame.index if code not in ours] if whole else None
    pair = _pair(frame, ours, theirs or claims.ward_codes(str(claim.versus)))
    found = rate_of(pair.iloc[0]) | {"residents_mislead": _misleading(counted, claim)}
    side = side_of(pair, pair["rate_per_1000"].notna())
    own, other = side.rows([0]), side.rows([1])
    if whole:
        one = frame.loc[ours[0]]
        against = one["standing_alone"] if len(ours) == 1 else standings(own, other)[0]
        number = float(counted.number(claim.category, None, claim.period))
        rate = one["district_rate_per_1000"]
        return found | {"other_rate_per_1000": rate, "against": against, "other_count": number}
    ratio, lower, upper = (float(each[0]) for each in standing_ratio(own, other))
    return found | {
        "other_rate_per_1000": pair["rate_per_1000"].iloc[1],
        "other_count": pair["count"].iloc[1],
        "ratio": ratio,
        "ratio_lower_95": lower,
        "ratio_upper_95": upper if np.isfinite(upper) else np.nan,
        "against": standings(own, other)[0],
    }


def _pair(frame: pd.DataFrame, *places: list[str]) -> pd.DataFrame:
    """Return one row with its rate for each place, its wards together.

    A town's months vary as those of its ward that varies most.
    """
    names = ["count", "population", "complete", *(each for each in (SPREAD, NOW) if each in frame)]
    rows = []
    for codes in places:
        parts = frame.loc[codes, names]
        known = parts[["count", "population"]].notna().all(axis=None)
        row = {name: parts[name].sum() if known else pd.NA for name in ("count", "population")}
        row["complete"] = bool(parts["complete"].all())
        row |= {name: parts[name].max() for name in (SPREAD,) if name in parts}
        row |= {name: parts[name].sum() for name in (NOW,) if name in parts}
        rows.append(row)
    return with_rates(pd.DataFrame(rows).astype({"count": "Int64", "population": "Float64"}))


def of_kinds(counted: Counted, claim: claims.Claim) -> Record:
    """Return one kind of incident beside another in the same place."""
    other = str(claim.other)
    ours = counted.bounds(claim.category, claim.area, claim.period)
    theirs = counted.bounds(other, claim.area, claim.period)
    whole = [counted.covered(choice, claim.period) for choice in (claim.category, other)]
    complete = all(each.complete for each in whole)
    more = claim.kind == claims.MORE_OF
    word = numbers_verdict(more, ours, theirs, complete=complete)
    return {
        "other_count": theirs[0],
        "complete": complete,
        "verdict": sized_verdict(word, claim.amount, ours[0], theirs[0], upward=more),
    }


def share(counted: Counted, claim: claims.Claim) -> Record:
    """Return the place's part of what was counted in all wards together."""
    every = claims.together([str(code) for code in counted.request.wards["area_code"]])
    ours = counted.bounds(claim.category, claim.area, claim.period)
    whole = counted.bounds(claim.category, every, claim.period)
    complete = counted.covered(claim.category, claim.period).complete
    return _shared(claim, ours, whole, complete=complete)


def part(counted: Counted, claim: claims.Claim) -> Record:
    """Return a kind's part of what was counted of several kinds in the same place."""
    ours = counted.bounds(claim.category, claim.area, claim.period)
    whole = counted.bounds(str(claim.other), claim.area, claim.period)
    complete = all(
        counted.covered(choice, claim.period).complete
        for choice in (claim.category, str(claim.other))
    )
    return _shared(claim, ours, whole, complete=complete)


def _shared(claim: claims.Claim, ours: Bounds, whole: Bounds, *, complete: bool) -> Record:
    """Return the part that one count is of another, and whether it is the one claimed."""
    verdict = share_verdict(
        claim.kind,
        claim.amount or 0,
        ours,
        whole,
        worded=claim.worded,
        complete=complete,
        upper=claim.amount_to,
    )
    share = 100 * ours[0] / whole[0] if whole[0] else np.nan
    return {"other_count": whole[0], "share": share, "verdict": verdict}


def kind_rank(counted: Counted, claim: claims.Claim) -> Record:
    """Return a kind's place by its count among the kinds in the same place."""
    own = vocabulary.category_keys(claim.category)
    keys = [key for key in vocabulary.category_keys(str(claim.other)) if key not in own]
    withheld = counted.request.snapshot.withheld or ()
    keys = [key for key in keys if key not in withheld]
    ours = counted.bounds(claim.category, claim.area, claim.period)
    others = {key: counted.bounds(key, claim.area, claim.period) for key in keys}
    most = claim.kind == claims.COMMONEST
    verdict = number_rank_verdict(
        claims.MOST if most else claims.FEWEST,
        ours,
        list(others.values()),
        complete=counted.covered(claim.category, claim.period).complete,
        place=claim.place,
        among=claim.among,
    )
    counts = {key: bounds[0] for key, bounds in others.items()}
    nearest = (max if most else min)(counts, key=lambda key: counts[key])
    beyond_it = [count > ours[0] if most else count < ours[0] for count in counts.values()]
    return {
        "other_count": counts[nearest],
        "nearest_kind": nearest,
        "number_rank": 1 + sum(beyond_it),
        "ranked": 1 + len(keys),
        "verdict": verdict,
    }


def rate_value(counted: Counted, claim: claims.Claim) -> Record:
    """Return a place's rate, to be what is claimed of it."""
    frame = counted.years(claim.category).rates.set_index("ward_code")
    codes = claims.ward_codes(claim.area) if claim.area else [str(code) for code in frame.index]
    pair = _pair(frame, codes)
    low, high = counted.bounds(claim.category, claim.area, claim.period)
    pair = with_rates(pair[["population", "complete"]].assign(count=pd.array([low], dtype="Int64")))
    row: Any = pair.iloc[0]
    people = row["population"]
    known = bool(row["complete"]) and pd.notna(people)
    value = (1000 * low / people, 1000 * high / people) if known else (np.nan, np.nan)
    verdict = value_verdict(claim.kind, claim.amount or 0, value, rough=claim.worded)
    return rate_of(row) | {"verdict": verdict}


def _misleading(counted: Counted, claim: claims.Claim) -> bool:
    """Tell whether visitors are likely behind a ward's rate, as its page does."""
    rates = counted.years(vocabulary.ALL).rates
    shops = counted.request.snapshot.ward_counts(claim.period, ("shoplifting",))
    found = residents_mislead(rates, shops.groupby("ward_code")["count"].sum())
    return bool(found[rates["ward_code"].isin(claims.ward_codes(str(claim.area)))].any())


def _enough(counted: Counted) -> int:
    return counted.request.settings.thresholds.unreliable_below
