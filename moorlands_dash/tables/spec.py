"""How a table is declared: once, in its subject's folder, read by whatever shows or makes it.

Nothing here or in the modules `specs` of the subjects imports pandas: a builder is named, and
imported when its table is asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

from moorlands_dash.measures.register import MEASURES
from moorlands_dash.roles import Right

Form = Literal[
    "text",
    "whole",
    "amount",
    "one place",
    "two places",
    "chance",
    "in ten",
    "in 1,000",
    "share",
    "points",
    "signed whole",
    "signed place",
    "signed share",
    "count or share",
    "month",
    "day",
    "year",
    "hour",
    "weekday",
    "calendar month",
    "pounds",
    "degrees",
    "yes or no",
    "category",
    "theme",
    "target kind",
    "rule",
    "hotspot method",
]
"""How a value is written; `tables.written` has a function for each."""

NUMERIC: frozenset[Form] = frozenset(
    {
        "whole",
        "amount",
        "one place",
        "two places",
        "chance",
        "in ten",
        "in 1,000",
        "share",
        "points",
        "signed whole",
        "signed place",
        "signed share",
        "count or share",
        "year",
        "pounds",
        "degrees",
    }
)
"""Forms of numbers: they stand flush right, and say their unit."""

_BARE: frozenset[Form] = frozenset(
    {"whole", "amount", "one place", "two places", "signed whole", "signed place"}
)
"""Forms that write a number alone: its unit must stand in the head or beneath it."""

Audience = Literal["partnership", "public", "places", "administrators"]
"""The partnership, the public too, or only those who may see exact places, or who did what."""

_RIGHTS: dict[Audience, Right] = {
    "partnership": "partnership",
    "public": "figures",
    "places": "places",
    "administrators": "administer",
}

COUNTED = "what is counted"
"""A head or unit that is the word for what the table counts: "Fires" where it counts fires."""


class SpecError(Exception):
    """A declaration that lacks something, or a frame that isn't as declared; says which."""


@dataclass(frozen=True)
class Column:
    """One column of a table."""

    name: str
    head: str
    """As pages and papers head it; `COUNTED` is the unit of what is counted."""
    form: Form
    meaning: str
    """What stands in it, for whoever reads the file."""
    unit: str = ""
    """Of a number: what it counts or measures; `COUNTED` as in a head."""
    shown: bool = True
    """False for keys, codes and coordinates: in files and links, never on a page."""
    empty: str = ""
    """Why it may be empty in every row of the demonstration."""

    def __post_init__(self) -> None:
        """Hold that nothing is left out; raise SpecError, which names the column."""
        for field in ("name", "head", "meaning"):
            if not getattr(self, field).strip():
                raise SpecError(f"The column {self.name!r} has no {field}.")
        if self.form not in get_args(Form):
            raise SpecError(f"The column {self.name!r} is written as {self.form!r}: no such form.")
        if self.form in NUMERIC and not self.unit:
            raise SpecError(f"The column {self.name!r} is a number without a unit.")

    def but(self, **changes: Any) -> Column:
        """Return the column with another head, meaning, unit or form."""
        return replace(self, **changes)

    def headed(self, counted: str) -> str:
        """Return the head where the table counts `counted`, such as "fires"."""
        return counted[:1].upper() + counted[1:] if self.head == COUNTED else self.head

    def unit_of(self, counted: str) -> str:
        """Return the unit where the table counts `counted`."""
        return self.unit.replace(COUNTED, counted)

    @property
    def unit_beneath(self) -> str:
        """Return what stands beneath the head: the unit, where nothing else says it.

        What the table counts is said with the table.
        """
        unit = self.unit.replace(COUNTED, "").strip(" ,")
        told = self.form not in _BARE or unit.casefold() in self.head.casefold()
        return "" if told else unit


@dataclass(frozen=True)
class TableSpec:
    """One table behind a page: what it holds, how it is made, and who may see it."""

    name: str
    says: str
    """What it holds, in one phrase, as the command lists it."""
    builder: str
    """Module of `tables` and function, such as "wards.ward_map:counts"."""
    columns: tuple[Column, ...]
    measure: str
    """Key of the register's entry that says how the figures are worked out."""
    audience: Audience = "partnership"
    """The public's tables are the partnership's too, never the other way round."""
    beside: tuple[str, ...] = ()
    """Records, files and folders of the home that it reads beside the snapshot."""
    reads: tuple[str, ...] = ()
    """Other tables that it is made from."""

    def __post_init__(self) -> None:
        """Hold that nothing is left out; raise SpecError, which names the table."""
        for field in ("name", "says", "columns"):
            if not getattr(self, field):
                raise SpecError(f"The table {self.name!r} has no {field}.")
        if self.builder.count(":") != 1 or not all(self.builder.split(":")):
            raise SpecError(f"The table {self.name!r} names no builder, as “module:function”.")
        if self.measure not in MEASURES:
            raise SpecError(f"The table {self.name!r} belongs to no measure of the register.")
        if self.audience not in get_args(Audience):
            raise SpecError(f"The table {self.name!r} is for nobody: {self.audience!r}.")
        names = [column.name for column in self.columns]
        if twice := sorted({name for name in names if names.count(name) > 1}):
            raise SpecError(f"The table {self.name!r} has {', '.join(twice)} twice.")

    @property
    def names(self) -> list[str]:
        """Return the columns' names, in order."""
        return [column.name for column in self.columns]

    @property
    def public(self) -> bool:
        """Tell whether the public may have it."""
        return self.audience == "public"

    @property
    def right(self) -> Right:
        """Return the right that whoever sees it must have."""
        return _RIGHTS[self.audience]

    def column(self, name: str) -> Column:
        """Return one column; raise SpecError where the table has none of that name."""
        found = next((column for column in self.columns if column.name == name), None)
        if found is None:
            raise SpecError(f"The table {self.name!r} has no column {name!r}.")
        return found

    def hold(self, columns: Sequence[str]) -> None:
        """Hold that a frame has exactly the declared columns; raise SpecError, which says what."""
        missing = [name for name in self.names if name not in columns]
        unknown = [name for name in columns if name not in self.names]
        if missing or unknown:
            parts = [f"lacks {', '.join(missing)}"] if missing else []
            parts += [f"has undeclared {', '.join(unknown)}"] if unknown else []
            raise SpecError(f"The table {self.name!r} {' and '.join(parts)}.")
