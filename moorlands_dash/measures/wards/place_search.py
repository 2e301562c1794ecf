"""Finding a ward by the name of a place: what is written exactly, else what is close to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from moorlands_dash.measures.wards.name_index import NameIndex, spaced_key
from moorlands_dash.measures.wards.name_index import simple as simple
from moorlands_dash.measures.wards.postcodes import (
    begun_postcodes,
    looks_begun,
    sector,
    whole_postcode,
    without_postcode,
)

WARD, TOWN, PARISH = "ward", "town or village", "parish"
STREET, LANDMARK = "street or spot", "landmark"
POSTCODE, FORMER = "postcode", "former postcode"
KINDS = (WARD, TOWN, PARISH, STREET, LANDMARK, POSTCODE, FORMER)
"""Kinds of names, the one that is meant first where several are alike."""

EXACT, AMBIGUOUS, CLOSE, NOTHING = "exact", "ambiguous", "close", "nothing"
LIKE, SECTOR = "like", "sector"

_MOST = 8
_CODES = (POSTCODE, FORMER)
_RANK = {kind: place for place, kind in enumerate(KINDS)}
_SHOWN = ["name", "kind", "ward_code", "ward_name"]
_NUMBERED = re.compile(r"^[0-9]+[a-z]?\s+(?=\S)")
_OF_PARISH = re.compile(r"(.+?)\s+parish(?: council)?")


@dataclass(frozen=True)
class Found:
    """What a search came to."""

    kind: str
    """exact: one ward; ambiguous: several, which must be asked; close: nothing written so, but
    these names are near; like: nothing is called so, but these names hold it; sector: a postcode
    that isn't listed, but these of its sector are; nothing."""
    rows: pd.DataFrame
    """Rows of the names, the likeliest first; of an exact find the one."""

    @property
    def ward(self) -> str | None:
        """Return the code of the ward that is meant, if it is certain."""
        return str(self.rows["ward_code"].iloc[0]) if self.kind == EXACT else None


@dataclass(frozen=True)
class _Suggested:
    """A name that may be meant, with the codes of the wards that it lies in."""

    name: str
    kind: str
    ward: str
    codes: set[str] = field(default_factory=set)


class PlaceNames:
    """Names of places, made ready to be searched again and again.

    `names` has `name kind ward_code ward_name count`: a row for each name and ward.
    """

    def __init__(self, names: pd.DataFrame) -> None:
        """Take the names; they are made ready when the first is asked for."""
        self.names = names.reset_index(drop=True)

    def holds(self, name: str) -> bool:
        """Tell whether a place is called so, whatever else is."""
        return bool(self._index.rows(spaced_key(name)))

    def find(self, asked: str) -> Found:
        """Return which ward a name, a postcode or an address stands for.

        A ward's own name is that ward, and a village's own name is the ward that it lies in: a
        street of that name elsewhere doesn't count. Every place of the name counts, and every ward
        whose name begins with all of it; if all lie in one ward, it is that one, else it must be
        asked. Other names that hold it, close ones, and the wards of the sector of a postcode that
        isn't listed are offered as what they are, never taken: Tean Road may lie far from Tean.
        """
        whole = whole_postcode(asked)
        rest, ending = ("", whole) if whole else without_postcode(asked)
        if ending:
            found = _settled(self._coded([ending]))
            return self._beside(rest, ending) if found.kind == NOTHING else found
        if codes := self._codes_of(asked):
            return _settled(self._coded(codes))
        return self._named(asked)

    def suggest(self, typed: str, most: int = _MOST) -> pd.DataFrame:
        """Return names that begin with what was typed, or of which a word does, likeliest first.

        A row a name: `name kind ward_name wards`, where `wards` is in how many wards it lies.
        Settlements stand before streets, shorter names before longer ones.
        """
        wanted = spaced_key(typed)
        rows = self._coded(self._codes_of(typed)[:most])
        if rows.empty and len(wanted) > 1:
            rows = self.names.iloc[self._index.beginning(wanted, most, _RANK[PARISH])]
        found: dict[str, _Suggested] = {}
        for name, kind, code, ward in rows[_SHOWN].itertuples(index=False, name=None):
            key = spaced_key(name)
            one = found.setdefault(key, _Suggested(name, kind, ward))
            if one.kind != WARD:
                one.codes.add(code)
            if one.kind in (TOWN, PARISH):
                one.codes.update(self.names["ward_code"].iloc[self._begun_wards(key)])
        listed = [(one.name, one.kind, one.ward, max(len(one.codes), 1)) for one in found.values()]
        return pd.DataFrame(listed[:most], columns=["name", "kind", "ward_name", "wards"])

    def _codes_of(self, typed: str) -> list[str]:
        """Return the postcodes that are, or begin, as was typed."""
        whole = whole_postcode(typed)
        if whole:
            return [whole]
        return begun_postcodes(typed, self._postcodes) if looks_begun(typed) else []

    def _beside(self, rest: str, postcode: str) -> Found:
        """Return what stands before a postcode that isn't listed, else the wards of its sector."""
        found = self._named(rest)
        if found.kind in (EXACT, AMBIGUOUS):
            return found
        near = self._coded(begun_postcodes(sector(postcode), self._postcodes))
        return Found(SECTOR, _shortened(_ranked(near))) if len(near) else found

    def _named(self, asked: str) -> Found:
        """Return which ward a name stands for; "Pool Road, Leek" is the one in Leek."""
        if not spaced_key(asked) or self.names.empty:
            return Found(NOTHING, self.names.head(0))
        first, comma, second = asked.partition(",")
        if comma and not self._index.rows(spaced_key(asked)):
            return self._within(first, second) or self._of_name(asked)
        return self._of_name(asked)

    def _within(self, first: str, second: str) -> Found | None:
        """Return the place of a name in another place; asked, where that isn't known."""
        hits, around = self._hits(first), self._hits(second.partition(",")[0])
        if hits.empty:
            return None
        both = hits[hits["ward_code"].isin(around["ward_code"])]
        return _settled(both) if len(both) else _asked(hits)

    def _of_name(self, asked: str) -> Found:
        hits, wanted = self._hits(asked), spaced_key(asked)
        if len(hits):
            return _settled(hits)
        if like := self._index.holding(wanted):
            rows = _ranked(self.names.iloc[like]).drop_duplicates("name")
            return Found(LIKE, rows.head(_MOST).reset_index(drop=True))
        near = self.names.iloc[self._index.close(wanted, _MOST)]
        return Found(CLOSE if len(near) else NOTHING, _shortened(near))

    def _hits(self, asked: str) -> pd.DataFrame:
        """Return the rows that a name stands for, of the kind that is meant first."""
        wanted = spaced_key(asked)
        same = self._rows(wanted)
        parish = _OF_PARISH.fullmatch(wanted)
        if same.empty and parish:
            return _of_kinds(self._rows(parish[1]), PARISH)
        if same.empty and (number := _NUMBERED.match(wanted)):
            same = _of_kinds(self._rows(wanted[number.end() :]), STREET, LANDMARK)
        wards, towns = _of_kinds(same, WARD), _of_kinds(same, TOWN)
        if len(wards):
            elsewhere = len(towns) and not towns["ward_code"].isin(wards["ward_code"]).any()
            return pd.concat([wards, towns]) if elsewhere else wards
        settled = towns if len(towns) else _of_kinds(same, PARISH)
        begun = self._begun_wards(wanted)
        if len(settled) or begun:
            return pd.concat([settled, self.names.iloc[begun]])
        return same

    def _begun_wards(self, key: str) -> list[int]:
        """Return the rows of wards whose name begins with all of a name, and goes on."""
        return [row for ward, row in self._wards if key and ward.startswith(f"{key} ")]

    def _rows(self, key: str) -> pd.DataFrame:
        return self.names.iloc[self._index.rows(key)]

    def _coded(self, codes: Sequence[str]) -> pd.DataFrame:
        return self.names.iloc[[row for code in codes for row in self._by_code.get(code, [])]]

    @cached_property
    def _index(self) -> NameIndex:
        """Return every name that is no postcode, ready to be looked up."""
        coded = self.names["kind"].isin(_CODES)
        names = self.names["name"].astype(str).where(~coded, "")
        ranks = self.names["kind"].map(_RANK).fillna(0)
        # Wards, settlements and parishes are suggested alike: Leek before Leek East.
        return NameIndex(list(names), ranks.where(ranks > _RANK[PARISH], 0).astype(int).tolist())

    @cached_property
    def _by_code(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        rows = enumerate(zip(self.names["name"], self.names["kind"], strict=True))
        for row, (name, kind) in rows:
            if kind in _CODES:
                found.setdefault(str(name), []).append(row)
        return found

    @cached_property
    def _postcodes(self) -> list[str]:
        return sorted(self._by_code)

    @cached_property
    def _wards(self) -> list[tuple[str, int]]:
        rows = enumerate(zip(self.names["name"], self.names["kind"], strict=True))
        return [(spaced_key(str(name)), row) for row, (name, kind) in rows if kind == WARD]


def _of_kinds(rows: pd.DataFrame, *kinds: str) -> pd.DataFrame:
    return rows[rows["kind"].isin(kinds)]


def _settled(hits: pd.DataFrame) -> Found:
    """Return the one ward of the hits, or all to choose from, those with most incidents first."""
    if hits.empty:
        return Found(NOTHING, hits)
    if hits["ward_code"].nunique() == 1:
        return Found(EXACT, hits.head(1))
    return _asked(hits)


def _asked(hits: pd.DataFrame) -> Found:
    """Return every ward of the hits: who reads how many they are may rely on it."""
    return Found(AMBIGUOUS, _shortened(_ranked(hits), most=len(hits)))


def _ranked(hits: pd.DataFrame) -> pd.DataFrame:
    """Return wards first, then towns, then streets, each with most incidents first."""
    ranked = hits.assign(place=hits["kind"].map(_RANK)).sort_values(
        ["place", "count"], ascending=[True, False], kind="stable"
    )
    return ranked.drop(columns="place")


def _shortened(rows: pd.DataFrame, most: int = _MOST) -> pd.DataFrame:
    return rows.drop_duplicates("ward_code").head(most).reset_index(drop=True)
