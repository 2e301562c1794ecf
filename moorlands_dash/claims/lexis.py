"""Each phrase of a typed claim with its role and what it stands for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from moorlands_dash import vocabulary
from moorlands_dash.claims import number_words, passed_over, wordlist
from moorlands_dash.claims.tokens import Phrase, phrase
from moorlands_dash.measures.claims import kinds as claims
from moorlands_dash.sources import STREET, current

KIND, WHAT, PLACE, BESIDE, FRACTION = "kind", "what", "place", "beside", "fraction"
THAN, FILLER, NO, AS = "than", "filler", "no", "as"
NOT_HELD, WIDER, MY_WARD, NEGATIVE, UNCHANGED = (
    "not held",
    "wider",
    "my ward",
    "negative",
    "unchanged",
)
OTHERS_SAID, ENGLAND_SAID, USUAL_SAID = wordlist.OTHERS, wordlist.ENGLAND, wordlist.USUAL
COUNTED, RATE, OF_WARDS, EVERY, AROUND = "counted", "rate", "of wards", "every ward", "around"
COVID, WHAT_IT_WAS, WHICH, MAJORITY = "covid", "what it was", "which", "majority"
EACH, ON_RECORD, BEYOND = "each", "on record", "beyond"
RANK, TOGETHER, AVERAGED, NO_WARD = "rank", "together", "on average", "no ward"
COMPLAINTS, AMONG, OF_MONTHS, MONTH_RANK = "complaints", "among", "of months", "month rank"
ANY_YEAR = "any year"
RESIDENTS = "Residents"
"""What `NOT_HELD` names people who live somewhere."""
OUTCOMES = "What became of crimes"
"""What `NOT_HELD` names charges and whatever else a page of its own tells."""
"""Roles that a phrase may have."""

Meaning = tuple[str, Any]


def claim_name(choice: str) -> str:
    """Return how a claim names what is counted; of a sum, all of its parts."""
    if len(parts := vocabulary.parts_of(choice)) > 1:
        names = [claim_name(part) for part in parts]
        rest = [name[:1].lower() + name[1:] for name in names[1:]]
        return " and ".join([", ".join([names[0], *rest[:-1]]), rest[-1]]) + " together"
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


def lexicon(
    offered: Mapping[str, str], district: str, country: str, others: Iterable[str] = ()
) -> dict[Phrase, Meaning]:
    """Return each phrase with its role and what it stands for.

    `offered` are the choices of what to count; a name that stands for several of them is WIDER.
    `others` are the districts that ours may be set against. What comes later gives way to what is
    already there.
    """
    found: dict[Phrase, Meaning] = {}
    _add(found, _names(offered))
    _add(found, _spread(_synonyms(), WHAT, offered))
    _add(found, _plurals(found))
    _add(found, _wider(offered))
    _add(found, _role(FILLER, passed_over.HEDGES))
    for table, role in (
        (_unheld(), NOT_HELD),
        (wordlist.EACH, EACH),
        (wordlist.MONTHS_RANKED, MONTH_RANK),
        (wordlist.BEYOND, BEYOND),
        (wordlist.DIRECTIONS, KIND),
        (wordlist.KINDS, KIND),
    ):
        _add(found, _spread(table, role))
    _add(found, _definite(wordlist.KINDS))
    _add(found, {("the", *w): m for w, m in _spread(wordlist.MONTHS_RANKED, MONTH_RANK).items()})
    _add(found, _fractions())
    _add(found, {phrase(name): (PLACE, None) for name in _district_names(district)})
    _add(found, _elsewhere(others, district))
    _add(found, _country(country))
    _add(found, {phrase(name): (BESIDE, claims.DISTRICT) for name in _averages(district)})
    _add(found, {phrase(name): (BESIDE, USUAL_SAID) for name in _averages_of_years()})
    _add(found, _spread(wordlist.BESIDE, BESIDE))
    _add(found, _role(FILLER, passed_over.FILLER))
    _add(found, _role(MAJORITY, wordlist.MAJORITY))
    _add(found, _role(AMONG, wordlist.AMONG))
    for role, names in wordlist.ROLES.items():
        _add(found, _role(role, names))
    return found


def _wider(offered: Mapping[str, str]) -> dict[Phrase, Meaning]:
    """Return the names of what is counted only within others."""
    found = {
        name: (WIDER, tuple(choice for choice in held if choice in offered))
        for name, held in current().wider.items()
    }
    return {phrase(name): meaning for name, meaning in found.items() if meaning[1]}


def _plurals(found: Mapping[Phrase, Meaning]) -> dict[Phrase, Meaning]:
    """Return the names of what is counted as several: "shopliftings"."""
    return {
        (*words[:-1], f"{words[-1]}s"): meaning
        for words, meaning in found.items()
        if meaning[0] == WHAT and not words[-1].endswith(("s", "y"))
    }


def _definite(table: Mapping[str, str]) -> dict[Phrase, Meaning]:
    """Return ranks with their article, so that it isn't taken for another word's."""
    return {
        ("the", *words): meaning
        for words, meaning in _spread(table, KIND).items()
        if meaning[1] in _RANKED and words[0] != "the"
    }


_RANKED = (*claims.RANKS, *claims.NUMBER_RANKS, *claims.KIND_RANKS)


def _averages(district: str) -> list[str]:
    """Return how the district's own average may be called: "the Moorlands average"."""
    names = (district, district.split()[-1], "district", "local", "overall", "ward")
    ends = ("average", "rate", "figure", "level")
    found = [f"{lead}{name} {end}" for name in names for end in ends for lead in ("", "the ")]
    return [name for name in found if not name.endswith(("local level", "overall level"))]


def _averages_of_years() -> list[str]:
    """Return "five year average" and the like: what is usual."""
    terms = [f"{number} year" for number in number_words.CARDINALS]
    terms += ["long term", "longer term", "historic", "historical"]
    return [f"{lead}{term} average" for term in terms for lead in ("", "the ", "its ")]


def _fractions() -> dict[Phrase, Meaning]:
    """Return each fraction, plain and with what bounds it: "more than half", "to a third"."""
    return {
        phrase(f"{words} {name}"): (FRACTION, (bound, size))
        for words, bound in {"": "", **number_words.BOUNDS}.items()
        for name, size in number_words.FRACTIONS.items()
    }


def _role(role: str, names: str) -> dict[Phrase, Meaning]:
    return {phrase(name): (role, None) for name in names.split(", ")}


def _synonyms() -> dict[str, str]:
    """Return for each choice what else people call it."""
    found = wordlist.WHOLE | {c.key: c.called for c in vocabulary.CATEGORIES}
    found |= {key: f"{found[key]}, {verbs}" for key, verbs in wordlist.VERBS.items()}
    roads = {c.key for c in vocabulary.CATEGORIES if c.theme == "casualties"} & found.keys()
    return found | {key: _on_roads(found[key]) for key in roads}


def _on_roads(names: str) -> str:
    """Return the names of people hurt, also with where all of them are."""
    where = ("on our roads", "on the roads", "on our district roads", "on local roads")
    return ", ".join([names, *(f"{name} {end}" for name in names.split(", ") for end in where)])


def _unheld() -> dict[str, str]:
    """Return what may not be in the extracts, with its names: partners' categories too."""
    partners = [c for c in vocabulary.CATEGORIES if c.source != STREET]
    return {c.name: f"{c.name}, {c.called}" for c in partners} | wordlist.UNHELD


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
    names += ["us", "ours", "our own", "our district", "this district"]
    return [*names, f"the {last}"]


def _elsewhere(others: Iterable[str], district: str) -> dict[Phrase, Meaning]:
    """Return the other districts, also by the first word of a name that hyphens join: "Stoke"."""
    named = [name for name in others if name != district]
    short = {name.split("-")[0]: name for name in named if "-" in name}
    full = {phrase(name): (BESIDE, claims.elsewhere(name)) for name in named}
    return {phrase(name): (BESIDE, claims.elsewhere(one)) for name, one in short.items()} | full


def _country(country: str) -> dict[Phrase, Meaning]:
    averages = (f"average for {country}", f"the average for {country}", f"{country} average")
    names = (country, *averages, f"the {country} average", *wordlist.COUNTRY_NAMES.split(", "))
    return {phrase(name): (BESIDE, claims.COUNTRY) for name in names}


def _add(found: dict[Phrase, Meaning], more: Mapping[Phrase, Meaning]) -> None:
    for words, meaning in more.items():
        found.setdefault(words, meaning)
