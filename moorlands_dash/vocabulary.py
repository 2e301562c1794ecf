"""The program's words for what happened: categories, themes, and the kinds of target.

`POLICE_TYPES` maps every crime type that data.police.uk has published since December 2010 onto
the categories. The types changed in September 2011 and May 2013 (data.police.uk, "Changelog");
`Category.comparable_from` says from which month a category has meant the same.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Literal

from moorlands_dash.sources import SOURCE_BY_KEY, STREET, Source
from moorlands_dash.spelling import did_you_mean


@dataclass(frozen=True)
class Category:
    """One kind of incident."""

    key: str
    name: str
    theme: str
    comparable_from: date
    note: str = ""
    source: str = STREET
    """Key of `sources.SOURCES`."""
    counts: Literal["incidents", "people"] = "incidents"
    """People are never added to incidents."""
    unit: str = ""
    """One of what is counted, where it isn't the source's unit."""


@dataclass(frozen=True)
class Theme:
    """A group of categories that the partnership tackles together, all counting the same."""

    key: str
    name: str


_EVER = date(1979, 1, 1)
"""No break in what it means is known; STATS19 begins here."""
_START = date(2010, 12, 1)
_SPLIT_2011 = date(2011, 9, 1)
_SPLIT_2013 = date(2013, 5, 1)

THEMES = (
    Theme("asb", "Anti-social behaviour"),
    Theme("violence", "Violence and public order"),
    Theme("theft", "Theft and burglary"),
    Theme("damage", "Damage and arson"),
    Theme("drugs_weapons", "Drugs and weapons"),
    Theme("other", "Other crime"),
    Theme("roads", "Roads"),
    Theme("casualties", "Road casualties"),
    Theme("fires", "Fires"),
    Theme("environment", "Environment"),
)

_WAS_OTHER = "Before September 2011 the police published this under “Other crime”."
_WAS_THEFT = "Before May 2013 the police published this under “Other theft”."
_WAS_DISORDER = "From September 2011 to April 2013 it was “Public disorder and weapons”."

CATEGORIES = (
    Category("anti_social_behaviour", "Anti-social behaviour", "asb", _START),
    Category(
        "violence",
        "Violence and sexual offences",
        "violence",
        _SPLIT_2013,
        "Called “Violent crime” before May 2013, when sexual offences stood under “Other crime”.",
    ),
    Category("public_order", "Public order", "violence", _SPLIT_2013, _WAS_DISORDER),
    Category("robbery", "Robbery", "violence", _START),
    Category("burglary", "Burglary", "theft", _START),
    Category("vehicle_crime", "Vehicle crime", "theft", _START),
    Category("shoplifting", "Shoplifting", "theft", _SPLIT_2011, _WAS_OTHER),
    Category("bicycle_theft", "Bicycle theft", "theft", _SPLIT_2013, _WAS_THEFT),
    Category("theft_from_person", "Theft from the person", "theft", _SPLIT_2013, _WAS_THEFT),
    Category("other_theft", "Other theft", "theft", _SPLIT_2013, _WAS_OTHER),
    Category("damage_arson", "Criminal damage and arson", "damage", _SPLIT_2011, _WAS_OTHER),
    Category("drugs", "Drugs", "drugs_weapons", _SPLIT_2011, _WAS_OTHER),
    Category("weapons", "Possession of weapons", "drugs_weapons", _SPLIT_2013, _WAS_DISORDER),
    Category(
        "disorder_weapons",
        "Public disorder and weapons",
        "violence",
        _SPLIT_2011,
        "Published from September 2011 to April 2013 only; since then it is two categories, "
        "“Public order” and “Possession of weapons”.",
    ),
    Category(
        "other_crime",
        "Other crime",
        "other",
        _SPLIT_2013,
        "Held much more before September 2011, and sexual offences until May 2013.",
    ),
    Category(
        "asb_reported",
        "Anti-social behaviour reported to the council or landlords",
        "asb",
        _EVER,
        source="reports",
    ),
    Category("collisions", "Road collisions with injury", "roads", _EVER, source="stats19"),
    Category(
        "casualties_serious",
        "People killed or seriously injured on the roads",
        "casualties",
        _EVER,
        source="stats19",
        counts="people",
        unit="casualty",
    ),
    Category(
        "casualties_slight",
        "People slightly injured on the roads",
        "casualties",
        _EVER,
        source="stats19",
        counts="people",
        unit="casualty",
    ),
    Category("fires_deliberate", "Deliberate fires", "fires", _EVER, source="fires"),
    Category("fires_dwelling", "Accidental fires in homes", "fires", _EVER, source="fires"),
    Category("fires_other", "Other fires", "fires", _EVER, source="fires"),
    Category("fly_tipping", "Fly-tipping", "environment", _EVER, source="environment"),
    Category("graffiti", "Graffiti", "environment", _EVER, source="environment"),
    Category("dog_fouling", "Dog fouling", "environment", _EVER, source="environment"),
    Category("litter", "Litter", "environment", _EVER, source="environment"),
)

POLICE_TYPES = {
    "Anti-social behaviour": "anti_social_behaviour",
    "Bicycle theft": "bicycle_theft",
    "Burglary": "burglary",
    "Criminal damage and arson": "damage_arson",
    "Drugs": "drugs",
    "Other crime": "other_crime",
    "Other theft": "other_theft",
    "Possession of weapons": "weapons",
    "Public disorder and weapons": "disorder_weapons",
    "Public order": "public_order",
    "Robbery": "robbery",
    "Shoplifting": "shoplifting",
    "Theft from the person": "theft_from_person",
    "Vehicle crime": "vehicle_crime",
    "Violence and sexual offences": "violence",
    "Violent crime": "violence",
}

CATEGORY_BY_KEY = {category.key: category for category in CATEGORIES}
THEME_BY_KEY = {theme.key: theme for theme in THEMES}
POLICE = tuple(category.key for category in CATEGORIES if category.source == STREET)
"""Categories of the police's street extracts: what "all" and "crime" are made of."""

ALL = "all"
ALL_CRIME = "crime"

TARGET_KINDS = {
    "reduce": "Reduce the count to the target",
    "no_worse": "Already low: must not rise above the baseline",
    "survey_reduce": "Reduce the share of people who say they have this problem",
    "survey_increase": "Increase the share of people who say so",
}


_FORMERLY = {"all incidents": ALL}
"""Names by which choices were known before: links and targets' files may still hold them."""


def choices() -> dict[str, str]:
    """Return every choice of what to count, key -> name: all, all crime, themes, categories.

    All and all crime are the police's. Theme keys are written "theme:theft". Single-category
    themes are left to their category.
    """
    found = {ALL: "All police incidents", ALL_CRIME: "All crime (without anti-social behaviour)"}
    for theme in THEMES:
        members = [c for c in CATEGORIES if c.theme == theme.key]
        if len(members) > 1:
            found[f"theme:{theme.key}"] = f"{theme.name} (theme)"
    return found | {category.key: category.name for category in CATEGORIES}


def category_keys(choice: str) -> tuple[str, ...]:
    """Return the categories that a choice stands for; raise KeyError for an unknown choice."""
    if choice == ALL:
        return POLICE
    if choice == ALL_CRIME:
        return tuple(key for key in POLICE if key != "anti_social_behaviour")
    if choice.startswith("theme:"):
        theme = THEME_BY_KEY[choice.removeprefix("theme:")].key
        return tuple(c.key for c in CATEGORIES if c.theme == theme)
    return (CATEGORY_BY_KEY[choice].key,)


def held_choices(held: Collection[str]) -> dict[str, str]:
    """Return the choices of which anything is held: all and the police's always are.

    `held` are the keys of the categories for which a month is loaded.
    """
    have = {*POLICE, *held}
    return {
        choice: name for choice, name in choices().items() if have.issuperset(category_keys(choice))
    }


def sources_of(choice: str) -> tuple[Source, ...]:
    """Return the sources that a choice draws on."""
    keys = dict.fromkeys(CATEGORY_BY_KEY[key].source for key in category_keys(choice))
    return tuple(SOURCE_BY_KEY[key] for key in keys)


def senders_of(choice: str) -> str:
    """Return who sends what a choice counts: "the police force"."""
    return " and ".join(source.sender for source in sources_of(choice))


def unit_of(choice: str) -> str:
    """Return the word for one of what a choice counts: "incident", "fire", "casualty"."""
    found = [CATEGORY_BY_KEY[key] for key in category_keys(choice)]
    units = {category.unit or SOURCE_BY_KEY[category.source].unit for category in found}
    return units.pop() if len(units) == 1 else "incident"


def unit_measured(measure: str) -> str:
    """Return the word for one of what a target's measure counts; "incident" where none is known."""
    choice = measure.partition(":")[2]
    return unit_of(choice) if choice in choices() else "incident"


def units_of(choices: Collection[str]) -> str:
    """Return the words for what several choices count: "incidents, fires or reports"."""
    named = list(dict.fromkeys(plural(unit_of(choice)) for choice in choices)) or ["incidents"]
    return " or ".join([", ".join(named[:-1]), named[-1]] if len(named) > 1 else named)


def tells_of_others(choice: str) -> bool:
    """Tell whether other districts of the force are in a choice's sources too."""
    return all(source.elsewhere for source in sources_of(choice))


def plural(unit: str) -> str:
    """Return "incidents" for "incident", "casualties" for "casualty", "days" for "day"."""
    changes = unit.endswith("y") and unit[-2:-1] not in "aeiou"
    return f"{unit[:-1]}ies" if changes else f"{unit}s"


def coverage_key(category: str, force: str) -> str:
    """Return under which key the table `coverage` says which months of a category are loaded."""
    return force if CATEGORY_BY_KEY[category].source == STREET else category


def comparable_from(choice: str) -> date:
    """Return the month from which what a choice counts has meant the same; all always has."""
    if choice in (ALL, ALL_CRIME):
        return _START
    return max(CATEGORY_BY_KEY[key].comparable_from for key in category_keys(choice))


def find_theme(text: str) -> str:
    """Return the key of a theme of ours; the partnership's other themes stay as written."""
    wanted = text.casefold()
    known = (theme.key for theme in THEMES if wanted in (theme.key, theme.name.casefold()))
    return next(known, text)


def find_choice(text: str) -> str:
    """Return the key for a key or a name, in any letter case; raise ValueError, in words."""
    wanted = text.strip().casefold()
    named = choices()
    if wanted in _FORMERLY:
        return _FORMERLY[wanted]
    for key, name in named.items():
        if wanted in (key.casefold(), name.casefold()):
            return key
    for police, key in POLICE_TYPES.items():
        if wanted == police.casefold():
            return key
    for theme in THEMES:
        if wanted in (theme.key, theme.name.casefold()):
            return _of_theme(theme.key, named)
    meant = did_you_mean(text, named.values())
    else_from = f". {meant} Else choose from" if meant else ": choose from"
    raise ValueError(f"{text!r} is not a category or theme{else_from} {', '.join(named)}")


def _of_theme(theme: str, named: dict[str, str]) -> str:
    """Return the choice that a theme's bare key stands for.

    Where sources mix it is the first category, as it was before others' reports were read.
    """
    whole = f"theme:{theme}"
    mixed = len(sources_of(whole)) > 1
    return whole if whole in named and not mixed else category_keys(whole)[0]
