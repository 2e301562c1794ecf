"""A claim in words: what it is of, where and when, and the sentence that says it again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.claims.lexis import claim_name
from moorlands_dash.measures.claims import judging as claims
from moorlands_dash.measures.claims.judging import Claim
from moorlands_dash.rows import Row
from moorlands_dash.words.numbers import amount, number


@dataclass(frozen=True)
class Names:
    """How places are called."""

    wards: Mapping[str, str]
    """Code -> name."""
    district: str
    country: str

    def place(self, area: str | None) -> str:
        """Return a ward's name, or the district's."""
        return self.wards[area] if area else self.district

    def versus(self, other: str | None) -> str:
        """Return what a claim sets a place against."""
        if other == claims.COUNTRY:
            return self.country
        return "the district as a whole" if other == claims.DISTRICT else self.wards[str(other)]


_CHANGED = {
    claims.RISEN: "higher",
    claims.FALLEN: "lower",
    claims.DOUBLED: "at least twice as high",
    claims.TREBLED: "at least three times as high",
    claims.HALVED: "at most half as high",
    claims.RISEN_BY: "at least {}% higher",
    claims.FALLEN_BY: "at least {}% lower",
}


def claim_text(claim: Claim, names: Names) -> str:
    """Return a claim in words that are understood as the very same claim."""
    what, place = claim_name(claim.category), names.place(claim.area)
    when = f"in {claim.period}"
    if claim.kind in claims.CHANGES:
        size = _CHANGED[claim.kind].format(amount(claim.amount or 0).replace(",", ""))
        than = "as" if size.endswith("as high") else "than"
        return f"{what} in {place} {_was(what)} {size} {when} {than} in {claim.before}"
    if claim.kind in claims.RANKS:
        return f"{place} had the {claim.kind} rate of {small(what)} of all wards {when}"
    if claim.kind in claims.BESIDE:
        other = names.versus(claim.versus)
        return f"{what} in {place} {_was(what)} {claim.kind} in {other} for its residents {when}"
    if claim.kind in claims.RECORDS:
        return f"{what} in {place} {_was(what)} at a {claim.kind} {when}"
    if claim.kind == claims.NONE:
        return f"There were no {things(claim, 2)} at all in {place} {when}"
    size = f"{claim.kind} {number(claim.amount or 0)}"
    return f"There were {size} {things(claim, 2)} in {place} {when}"


def _was(what: str) -> str:
    """Return the verb that goes with the name of what is counted."""
    return "were" if what.endswith("s") and not what.startswith("Possession") else "was"


def things(claim: Claim, count: float) -> str:
    """Return "incidents of burglary", "crimes", "reports of litter", "deliberate fires"."""
    one = round(count) == 1
    name, unit = small(claim_name(claim.category)), vocabulary.unit_of(claim.category)
    if claim.versus == claims.COUNTRY:
        unit = "recorded offence"
    elif claim.category == vocabulary.ALL_CRIME:
        unit = "crime"
    whole = claim.category in (vocabulary.ALL, vocabulary.ALL_CRIME)
    if whole or not _named(claim.category, name, unit):
        noun = unit if one else vocabulary.plural(unit)
        return noun if whole else f"{noun} of {name}"
    for many, single in ((vocabulary.plural(unit), unit), ("people", "person")) if one else ():
        name = name.replace(many, single)
    return name


def _named(choice: str, name: str, unit: str) -> bool:
    """Tell whether the name of what is counted says already what one of it is."""
    keys = vocabulary.category_keys(choice)
    people = all(vocabulary.CATEGORY_BY_KEY[key].counts == "people" for key in keys)
    return vocabulary.plural(unit) in name or (people and unit == vocabulary.unit_of(choice))


def small(name: str) -> str:
    """Return a name as it stands within a sentence."""
    return name[:1].lower() + name[1:]


def incidents(claim: Claim, count: float) -> str:
    """Return a count with what is counted: "12 incidents of burglary", "no fires"."""
    return f"{number(count) if round(count) else 'no'} {things(claim, count)}"


def told(claim: Claim, row: Row) -> str:
    """Return a claim's count, as two bounds where rows set aside may belong to it."""
    bounds = _bounds(row["count"], row.get("doubt"))
    return f"{bounds} {things(claim, 2)}" if bounds else incidents(claim, row["count"])


def before_told(row: Row) -> str:
    """Return the count before: "12", "none", "nothing known", or two bounds."""
    count = row["count_before"]
    if pd.isna(count):
        return "nothing known"
    return _bounds(count, row.get("doubt_before")) or (number(count) if count else "none")


def _bounds(count: float, doubt: float | None) -> str:
    """Return "between 12 and 15", or nothing without doubt."""
    if doubt is None or pd.isna(doubt) or not doubt:
        return ""
    return f"between {number(count)} and {number(count + doubt)}"
