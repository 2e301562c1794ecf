"""What `moorlands-dash settings check` says: whether settings fit, and what each key means."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator

from moorlands_dash.cli.plain import printable
from moorlands_dash.partnership import Settings, load_settings, settings_file
from moorlands_dash.partnership.areas import RecordedCrime
from moorlands_dash.partnership.belonging import misnamed
from moorlands_dash.partnership.explained import explained
from moorlands_dash.spelling import did_you_mean, force_key, name_key
from moorlands_dash.store.found_names import FoundNames, names_found
from moorlands_dash.store.home import find_home
from moorlands_dash.words.numbers import listed

_NAMED = 12
_WIDE = 100
"""Characters of a value that are shown."""
_TABLE = "table of recorded crime"


def settled(given: str | None, home: str | None) -> int:
    """Say whether the settings fit each other and the files loaded; return the exit code.

    Raises SettingsError where they can't be used at all, or belong to several districts.
    """
    settings = load_settings(given)
    found = names_found(find_home(home))
    faults = [f"{'.'.join(where)}: {reason}." for where, reason in misnamed(settings)]
    faults += unfound(settings, found) if found else []
    faults += misfitting(settings)
    told = "these settings fit each other, and their names are found in the files loaded."
    if found is None:
        told = "these settings fit each other; no file is loaded to hold their names against."
    if faults:
        told = "these settings don't fit each other, or not the files loaded:"
    lines = [f"{settings_file(given)}: {told}", *(f"  {text}" for text in faults)]
    lines += ["", "What each key means, and what it is set to:", *meanings(settings)]
    sys.stdout.write("\n".join(printable(line) for line in lines) + "\n")
    return 1 if faults else 0


def misfitting(settings: Settings) -> Iterator[str]:
    """Yield what profiles of senders say that their kind of file doesn't know."""
    from moorlands_dash.extracts.profiled.wanted import wanted
    from moorlands_dash.partnership.profiles import COMPUTED, NOT_COUNTED

    for name, profile in settings.profiles.items():
        asked = wanted(profile.kind)
        told = [*profile.columns, *profile.always, *profile.titled, *profile.made]
        strange = [each for each in told if each not in asked.columns and each not in COMPUTED]
        if strange:
            yield (
                f"profiles.{name}: files of {profile.kind} have no {listed(strange)}; they have "
                f"{listed(list(asked.columns), _NAMED)}."
            )
        for column, words in profile.words.items():
            known = {*asked.words.get(column, {}).values(), NOT_COUNTED}
            wrong = [word for word in words.values() if word not in known]
            if wrong and column in asked.words:
                yield f"profiles.{name}: “{wrong[0]}” is no {column}: {listed(sorted(known))}."


def meanings(settings: Settings) -> Iterator[str]:
    """Yield each key with its value, and beneath it what it means."""
    values = settings.model_dump(mode="json")
    for key, each in explained().items():
        section, _, name = key.partition(".")
        held = values[section]
        if section == "suppliers":
            value = f" = {len(held)} listed" if not name else ""
        else:
            value = f" = {_shown(held[name] if name else held)}"
        yield f"  {key}{value}"
        yield f"    {each.means}"


def _shown(value: object) -> str:
    """Return a value as the file has it; of a long list or table its beginning and its length."""
    if value is None or value in ("", [], {}):
        return "(not set)"
    text = json.dumps(value, ensure_ascii=False)
    if len(text) <= _WIDE or not isinstance(value, list | dict):
        return text
    return f"{len(value)} given, {text[:_WIDE]}..."


def unfound(settings: Settings, found: FoundNames) -> Iterator[str]:
    """Yield each key whose names stand in no file of their kind, with those that do."""
    crime = settings.recorded_crime
    for key, names in (("name", [settings.force.name]), ("names", settings.force.names)):
        yield from _each(f"force.{key}", names, found.forces, "street extract", str)
    for key, names in _districts(settings, found):
        yield from _each(key, names, found.districts, "LSOA's name", str)
    spared = _before_or_after(crime, {name_key(name) for name in found.partnerships})
    for key in ("csp_name", "csp_names", "csp_forerunners"):
        names = _listed(getattr(crime, key)) if key != spared else []
        yield from _each(f"recorded_crime.{key}", names, found.partnerships, _TABLE, name_key)
    for key in ("force_name", "force_names"):
        names = _listed(getattr(crime, key))
        yield from _each(f"recorded_crime.{key}", names, found.police, _TABLE, force_key)
    yield from _renamed(crime.forces, found.police)
    yield from _silent(settings, found)


def _before_or_after(crime: RecordedCrime, there: set[str]) -> str:
    """Return the key that tables can lack, as they are of before a merger, or of after it."""
    older = {name_key(name) for name in crime.csp_forerunners}
    if crime.csp_name and name_key(crime.csp_name) in there:
        return "csp_forerunners"
    return "csp_name" if older and older <= there else ""


def _districts(settings: Settings, found: FoundNames) -> Iterator[tuple[str, list[str]]]:
    """Yield the keys that name districts; a merged one is found under any of its names."""
    ours, others = settings.district, settings.comparators
    if ours.names or not set(ours.known_as) & set(found.districts):
        yield ("district.names", ours.names) if ours.names else ("district.name", [ours.name])
    yield "district.forerunners", ours.forerunners or []
    merged = {name for also, name in settings.also_compared.items() if also in found.districts}
    compared = [name for name in others.codes if name not in {*ours.known_as, *merged}]
    yield "comparators.codes", compared
    chosen = [name for name in others.districts if name != "*" and name not in others.codes]
    yield "comparators.districts", chosen


def _renamed(expected: Iterable[str], there: tuple[str, ...]) -> Iterator[str]:
    """Yield the forces that no table has, where tables have some that nobody expects."""
    wanted, known = {force_key(n): n for n in expected}, {force_key(n): n for n in there}
    new = [name for key, name in known.items() if key not in wanted]
    gone = [name for key, name in wanted.items() if key not in known]
    if new and gone:
        yield (
            f"recorded_crime.forces: no {_TABLE} loaded has {listed(gone, _NAMED)}, and the "
            f"settings lack {listed(new, _NAMED)}, which is there: is that the new name?"
        )


def _silent(settings: Settings, found: FoundNames) -> Iterator[str]:
    """Yield the suppliers whom no file of what they send is told to be of.

    Files that name nobody are those of the only one listed.
    """
    for supplier in settings.suppliers:
        sent = [(source, name) for source, name in found.senders if source in supplier.sources]
        others = [s for s in settings.suppliers if {*s.sources} & {*supplier.sources}]
        names = {name for _, name in sent}
        known = {name.casefold() for name in names}
        if (
            sent
            and supplier.sender.casefold() not in known
            and not (len(others) == 1 and "" in names)
        ):
            there = listed(sorted(names - {""}), _NAMED) or "none, they name nobody"
            yield (
                f"suppliers: no file loaded is told to be of “{supplier.sender}”. Files of what it "
                f"sends are of: {there}. Write the name as they do, or the pattern of its files' "
                "names (`files`)."
            )


def _listed(names: str | list[str] | None) -> list[str]:
    return [names] if isinstance(names, str) else names or []


def _each(
    key: str, given: Iterable[str], there: tuple[str, ...], what: str, same: Callable[[str], str]
) -> Iterator[str]:
    """Yield the names that aren't there; nothing is asked of files that aren't loaded."""
    known = {same(name) for name in there}
    for name in dict.fromkeys(given):
        if there and same(name) not in known:
            close = did_you_mean(name, there)
            hint = close or f"There are {listed(list(there), _NAMED)}."
            yield f"{key}: “{name}” is in no {what} loaded. {hint}"
