"""Postcodes as people type them: whole ones in any spelling, and the beginnings of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence

_WHOLE = re.compile(r"([A-Z]{1,2}[0-9][0-9A-Z]?)([0-9][A-Z]{2})")
_BEGUN = re.compile(r"([A-Z]{1,2}[0-9][0-9A-Z]?)(?: ([0-9][A-Z]{0,2}))?")
_RUN_ON = re.compile(r"[A-Z]{1,2}[0-9][0-9A-Z]?(?:[0-9][A-Z]?)?")
_AT_THE_END = re.compile(
    r"(?:^|[\s,;])([A-Za-z]{1,2}[0-9][0-9A-Za-z]?[\s.-]*[0-9][A-Za-z]{2})[\s.,;]*$"
)
_WITHIN = re.compile(r"\b[A-Z]{1,2}[0-9][0-9A-Z]?\s*[0-9][A-Z]{2}\b", re.IGNORECASE)
_BETWEEN = re.compile(r"[\W_]+")


def whole_postcode(typed: str) -> str | None:
    """Return what was typed as a postcode is written, "ST13 6JU"; None where it is no whole one.

    Letter case, spaces, full stops and hyphens don't matter.
    """
    found = _WHOLE.fullmatch(_BETWEEN.sub("", typed).upper())
    return f"{found[1]} {found[2]}" if found else None


def sector(postcode: str) -> str:
    """Return the sector of a whole postcode: of "ST13 6JU" all that begin with "ST13 6"."""
    return postcode[:-2]


def without_postcode(typed: str) -> tuple[str, str | None]:
    """Return an address without the postcode at its end, and that postcode, if it has one."""
    found = _AT_THE_END.search(typed)
    if found is None:
        return typed, None
    return typed[: found.start()].strip(" ,;"), whole_postcode(found[1])


def with_wards(text: str, ward_of: Callable[[str], str]) -> str:
    """Return a text with, in place of each whole postcode, what `ward_of` it says."""
    return _WITHIN.sub(lambda found: ward_of(found[0]), text)


def looks_begun(typed: str) -> bool:
    """Tell whether what was typed may be the beginning of a postcode: a letter, then a digit."""
    neat = _spaced(typed)
    return bool(_BEGUN.fullmatch(neat) or _RUN_ON.fullmatch(neat))


def begun_postcodes(typed: str, known: Sequence[str]) -> list[str]:
    """Return the postcodes, of those `known` in order, that begin as was typed.

    "ST13 6" is a sector: all of ST13 6AA to 6ZZ, and none of ST1. Without a space "ST13" is taken
    for the district ST13, where there is one, else for ST1 3.
    """
    neat = _spaced(typed)
    found = _BEGUN.fullmatch(neat)
    if found:
        rest = f" {found[2]}" if found[2] else " "
        if hits := _beginning(f"{found[1]}{rest}", known):
            return hits
    if _RUN_ON.fullmatch(neat):
        return [
            code
            for place in range(2, min(len(neat), 5))
            for code in _beginning(f"{neat[:place]} {neat[place:]}", known)
        ]
    return []


def _spaced(typed: str) -> str:
    return _BETWEEN.sub(" ", typed).strip().upper()


def _beginning(start: str, known: Sequence[str]) -> list[str]:
    first = bisect_left(known, start)
    last = bisect_left(known, f"{start}\uffff")
    return list(known[first:last])
