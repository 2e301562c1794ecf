"""What is asked of a table, and the table that comes back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from moorlands_dash.words.numbers import held_words

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
    wards: tuple[str, ...] = ()
    """Names or codes of the wards that are compared."""
    year: str | None = None
    """Financial year of the targets, "2026/27"."""
    until: str | None = None
    """Last month that is to be known, "2026-06"; None is the latest."""
    target: str | None = None
    """Id of one target."""
    whose: str = ""
    """Member whose own targets are meant; "" is those that all share."""
    change: str | None = None
    """By how much the months left change in a what-if: "-0.10"."""
    shape: str | None = None
    """Shape of the hotspots' cells; None is the program's choice, as for the next two."""
    cells: str | None = None
    """Size of the cells in metres."""
    bandwidth: str | None = None
    """Reach of the density's kernel in metres."""
    cell: str | None = None
    """Id of one cell."""
    season: str | None = None
    """"adjusted" where a control chart's limits go with the season."""
    against: str = ""
    """Id of a snapshot that this one is compared with; "" is the one before it."""
    weights: str = ""
    """Weights of an assessment's criteria, "3,3,3,3,3,3"; "" is the usual ones."""
    harm: str = ""
    """List by which an assessment weighs harm, "none" for without; "" is the first loaded."""
    claim: str = ""
    """What somebody says, as typed."""
    partnership: str = ""
    """Key of the partnership that is meant; "" is the one of the settings."""


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
    to_come: int = 0
    """How many months at the end of the period nobody could have sent yet."""
    sentence: str = ""
    """The answer in plain English, computed from the frame; also the chart's alternative text."""
    measure: str = ""
    """Key of the register's entry that says how the figures are worked out."""
    counted: str = "incidents"
    """The word for what is counted: the head of its column, where the declaration says so."""
    choices: tuple[str, ...] = ()
    """Keys of what is counted."""
    left_out: str = ""
    """What of it the public isn't told, in words; it is among the notes too."""
    asked: Selection | None = None
    """What it was asked with: whoever asks so again gets the same."""

    @property
    def held(self) -> str:
        """Return the period, and of how many of its months there are files where not of all."""
        if self.period is None:
            return ""
        gone = sum(month in self.period for month in set(self.missing))
        so_far = len(self.period) - (self.to_come if gone else 0)
        words = held_words(str(self.period), so_far - gone, so_far)
        return words if so_far == len(self.period) else f"{words} so far"

    @property
    def complete(self) -> bool:
        """Tell whether every month that the figures need is loaded."""
        return not self.missing
