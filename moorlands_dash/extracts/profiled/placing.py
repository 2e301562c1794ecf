"""Places as senders write them, in the two pairs of columns that every layout has.

Longitudes of the United Kingdom lie from -9 to 2, its latitudes from 49 to 61: of degrees the size
always tells which is which. Of metres on the British National Grid it doesn't.
"""

from __future__ import annotations

import re

_GRID_LETTERS = "ABCDEFGHJKLMNOPQRSTUVWXYZ"
"""Of the squares of 500 and of 100 km; there is no I."""
_GRID = re.compile(r"([HNOST])([A-HJ-Z])\s*([0-9]{1,5})[\s,]*([0-9]{1,5})", re.IGNORECASE)
_NUMBER = re.compile(r"[-+−]?[0-9]+(?:,[0-9]{3}(?![0-9]))*(?:\.[0-9]+)?")
_PAIR = re.compile(r"([-+−]?[0-9]+(?:\.[0-9]+)?)[\s,;/]+([-+−]?[0-9]+(?:\.[0-9]+)?)")
_ASIDE = re.compile(
    r"\bpoint\b|\blat(?:itude)?\b:?|\blon(?:g|gitude)?\b:?|\blng\b:?|[()\[\]°]|\b[en]\b:?|e:|n:",
    re.IGNORECASE,
)
"""What stands round two numbers of a place."""
_EMPTY = {"easting": "", "northing": "", "longitude": "", "latitude": ""}
_METRES_FROM = 1_000.0
"""No degree is so large, and nothing of the grid that is land lies so near to its corner."""


def placed(x: str, y: str, how: str) -> dict[str, str]:
    """Return easting and northing, or longitude and latitude, of two cells; the others "".

    `how` is a profile's way to write places. What is no place stays where it was, so that the
    contract tells what is wrong with it.
    """
    if how == "grid reference":
        return from_letters(x or y) or _EMPTY | {"easting": x, "northing": y}
    first, second = _plain(x), _plain(y)
    if first is None or second is None:
        return _EMPTY | {"easting": x, "northing": y}
    if how in ("northing easting", "latitude longitude"):
        first, second = second, first
    across, up = float(first), float(second)
    if max(abs(across), abs(up)) >= _METRES_FROM and "longitude" not in how:
        return _EMPTY | {"easting": first, "northing": second}
    if _latitude(across) and not _latitude(up):
        first, second = second, first
    return _EMPTY | {"longitude": first, "latitude": second}


def placed_in_one(text: str, how: str) -> dict[str, str]:
    """Return the same of a cell that holds both: "398400, 356500", "53.1, -2.0", "SJ 984 565"."""
    if lettered := from_letters(text):
        return lettered
    found = _PAIR.fullmatch(_ASIDE.sub(" ", text).strip())
    if found is None:
        return _EMPTY | {"easting": text}
    return placed(found[1], found[2], how)


def from_letters(text: str) -> dict[str, str] | None:
    """Return easting and northing of the middle of the square that a grid reference names.

    Ordnance Survey, "A guide to coordinate systems in Great Britain", section 7: the letters of
    squares of 500 and 100 km, then eastings and northings within the latter. None for other text.
    """
    found = _GRID.fullmatch(text.strip())
    if found is None:
        return None
    digits = found[3] + found[4]
    if len(digits) % 2:
        return None
    half = len(digits) // 2
    large, small = (_GRID_LETTERS.index(letter) for letter in (found[1].upper(), found[2].upper()))
    east = ((large - 2) % 5) * 5 + small % 5
    north = 19 - (large // 5) * 5 - small // 5
    size = 10 ** (5 - half)
    x = east * 100_000 + int(digits[:half]) * size + size // 2
    y = north * 100_000 + int(digits[half:]) * size + size // 2
    return _EMPTY | {"easting": str(x), "northing": str(y)}


def _plain(text: str) -> str | None:
    """Return a number without commas and spaces; None for anything else."""
    neat = text.strip().replace("−", "-").removesuffix("m").strip()
    return neat.replace(",", "") if _NUMBER.fullmatch(neat) else None


def _latitude(number: float) -> bool:
    return 49 <= number <= 61
