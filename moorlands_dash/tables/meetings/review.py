"""The tables of the quarterly review: the agenda, the meetings, and what was decided."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from moorlands_dash.measures.meetings.agenda import minutes_shared
from moorlands_dash.measures.plan import actions as plan
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period
from moorlands_dash.rows import Record
from moorlands_dash.store.decision_entry import DECIDED
from moorlands_dash.store.decisions import decision_log
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.frames import blank, framed, only
from moorlands_dash.tables.meetings.calendar import (
    CANCELLED,
    PUBLIC,
    group_meetings,
    next_meeting,
    not_cancelled,
)
from moorlands_dash.tables.meetings.overview import EXCEPTIONS, ON_COURSE, OPEN, WATCH, overview
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.plan.actions import Plan
from moorlands_dash.tables.request import Request
from moorlands_dash.tables.targets.promises import TargetYear
from moorlands_dash.tables.targets.trajectories import targets
from moorlands_dash.vocabulary import ALL, unit_measured
from moorlands_dash.words.meetings import review as words
from moorlands_dash.words.numbers import counted, listed

EXCEPTION = "exception"
"""What the agenda calls the item of a target that is an exception."""

_WEIGHTS = {"decisions": 2, EXCEPTION: 4, "plan": 2, "watch": 1, "cannot tell": 1, "note": 1}
"""How much of the time an item takes, against the others."""


def agenda(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return the items for the next meeting by need, with minutes that add up to its length."""
    request = Request(snapshot, settings, selection)
    view = overview(snapshot, settings, selection).frame
    rows = [
        *_decision_items(decisions(snapshot, settings, selection).frame),
        *_target_items(view[view["section"] == EXCEPTIONS], EXCEPTION),
        *_plan_items(request),
        *_target_items(view[view["section"] == WATCH], "watch"),
        *_target_items(view[view["section"] == OPEN], "cannot tell"),
        *_note_items(view[view["section"] == ON_COURSE]),
    ]
    shared = minutes_shared([_WEIGHTS[row["item"]] for row in rows], settings.decisions.minutes)
    timed = [
        blank("agenda") | row | {"order": place, "minutes": minutes}
        for place, (row, minutes) in enumerate(zip(rows, shared, strict=True), 1)
    ]
    frame = framed("agenda", timed)
    following = next_meeting(request)
    return request.table(
        "agenda",
        frame,
        title="Agenda, by need",
        about=[ALL, *TargetYear(request).choices],
        sentence=words.meeting_sentence(None if following is None else following["date"], frame),
        notes=[],
    )


def meetings(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return the meetings of every group: past, next, later and cancelled."""
    request = Request(snapshot, settings, selection)
    frame = snapshot.meetings()
    day = pd.Timestamp(request.day)
    held = frame.index.isin(not_cancelled(frame).index)
    ahead = frame["date"] >= day
    first = frame["date"].where(ahead & held).groupby(frame["group"]).transform("min")
    standing = np.select(
        [~held, ~ahead, frame["date"] == first], [CANCELLED, "past", "next"], "later"
    )
    group = PUBLIC if snapshot.public else None
    following = next_meeting(request, group)
    ours = group_meetings(request, group)
    return request.table(
        "meetings",
        only("meetings", frame.assign(standing=standing)),
        title="Meetings",
        sentence=words.meetings_sentence(
            len(ours), None if following is None else following["date"], public=snapshot.public
        ),
        notes=[],
    )


def decisions(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return every decision with what became of it and of its target, the overdue first.

    With `until` decisions of later meetings are not known.
    """
    request = Request(snapshot, settings, selection)
    log = decision_log(request.records)
    made = [entry for entry in log.made().values() if _known(request, entry.meeting_date)]
    latest = log.latest()
    then = [targets(snapshot, settings, replace(selection, target=None))]
    now = {row["target_id"]: row for table in then for row in table.frame.to_dict("records")}
    year = TargetYear(request)
    rows = [
        _decision_row(entry, latest[entry.decision_id], now.get(entry.target_id), year)
        for entry in made
    ]
    frame = framed("decisions", rows)
    order = frame["standing"].map(words.STANDINGS.index) if len(frame) else frame["standing"]
    frame = frame.assign(place=order).sort_values(["place", "due", "decision_id"])
    notes = []
    if log.unreadable:
        notes.append(
            f"{counted(len(log.unreadable), 'line')} of decisions.csv can't be read (line "
            f"{listed([str(line) for line in log.unreadable], 5)}): somebody edited the file."
        )
    if log.others:
        notes.append(
            f"{counted(log.others, 'entry', 'entries')} of decisions.csv "
            f"{'is' if log.others == 1 else 'are'} of another partnership, and not shown."
        )
    return request.table(
        "decisions",
        only("decisions", frame),
        title="What was decided, and what followed",
        sentence=words.decisions_sentence(frame),
        notes=notes,
    )


def _known(request: Request, day: Any) -> bool:
    return request.until is None or day <= request.day


def _decision_row(entry: Any, latest: Any, target: Record | None, year: TargetYear) -> Record:
    standing = "open" if latest.entry == DECIDED else latest.entry
    if standing == "open" and latest.due < year.request.day:
        standing = "overdue"
    status = str(target["status"]) if target else ""
    note = f" {latest.note}" if latest.note and latest.entry != DECIDED else ""
    return {
        "decision_id": entry.decision_id,
        "meeting_date": pd.Timestamp(entry.meeting_date),
        "target_id": entry.target_id,
        "title": target["title"] if target else "",
        "decision": entry.decision,
        "owner": entry.owner,
        "due": pd.Timestamp(entry.due),
        "standing": standing,
        "status_then": entry.status_then,
        "chance_then": entry.chance_then,
        "status_now": status,
        "chance_now": target["chance"] if target else None,
        "followed": f"{_followed(entry, status, year)}{note}".strip(),
        "snapshot": entry.snapshot,
    }


def _followed(entry: Any, status: str, year: TargetYear) -> str:
    for target in year.counted:
        if target.row["target_id"] == entry.target_id:
            path = target.path()
            new = path[(path["month"] > pd.Timestamp(entry.meeting_date)) & path["actual"].notna()]
            period = None
            if len(new):
                period = Period(new["month"].iloc[0].date(), new["month"].iloc[-1].date())
            sums = new[["actual", "milestone"]].sum()
            return words.followed(
                sums["actual"],
                sums["milestone"],
                period,
                entry.status_then,
                status,
                unit_measured(str(target.row["measure"])),
            )
    return words.after_survey(entry.status_then, status)


def _decision_items(frame: pd.DataFrame) -> list[Record]:
    counts = frame["standing"].value_counts()
    overdue = int(counts.get("overdue", 0))
    opened = int(counts.get("open", 0)) + overdue
    if not opened:
        return []
    waiting = frame[frame["standing"].isin(("open", "overdue"))]
    told = [f"{row['decision']} ({row['owner']})" for _, row in waiting.iterrows()]
    return [_item("decisions", words.open_title(opened, overdue), f"{listed(told, 4)}.")]


def _target_items(rows: pd.DataFrame, item: str) -> list[Record]:
    return [
        _item(item, row["title"], row["words"])
        | {"target_id": row["target_id"], "status": row["status"]}
        for row in rows.to_dict("records")
    ]


def _plan_items(request: Request) -> list[Record]:
    found = Plan(request)
    late = found.actions[found.actions["standing"].isin(plan.LATE)]
    rows = []
    if len(late):
        told = [f"{r['title']} ({r['owner']}, {r['standing']})" for _, r in late.iterrows()]
        title = f"{counted(len(late), 'action')} of the delivery plan late"
        rows.append(_item("plan", title, f"{listed(told, 4)}."))
    bare = found.gaps[found.gaps["target_id"].notna()]
    if len(bare):
        title = f"{counted(len(bare), 'target')} without an action"
        rows.append(_item("plan", title, f"{listed(list(bare['title']), 4)}."))
    return rows


def _note_items(rows: pd.DataFrame) -> list[Record]:
    if rows.empty:
        return []
    title = f"For note: {counted(len(rows), 'target')} on course or met"
    return [_item("note", title, f"{listed(list(rows['title']), 6)}.")]


def _item(item: str, title: str, said: str) -> Record:
    return {"item": item, "title": title, "words": said}
