"""Owners that look like a person: plans name organisations, as a person's name is personal data."""

from __future__ import annotations

import re
from collections.abc import Collection

import pandas as pd

from moorlands_dash.partnership import Settings

# fmt: off
_OFFICES = frozenset((
    "action", "adviser", "advice", "advocacy", "agency", "alliance", "analyst", "area", "asb",
    "association", "authority", "board", "borough", "business", "care", "centre", "chair",
    "charity", "chief", "church", "cic", "citizens", "city", "clinic", "club", "college",
    "commander", "commissioner", "committee", "community", "company", "constabulary",
    "coordinator", "council", "county", "crime", "delivery", "department", "deputy",
    "development", "director", "district", "drug", "drugs", "education", "environmental",
    "executive", "families", "family", "federation", "fire", "force", "forum", "foundation",
    "group", "head", "health", "highways", "homes", "hospital", "housing", "inspector",
    "integrated", "justice", "landlords", "lead", "leader", "leisure", "licensing", "local",
    "ltd", "manager", "mediation", "ministry", "national", "neighbourhood", "network", "nhs",
    "north", "officer", "officers", "offending", "office", "operations", "parish", "park",
    "partners", "partnership", "planning", "police", "policing", "practice", "prevention",
    "probation", "problem", "programme", "project", "protection", "public", "rescue", "road",
    "roads", "safer", "safety", "school", "schools", "section", "sector", "sergeant", "service",
    "services", "social", "society", "south", "staffs", "staffordshire", "standards",
    "steering", "strategy", "street", "superintendent", "support", "team", "teams", "town",
    "trading", "transport", "trust", "unit", "university", "victim", "victims", "voluntary",
    "volunteers", "warden", "wardens", "watch", "women's", "works", "youth",
))
# fmt: on
"""Words of offices and organisations, by which no person is called."""

RANK = (
    r"(?:mr|mrs|ms|miss|mx|dr|prof|rev|sir|cllr|councillor|pc|pcso|sgt|sergeant|ps|insp|inspector"
    r"|supt|superintendent|dc|ds|di|dci|constable|officer)\.?"
)
NAME = r"[A-Z][a-z]*(?:['’-]?[A-Z]?[a-z]+)+"
_EMAIL = re.compile(r"\S+@\S+\.\S+")
_RANKED = re.compile(rf"(?i:{RANK})\s+(?:{NAME}|[A-Z]\.?)(?:\s+{NAME}){{0,2}}")
_PERSON = (
    re.compile(rf"(?:[A-Z]\.?\s*){{1,2}}\s{NAME}"),
    re.compile(rf"{NAME},\s+{NAME}"),
    re.compile(rf"{NAME}(?:\s+[A-Z]\.?)?\s+{NAME}(?:\s+{NAME})?"),
)
_SHOWN = 5


def is_person(owner: str, members: Collection[str]) -> bool:
    """Tell whether an owner looks like a person's name, and isn't one of the members."""
    neat = " ".join(owner.split())
    if neat.casefold() in {member.casefold() for member in members}:
        return False
    if _EMAIL.fullmatch(neat):
        return True
    # A rank is a word of an office too: "Sergeant Brown" is a person, "Chief Inspector" none.
    if _RANKED.fullmatch(neat):
        return not in_office(neat.split()[1:])
    return not in_office(neat.split()) and any(shape.fullmatch(neat) for shape in _PERSON)


def in_office(words: Collection[str]) -> bool:
    """Tell whether one of the words is of an office or an organisation."""
    return any(word.casefold().strip(",.") in _OFFICES for word in words)


def notices(owners: pd.Series, settings: Settings) -> list[str]:
    """Return what to say of owners that look like a person; they are not repeated.

    `owners` has the line in the file as its index.
    """
    members = settings.members.names
    people = [owner for owner in owners.unique() if is_person(owner, members)]
    lines = [str(line) for line in owners.index[owners.isin(people)]]
    if not lines:
        return []
    shown = ", ".join(lines[:_SHOWN]) + (" and others" if len(lines) > _SHOWN else "")
    return [
        f"The owner on line{'s' if len(lines) > 1 else ''} {shown} looks like a person's name. "
        "Name the organisation, or list it under [members] in the settings if it is one."
    ]
