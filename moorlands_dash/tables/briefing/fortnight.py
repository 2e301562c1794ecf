"""The tables of the fortnightly briefing: what to act on, and what was asked for before."""

from __future__ import annotations

from datetime import date

import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.partnership import Settings
from moorlands_dash.rows import Record
from moorlands_dash.store.decision_entry import DECIDED, Decision
from moorlands_dash.store.decisions import DecisionLog, decision_log
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.store.tasks import JOURNAL
from moorlands_dash.tables.briefing.items import LEAST, Items
from moorlands_dash.tables.frames import blank, framed, only
from moorlands_dash.tables.meetings.calendar import FORTNIGHTLY, last_meeting, next_meeting
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.request import Request
from moorlands_dash.words.briefing import fortnight as words
from moorlands_dash.words.numbers import counted


def briefing(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return what to act on before the next fortnightly meeting, tasks asked for before first."""
    request = Request(snapshot, settings, selection)
    items = Items(request)
    found = items.rows
    carried = _carried(request, _tasks(request, items))
    rows = [*(_asked(row, items) for row in carried.to_dict("records")), *found]
    ordered = [blank("briefing") | row | {"order": place} for place, row in enumerate(rows, 1)]
    frame = framed("briefing", ordered)
    frame = frame.astype({"count": "Int64", "rank": "Int64"})
    frame["due"] = pd.to_datetime(frame["due"])
    following = next_meeting(request, FORTNIGHTLY)
    day: date | None = None if following is None else following["date"]
    return request.table(
        "briefing",
        frame,
        title="Fortnightly briefing",
        period=request.covered.period if request.covered else None,
        missing=request.covered.missing if request.covered else (),
        sentence=words.briefing_sentence(
            frame, day, items.cannot_tell, words.asked_sentence(carried)
        ),
        notes=_notes(request, items),
    )


def tasks(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return every task that a briefing asked for, with what became of it, the late ones first."""
    request = Request(snapshot, settings, selection)
    frame = _tasks(request, Items(request))
    return request.table(
        "briefing-tasks",
        only("briefing-tasks", frame),
        title="What briefings asked for, and what became of it",
        sentence=words.tasks_sentence(frame),
        notes=[],
    )


def _notes(request: Request, items: Items) -> list[str]:
    day = f"{request.day.day} {request.day:%B %Y}"
    notes = [
        f"As at {day}. Each kind of incident with {LEAST} or more in its latest months is looked "
        "at by itself. Hotspots that come and go are on the Hotspots page only; so are those with "
        "too few incidents to be dated.",
        "Two things are tried on the Hotspots page, and by `moorlands-dash report briefing`. Does "
        "a hotspot hold when its points are moved? Does one incident bring the next? Until then "
        "nothing is said of them.",
        *request.period_notes(),
    ]
    if items.snoozed:
        notes.append(f"{counted(items.snoozed, 'change')} in wards {words.SNOOZED}")
    return notes


def _tasks(request: Request, items: Items) -> pd.DataFrame:
    """Return the tasks known by then, the late ones first."""
    log = decision_log(request.records, JOURNAL)
    made = [entry for entry in log.made().values() if _known(request, entry)]
    rows = [_task(request, items, entry, log) for entry in made]
    frame = framed("briefing-tasks", rows)
    place = frame["standing"].map(words.TASK_STANDINGS.index) if rows else frame["standing"]
    frame = frame.assign(place=place).sort_values(["place", "due", "decision_id"])
    return frame.reset_index(drop=True)


def _known(request: Request, entry: Decision) -> bool:
    return request.until is None or entry.meeting_date <= request.day


def _task(request: Request, items: Items, entry: Decision, log: DecisionLog) -> Record:
    latest = log.latest()[entry.decision_id]
    standing = words.OPEN if latest.entry == DECIDED else latest.entry
    if standing == words.OPEN and latest.due < request.day:
        standing = words.LATE_TASK
    named = request.snapshot.actions()[["action_id", "title"]].astype(str)
    actions = dict(zip(named["action_id"], named["title"], strict=True))
    row: Record = {
        "decision_id": entry.decision_id,
        "meeting_date": pd.Timestamp(entry.meeting_date),
        "item_key": entry.target_id,
        "title": words.key_title(entry.target_id, items.wards, actions),
        "decision": entry.decision,
        "owner": entry.owner,
        "due": pd.Timestamp(entry.due),
        "standing": standing,
        "status_then": entry.status_then,
        "status_now": _now(items, entry),
        "followed": latest.note if latest.entry != DECIDED else "",
        "snapshot": entry.snapshot,
    }
    return row | {"words": words.task_words(row, request.day)}


def _now(items: Items, entry: Decision) -> str:
    """Return how the item that a task is about is listed now; "" where it never was."""
    if not entry.status_then:
        return ""
    row = items.by_key.get(entry.target_id)
    return f"listed as “{row['section']}”" if row else words.NOT_LISTED


def _carried(request: Request, frame: pd.DataFrame) -> pd.DataFrame:
    """Return the tasks that the briefing shows: those of the last meeting, and all still open."""
    last = last_meeting(request, FORTNIGHTLY)
    since = pd.Timestamp(last["date"] if last is not None else request.day)
    waiting = frame["standing"].isin((words.LATE_TASK, words.OPEN))
    return frame[waiting | (frame["meeting_date"] >= since)]


def _asked(row: Record, items: Items) -> Record:
    page, choice = items.evidence(str(row["item_key"]))
    return {
        "section": words.ASKED,
        "title": row["decision"],
        "words": row["words"],
        "owner": row["owner"],
        "due": row["due"],
        "standing": row["standing"],
        "item_key": row["item_key"],
        "page": page,
        "choice": choice,
    }


def subjects(table: Table, wards: dict[str, str]) -> dict[str, tuple[str, str]]:
    """Return what a task may be about: key -> its title, and how it is listed now."""
    found: dict[str, tuple[str, str]] = {}
    for row in table.frame.to_dict("records"):
        if row["section"] != words.ASKED:
            named = f"{str(row['section']).capitalize()}: {row['title']}"
            found.setdefault(str(row["item_key"]), (named, str(row["section"])))
    for name, code in wards.items():
        found[words.key(words.WARD, code)] = (f"Ward: {name}", "")
    for category in vocabulary.CATEGORIES:
        found[words.key(words.KIND, category.key)] = (f"Kind: {category.name}", "")
    return found
