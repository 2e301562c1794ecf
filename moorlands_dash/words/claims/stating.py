"""A claim in words: what it is of, where and when, and the sentence that says it again."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.claims.lexis import claim_name
from moorlands_dash.claims.number_words import CARDINALS, FRACTIONS, ORDINALS, REACH
from moorlands_dash.measures.claims import kinds as claims
from moorlands_dash.measures.claims.kinds import Claim
from moorlands_dash.periods import Period
from moorlands_dash.rows import Row
from moorlands_dash.words.claims.naming import Names
from moorlands_dash.words.numbers import amount, number

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
    text = _positive(replace(claim, negated=False), names)
    if not claim.negated:
        return text
    begun = text.startswith(("There ", claim_name(claim.category)))
    return f"It is not true that {small(text) if begun else text}"


def _positive(claim: Claim, names: Names) -> str:
    place, when = names.place(claim.area), f"in {claim.period}"
    place += " together" if names.several(claim.area) and "+" not in claim.category else ""
    found = next((write for kinds, write in _WRITERS if claim.kind in kinds), None)
    if found is not None:
        return found(claim, place, when)
    if claim.kind in (*claims.BESIDE, *claims.NUMBERS_BESIDE):
        return _beside_text(claim, names, place, when)
    if claim.kind in claims.SHARES:
        whole = f"the {things(claim, 2)} in {names.district}"
        return f"{share_words(claim)} of {whole} were in {place} {when}"
    return _count_text(claim, place, when)


def _change_text(claim: Claim, place: str, when: str) -> str:
    what = claim_name(claim.category)
    head = f"{what} in {place}{_residents(claim)}"
    if claim.kind == claims.FROM_TO:
        ends = number(claim.amount or 0), number(claim.amount_to or 0)
        return f"{head} went from {ends[0]} in {claim.before} to {ends[1]} {when}"
    if claim.kind == claims.SAME:
        return f"{head} {_was(what)} about the same {when} as in {claim.before}"
    size = _CHANGED[claim.kind].format(amount(claim.amount or 0).replace(",", ""))
    than = "as" if size.endswith("as high") else "than"
    return f"{head} {_was(what)} {size} {when} {than} in {claim.before}"


def _rank_text(claim: Claim, place: str, when: str) -> str:
    counts = claim.kind in claims.NUMBER_RANKS
    high = claim.kind in (claims.HIGHEST, claims.MOST)
    what = things(claim, 2) if counts else small(claim_name(claim.category))
    if counts and claim.place == 1 and not claim.among:
        return f"{place} had the {claim.kind} {what} {when} of all wards"
    of = (
        ("numbers" if claim.among else "number") if counts else ("rates" if claim.among else "rate")
    )
    rank = place_words(claim, "highest" if high else "lowest")
    if counts:
        return f"{place} had {rank} {of} of {what} {when} of all wards"
    return f"{place} had {rank} {of} of {what} of all wards {when}"


def place_words(claim: Claim, end: str) -> str:
    """Return "the highest", "the second highest", "one of the three highest"."""
    if claim.among:
        return f"one of the {_CARDINALS[claim.place]} {end}"
    return f"the {_ORDINALS[claim.place]} {end}" if claim.place > 1 else f"the {end}"


_CARDINALS = {place: word for word, place in reversed(CARDINALS.items())}
_ORDINALS = {place: word for word, place in reversed(ORDINALS.items())}


def _kinds_text(claim: Claim, place: str, when: str) -> str:
    other = things(replace(claim, category=str(claim.other)), 2)
    word = "more" if claim.kind == claims.MORE_OF else "fewer"
    size = _at_least(claim)
    return f"There were {size}{word} {things(claim, 2)} than {other} in {place} {when}"


def _at_least(claim: Claim) -> str:
    return "" if claim.amount is None else f"at least {amount(claim.amount).replace(',', '')}% "


def _part_text(claim: Claim, place: str, when: str) -> str:
    whole = things(replace(claim, category=str(claim.other)), 2)
    what = things(claim, 2)
    return f"{share_words(claim)} of the {whole} in {place} were {what} {when}"


def _kind_rank_text(claim: Claim, place: str, when: str) -> str:
    what, whole = claim_name(claim.category), small(claim_name(str(claim.other)))
    return f"{what} {_was(what)} {place_words(claim, claim.kind)} of {whole} in {place} {when}"


def _rate_text(claim: Claim, place: str, when: str) -> str:
    size = {
        claims.RATE_OVER: "more than ",
        claims.RATE_UNDER: "fewer than ",
        claims.RATE_OF: "about " if claim.worded else "exactly ",
    }[claim.kind]
    many = f"{size}{amount(claim.amount or 0).replace(',', '')} {things(claim, 2)}"
    return f"There were {many} per 1,000 residents in {place} {when}"


def _record_text(claim: Claim, place: str, when: str) -> str:
    what = claim_name(claim.category)
    since = f" since {Period(claim.since, claim.since)}" if claim.since else ""
    months = " of all months" if claim.by_month else ""
    record = f"{_was(what)} at a {claim.kind}{months}{since}"
    return f"{what} in {place}{_residents(claim)} {record} {when}"


def _run_text(claim: Claim, place: str, when: str) -> str:
    what, way = claim_name(claim.category), "risen" if claim.kind == claims.RISEN_EACH else "fallen"
    turns = f"{number(claim.amount or 0)} {claim.each}s in a row"
    has = "have" if _was(what) == "were" else "has"
    return f"{what} in {place} {has} {way} {turns} {when}"


def _residents(claim: Claim) -> str:
    return " for its residents" if claim.per_resident else ""


_WRITERS: tuple[tuple[tuple[str, ...], Callable[[Claim, str, str], str]], ...] = (
    (claims.CHANGES, _change_text),
    ((*claims.RANKS, *claims.NUMBER_RANKS), _rank_text),
    (claims.OF_KINDS, _kinds_text),
    (claims.PARTS, _part_text),
    (claims.KIND_RANKS, _kind_rank_text),
    (claims.RATES, _rate_text),
    (claims.RECORDS, _record_text),
    (claims.RUNS, _run_text),
)
"""Kinds of claims -> what writes them."""


def _beside_text(claim: Claim, names: Names, place: str, when: str) -> str:
    other, size = names.versus(claim.versus), _at_least(claim)
    other += " together" if names.several(claim.versus) and "together" not in place else ""
    if claim.kind in claims.NUMBERS_BESIDE:
        word = "more" if claim.kind == claims.MORE else "fewer"
        what = f"{size}{word} {things(claim, 2)} in number"
        return f"There were {what} in {place} than in {other} {when}"
    what = claim_name(claim.category)
    return f"{what} in {place} {_was(what)} {size}{claim.kind} in {other} for its residents {when}"


def _count_text(claim: Claim, place: str, when: str) -> str:
    if claim.kind == claims.NONE:
        return f"There were no {things(claim, 2)} at all in {place} {when}"
    size = f"{'about' if claim.worded else claim.kind} {amount(claim.amount or 0)}"
    if claim.kind == claims.BETWEEN:
        size += f" and {number(claim.amount_to or 0)}"
    one = claim.kind == claims.EXACTLY and claim.amount == 1
    verb, what = ("was", things(claim, 1)) if one else ("were", things(claim, 2))
    each = f" a {claim.each}" if claim.each else ""
    return f"There {verb} {size} {what}{each} in {place} {when}"


def share_words(claim: Claim) -> str:
    """Return a share as it is claimed: "a third", "more than 50%", "28%"."""
    size = claim.amount or 0
    if claim.kind in (claims.SHARE_OVER, claims.PART_OVER):
        return f"More than {amount(size)}%"
    if claim.kind in (claims.SHARE_UNDER, claims.PART_UNDER):
        return f"Less than {amount(size)}%"
    if claim.amount_to is not None:
        return _near_share(size, claim.amount_to)
    fractions = {per_cent: words for words, per_cent in reversed(FRACTIONS.items())}
    if claim.worded:
        words = fractions.get(size, f"about {amount(size)}%")
        return words[:1].upper() + words[1:]
    return f"{amount(size)}%"


def _near_share(low: float, high: float) -> str:
    """Return the share that is claimed to be nearly or just over so much, with its ends."""
    for bound, (part, _) in REACH.items():
        size = low if part == 1 else high
        ends = {round(each * size, 1) for each in REACH[bound]}
        if ends == {low, high}:
            return f"{'Just over' if part == 1 else 'Just under'} {amount(size)}%"
    return f"Between {amount(low)}% and {amount(high)}%"


_LEADS = {
    claims.RISEN: "rose",
    claims.FALLEN: "fell",
    claims.DOUBLED: "doubled",
    claims.HALVED: "halved",
}


def lead_label(claim: Claim, names: Names) -> str:
    """Return a claim that is offered instead, in short where there is a short way to say it."""
    if claim.kind not in _LEADS:
        return claim_text(claim, names)
    return f"{claim_name(claim.category)} {_LEADS[claim.kind]} in {names.place(claim.area)}"


def _was(what: str) -> str:
    """Return the verb that goes with the name of what is counted."""
    head = _MORE.split(what)[0]
    if what.endswith(" together"):
        return "were"
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
