"""What is asked of a table, and the table that comes back."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from moorlands_dash.periods import Period


class SelectionError(ValueError):
    """A table, area, year or category that can't be given; says why and what to choose."""


@dataclass(frozen=True)
class Selection:
    """What the reader chose."""

    period: Period | None = None
    """Whole months; None is the table's own default, which it states."""
    category: str = "all"
    """Key of `vocabulary.choices()`; names and the police's own types are understood too."""
    area: str | None = None
    """Ward code or ward name; None is every ward."""
    extra: dict[str, str] = field(default_factory=dict, hash=False)
    """Table's own choices: "year" ("2026/27") and "until" ("2026-06", the last month that is to be
    known) for targets, "target" (an id) for one of them, "change" ("-0.10") for a what-if,
    "wards" (names or codes between commas) for those that are compared, "claim" (in words) for
    the one that is judged."""


@dataclass(frozen=True)
class Table:
    """One tidy table with everything that must stand beside it."""

    name: str
    title: str
    frame: pd.DataFrame
    unit: str
    """What the figures count, in words."""
    period: Period | None
    """The period shown, whatever was asked."""
    source: str
    method: str
    notes: tuple[str, ...]
    """Plain sentences that a reader of the figures must know."""
    snapshot: str
    demonstration: bool
    missing: tuple[date, ...] = ()
    """Months that the figures need and for which no file is loaded."""
    sentence: str = ""
    """The answer in plain English, computed from the frame; also the chart's alternative text."""
    measure: str = ""
    """Key of the register's entry that says how the figures are worked out."""
    left_out: str = ""
    """What of it the public isn't told, in words; it is among the notes too."""

    @property
    def complete(self) -> bool:
        """Tell whether every month that the figures need is loaded."""
        return not self.missing
