"""The program's words for what happened: categories, themes, and the kinds of target.

`POLICE_TYPES` maps every crime type that data.police.uk has published since December 2010 onto
the categories. The types changed in September 2011 and May 2013 (data.police.uk, "Changelog");
`Category.comparable_from` says from which month a category has meant the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Category:
    """One kind of incident."""

    key: str
    name: str
    theme: str
    comparable_from: date
    note: str = ""


@dataclass(frozen=True)
class Theme:
    """A group of categories that the partnership tackles together."""

    key: str
    name: str


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

ALL = "all"
ALL_CRIME = "crime"

TARGET_KINDS = {
    "reduce": "Reduce incidents to the target",
    "no_worse": "Already low: must not rise above the baseline",
    "survey_reduce": "Reduce the share of people who say they have this problem",
    "survey_increase": "Increase the share of people who say so",
}


def choices() -> dict[str, str]:
    """Return every choice of what to count, key -> name: all, all crime, themes, categories.

    Theme keys are written "theme:theft". Single-category themes are left to their category.
    """
    found = {ALL: "All incidents", ALL_CRIME: "All crime (without anti-social behaviour)"}
    for theme in THEMES:
        members = [c for c in CATEGORIES if c.theme == theme.key]
        if len(members) > 1:
            found[f"theme:{theme.key}"] = f"{theme.name} (theme)"
    return found | {category.key: category.name for category in CATEGORIES}


def category_keys(choice: str) -> tuple[str, ...]:
    """Return the categories that a choice stands for; raise KeyError for an unknown choice."""
    if choice == ALL:
        return tuple(CATEGORY_BY_KEY)
    if choice == ALL_CRIME:
        return tuple(key for key in CATEGORY_BY_KEY if key != "anti_social_behaviour")
    if choice.startswith("theme:"):
        theme = THEME_BY_KEY[choice.removeprefix("theme:")].key
        return tuple(c.key for c in CATEGORIES if c.theme == theme)
    return (CATEGORY_BY_KEY[choice].key,)


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
    for key, name in named.items():
        if wanted in (key.casefold(), name.casefold()):
            return key
    for police, key in POLICE_TYPES.items():
        if wanted == police.casefold():
            return key
    for theme in THEMES:
        if wanted in (theme.key, theme.name.casefold()):
            return (
                f"theme:{theme.key}"
                if f"theme:{theme.key}" in named
                else category_keys(f"theme:{theme.key}")[0]
            )
    raise ValueError(f"{text!r} is not a category or theme: choose from {', '.join(named)}")
