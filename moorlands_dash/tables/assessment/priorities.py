"""The table of what was chosen, on what, and what came of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.measures import verdicts
from moorlands_dash.measures.assessment.themes import THEME_BY_KEY
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import (
    Period,
    financial_year,
    financial_year_label,
    financial_year_start,
    month_key,
)
from moorlands_dash.store.priorities import Priority, priorities
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.assessment.figures import Assessed
from moorlands_dash.tables.frames import framed, only
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.request import Request
from moorlands_dash.words.assessment import priorities as words

_NAME = "priorities"
TO_COME, RUNS, OVER = "to come", "running", "over"


def chosen(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return every choice that stands, the latest year first, with what it was chosen on."""
    request = Request(snapshot, settings, replace(selection, category=vocabulary.ALL))
    entries = sorted(priorities(request.records), key=lambda entry: entry.year, reverse=True)
    if selection.year:
        entries = [entry for entry in entries if entry.year == selection.year]
    rows = [_row(request, entry) for entry in entries]
    frame = framed(_NAME, rows).astype({"rank_then": "Int64"})
    return request.table(
        _NAME,
        frame,
        title="What was chosen, on what, and what came",
        sentence=words.chosen_sentence(frame),
        notes=[words.NO_PROOF],
        about=[],
    )


def published(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return the choices as the public is told of them: never who recorded one."""
    told = chosen(snapshot, settings, selection)
    request = Request(snapshot, settings, replace(selection, category=vocabulary.ALL))
    return request.table(
        "priorities-published",
        only("priorities-published", told.frame),
        title="What we chose, and why",
        sentence=told.sentence,
        notes=[words.NO_PROOF],
        about=[],
    )


def years_to_choose(settings: Settings, day: date) -> list[str]:
    """Return the financial years that themes may be chosen for: the next one first, then this."""
    start = financial_year_start(day, settings.financial_year.first_month)
    return [financial_year_label(start + 1), financial_year_label(start)]


def _row(request: Request, entry: Priority) -> dict[str, Any]:
    year = _months(entry.year, request.settings)
    came = _came(request, entry, year) if entry.theme in THEME_BY_KEY else {}
    row = {
        "priority_id": entry.priority_id,
        "year_label": entry.year,
        "theme": entry.theme,
        "theme_name": entry.title,
        "reason": entry.reason,
        "recorded_at": _day_of(entry),
        "by": entry.by,
        "snapshot_then": entry.snapshot,
        "known_to": pd.Timestamp(entry.known_to),
        "count_then": entry.count_then,
        "rank_then": entry.rank_then,
        "first_then": entry.first_then,
        "standing": _standing(request, year),
        "now_to": pd.NaT,
        "count_now": None,
        "trend": verdicts.CANNOT_TELL,
        **came,
    }
    return {**row, "words": words.chosen_words(row)}


def _came(request: Request, entry: Priority, year: Period) -> dict[str, Any]:
    """Return what was counted in the 12 months to the year's end, or to the latest before it."""
    selection = replace(request.selection, until=month_key(year.end))
    assessed = Assessed(replace(request, selection=selection))
    found = next((c for c in assessed.themes if c.theme.key == entry.theme), None)
    if found is None or found.period is None or found.period.end <= entry.known_to:
        return {}
    return {
        "now_to": pd.Timestamp(found.period.end),
        "count_now": found.count,
        "trend": assessed.verdict(found),
    }


def _day_of(entry: Priority) -> pd.Timestamp:
    assert entry.recorded_at is not None, "given by the record"  # nosec B101 # for the type checker
    return pd.Timestamp(entry.recorded_at).tz_localize(None)


def _months(label: str, settings: Settings) -> Period:
    return financial_year(int(label[:4]), settings.financial_year.first_month)


def _standing(request: Request, year: Period) -> str:
    loaded = request.loaded
    if not loaded or loaded[-1] < year.start:
        return TO_COME
    return OVER if loaded[-1] >= year.end else RUNS
