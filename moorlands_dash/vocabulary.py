"""The program's words for what happened: categories, themes, and the kinds of target.

Categories and themes are the sources' own (`moorlands_dash.sources`): the constants here are read
from what is declared there. `POLICE_TYPES` maps every crime type that data.police.uk has published
since December 2010 onto the categories; `Category.comparable_from` says from which month a
category has meant the same.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from moorlands_dash.sources import SOURCE_BY_KEY, STREET, Source, current
from moorlands_dash.sources.live import Names, Row
from moorlands_dash.sources.registry import worked_out_once
from moorlands_dash.spelling import did_you_mean
from moorlands_dash.target_kinds import KINDS

THEMES = Row(lambda: current().themes)
CATEGORIES = Row(lambda: current().categories)
POLICE_TYPES = Names(lambda: current().police_types)
CATEGORY_BY_KEY = Names(lambda: current().category_by_key)
THEME_BY_KEY = Names(lambda: current().theme_by_key)
POLICE = Row(lambda: current().police)
"""Categories of the police's street extracts: what "all" and "crime" are made of."""

_START = date(2010, 12, 1)
"""The first month that the police published."""

ALL = "all"
ALL_CRIME = "crime"

TARGET_KINDS = {kind.key: kind.says for kind in KINDS}


_JOIN = "+"
"""What stands between the choices of a sum."""
_FORMERLY = {"all incidents": ALL}
"""Names by which choices were known before: links and targets' files may still hold them."""


def choices() -> dict[str, str]:
    """Return every choice of what to count, key -> name: all, all crime, themes, categories.

    All and all crime are the police's. Theme keys are written "theme:theft". Single-category
    themes are left to their category.
    """
    return dict(_choices("called"))


@worked_out_once
def _choices(_: str) -> dict[str, str]:
    found = {ALL: "All police incidents", ALL_CRIME: "All crime (without anti-social behaviour)"}
    for theme in THEMES:
        members = [c for c in CATEGORIES if c.theme == theme.key]
        if len(members) > 1:
            found[f"theme:{theme.key}"] = f"{theme.name} (theme)"
    return found | {category.key: category.name for category in CATEGORIES}


def summed(parts: Collection[str]) -> str:
    """Return the choice that several are together: "burglary+robbery"."""
    return _JOIN.join(sorted(set(parts)))


def parts_of(choice: str) -> list[str]:
    """Return the choices that a sum is made of; of any other, itself."""
    return choice.split(_JOIN)


def choice_name(choice: str) -> str:
    """Return a choice's name: of a sum, those of its parts."""
    named = choices()
    names = [named[part] for part in parts_of(choice)]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


@worked_out_once
def category_keys(choice: str) -> tuple[str, ...]:
    """Return the categories that a choice stands for; raise KeyError for an unknown choice."""
    if _JOIN in choice:
        found = (key for part in parts_of(choice) for key in category_keys(part))
        return tuple(dict.fromkeys(found))
    if choice == ALL:
        return tuple(POLICE)
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


@worked_out_once
def sources_of(choice: str) -> tuple[Source, ...]:
    """Return the sources that a choice draws on."""
    keys = dict.fromkeys(CATEGORY_BY_KEY[key].source for key in category_keys(choice))
    return tuple(SOURCE_BY_KEY[key] for key in keys)


@worked_out_once
def senders_of(choice: str) -> str:
    """Return who sends what a choice counts: "the police force"."""
    return " and ".join(source.sender for source in sources_of(choice))


@worked_out_once
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


@worked_out_once
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


@worked_out_once
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
    if _JOIN in wanted:
        return summed([find_choice(part) for part in parts_of(text)])
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
