"""What every section of the settings is, and the kinds of values that several hold."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field

Name = Annotated[str, Field(min_length=1, max_length=200)]
Key = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Code = Annotated[str, Field(pattern=r"^[EWKNS]\d{8}$")]
Share = Annotated[float, Field(ge=0, le=1)]
Count = Annotated[int, Field(ge=0, le=100_000)]

SECTION = ConfigDict(extra="forbid", frozen=True, strict=False)
"""Of every section of a settings file: no keys but those declared, and none changed later."""
