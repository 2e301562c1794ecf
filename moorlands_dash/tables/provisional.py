"""Which months may still change, of a request: marked in tables, and said in notes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Protocol

import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.measures.data.provisional import (
    Revision,
    provisional_months,
    revision,
    with_change,
)
from moorlands_dash.sources import STREET
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.held import once
from moorlands_dash.words.data.provisional import provisional_note

if TYPE_CHECKING:
    from moorlands_dash.partnership import Settings
    from moorlands_dash.periods import Period


class Request(Protocol):
    """As much of a question to a snapshot as is needed here (`tables.request.Request`)."""

    @property
    def snapshot(self) -> Snapshot:
        """Return the snapshot that is asked."""

    @property
    def settings(self) -> Settings:
        """Return the partnership's settings."""

    @property
    def category(self) -> str:
        """Return the key of what is counted."""

    def loaded_of(self, choice: str) -> list[date]:
        """Return the months of which every source of a choice is loaded."""


def republished(snapshot: Snapshot, settings: Settings) -> pd.DataFrame:
    """Return the months of our forces' street extracts that came again, with their change."""
    forces = settings.force.all_names
    found: pd.DataFrame = once(snapshot, "republished", (), lambda: with_change(_all(snapshot)))
    return found[found["source"].isin(forces)].reset_index(drop=True)


def _all(snapshot: Snapshot) -> pd.DataFrame:
    return snapshot.republished_months()


def changed_by(snapshot: Snapshot, settings: Settings) -> Revision:
    """Return by how much such months changed."""
    return revision(republished(snapshot, settings))


def provisional_of(request: Request, choice: str | None = None) -> list[date]:
    """Return the provisional months of what is counted; none where the police count none of it."""
    asked = request.category if choice is None else choice
    if all(source.key != STREET for source in vocabulary.sources_of(asked)):
        return []
    number = request.settings.provisional.police_months
    return provisional_months(request.loaded_of(vocabulary.ALL), number)


def notes_on(request: Request, *periods: Period) -> list[str]:
    """Return what must be said where any of the periods has a provisional month."""
    shown = [m for m in provisional_of(request) if any(m in period for period in periods)]
    public = request.snapshot.public  # They aren't told of files.
    known = None if public or not shown else changed_by(request.snapshot, request.settings)
    return provisional_note(shown, known)


def marked(request: Request, begun: pd.Series, ended: pd.Series | None = None) -> list[bool]:
    """Return for each month, or each span of months, whether any of it is provisional."""
    found = [pd.Timestamp(month) for month in provisional_of(request)]
    spans = zip(begun, begun if ended is None else ended, strict=True)
    return [any(start <= month <= end for month in found) for start, end in spans]
