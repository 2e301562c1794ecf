"""The wards that a typed claim names; a name of several, or of a part of one, is asked back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from moorlands_dash.claims.lexis import phrase
from moorlands_dash.measures.wards.place_search import (
    AMBIGUOUS,
    EXACT,
    NOTHING,
    TOWN,
    WARD,
    find_places,
)

WHICH, PART, CLOSE = "which ward", "part of a ward", "close to a ward"
"""What must be asked about a name."""


@dataclass(frozen=True)
class Place:
    """A name of a place among the words."""

    start: int
    end: int
    code: str
    """What must be asked; nothing where it is one ward's own name."""
    rows: tuple[dict[str, Any], ...]
    """The wards that it may stand for, as names of `place_search`."""


def find_wards(words: Sequence[str], names: pd.DataFrame) -> list[Place]:
    """Return the wards and towns among the words, the longest name at each."""
    known = names[names["kind"].isin((WARD, TOWN))]
    phrases = {phrase(str(name)) for name in known["name"]}
    codes = {str(code).casefold(): str(code) for code in names["ward_code"].unique()}
    longest = max(map(len, phrases), default=1)
    found, place = [], 0
    while place < len(words):
        here = _at(words, place, longest, phrases, names, codes)
        if here is not None:
            found.append(here)
        place = here.end if here else place + 1
    return found


def _at(
    words: Sequence[str], place: int, longest: int, phrases: set[tuple[str, ...]],
    names: pd.DataFrame, codes: dict[str, str],
) -> Place | None:  # fmt: skip
    if words[place] in codes:
        own = names[names["ward_code"] == codes[words[place]]].head(1)
        return Place(place, place + 1, "", _rows(own))
    for size in range(min(longest, len(words) - place), 0, -1):
        if tuple(words[place : place + size]) in phrases:
            code, rows = _settled(" ".join(words[place : place + size]), names)
            return Place(place, place + size, code, rows)
    return None


def _settled(name: str, names: pd.DataFrame) -> tuple[str, tuple[dict[str, Any], ...]]:
    found = find_places(names, name)
    if found.kind != EXACT:
        return WHICH, _rows(found.rows)
    return ("" if found.rows["kind"].iloc[0] == WARD else PART), _rows(found.rows)


def close_place(text: str, names: pd.DataFrame) -> Place | None:
    """Return what an unknown name may stand for, to be asked; a street is part of its ward."""
    found = find_places(names, text)
    if found.kind == NOTHING:
        return None
    code = {EXACT: PART, AMBIGUOUS: WHICH}.get(found.kind, CLOSE)
    return Place(0, 0, code, _rows(found.rows))


def _rows(rows: pd.DataFrame) -> tuple[dict[str, Any], ...]:
    return tuple({str(key): value for key, value in row.items()} for row in rows.to_dict("records"))
