"""How the files of one sender are read: which of its columns mean what, and its words for things.

A profile stands in a section `[profiles.NAME]` of the settings, or in a file `profiles/NAME.toml`
beside them, as `moorlands-dash learn` writes it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from fnmatch import fnmatchcase
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StrictBool, field_validator, model_validator

from moorlands_dash.partnership.areas import Name, Section
from moorlands_dash.partnership.senders import Order
from moorlands_dash.sources import current
from moorlands_dash.sources.model import column_key

NOT_COUNTED = "not counted"
"""Stands for a word of a sender that is none of what is counted: its rows are passed over."""

FOLDER = "profiles"
"""Folder beside the settings file in which profiles stand that were learnt."""

PLACED = (
    "told by size",
    "easting northing",
    "northing easting",
    "longitude latitude",
    "latitude longitude",
    "grid reference",
)
"""How a sender writes a place: two numbers in one order, told apart by their size, or letters."""

COMPUTED = ("place", "period", "baseline_period", "percent", "base", "change", "value")
"""What a column may say that no layout has, and from which columns of layouts are worked out."""

_NOT_LEARNT = ("outlines", "recorded", "street", "collisions", "casualties", "gazetteer")
"""Kinds that are published in one layout, and read as they are."""
_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

Heading = Annotated[str, Field(min_length=1, max_length=200)]
Place = Literal[
    "told by size",
    "easting northing",
    "northing easting",
    "longitude latitude",
    "latitude longitude",
    "grid reference",
]


class Wide(Section):
    """Columns that each hold one value of a row's several: a column a year, a column an area."""

    columns: Annotated[list[Heading], Field(min_length=1, max_length=200)]
    """Headings of these columns; each becomes a row."""
    names: Annotated[str, Field(pattern="^[a-z_]{1,40}$")]
    """Column of the layout that the heading tells: "year", "indicator", "area_code"."""
    values: Annotated[str, Field(pattern="^[a-z_]{1,40}$")]
    """Column of the layout that the cell tells."""


class Profile(Section):
    """How the files of one sender are read."""

    sender: Name
    kind: Annotated[str, Field(pattern="^[a-z][a-z0-9_]{0,59}$")]
    """Kind of file, as the program names it: "environment"."""
    header: Annotated[list[Heading], Field(min_length=1, max_length=300)]
    """Columns by which its files are known: all of them must be there."""
    files: Annotated[str, Field(min_length=1, max_length=100)] | None = None
    """Pattern of its files' names, where their columns alone would also be another's."""
    sheet: Annotated[str, Field(min_length=1, max_length=100)] | None = None
    """Pattern of the names of a workbook's sheets that are read; else all that have the columns."""
    dates: Literal["day first", "month first"] | None = None
    coordinates: Place = "told by size"
    months: Literal["name", "rows", "title"] = "name"
    """What says for which months a file stands: its name (else its rows), its rows, its title."""
    columns: dict[Annotated[str, Field(pattern="^[a-z_]{1,40}$")], Heading | list[Heading]] = Field(
        default_factory=dict
    )
    """What the program asks for -> the sender's column, or several whose cells are joined."""
    always: dict[str, Annotated[str, Field(max_length=500)]] = Field(default_factory=dict)
    """What the program asks for -> what holds for every row of this sender's."""
    titled: dict[str, Literal["year", "day", "period", "first day", "last day"]] = Field(
        default_factory=dict
    )
    """What the program asks for -> what of the title above the table tells it."""
    made: list[str] = Field(default_factory=list)
    """Columns of the program whose values are made of the row: numbers of cases without any."""
    fill_down: list[str] = Field(default_factory=list)
    """Columns whose blank cells mean the one above: merged cells."""
    sections: str | None = None
    """Column that a line with one filled cell alone tells for the rows below it."""
    wide: Wide | None = None
    words: dict[str, dict[str, Annotated[str, Field(max_length=200)]]] = Field(default_factory=dict)
    """Column of the program -> the sender's word -> the program's, or "not counted"."""
    only: dict[Heading, list[str]] = Field(default_factory=dict)
    """Columns that tell parts of a whole -> the values of rows that are taken; others repeat."""
    ours_alone: bool = False
    """Whether rows of other areas than ours are passed over: of a national table."""
    per_resident: StrictBool = False
    """Whether a count is of the area's residents, who stand in the populations loaded."""
    never_read: list[Heading] = Field(default_factory=list)
    """Columns with personal data: nothing of them is read or kept."""

    @field_validator("kind")
    @classmethod
    def _known(cls, kind: str) -> str:
        known = [name for name in current().kinds if name not in _NOT_LEARNT]
        if kind not in known:
            raise ValueError(f"{kind!r} is no kind of file: choose from {', '.join(known)}")
        return kind

    @model_validator(mode="after")
    def _fits(self) -> Profile:
        said = [*self.columns, *self.always, *self.titled, *self.made]
        twice = next((name for name in said if said.count(name) > 1), None)
        if twice and twice not in self.titled:
            raise ValueError(
                f"{twice} is told twice: keep it under columns, always, titled or made"
            )
        return self

    @property
    def order(self) -> Order:
        """Return what comes first in its days; "" where it isn't said."""
        return {"day first": "day", "month first": "month"}.get(self.dates or "", "")  # type: ignore[return-value]

    @property
    def key(self) -> str:
        """Return what tells these rules from others."""
        told = json.dumps(self.model_dump(mode="json"), sort_keys=True)
        return hashlib.sha256(told.encode()).hexdigest()[:16]

    def recognises(self, columns: Sequence[str]) -> bool:
        """Tell whether a line of column names is this sender's."""
        return all(place_of(name, columns) is not None for name in self.header)

    def fits_name(self, name: str) -> bool:
        """Tell whether a file's name is one of this sender's."""
        return self.files is None or _fits(name, self.files)

    def fits_sheet(self, name: str) -> bool:
        """Tell whether a sheet of a workbook is to be read."""
        return not name or self.sheet is None or _fits(name, self.sheet)


def place_of(heading: str, columns: Sequence[str]) -> int | None:
    """Return where a column stands that a profile names, or whose pattern it gives: "LAD*CD"."""
    if "*" in heading or "?" in heading:
        wanted = heading.casefold()
        fits = (fnmatchcase(" ".join(name.casefold().split()), wanted) for name in columns)
    else:
        key = column_key(heading)
        fits = (column_key(name) == key for name in columns)
    return next((place for place, fit in enumerate(fits) if fit), None)


def _fits(name: str, pattern: str) -> bool:
    plain = re.split(r"[/\\]", name.strip().casefold())[-1]
    return fnmatchcase(plain, pattern.casefold())


def hold_name(name: str) -> None:
    """Raise ValueError for what no profile can be called; it is the name of a file, too."""
    if not _KEY.fullmatch(name) or len(name) > 60:
        raise ValueError(
            f"{name!r} is no name of a profile: small letters, digits and hyphens, such as "
            "moorlands-housing-asb"
        )


def _named(found: dict[str, Profile]) -> dict[str, Profile]:
    for name in found:
        hold_name(name)
    return found


Profiles = Annotated[dict[str, Profile], AfterValidator(_named)]
"""The settings' profiles, by their names."""
