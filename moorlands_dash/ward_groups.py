"""Wards that are one area together, as a town is: their codes in one, and what they are called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

JOIN = "+"
"""What stands between the codes of wards that are one area."""

_NO_TOWNS = {"st", "saint", "the", "north", "south", "east", "west", "upper", "lower", "great",
             "little", "old", "new", "central", "mid", "middle"}  # fmt: skip
"""Words that wards' names begin with although no town is called so."""


def together(codes: Iterable[str]) -> str:
    """Return the area that wards are together."""
    return JOIN.join(sorted(set(codes)))


def ward_codes(area: str) -> list[str]:
    """Return the wards that an area is made of; of any other area its own code."""
    return area.split(JOIN)


def towns(wards: Sequence[str]) -> set[str]:
    """Return the names that several wards' names begin with: Leek of Leek North and Leek West."""
    begun: dict[str, int] = {}
    for name in set(wards):
        parts = name.split()
        for size in range(1, len(parts)):
            begun[" ".join(parts[:size])] = begun.get(" ".join(parts[:size]), 0) + 1
    several = [
        name
        for name, number in begun.items()
        if number > 1 and not {word.casefold().strip(".") for word in name.split()} <= _NO_TOWNS
    ]
    return {name for name in several if not any(name.startswith(f"{one} ") for one in several)}


def of_town(town: str, names: Mapping[str, str]) -> str:
    """Return the wards that are a town together; `names` are the wards' names by their codes."""
    return together(code for code, name in names.items() if name.startswith(f"{town} "))


def named_parts(codes: Iterable[str], names: Mapping[str, str]) -> list[tuple[str, list[str]]]:
    """Return the towns that wards make up, each with its wards, and the other wards by name."""
    found, rest = [], [names.get(code, code) for code in codes]
    for town in sorted(towns(list(names.values()))):
        own = [name for name in names.values() if name.startswith(f"{town} ")]
        if set(own) <= set(rest):
            found.append((town, own))
            rest = [name for name in rest if name not in own]
    return [*found, *((name, []) for name in sorted(rest))]


def group_name(area: str, names: Mapping[str, str]) -> str:
    """Return what an area is called: a ward, a town whose wards all are in it, or several.

    `names` are the wards' names by their codes. A code without a name stands as it is.
    """
    own = [name for name, _ in named_parts(ward_codes(area), names)]
    return " and ".join([", ".join(own[:-1]), own[-1]] if len(own) > 1 else own)
