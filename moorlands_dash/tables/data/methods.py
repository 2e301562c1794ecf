"""The tables of the page on methods: words, breaks in the series, duties."""

from __future__ import annotations

from datetime import date

import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.measures.plan.duties import standings
from moorlands_dash.partnership import Settings
from moorlands_dash.store.decisions import decisions
from moorlands_dash.store.packs import packs
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.store.rebases import recorded
from moorlands_dash.tables.catalogue import SPECS
from moorlands_dash.tables.frames import only
from moorlands_dash.tables.meetings.calendar import HELD
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.request import Request
from moorlands_dash.tables.targets.promises import RECORDS
from moorlands_dash.words.data import glossary as glossary_words
from moorlands_dash.words.numbers import counted
from moorlands_dash.words.plan.duties import NOTES, duties_sentence

EVENT = "event"
CATEGORY_BREAK = "category changed"


def glossary(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return every word that the pages use in a fixed meaning."""
    rows = glossary_words.glossary(settings)
    return Request(snapshot, settings, selection).table(
        "glossary",
        pd.DataFrame(rows, columns=SPECS["glossary"].names),
        title="What the words mean",
        sentence=glossary_words.glossary_sentence(rows),
        notes=[],
    )


def breaks(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return from when series mean something else: categories, recording, limits begun anew."""
    request = Request(snapshot, settings, selection)
    loaded = request.loaded_of(vocabulary.ALL)
    frames = [_categories(loaded), _noted(request)]
    frame = pd.concat([found for found in frames if len(found)] or frames)
    frame = frame.sort_values(["date", "title"], kind="stable")
    return request.table(
        "breaks",
        frame,
        title="Breaks in the series, and notes on the data",
        sentence=_breaks_sentence(len(frame)),
        notes=[],
    )


def duties(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return the duties of the plan and the law, each with what shows it and when."""
    request = Request(snapshot, settings, selection)
    frame = standings(_evidence(request), request.day)
    return request.table(
        "duties",
        frame,
        title="What the plan and the law ask, and what shows it",
        sentence=duties_sentence(frame, request.day),
        notes=list(NOTES),
    )


def _categories(loaded: list[date]) -> pd.DataFrame:
    """Return from when each category is comparable, where earlier months are loaded."""
    rows = [
        (pd.Timestamp(item.comparable_from), CATEGORY_BREAK, item.name, item.key, item.note)
        for item in vocabulary.CATEGORIES
        if loaded and item.note and loaded[0] < item.comparable_from
    ]
    return pd.DataFrame(rows, columns=["date", "kind", "title", "category", "note"])


def _noted(request: Request) -> pd.DataFrame:
    """Return what was loaded or recorded that is no event; the public gets what was loaded."""
    found = [request.snapshot.annotations()]
    if not request.snapshot.public and len(kept := recorded(request.records)):
        found.append(kept)
    frame = pd.concat(found, ignore_index=True)
    return only("breaks", frame[frame["kind"] != EVENT])


def _breaks_sentence(number: int) -> str:
    if not number:
        return "No break in a series and no note on the data is known for the months loaded."
    return (
        f"{counted(number, 'break or note', 'breaks and notes')} to know before figures of "
        "different months are compared."
    )


def _evidence(request: Request) -> dict[str, list[date] | None]:
    """Return the dates that show each duty; None where nothing of the kind is loaded."""
    snapshot = request.snapshot
    meetings, papers = snapshot.meetings(), snapshot.papers()
    answers, updates = snapshot.indicators(), snapshot.action_updates()
    asked = answers[answers["sample"] != RECORDS]
    targets = snapshot.targets()
    running = targets[(targets["start"] <= pd.Timestamp(request.day))]
    running = running[running["end"] >= pd.Timestamp(request.day)]
    decided = _dates(pd.to_datetime(decisions(request.records)["meeting_date"]))
    met = {group: _held(meetings, group) for group in ("strategy", "fortnightly", "public")}
    group = request.settings.decisions.group
    if decided and group in met:
        # A meeting that decided was held, whatever its file says.
        met[group] = sorted({*(met[group] or ()), *decided})
    return met | {
        "decisions": decided,
        "targets": _dates(running["start"]) if len(targets) else None,
        "actions": _dates(updates["updated"]) if len(updates) else None,
        "survey": _dates(asked["period_end"]) if len(asked) else None,
        "packs": [pack.day for pack in packs(request.records)],
        "assessments": _drawn_up(papers, "strategic assessment", "adopted"),
        "summaries": _drawn_up(papers, "plan summary", "published"),
    }


def _dates(stamps: pd.Series) -> list[date]:
    return [stamp.date() for stamp in pd.to_datetime(stamps.dropna())]


def _held(meetings: pd.DataFrame, group: str) -> list[date] | None:
    """Return the dates of a group's meetings that were held; None where none is loaded."""
    ours = meetings[meetings["group"] == group]
    return _dates(ours.loc[ours["status"] == HELD, "date"]) if len(ours) else None


def _drawn_up(papers: pd.DataFrame, kind: str, status: str) -> list[date] | None:
    """Return the dates of papers of a kind and status; None where none of the kind is loaded."""
    ours = papers[papers["kind"] == kind]
    return _dates(ours.loc[ours["status"] == status, "date"]) if len(ours) else None
