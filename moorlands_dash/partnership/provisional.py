"""The settings' section on months that may still change: how many of the latest ones do."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from moorlands_dash.partnership.areas import Section


class Provisional(Section):
    """Which of the latest months are provisional: their files come again, and change."""

    police_months: Annotated[int, Field(ge=0, le=36)] = 2
    """So many of the latest months of the police's files."""
