"""The settings' section on districts that ours is set beside."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, field_validator

from moorlands_dash.districts.finding import Question, meant
from moorlands_dash.partnership.areas import Code, Name, Section


class Comparators(Section):
    """Districts to compare with."""

    districts: Annotated[list[Name], Field(min_length=1)]
    codes: dict[str, Code] = Field(default_factory=dict)
    similar: list[Name] = Field(default_factory=list)
    """Districts that are much like ours, by name or code, the most alike first."""

    @field_validator("similar")
    @classmethod
    def _known(cls, names: list[str]) -> list[str]:
        for name in names:
            if isinstance(found := meant(name), Question):
                raise ValueError(f"{name!r} under similar is no district for certain: {found.says}")
        return names
