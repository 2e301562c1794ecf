"""What was planted for the ranking of themes: one first by number alone, one unsure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class FirstByNumber:
    """A theme that has the most of anything counted, and matters less by nearly all else."""

    theme: str
    records: str
    """The indicator that makes it first."""
    years: tuple[tuple[date, int], ...]
    """First month of a year, and requests in it."""
    residents: int
    first_by_harm: str
    """The theme that is first by harm, and under most weights."""


FIRST_BY_NUMBER_ALONE = FirstByNumber(
    theme="environment",
    records="street_cleaning_requests",
    years=((date(2024, 10, 1), 5140), (date(2025, 10, 1), 5230)),
    residents=95_845,
    first_by_harm="violence",
)
"""Whoever sorts themes by how many were counted puts the local environment first: thousands of
requests to clean streets. By any list of harm violence is first, and under most weights."""

RANK_NOT_SURE = "roads"
"""No list of harm says anything of collisions, official figures of crime and surveys have none, so
that the theme may stand among the first or last; its count alone would say among the last."""
