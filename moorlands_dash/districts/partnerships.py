"""Community safety partnerships and the districts that they are of, as the lookups have them.

Most are of one district. Some are of several districts, some districts stand with several, and a
few overlap: then nobody but the one who asks can say whose figures are wanted.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from moorlands_dash.districts.register import Known, known_districts, standing
from moorlands_dash.spelling import name_key

ALONE, WHOLE, TOGETHER, OVERLAPPING = "alone", "whole", "together", "overlapping"
"""How a district and its partnerships lie: one of its own; one of several districts that have no
other; several that are parts of it; or partnerships that reach into other districts."""


@dataclass(frozen=True)
class Standing:
    """How a district stands with its partnerships."""

    how: str
    partnerships: tuple[str, ...]
    others: tuple[str, ...] = ()
    """Codes of the other districts that share one of them."""


@cache
def members(partnership: str) -> tuple[str, ...]:
    """Return the codes of the districts of today that stand with a partnership, by name."""
    key = name_key(partnership)
    found = {row.code: row for row in _rows() if name_key(row.partnership) == key}
    return tuple(sorted(found, key=lambda code: found[code].name))


@cache
def standing_of(code: str) -> Standing:
    """Return how a district of today stands with its partnerships; raise KeyError for another."""
    standing()[code]
    own = _of(code)
    shared = tuple(sorted({other for name in own for other in members(name)} - {code}))
    if not shared:
        return Standing(ALONE if len(own) == 1 else TOGETHER, own)
    if len(own) == 1 and all(_of(other) == own for other in shared):
        return Standing(WHOLE, own, shared)
    return Standing(OVERLAPPING, own, shared)


@cache
def of_several() -> tuple[str, ...]:
    """Return the partnerships that are of several districts of today, which have no other."""
    names = dict.fromkeys(row.partnership for row in _rows())
    return tuple(
        name
        for name in names
        if len(members(name)) > 1 and standing_of(members(name)[0]).how == WHOLE
    )


def partnership_code(name: str) -> str:
    """Return the code of a partnership, empty where none is known."""
    key = name_key(name)
    found = [row.partnership_code for row in known_districts() if name_key(row.partnership) == key]
    return next((code for code in found if code), "")


def _of(code: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row.partnership for row in _rows() if row.code == code))


@cache
def _rows() -> tuple[Known, ...]:
    return tuple(row for row in known_districts() if not row.joined)


@cache
def districts_by_key() -> dict[str, tuple[str, ...]]:
    """Return the codes of the districts of each partnership, by the key of its name."""
    found: dict[str, list[str]] = {}
    for row in _rows():
        found.setdefault(name_key(row.partnership), []).append(row.code)
    return {key: tuple(dict.fromkeys(codes)) for key, codes in found.items()}


@cache
def names_by_key() -> dict[str, str]:
    """Return the name of each partnership, by its key."""
    return {name_key(row.partnership): row.partnership for row in _rows()}
