"""The counts of our force's area by month and category, read once a snapshot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from moorlands_dash import vocabulary
from moorlands_dash.measures.months import MonthsByCategory, months_by_category
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.held import once

if TYPE_CHECKING:
    from moorlands_dash.partnership import Settings


class Request(Protocol):
    """As much of a question to a snapshot as is needed here (`tables.request.Request`)."""

    @property
    def snapshot(self) -> Snapshot:
        """Return the snapshot that is asked."""

    @property
    def settings(self) -> Settings:
        """Return the partnership's settings."""

    @property
    def force(self) -> str:
        """Return our force's name, as extracts give it."""


def district_months(request: Request) -> MonthsByCategory:
    """Return our district's counts of every category, and those of all our force's area."""
    ours, every = request.settings.district.name, tuple(vocabulary.CATEGORY_BY_KEY)
    snapshot, force = request.snapshot, request.force

    def read() -> MonthsByCategory:
        return months_by_category(snapshot.district_counts(None, every, force), ours)

    found: MonthsByCategory = once(snapshot, "district months", (force, ours, every), read)
    return found
