"""The settings' section on other addresses of public sources: one that moved, a council's copy."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlsplit

from pydantic import Field, field_validator

from moorlands_dash.partnership.areas import Section

_LABEL = r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
Host = Annotated[str, Field(pattern=rf"^({_LABEL}\.)+[a-z]{{2,63}}$", max_length=200)]
"""A host by its name in full: no pattern, and no number that could be a machine's own."""
Address = Annotated[str, Field(pattern=r"^https://[^\s?#@]+$", max_length=1000)]


class Fetch(Section):
    """Where what is public is asked for, where that is another address than the program's."""

    hosts: list[Host] = Field(default_factory=list)
    """May be asked beside the sources' own."""
    instead: dict[Address, Address] = Field(default_factory=dict)
    """An address, or what addresses begin with -> what is asked instead."""

    @field_validator("instead")
    @classmethod
    def _whole(cls, instead: dict[str, str]) -> dict[str, str]:
        for address in (part for pair in instead.items() for part in pair):
            parts = urlsplit(address)
            if ":" in parts.netloc or not parts.hostname or parts.netloc != parts.hostname:
                raise ValueError(
                    f"{address!r} must name a host in small letters, without user or port"
                )
        one_sided = [old for old, new in instead.items() if old.endswith("/") != new.endswith("/")]
        if one_sided:
            raise ValueError(
                f"{one_sided[0]!r} and what stands for it must both end with /, or not"
            )
        return instead
