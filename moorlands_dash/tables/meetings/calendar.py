"""The meetings that the review is for: the last one, the next one, and what was known then."""

from __future__ import annotations

from datetime import date

import pandas as pd

from moorlands_dash.periods import add_months
from moorlands_dash.store.opening import PUBLISHED_AFTER
from moorlands_dash.tables.request import Request

HELD = "held"
CANCELLED = "cancelled"
"""Statuses of a meeting: that it took place, and that it won't or didn't."""
FORTNIGHTLY = "fortnightly"
"""The group that the briefing is for."""
PUBLIC = "public"
"""Meetings with residents, the only ones that the public is told of."""


def not_cancelled(meetings: pd.DataFrame) -> pd.DataFrame:
    """Return the meetings that were or will be held, as far as their files say."""
    return meetings[meetings["status"] != CANCELLED]


def group_meetings(request: Request, group: str | None = None) -> pd.DataFrame:
    """Return the meetings of a group, else of the one that decides; the oldest first, by date.

    Cancelled ones are none.
    """
    found = not_cancelled(request.snapshot.meetings())
    chosen = found[found["group"] == (group or request.settings.decisions.group)]
    return chosen.assign(date=chosen["date"].dt.date).reset_index(drop=True)


def last_meeting(request: Request, group: str | None = None) -> pd.Series | None:
    """Return the newest meeting before the day of the snapshot."""
    found = group_meetings(request, group)
    past = found[found["date"] < request.day]
    return past.iloc[-1] if len(past) else None


def next_meeting(request: Request, group: str | None = None) -> pd.Series | None:
    """Return the first meeting on the day of the snapshot or after it."""
    found = group_meetings(request, group)
    ahead = found[found["date"] >= request.day]
    return ahead.iloc[0] if len(ahead) else None


def known_at(day: date) -> date:
    """Return the latest month whose extract was published by a day."""
    return add_months(day.replace(day=1), -PUBLISHED_AFTER)
