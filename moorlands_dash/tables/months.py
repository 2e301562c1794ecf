"""The counts of our force's area and of our wards by month and category, read once a snapshot."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Protocol

import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.measures.months import (
    MonthsByCategory,
    MonthsByWard,
    months_by_category,
    months_by_ward,
)
from moorlands_dash.periods import Period
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


def ward_months(snapshot: Snapshot) -> MonthsByWard:
    """Return our wards' counts of every category."""
    every = tuple(vocabulary.CATEGORY_BY_KEY)
    found: MonthsByWard = once(
        snapshot, "ward months", every, lambda: months_by_ward(snapshot.ward_counts(None, every))
    )
    return found


def outside_wards(snapshot: Snapshot, categories: Collection[str], period: Period) -> int:
    """Return how many of the district's located incidents of a period are in no ward."""
    every = tuple(vocabulary.CATEGORY_BY_KEY)
    found: pd.DataFrame = once(
        snapshot, "outside wards", every, lambda: snapshot.outside_wards(None, every)
    )
    own = found["category"].isin(categories)
    own &= found["month"].between(pd.Timestamp(period.start), pd.Timestamp(period.end))
    return int(found.loc[own, "count"].sum())
