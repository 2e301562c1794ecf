"""What a pack holds, before anybody draws it: words, figures and the tables that they come from."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from moorlands_dash.periods import day_name
from moorlands_dash.reports.export import to_json
from moorlands_dash.reports.grid import Grid
from moorlands_dash.reports.pack.difference import Difference
from moorlands_dash.reports.pack.figure import Chart
from moorlands_dash.reports.pack.quarter import Quarter
from moorlands_dash.reports.pack.ward_map import WardMap

if TYPE_CHECKING:
    from moorlands_dash.tables.model import Table


@dataclass(frozen=True)
class Item:
    """One target, and what the Strategy Group must know of it."""

    target_id: str
    title: str
    status: str
    place: str
    owner: str
    facts: tuple[tuple[str, str], ...]
    """Short figures with their heads: so far, limit, likely outturn, chance."""
    what: str
    likely: str
    achievable: str
    reason: str
    """Why it has this status: the rule and the figure."""
    origins: tuple[str, ...] = ()
    """Where the excess or shortfall comes from."""
    late: tuple[str, ...] = ()
    """Its actions that are overdue or stalled."""
    late_names: tuple[str, ...] = ()
    """The same in few words."""
    decision: str = ""
    chart: Chart | None = None


@dataclass(frozen=True)
class About:
    """Whose pack, of when, made of what."""

    partnership: str
    full_name: str
    district: str
    quarter: Quarter
    snapshot: str
    created: datetime
    """When the snapshot was made: the date of everything in the pack."""
    demonstration: bool
    latest: str
    """Latest month that the figures hold, in words."""
    notes: tuple[str, ...] = ()
    """What is missing from all of it."""

    @property
    def title(self) -> str:
        """Return "Are we meeting our targets? Quarter 2 of 2026/27"."""
        return f"Quarterly review: {self.quarter.name}"

    @property
    def date(self) -> str:
        """Return the day on which the snapshot was made."""
        return day_name(self.created.date())

    @property
    def footer(self) -> str:
        """Return what stands at the foot of every page, slide and sheet."""
        label = "Demonstration data (invented). " if self.demonstration else ""
        return (
            f"{label}{self.partnership}, {self.quarter.name}. Snapshot {self.snapshot}, made on "
            f"{self.date}."
        )


@dataclass(frozen=True)
class Pack:
    """Everything that the files for the Strategy Group say."""

    about: About
    answer: str
    """Are we on course, in one sentence."""
    exceptions: tuple[Item, ...]
    watch: tuple[Item, ...]
    on_course: tuple[Item, ...]
    untold: tuple[Item, ...]
    """Targets of which nothing can be told."""
    summary: Grid
    """Every target in one table, the ones in trouble first."""
    grids: Mapping[str, Grid]
    """What else is looked at, by the name of its table: changes, actions, decisions, residents."""
    methods: tuple[tuple[str, str], ...]
    """Method of each table, by the table's title."""
    tables: tuple[Table, ...]
    public: tuple[str, ...] = field(default=(), compare=False)
    """What the summary for the public, that lies beside it, says."""
    wards: WardMap | None = field(default=None, compare=False)
    """The district's map, drawn of `ward-rates`."""
    since: Difference | None = field(default=None, compare=False)
    """What differs from the first pack of the quarter, where that is another."""

    @property
    def items(self) -> tuple[Item, ...]:
        """Return every target, the ones in trouble first."""
        return (*self.exceptions, *self.watch, *self.untold, *self.on_course)

    @property
    def notes(self) -> tuple[str, ...]:
        """Return every note of every table once."""
        return tuple(dict.fromkeys(note for table in self.tables for note in table.notes))

    @property
    def id(self) -> str:
        """Return the snapshot's day and a short hash of every figure and word behind it."""
        content = hashlib.sha256(self.answer.encode())
        for table in self.tables:
            content.update(to_json(table))
        content.update("\n".join(self.public).encode())
        return f"{self.about.created:%Y%m%d}-{content.hexdigest()[:8]}"
