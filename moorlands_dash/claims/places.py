"""The wards that a typed claim names; a name of several, or of a part of one, is asked back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from moorlands_dash.claims.tokens import phrase
from moorlands_dash.measures.wards.place_search import (
    AMBIGUOUS,
    EXACT,
    PARISH,
    TOWN,
    WARD,
    PlaceNames,
    simple,
)
from moorlands_dash.ward_groups import together, towns

WHICH, PART = "which ward", "part of a ward"
"""What must be asked about a name."""
_WHOLE = {EXACT: PART, AMBIGUOUS: WHICH}
_AHEAD = ("in", "at", "of", "near", "around", "across", "from", "for", "to", "than")
"""Words behind which a single word is a settlement's name: one may be called Rise, or Street."""


@dataclass(frozen=True)
class Place:
    """A name of a place among the words."""

    start: int
    end: int
    code: str
    """What must be asked; nothing where it is one ward's own name."""
    rows: tuple[dict[str, Any], ...]
    """The wards that it may stand for, as names of `place_search`."""

    @property
    def area(self) -> str:
        """Return the code of the ward, or of the wards that are the town together."""
        return together([str(row["ward_code"]) for row in self.rows])

    @property
    def town(self) -> bool:
        """Tell whether it is a town of several wards, all of them."""
        return not self.code and len(self.rows) > 1


def find_wards(words: Sequence[str], places: PlaceNames) -> list[Place]:
    """Return the wards and towns among the words, the longest name at each."""
    names = places.names
    wards = set(names.loc[names["kind"] == WARD, "ward_name"].astype(str))
    settled = names.loc[names["kind"].isin((TOWN, PARISH)), "name"].astype(str)
    plain = {phrase(name) for name in (*wards, *towns(list(wards)))}
    phrases = plain | {found for found in map(phrase, set(settled)) if found}
    certain = {each for each in phrases if len(each) > 1 or each in plain}
    codes = {str(code).casefold(): str(code) for code in names["ward_code"].unique()}
    longest = max(map(len, phrases), default=1)
    found, place = [], 0
    while place < len(words):
        alone = place == 0 or words[place - 1] not in _AHEAD
        here = _at(words, place, longest, certain if alone else phrases, places, codes)
        if here is not None:
            found.append(here)
        place = here.end if here else place + 1
    return found


def _at(
    words: Sequence[str], place: int, longest: int, phrases: set[tuple[str, ...]],
    places: PlaceNames, codes: dict[str, str],
) -> Place | None:  # fmt: skip
    if words[place] in codes:
        own = places.names[places.names["ward_code"] == codes[words[place]]].head(1)
        return Place(place, place + 1, "", _rows(own))
    for size in range(min(longest, len(words) - place), 0, -1):
        if tuple(words[place : place + size]) in phrases:
            code, rows = _settled(" ".join(words[place : place + size]), places)
            return Place(place, place + size, code, rows)
    return None


def _settled(name: str, places: PlaceNames) -> tuple[str, tuple[dict[str, Any], ...]]:
    town = _town(name, places.names)
    if town is not None:
        return "", _rows(town)
    # Claims are of wards: a ward's own name is the ward, though a parish of others is called so.
    wards = places.names[places.names["kind"] == WARD].drop_duplicates("ward_code")
    own = wards[wards["ward_name"].map(simple) == simple(name)]
    if len(own) == 1:
        return "", _rows(own)
    found = places.find(name)
    if found.kind != EXACT:
        return WHICH, _rows(found.rows)
    return ("" if found.rows["kind"].iloc[0] == WARD else PART), _rows(found.rows)


def _town(name: str, names: pd.DataFrame) -> pd.DataFrame | None:
    """Return the wards that are a town together; None where the name is a ward's or a village's."""
    wards = names[names["kind"] == WARD].drop_duplicates("ward_code")
    known = {simple(town): town for town in towns(list(wards["ward_name"].astype(str)))}
    if simple(name) not in known or (wards["ward_name"].map(simple) == simple(name)).any():
        return None
    own = wards[wards["ward_name"].astype(str).str.startswith(f"{known[simple(name)]} ")]
    return own.sort_values("ward_name")


def close_place(text: str, places: PlaceNames) -> Place | None:
    """Return what an unknown name may stand for, to be asked; a street is part of its ward.

    A word that a street's name only begins with is no name of it: "well" isn't Well Street.
    """
    found = places.find(text)
    if found.kind not in _WHOLE or not places.holds(text):
        return None
    return Place(0, 0, _WHOLE[found.kind], _rows(found.rows))


def _rows(rows: pd.DataFrame) -> tuple[dict[str, Any], ...]:
    return tuple({str(key): value for key, value in row.items()} for row in rows.to_dict("records"))
