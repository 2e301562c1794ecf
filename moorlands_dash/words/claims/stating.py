"""A claim in words: what it is of, where and when, and the sentence that says it again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.claims.lexis import claim_name
from moorlands_dash.claims.places import towns
from moorlands_dash.claims.wordlist import FRACTIONS
from moorlands_dash.measures.claims import kinds as claims
from moorlands_dash.measures.claims.kinds import Claim
from moorlands_dash.rows import Row
from moorlands_dash.words.numbers import amount, number


@dataclass(frozen=True)
class Names:
    """How places are called."""

    wards: Mapping[str, str]
    """Code -> name."""
    district: str
    country: str
    elsewhere: tuple[str, ...] = ()
    """The districts that ours may be set against."""

    def areas(self) -> dict[str, str]:
        """Return each place that a claim may be about, besides the district: name -> area."""
        codes = {name: code for code, name in self.wards.items()}
        parts = {
            town: claims.together([codes[name] for name in codes if name.startswith(f"{town} ")])
            for town in sorted(towns(list(codes)))
        }
        own = {name: codes[name] for name in sorted(codes)}
        return {claims.EVERY: claims.EVERY} | parts | own

    def place(self, area: str | None) -> str:
        """Return a ward's name, a town's, or the district's."""
        if area == claims.EVERY:
            return claims.EVERY
        return self._of(claims.ward_codes(area)) if area else self.district

    def _of(self, codes: list[str]) -> str:
        """Return a ward's name, or the words that the names of a town's wards begin with."""
        names = [self.wards[code].split() for code in codes]
        if len(names) == 1:
            return " ".join(names[0])
        same = [set(words) for words in zip(*names, strict=False)]
        shared = next((n for n, words in enumerate(same) if len(words) > 1), len(same))
        return " ".join(names[0][:shared])

    def versus(self, other: str | None) -> str:
        """Return what a claim sets a place against."""
        if other == claims.COUNTRY:
            return self.country
        if district := claims.other_district(other):
            return district
        return "the district as a whole" if other == claims.DISTRICT else self.place(other)

    def towns_of(self, claim: Claim) -> list[tuple[str, list[str]]]:
        """Return each town of a claim with the wards that it is taken as."""
        areas = [area for area in (claim.area, claim.versus) if area and "+" in area]
        return [
            (self.place(area), [self.wards[code] for code in claims.ward_codes(area)])
            for area in areas
        ]


OFFICIAL_NAMES = {"violence": "Violence against the person", "vehicle_crime": "Vehicle offences"}
"""Choice -> what the official figures call the like of it, where that isn't the same."""

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
    place, when = names.place(claim.area), f"in {claim.period}"
    if claim.kind in claims.CHANGES:
        return _change_text(claim, place, when)
    if claim.kind in claims.RANKS:
        what = small(claim_name(claim.category))
        return f"{place} had the {claim.kind} rate of {what} of all wards {when}"
    if claim.kind in claims.NUMBER_RANKS:
        return f"{place} had the {claim.kind} {things(claim, 2)} {when} of all wards"
    if claim.kind in (*claims.BESIDE, *claims.NUMBERS_BESIDE):
        return _beside_text(claim, names, when)
    if claim.kind in claims.OF_KINDS:
        other = things(replace(claim, category=str(claim.other)), 2)
        word = "more" if claim.kind == claims.MORE_OF else "fewer"
        return f"There were {word} {things(claim, 2)} than {other} in {place} {when}"
    if claim.kind in claims.SHARES:
        whole = f"the {things(claim, 2)} in {names.district}"
        return f"{share_words(claim)} of {whole} were in {place} {when}"
    if claim.kind in claims.RECORDS:
        what = claim_name(claim.category)
        record = f"{what} in {place}{_residents(claim)} {_was(what)} at a {claim.kind}"
        return f"{record} {when}"
    return _count_text(claim, place, when)


def _change_text(claim: Claim, place: str, when: str) -> str:
    what = claim_name(claim.category)
    size = _CHANGED[claim.kind].format(amount(claim.amount or 0).replace(",", ""))
    than = "as" if size.endswith("as high") else "than"
    head = f"{what} in {place}{_residents(claim)} {_was(what)} {size}"
    return f"{head} {when} {than} in {claim.before}"


def _residents(claim: Claim) -> str:
    return " for its residents" if claim.per_resident else ""


def _beside_text(claim: Claim, names: Names, when: str) -> str:
    place, other = names.place(claim.area), names.versus(claim.versus)
    if claim.kind in claims.NUMBERS_BESIDE:
        word = "more" if claim.kind == claims.MORE else "fewer"
        return f"There were {word} {things(claim, 2)} in number in {place} than in {other} {when}"
    what = claim_name(claim.category)
    return f"{what} in {place} {_was(what)} {claim.kind} in {other} for its residents {when}"


def _count_text(claim: Claim, place: str, when: str) -> str:
    if claim.kind == claims.NONE:
        return f"There were no {things(claim, 2)} at all in {place} {when}"
    size = f"{claim.kind} {number(claim.amount or 0)}"
    if claim.kind == claims.BETWEEN:
        size += f" and {number(claim.amount_to or 0)}"
    one = claim.kind == claims.EXACTLY and claim.amount == 1
    verb, what = ("was", things(claim, 1)) if one else ("were", things(claim, 2))
    return f"There {verb} {size} {what} in {place} {when}"


def share_words(claim: Claim) -> str:
    """Return a share as it is claimed: "a third", "more than 50%", "28%"."""
    size = claim.amount or 0
    if claim.kind == claims.SHARE_OVER:
        return f"More than {amount(size)}%"
    if claim.kind == claims.SHARE_UNDER:
        return f"Less than {amount(size)}%"
    fractions = {per_cent: words for words, per_cent in reversed(FRACTIONS.items())}
    if claim.worded:
        words = fractions.get(size, f"about {amount(size)}%")
        return words[:1].upper() + words[1:]
    return f"{amount(size)}%"


_LEADS = {claims.RISEN: "rose", claims.FALLEN: "fell"}


def lead_label(claim: Claim, names: Names) -> str:
    """Return a claim that is offered instead, in short."""
    return f"{claim_name(claim.category)} {_LEADS[claim.kind]} in {names.place(claim.area)}"


def _was(what: str) -> str:
    """Return the verb that goes with the name of what is counted."""
    head = _MORE.split(what)[0]
    many = head.endswith("s") or head.startswith("People")
    return "were" if many and not head.startswith("Possession") else "was"


_MORE = re.compile(r" (?:with|on|in|reported|killed|slightly) ")
"""What follows the noun that the verb goes with: road collisions, with injury."""


def things(claim: Claim, count: float) -> str:
    """Return "incidents of burglary", "crimes", "reports of litter", "deliberate fires"."""
    one = round(count) == 1
    name, unit = small(claim_name(claim.category)), vocabulary.unit_of(claim.category)
    if claim.versus == claims.COUNTRY:
        unit = "recorded offence"
        name = small(OFFICIAL_NAMES.get(claim.category, name))
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
    """Return the count before: "12", "none", "not known", or two bounds."""
    count = row["count_before"]
    if pd.isna(count):
        return "not known"
    return _bounds(count, row.get("doubt_before")) or (number(count) if count else "none")


def _bounds(count: float, doubt: float | None) -> str:
    """Return "between 12 and 15", or nothing without doubt."""
    if doubt is None or pd.isna(doubt) or not doubt:
        return ""
    return f"between {number(count)} and {number(count + doubt)}"
