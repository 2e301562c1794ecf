"""One month of one source and sender that a file stands for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

CoverKey = tuple[str, str, date]
"""Source, sender (case folded) and month."""


@dataclass
class Cover:
    """One month of one source that a file stands for."""

    source: str
    """A street extract's force; a partner's category."""
    month: date
    rows: int
    """Accepted rows of that month in the file; 0 is a month without incidents, not missing."""
    in_use: bool = True
    """False once a later file has replaced it."""
    sender: str = ""
    """Whose account it is, as the file or the settings name it; "" is the source's only sender."""
    cut: str = ""
    """How the file was cut short on its way, where this month may have lost rows by it."""

    @property
    def key(self) -> CoverKey:
        """Return what only one file can stand for at a time."""
        return self.source, self.sender.casefold(), self.month


def read_cover(values: Mapping[str, Any]) -> Cover:
    """Return a month that a file stands for, as a manifest keeps it."""
    return Cover(
        values.get("source") or values["force"],
        date.fromisoformat(values["month"]),
        values["rows"],
        values["in_use"],
        values.get("sender", ""),
        values.get("cut", ""),
    )
