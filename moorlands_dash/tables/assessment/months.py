"""The table of every theme's months, for its picture."""

from __future__ import annotations

from typing import Any

import pandas as pd

from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period, add_months
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.assessment.counted import Counted
from moorlands_dash.tables.assessment.figures import Assessed
from moorlands_dash.tables.frames import framed
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.request import Request
from moorlands_dash.words.assessment import assessment as words

_NAME = "assessment-months"
SHOWN = 36
"""Months of a theme, the latest ones."""


def months(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return theme x month: the latest 36; a month that isn't loaded has no count."""
    assessed = Assessed(Request(snapshot, settings, selection))
    counted = [one for one in assessed.themes if one.covered is not None]
    frame = framed(_NAME, [row for one in counted for row in _rows(one)])
    frame = frame.astype({"count": "Int64"})
    spans = [stamp.date() for stamp in pd.to_datetime(frame["month"])]
    return assessed.request.table(
        _NAME,
        frame,
        title="Each theme month by month",
        period=Period(min(spans), max(spans)) if spans else None,
        sentence=words.months_sentence(frame),
        notes=[],
        about=[choice for one in counted for choice in one.parts],
    )


def _rows(counted: Counted) -> list[dict[str, Any]]:
    covered = counted.covered
    if covered is None:
        return []
    series, end = counted.past.by_month(counted.choice), covered.period.end
    start = max(add_months(end, 1 - SHOWN), min(series))
    return [
        {
            "theme": counted.theme.key,
            "theme_name": counted.theme.name,
            "month": pd.Timestamp(month),
            "count": series.get(month),
        }
        for month in Period(start, end)
    ]
