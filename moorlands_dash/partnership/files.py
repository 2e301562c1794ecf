"""Files that the settings name."""

from __future__ import annotations

from pydantic import Field

from moorlands_dash.partnership.areas import Name, Section


class Files(Section):
    """Files that come with the program, relative to the settings file."""

    reference: list[Name] = Field(default_factory=list)
    demonstration: Name | None = None
    unit_costs: Name | None = None
