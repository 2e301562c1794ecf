"""The figures behind places set beside each other: rates, counts, ranks, shares of the district."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.measures.claims import judging
from moorlands_dash.measures.claims import kinds as claims
from moorlands_dash.measures.claims.numbers import (
    number_rank_verdict,
    numbers_verdict,
    share_verdict,
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
        claim.kind, (places[0], places[1]), ranked, row["count"], enough=_enough(counted)
    )
    return rate_of(row) | {
        "residents_mislead": _misleading(counted, claim),
        "rank_lower": places[0],
        "rank_upper": places[1],
        "ranked": ranked,
        "verdict": verdict,
        **_next(frame, claim),
    }


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
    verdict = number_rank_verdict(claim.kind, ours, others, complete=complete)
    return by_rate | {"verdict": verdict}


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
    if claim.kind in claims.NUMBERS_BESIDE:
        return found | {"verdict": _by_number(counted, claim, found)}
    count = found.get("count", counted.number(claim.category, claim.area, claim.period))
    verdict = judging.beside_verdict(claim.kind, found["against"], count, enough=_enough(counted))
    return found | {"verdict": verdict}


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
    return {
        "other_count": theirs[0],
        "complete": complete,
        "verdict": numbers_verdict(more, ours, theirs, complete=complete),
    }


def share(counted: Counted, claim: claims.Claim) -> Record:
    """Return the place's part of what was counted in all wards together."""
    every = claims.together([str(code) for code in counted.request.wards["area_code"]])
    ours = counted.bounds(claim.category, claim.area, claim.period)
    whole = counted.bounds(claim.category, every, claim.period)
    complete = counted.covered(claim.category, claim.period).complete
    verdict = share_verdict(
        claim.kind, claim.amount or 0, ours, whole, worded=claim.worded, complete=complete
    )
    part = 100 * ours[0] / whole[0] if whole[0] else np.nan
    return {"other_count": whole[0], "share": part, "verdict": verdict}


def _misleading(counted: Counted, claim: claims.Claim) -> bool:
    """Tell whether visitors are likely behind a ward's rate, as its page does."""
    rates = counted.years(vocabulary.ALL).rates
    shops = counted.request.snapshot.ward_counts(claim.period, ("shoplifting",))
    found = residents_mislead(rates, shops.groupby("ward_code")["count"].sum())
    return bool(found[rates["ward_code"].isin(claims.ward_codes(str(claim.area)))].any())


def _enough(counted: Counted) -> int:
    return counted.request.settings.thresholds.unreliable_below
