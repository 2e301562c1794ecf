"""The words that a typed claim may be made of, and what each stands for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from moorlands_dash import vocabulary
from moorlands_dash.measures.claims import judging as claims
from moorlands_dash.sources import STREET, current

UP, DOWN = "up", "down"
"""A direction: a change, or one side of another place."""

KIND, WHAT, PLACE, BESIDE, AMOUNT = "kind", "what", "place", "beside", "amount"
THAN, FILLER, NO = "than", "filler", "no"
NOT_HELD, WIDER, MY_WARD, NEGATIVE, UNCHANGED = (
    "not held",
    "wider",
    "my ward",
    "negative",
    "unchanged",
)
"""Roles that a phrase may have."""

OTHERS, ENGLAND, USUAL = "other wards", "england", "usual"
"""What a claim may be set against in words, but not in figures."""

_TOKEN = re.compile(
    r"20\d\d\s*[/-]\s*\d\d(?!\d)|[a-z]\d{8}\b|\d[\d,]*(?:\.\d+)?|[%&]|[^\W\d_]+(?:['’][^\W\d_]+)*",
    re.IGNORECASE,
)

_MARKS = {"%": "percent", "&": "and"}

NUMBER_WORDS = {
    word: number
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
         "twelve"), start=1,
    )
}  # fmt: skip

Phrase = tuple[str, ...]
Meaning = tuple[str, Any]


@dataclass(frozen=True)
class Token:
    """A word or number of a text, and where it stands there."""

    text: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """Return the words and numbers of a text, in small letters and without marks."""
    return [Token(_plain(m[0]), m.start(), m.end()) for m in _TOKEN.finditer(text)]


def phrase(text: str) -> Phrase:
    """Return a text's words."""
    return tuple(token.text for token in tokens(text))


def _plain(text: str) -> str:
    if text in _MARKS:
        return _MARKS[text]
    plain = re.sub(r"['’,]", "", text.casefold())
    year = re.fullmatch(r"(20\d\d)\s*[/-]\s*(\d\d)", plain)
    return f"fy{year[1]}/{year[2]}" if year else plain


def claim_name(choice: str) -> str:
    """Return how a claim names what is counted."""
    if choice == vocabulary.ALL:
        return "All police incidents"
    if choice == vocabulary.ALL_CRIME:
        return "All crime"
    name = vocabulary.choices()[choice]
    if not choice.startswith("theme:"):
        return name
    short = vocabulary.THEME_BY_KEY[choice.removeprefix("theme:")].name
    twins = {category.name for category in vocabulary.CATEGORIES}
    return name if short in twins else short


_WHOLE: dict[str, str] = {
    vocabulary.ALL: "all police incidents, police incidents, all incidents, incidents, incident, "
    "everything, trouble",
    vocabulary.ALL_CRIME: "all crime, crime, crimes, offences, offending, crime rate, crime levels",
}
"""What people call all incidents and all crime; what they call a category, its source says."""

_UNHELD: dict[str, str] = {
    "Speeding": "speeding, speeders, fast driving, dangerous driving",
    "Parking": "parking, bad parking, illegal parking, pavement parking",
    "Fraud and scams": "fraud, scams, scam, cyber crime, cybercrime",
    "Drink-driving": "drink driving, drunk driving",
    "Noise": "noise, noise nuisance, noisy neighbours, loud music",
    "Begging and rough sleeping": "begging, rough sleeping, beggars",
}
"""What no source tells of -> its names; given way to where the program has a choice for it."""

_DIRECTIONS: dict[str, str] = {
    UP: "up, risen, rose, rises, rise, rising, increased, increase, increases, increasing, gone "
    "up, going up, went up, on the rise, on the up, growing, grown, grew, more, higher, worse, "
    "worsened, worsening, getting worse, got worse, soared, soaring, rocketed, surged, shot up, "
    "climbed, climbing, above, more dangerous, less safe, more common",
    DOWN: "down, fallen, fell, falls, fall, falling, decreased, decrease, decreases, decreasing, "
    "dropped, drop, drops, dropping, gone down, going down, went down, reduced, reducing, "
    "reduction, less, fewer, lower, better, improved, improving, improvement, getting better, got "
    "better, plummeted, tumbled, slumped, declined, declining, below, safer, less dangerous, "
    "less common, quieter",
}

_KINDS: dict[str, str] = {
    claims.DOUBLED: "doubled, double, doubling, twice, twice as high, twice as many, twice as "
    "much, at least twice, at least twice as high, more than doubled, more than twice, more than "
    "double, two times, two fold, twofold",
    claims.TREBLED: "trebled, treble, tripled, triple, tripling, three times, three times as high, "
    "at least three times, at least three times as high, threefold, three times as many",
    claims.HALVED: "halved, halving, half as high, half as many, half as much, at most half as "
    "high, halved at least, more than halved, cut in half, by half, half",
    claims.HIGHEST: "worst, highest, the highest, most, the most, most dangerous, least safe, "
    "number one, top, busiest",
    claims.LOWEST: "safest, lowest, fewest, least, quietest, best, least dangerous, bottom",
    claims.NONE: "none",
    claims.RECORD_HIGH: "record, record high, a record, at a record high, record levels, record "
    "level, at record levels, highest ever, the highest ever, highest on record, at its highest, "
    "all time high, worst ever, worst on record, most ever, higher than ever, worse than ever",
    claims.RECORD_LOW: "record low, a record low, at a record low, lowest ever, the lowest ever, "
    "lowest on record, at its lowest, all time low, best ever, fewest ever, lower than ever",
}

_AMOUNTS: dict[str, float] = {
    "a third": 33, "one third": 33, "two thirds": 66, "a quarter": 25, "one quarter": 25,
    "three quarters": 75, "a fifth": 20, "one fifth": 20, "a tenth": 10, "one tenth": 10,
}  # fmt: skip

_ROLES: dict[str, str] = {
    FILLER: "the, a, an, in, of, has, have, had, been, is, are, was, were, be, being, it, its, at, "
    "to, for, there, we, our, us, say, that, all wards, any ward, wards, ward, by, "
    "reported, recorded, with, and, police, figures, number of, numbers of, rate of, rates of, "
    "rate, level of, levels of, amount of, per resident, for its residents, of all wards, "
    "incidents of, reports of, cases of, at all, whatsoever, recently, lately, now, currently, "
    "nowadays, these days, at least, some, about, around, as high, as many, as much, as, high, i, "
    "think, believe, on, near, theres, people, place, area, any, single, compared, happened, "
    "seen, saw, live",
    THAN: "than, compared with, compared to, against, versus, vs, than in, as in",
    NO: "no, zero, not a single, not one",
    NEGATIVE: "not, never, isnt, arent, hasnt, havent, wasnt, werent, no longer, didnt, doesnt, "
    "wont",
    UNCHANGED: "no change, not changed, hasnt changed, unchanged, stayed the same, the same, "
    "stable, flat, level, no different, steady",
    MY_WARD: "my ward, our ward, this ward, here, round here, around here, my area, our area, this "
    "area, locally, my village, our village, my town, our town, this town, this village",
}

_BESIDE: dict[str, str] = {
    claims.DISTRICT: "district average, the district average, average, the average, the district "
    "as a whole, district as a whole, whole district, the whole district",
    OTHERS: "other wards, the other wards, elsewhere, anywhere else, everywhere else, rest of the "
    "district, the rest of the district, most wards, others, neighbouring wards, other areas",
    USUAL: "usual, normal, the usual, expected",
    ENGLAND: "england, wales, the uk, uk, britain, great britain, staffordshire, the force, the "
    "county, county",
}


def lexicon(offered: Mapping[str, str], district: str, country: str) -> dict[Phrase, Meaning]:
    """Return each phrase with its role and what it stands for.

    `offered` are the choices of what to count; a name that stands for several of them is WIDER.
    What comes later gives way to what is already there.
    """
    found: dict[Phrase, Meaning] = {}
    _add(found, _names(offered))
    _add(found, _spread(_synonyms(), WHAT, offered))
    wider = {
        name: (WIDER, tuple(choice for choice in held if choice in offered))
        for name, held in current().wider.items()
    }
    _add(found, {phrase(name): meaning for name, meaning in wider.items() if meaning[1]})
    for table, role in ((_unheld(), NOT_HELD), (_DIRECTIONS, KIND), (_KINDS, KIND)):
        _add(found, _spread(table, role))
    _add(found, {phrase(name): (AMOUNT, size) for name, size in _AMOUNTS.items()})
    _add(found, {phrase(name): (PLACE, None) for name in _district_names(district)})
    _add(found, _country(country))
    _add(found, _spread(_BESIDE, BESIDE))
    for role, names in _ROLES.items():
        _add(found, {phrase(name): (role, None) for name in names.split(", ")})
    return found


def _synonyms() -> dict[str, str]:
    """Return for each choice what else people call it."""
    return _WHOLE | {category.key: category.called for category in vocabulary.CATEGORIES}


def _unheld() -> dict[str, str]:
    """Return what may not be in the extracts, with its names: partners' categories too."""
    partners = [c for c in vocabulary.CATEGORIES if c.source != STREET]
    return {c.name: f"{c.name}, {c.called}" for c in partners} | _UNHELD


def _names(offered: Mapping[str, str]) -> dict[Phrase, Meaning]:
    """Return each choice's own names; one that several share stands for none of them alone."""
    found: dict[Phrase, list[str]] = {}
    for choice, name in offered.items():
        for text in dict.fromkeys((name, claim_name(choice), name.removesuffix(" (theme)"))):
            found.setdefault(phrase(text), []).append(choice)
    exact = {phrase(claim_name(choice)): choice for choice in offered}
    return {
        words: (WHAT, exact[words])
        if words in exact
        else ((WHAT, choices[0]) if len(set(choices)) == 1 else (WIDER, tuple(choices)))
        for words, choices in found.items()
    }


def _spread(
    table: Mapping[str, str], role: str, offered: Mapping[str, str] | None = None
) -> dict[Phrase, Meaning]:
    return {
        phrase(name): (role, meaning)
        for meaning, names in table.items()
        if offered is None or meaning in offered
        for name in names.split(", ")
    }


def _district_names(district: str) -> list[str]:
    last = district.split()[-1]
    names = ["district", "the district", "whole district", "across the district", district, last]
    return [*names, f"the {last}"]


def _country(country: str) -> dict[Phrase, Meaning]:
    names = (country, "national average", "the national average", "nationally", "the country",
             "the country as a whole", "national rate", "the national rate")  # fmt: skip
    return {phrase(name): (BESIDE, claims.COUNTRY) for name in names}


def _add(found: dict[Phrase, Meaning], more: Mapping[Phrase, Meaning]) -> None:
    for words, meaning in more.items():
        found.setdefault(words, meaning)
