"""The table of who did what."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pandas as pd

from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period, add_months
from moorlands_dash.store.audit import audit
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.frames import empty, framed
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.request import Request
from moorlands_dash.words.data.audit import audit_sentence

MOST = 2000
"""Entries that are given at once, the newest; older ones are asked for by their months."""


def who_did_what(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return what was noted, the newest first; of the months that are asked for, or the latest."""
    request = Request(snapshot, settings, selection)
    since, before = _span(selection.period)
    found = audit(request.records, most=MOST + 1, since=since, before=before)
    rows = [
        {
            "day": pd.Timestamp(entry.recorded_at.date()),
            "time": f"{entry.recorded_at:%H:%M:%S}",
            "event": entry.event,
            "what": entry.what,
            "by": entry.by,
        }
        for entry in found[:MOST]
    ]
    return request.table(
        "who-did-what",
        framed("who-did-what", rows) if rows else empty("who-did-what"),
        title="Who did what",
        period=selection.period,
        sentence=audit_sentence(rows, selection.period, more=len(found) > MOST),
        notes=[],
    )


def _span(period: Period | None) -> tuple[datetime | None, datetime | None]:
    """Return the first moment of the months, and the one after their last."""
    if period is None:
        return None, None
    return _midnight(period.start), _midnight(add_months(period.end, 1))


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
