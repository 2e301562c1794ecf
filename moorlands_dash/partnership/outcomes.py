"""The settings' section on outcomes: from which age on a crime's outcome is told."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from moorlands_dash.partnership.areas import Section

Month = Annotated[str, Field(pattern=r"^20[0-9]{2}-(0[1-9]|1[0-2])$")]
Pattern = Annotated[str, Field(min_length=1, max_length=200)]


class Outcomes(Section):
    """When it may be said what became of a crime."""

    settled_after: Annotated[int, Field(ge=1, le=36)] = 6
    """Months that an archive must go beyond a crime."""
    as_at: dict[Pattern, Month] = Field(default_factory=dict)
    """Names of files or archives, with * for any letters -> month of which their outcomes are."""
