"""Settings that don't fit each other: a force, a partnership or comparators of another district.

Held against the register of districts (`districts.py`). What the register doesn't know, such as a
district made since, proves nothing and passes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from moorlands_dash.districts.register import Known, forerunners, known_districts, with_code
from moorlands_dash.spelling import force_key, name_key

if TYPE_CHECKING:
    from moorlands_dash.partnership.model import Settings

Fault = tuple[tuple[str, ...], str]
"""The key in the settings, and what is wrong with it and how to mend it."""

_MEND = "mend one of the two"


def misfits(settings: Settings) -> list[Fault]:
    """Return every key that belongs to another district than ours, each with the reason."""
    ours = _ours(settings)
    if not ours:
        return [*_comparators(settings, ours)]
    return [
        *_force(settings, ours),
        *_recorded(settings, ours),
        *_comparators(settings, ours),
    ]


def misnamed(settings: Settings) -> list[Fault]:
    """Return the fault of a district whose name the register has for another code, if it is so."""
    district, ours = settings.district, _ours(settings)
    if district.codes or not ours:
        return []
    where = ("district", "name")
    return list(_of_another(where, district.name, ours, lambda row: row.name, name_key))


def _ours(settings: Settings) -> list[Known]:
    """Return the register's rows of our districts and their forerunners."""
    codes = settings.district.codes or [settings.district.code]
    rows = with_code(codes)
    return rows + [older for code in codes for older in forerunners(code)]


def _force(settings: Settings, ours: list[Known]) -> Iterator[Fault]:
    force = settings.force
    yield from _of_another(("force", "code"), force.code, ours, lambda row: row.force_code, str)
    yield from _of_another(("force", "name"), force.name, ours, lambda row: row.force, force_key)
    for name in force.names:
        yield from _of_another(("force", "names"), name, ours, lambda row: row.force, force_key)


def _recorded(settings: Settings, ours: list[Known]) -> Iterator[Fault]:
    names, part = settings.recorded_crime, "recorded_crime"
    for code in filter(None, [names.csp_code]):
        yield from _of_another(
            (part, "csp_code"), code, ours, lambda row: row.partnership_code, str
        )
    for key, given in (
        ("csp_name", list(filter(None, [names.csp_name]))),
        ("csp_names", names.csp_names),
        ("csp_forerunners", names.csp_forerunners),
    ):
        for name in given:
            yield from _of_another((part, key), name, ours, lambda row: row.partnership, name_key)
    for key, given in (("force_name", [names.force_name]), ("force_names", names.force_names)):
        for name in given:
            yield from _of_another((part, key), name, ours, lambda row: row.force, force_key)


def _of_another(
    where: tuple[str, ...],
    given: str,
    ours: Iterable[Known],
    of: Callable[[Known], str],
    key: Callable[[str], str],
) -> Iterator[Fault]:
    """Yield the fault of a name or code that the register has for other districts alone."""
    wanted = key(given)
    if wanted in {key(of(row)) for row in ours if of(row)}:
        return
    others = [row.name for row in known_districts() if of(row) and key(of(row)) == wanted]
    if others:
        here = next(iter(ours))
        right = dict.fromkeys(of(row) for row in ours if of(row))
        yield (
            where,
            f"{given!r} belongs to {_named(others)}, and district.code is that of {here.name}"
            f"{f', where it is {_or(right)}' if right else ''}: {_MEND}",
        )


def _comparators(settings: Settings, ours: list[Known]) -> Iterator[Fault]:
    for name, code in settings.comparators.codes.items():
        where = ("comparators", "codes", name)
        if reason := _mistaken(name, code, settings) or _far(code, settings, ours):
            yield where, reason
    for name in settings.comparators.districts:
        known = [row for row in known_districts() if row.name == name]
        if known and all(_far(row.code, settings, ours) for row in known):
            yield ("comparators", "districts"), _far(known[0].code, settings, ours)


def _mistaken(name: str, code: str, settings: Settings) -> str:
    """Return why a comparator's name and code aren't of one district, if they aren't."""
    district = settings.district
    named = {row.name for row in with_code([code])}
    if name in named:
        return ""
    if named and any(row.name == name for row in known_districts()):
        return f"{code} is the code of {_named(named)}, not of {name}: {_MEND}"
    own_name, own_code = name in district.known_as, code in district.all_codes
    if own_name != own_code and (code == district.code or name == district.name):
        return f"{code} and {name!r} are not both of our district: {_MEND}"
    return ""


def _far(code: str, settings: Settings, ours: list[Known]) -> str:
    """Return why a district can't be compared with ours, where it is in another force's area."""
    forces = {row.force_code: row.force for row in with_code([code])}
    allowed = {*settings.force.all_codes, *(row.force_code for row in ours)}
    if not forces or not allowed.isdisjoint(forces):
        return ""
    name = with_code([code])[0].name
    return (
        f"{name} ({code}) lies in the area of {_or(forces.values())}, and comparators are "
        f"districts of our own force ({settings.force.name}): take it out"
    )


def _named(names: Iterable[str], most: int = 3) -> str:
    found = list(dict.fromkeys(names))
    more = f" and {len(found) - most} more" if len(found) > most else ""
    return ", ".join(found[:most]) + more


def _or(names: Iterable[str]) -> str:
    return " or ".join(dict.fromkeys(names))
