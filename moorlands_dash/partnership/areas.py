"""Whose the partnership is, as settings say it: its district, its force, their names in tables."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator

from moorlands_dash.districts.register import forerunners, names_in_files

Name = Annotated[str, Field(min_length=1, max_length=200)]
Code = Annotated[str, Field(pattern=r"^[EWKNS]\d{8}$")]
Share = Annotated[float, Field(ge=0, le=1)]
Count = Annotated[int, Field(ge=0, le=100_000)]
LSOA_NUMBER = " [0-9]{3}[A-Z]$"
"""What follows the district in the name of an LSOA, "Staffordshire Moorlands 010A"."""
SmallArea = Annotated[str, Field(pattern=r"^[EW]01\d{6}$")]


_NO_CODES = "its residents are those of all names: give their codes too, as codes = [...]"


class Section(BaseModel):
    """A section of the settings: no key beside those declared, and nothing changed later."""

    model_config = ConfigDict(defer_build=True, extra="forbid", frozen=True, strict=False)


class District(Section):
    """Our district, or the districts of a partnership of several, counted as one."""

    name: Name
    code: Code
    names: list[Name] = []
    """The districts of a partnership of several, as LSOA names have them."""
    codes: list[Code] = []
    """Their ONS codes."""
    forerunners: list[Name] | None = None
    """Districts that were merged into it; where it isn't given, those that the register has."""
    lsoas: list[SmallArea] = []
    """Codes of its LSOAs, where no outlines of them are loaded."""

    @model_validator(mode="after")
    def _coded(self) -> District:
        if self.names and not self.codes:
            raise ValueError(_NO_CODES)
        return self

    @property
    def known_as(self) -> tuple[str, ...]:
        """Return every name under which a row's LSOA is ours."""
        merged = self.forerunners
        if merged is None:
            merged = [row.name for code in self._own_codes for row in forerunners(code)]
        named = [self.name, *self.names]
        also = [name for code in self._own_codes for name in _also(code, named)]
        return tuple(dict.fromkeys([*named, *also, *merged]))

    @property
    def all_codes(self) -> tuple[str, ...]:
        """Return every ONS code under which a row, an outline or a count of people is ours."""
        older = [row.code for code in self._own_codes for row in forerunners(code)]
        return tuple(dict.fromkeys([*self._own_codes, *older]))

    @property
    def parts(self) -> tuple[str, ...]:
        """Return the codes of the districts that make it up, whose people are its people."""
        merged = [row.code for row in forerunners(self.code) if row.joined == self.code]
        return tuple(self.codes or merged)

    @property
    def _own_codes(self) -> tuple[str, ...]:
        return (self.code, *self.codes)


def _also(code: str, named: list[str]) -> tuple[str, ...]:
    """Return every name that files give a district, where it bears one of them in the settings."""
    known = names_in_files(code)
    return known if set(known) & set(named) else ()


class Force(Section):
    """Our police force, as the street extracts name it; with `names`, the forces of several."""

    name: Name
    code: Code
    names: list[Name] = []
    """Further forces of a partnership that lies in the areas of several."""
    codes: list[Code] = []

    @model_validator(mode="after")
    def _coded(self) -> Force:
        if self.names and not self.codes:
            raise ValueError(_NO_CODES)
        return self

    @property
    def all_names(self) -> tuple[str, ...]:
        """Return every force whose extracts must be loaded for a month to be known."""
        return tuple(dict.fromkeys([self.name, *self.names]))

    @property
    def called(self) -> str:
        """Return the names of every force, as titles and sentences give them."""
        *others, last = self.all_names
        return f"{', '.join(others)} and {last}" if others else last

    @property
    def all_codes(self) -> tuple[str, ...]:
        """Return the codes of these forces' areas."""
        return tuple(dict.fromkeys([self.code, *self.codes]))


class WatchedKind(Section):
    """A kind of recorded crime that is said to be well below the country's."""

    name: Name
    """The offence group's name, or how its subgroups are called together."""
    within: str = ""
    """The offence group that the subgroups are of; nothing where it is the whole group."""
    subgroup: str = ""
    """A word in the names of its subgroups, which change from release to release."""


class RecordedCrime(Section):
    """Names in the Home Office's tables of recorded crime."""

    csp_name: Name | None = None
    """Ours; without it no official figures of ours are shown."""
    csp_code: Code | None = None
    csp_names: list[Name] = []
    """Further partnerships that are ours, where ours is of several."""
    csp_forerunners: list[Name] = []
    """Partnerships that were merged into ours: earlier quarters are theirs together."""
    force_name: Name
    force_names: list[Name] = []
    """Further forces that are ours."""
    country_name: Name
    country_code: Code
    forces: Annotated[list[Name], Field(min_length=1)]
    watched: list[WatchedKind] = [
        WatchedKind(name="Burglary", within="Theft offences", subgroup="burglary"),
        WatchedKind(name="Vehicle offences", within="Theft offences", subgroup="vehicle offences"),
        WatchedKind(
            name="Violence with injury",
            within="Violence against the person",
            subgroup="violence with injury",
        ),
    ]
    """What the plan says is well below the country's, and wants to stay so."""
