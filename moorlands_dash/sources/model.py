"""What a source of incidents declares; a declaration that lacks a part says which, when made."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from functools import cached_property, lru_cache
from typing import Any, Literal

Points = Literal["snapped", "exact"]

Placing = Literal["LSOA name", "district code", "ward map", "row of another layout"]
"""What tells whether a row is our district's: the row itself, the ward map in use, or the row of
the layout that it follows."""

Months = Literal["name", "rows", "years", "whole years"]
"""Months that a file stands for whose name doesn't say: none, as the name must; those from its
first row's to its last one's; of each year those up to its last row's; whole years."""

Every = Literal["month", "quarter", "year"]
"""How often a sender sends: a file for each of these."""

PLACE: dict[str, Sequence[str]] = {
    "easting": ("eastings", "location_easting", "x"),
    "northing": ("northings", "location_northing", "y"),
    "longitude": ("lon", "long"),
    "latitude": ("lat",),
    "ward": ("ward_code", "ward_name"),
}
"""Columns of a place, each optional: a pair of coordinates, or a ward's code or name."""

CODES = frozenset({"ward_code"})
"""Spellings that say a code: where a column's code and name are both there, the code is taken."""

EVER = date(1979, 1, 1)
"""No break in what it means is known; STATS19 begins here."""

_KEY = re.compile("[a-z][a-z0-9_]*")
_READER = re.compile(r"[a-z_][a-z0-9_.]*:[a-z_][a-z0-9_]*")
_NEEDED = "needed"


class IncompleteError(ValueError):
    """A declaration that lacks a part, or whose parts don't fit; says which, and of what."""


@lru_cache(maxsize=4096)
def column_key(name: str) -> str:
    """Return a column name without case, spaces and punctuation: "Crime ID" is "crimeid"."""
    return re.sub(r"[\W_]+", "", name).casefold()


_ROW_NUMBERS = {"", "unnamed0", "1"}
"""Keys of a first column without a name: of pandas, of pandas read and written again, of R."""


def row_numbers(columns: Sequence[str]) -> bool:
    """Tell whether the first of some columns has no name, as programs head their row numbers."""
    return bool(columns) and column_key(columns[0]) in _ROW_NUMBERS


def kind_word(text: str) -> str:
    """Return a word for a kind as layouts declare it: "Fly-tipping" is "fly tipping"."""
    return re.sub(r"[\s_-]+", " ", text.casefold())


def _part(meaning: str) -> Any:
    """Return a field that must be filled in, with the words for what it says."""
    return field(default=None, metadata={_NEEDED: meaning})


def _hold_parts(owner: str, declared: Any) -> None:
    for each in fields(declared):
        if _NEEDED in each.metadata and getattr(declared, each.name) in (None, "", (), [], {}):
            meaning = each.metadata[_NEEDED]
            raise IncompleteError(f"{owner} lacks `{each.name}`: {meaning}.")


def hold(sound: bool, owner: str, fault: str) -> None:
    """Raise IncompleteError, in words, where something a declaration must keep isn't so."""
    if not sound:
        raise IncompleteError(f"{owner} {fault}.")


@dataclass(frozen=True)
class Theme:
    """A group of categories that the partnership tackles together, all counting the same."""

    key: str
    name: str


@dataclass(frozen=True, kw_only=True)
class Category:
    """One kind of incident."""

    key: str = _part("a short name for links and settings")
    name: str = _part("how pages call it")
    theme: str = _part("the key of its theme")
    comparable_from: date = _part("the month from which it has meant the same, or EVER")
    called: str = _part("what else people call it in a claim, parted by commas")
    sensitive: bool = _part("whether small counts of it could point at a person (True or False)")
    note: str = ""
    """Why it isn't comparable before `comparable_from`."""
    counts: Literal["incidents", "people"] = "incidents"
    """People are never added to incidents."""
    unit: str = ""
    """One of what is counted, where it isn't the source's unit."""
    source: str = ""
    """Key of its source, which fills it in."""

    def __post_init__(self) -> None:
        """Hold that every part is there."""
        owner = f"The category {self.key!r}"
        _hold_parts(owner, self)
        hold(bool(_KEY.fullmatch(self.key)), owner, "has a key of more than a-z, 0-9 and _")

    @property
    def names(self) -> tuple[str, ...]:
        """Return what people call it in a claim, beside its name."""
        return tuple(self.called.split(", "))


@dataclass(frozen=True, kw_only=True)
class Layout:
    """One kind of file that a source sends: its columns, and what is read from them, and how.

    Without a `reader` of its own it is read by `extracts.layouts`, from what is declared here.
    """

    kind: str = _part("the kind of its files, as a snapshot's manifest names it")
    title: str = _part("what people call such a file")
    columns: Mapping[str, Sequence[str]] = _part("its columns, each with its other spellings")
    kinds: Mapping[str, str] = _part("which word in the file is which category")
    placed: Placing = _part("what tells whether a row is our district's")
    months: Months = _part("for which months a file stands whose name doesn't say")
    optional: Sequence[str] = ()
    """Columns that may be absent."""
    recognised_by: Sequence[str] = ()
    """Columns by which a file is known; none named: all that may not be absent."""
    exact: bool = False
    """Whether a file with a further column is another layout's."""
    published: Sequence[str] = ()
    """Columns that sound personal and aren't; they are not read."""
    reader: str = ""
    """Own reader, as "module:function"; imported when the first such file is read."""
    reference: str = ""
    """Column of the sender's own number for the case; this and what follows: the shared reader."""
    begun: str = ""
    """Column of when it happened, or began."""
    ended: str = ""
    reporter: str = ""
    """Column of the organisation that sends it, or that it was reported to."""
    told_by: str = "kind"
    """Column of the words of `kinds`; "" where files tell of one kind alone."""
    synonyms: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Words of `kinds` -> what other systems write for them."""
    uncounted: Sequence[str] = ()
    """What systems that send such files also hold, and is none of the kinds."""
    follows: str = ""
    """Kind of the layout whose rows have the day and place of this one's, joined by reference."""

    def __post_init__(self) -> None:
        """Hold that every part is there, and that the parts fit each other."""
        owner = f"The layout {self.kind!r}"
        _hold_parts(owner, self)
        hold(bool(_KEY.fullmatch(self.kind)), owner, "has a kind of more than a-z, 0-9 and _")
        for name in (*self.optional, *self.recognised_by):
            hold(name in self.columns, owner, f"names {name!r}, which is none of its columns")
        follower = self.placed == "row of another layout"
        hold(
            follower == bool(self.follows), owner, "is placed by another's row: name it, `follows`"
        )
        if self.reader:
            readable = bool(_READER.fullmatch(self.reader))
            hold(readable, owner, "has a reader that isn't written as module:function")
        else:
            self._hold_readable(owner)

    def _hold_readable(self, owner: str) -> None:
        """Hold what the shared reader needs."""
        for part in ("reference", "begun"):
            hold(bool(getattr(self, part)), owner, f"lacks `{part}`: the column that says so")
        told = (self.reference, self.begun, self.ended, self.reporter, self.told_by)
        for name in filter(None, told):
            hold(name in self.columns, owner, f"lacks the column {name!r}")
        missing = [name for name in PLACE if name not in self.columns]
        hold(not missing, owner, f"lacks the columns of a place: {', '.join(missing)}")
        needed = [name for name in PLACE if name not in self.optional]
        hold(not needed, owner, f"has a place that may not be absent: {', '.join(needed)}")
        for word in self.synonyms:
            hold(word in self.kinds, owner, f"has other words for {word!r}, none of its kinds")
        for word in self.kinds:
            read = kind_word(word)
            hold(word == read, owner, f"has the kind {word!r}, which files are read as: {read!r}")
        one = bool(self.told_by) or len(self.kinds) == 1
        hold(one, owner, "tells of several kinds, but `told_by` names no column")
        ours = self.placed == "ward map"
        hold(ours, owner, f"is placed by its {self.placed}, which only a reader of its own knows")
        hold(self.months != "name", owner, "stands for no months: its own reader must tell them")

    @property
    def categories(self) -> tuple[str, ...]:
        """Return the categories that it tells of."""
        return tuple(dict.fromkeys(self.kinds.values()))

    @property
    def needed(self) -> tuple[str, ...]:
        """Return the columns by which a file is known."""
        known = [name for name in self.columns if name not in self.optional]
        return tuple(self.recognised_by or known)

    @cached_property
    def spellings(self) -> dict[str, frozenset[str]]:
        """Return for each column the keys under which it may stand."""
        return {
            name: frozenset(map(column_key, (name, *others)))
            for name, others in self.columns.items()
        }

    def recognises(self, columns: Sequence[str]) -> bool:
        """Tell whether a header is this layout's: each needed column by any of its spellings."""
        named = columns[1:] if row_numbers(columns) else columns
        keys = set(map(column_key, named))
        if self.exact:
            known = set().union(*self.spellings.values())
            if len(named) > len(keys) or not known.issuperset(keys):
                return False
        return all(not self.spellings[name].isdisjoint(keys) for name in self.needed)


@dataclass(frozen=True, kw_only=True)
class Source:
    """One kind of account of what happened, with everything that the program knows of it."""

    key: str = _part("a short name")
    title: str = _part("how a list names it")
    name: str = _part('how captions give it after "Source:"')
    sender: str = _part('whose files they are, within a sentence: "no file of ... is loaded"')
    unit: str = _part("one of what is counted, within a sentence")
    points: Points = _part(
        "snapped (moved to a nearby anonymous point, so that no house or street can be told) or "
        "exact"
    )
    caveat: str = _part("what every reader of its figures must know")
    elsewhere: bool = _part("whether its files tell of the force's other districts too")
    licence: str = _part("under which licence the data come")
    categories: tuple[Category, ...] = _part("what is counted of it")
    layouts: tuple[Layout, ...] = _part("the files that it comes as")
    themes: tuple[Theme, ...] = ()
    """Themes that no source before it has."""
    wider: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Names in claims for a part of a choice, or of several -> the choices that hold it."""
    every: Every = "month"
    """How often its senders send, where the partnership's list of suppliers doesn't say."""
    days: int = 45
    """Days after the end of the month (quarter, year) within which its files are to come."""
    order: int = 100
    """Where it stands among the sources; those of one order stand by their keys."""

    def __post_init__(self) -> None:
        """Hold that every part is there, and that layouts and categories fit each other."""
        owner = f"The source {self.key!r}"
        _hold_parts(owner, self)
        hold(bool(_KEY.fullmatch(self.key)), owner, "has a key of more than a-z, 0-9 and _")
        told = {key for layout in self.layouts for key in layout.categories}
        known = {category.key for category in self.categories}
        for key in sorted(told - known):
            hold(
                False, owner, f"has a layout that tells of {key!r}, which is none of its categories"
            )
        for key in sorted(known - told):
            hold(False, owner, f"has no layout that tells of its category {key!r}")
        for name, value in (("name", self.name), ("title", self.title), ("sender", self.sender)):
            hold(value.strip(" .") == value, owner, f"has a `{name}` that ends a sentence")
        hold(self.caveat.endswith("."), owner, "has a `caveat` that is no whole sentence")
        own = tuple(replace(category, source=self.key) for category in self.categories)
        object.__setattr__(self, "categories", own)
