"""What `moorlands-dash decide` records: built from its arguments and the snapshot in use."""

from __future__ import annotations

import argparse
from datetime import date

import pandas as pd

from moorlands_dash.cli.account import account
from moorlands_dash.partnership import Settings
from moorlands_dash.store import journal
from moorlands_dash.store.decision_entry import Decision
from moorlands_dash.store.decisions import JOURNAL, follow, record
from moorlands_dash.store.home import find_home
from moorlands_dash.store.journal import Records
from moorlands_dash.store.queries import Snapshot, open_snapshot
from moorlands_dash.store.tasks import JOURNAL as TASKS
from moorlands_dash.store.tasks import journal_of
from moorlands_dash.tables import Selection, build
from moorlands_dash.tables.briefing.fortnight import subjects
from moorlands_dash.tables.meetings.calendar import CANCELLED, FORTNIGHTLY


def recorded(asked: argparse.Namespace, settings: Settings) -> Decision:
    """Record a new decision; raise ValueError, in words, where something is left out."""
    for name in ("what", "owner", "due"):
        if not getattr(asked, name):
            raise ValueError(f"--{name} is missing: write --what, --owner and --due.")
    snapshot = open_snapshot(asked.home, settings=settings)
    group = FORTNIGHTLY if asked.briefing else settings.decisions.group
    meeting_id, day = _meeting(asked.meeting, snapshot, settings, group)
    if asked.briefing:
        about, (status, chance) = asked.about, (_item(asked.about, snapshot, settings), None)
    else:
        about, (status, chance) = asked.target, _target(asked.target, snapshot, settings)
    entry = Decision(
        meeting_id=meeting_id,
        meeting_date=day,
        snapshot=snapshot.id,
        decision=asked.what,
        owner=asked.owner,
        due=_day(asked.due),
        target_id=about or "",
        status_then=status,
        chance_then=chance,
        note=asked.note,
    )
    kept = TASKS if asked.briefing else JOURNAL
    records = records_of(asked, settings)
    return record(entry, records, members=settings.members.names, journal=kept)


def followed(asked: argparse.Namespace, settings: Settings) -> Decision:
    """Record what became of a decision; raise ValueError where that isn't said."""
    if not asked.entry:
        raise ValueError(f"Say what became of {asked.id}: --entry done, dropped or decided.")
    snapshot = open_snapshot(asked.home)
    kept = journal_of(asked.id)
    records = records_of(asked, settings)
    return follow(asked.id, asked.entry, asked.note, snapshot.id, records, journal=kept)


def records_of(asked: argparse.Namespace, settings: Settings) -> Records:
    """Return where the records of these settings' partnership lie."""
    return journal.records_of(find_home(asked.home), settings, account())


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ValueError(
            f"{text!r} is not a day of the calendar: write year-month-day, such as 2026-12-31."
        ) from error


def _meeting(
    asked: str | None, snapshot: Snapshot, settings: Settings, group: str
) -> tuple[str, date]:
    found = build("meetings", snapshot, settings, Selection()).frame
    ours = found[(found["group"] == group) & (found["standing"] != CANCELLED)]
    chosen = ours[(ours["meeting_id"] == asked) if asked else (ours["standing"] == "next")]
    if chosen.empty:
        known = ", ".join(ours["meeting_id"]) or "none is loaded"
        raise ValueError(f"Name the meeting with --meeting: {known}.")
    row = chosen.iloc[0]
    return str(row["meeting_id"]), row["date"].date()


def _item(asked: str | None, snapshot: Snapshot, settings: Settings) -> str:
    """Return how the briefing lists the item that a task is about; "" where it is about none."""
    if not asked:
        return ""
    areas = snapshot.areas("ward")
    wards = dict(zip(areas["area_name"], areas["area_code"], strict=True))
    found = subjects(build("briefing", snapshot, settings, Selection()), wards)
    if asked not in found:
        raise ValueError(
            f"{asked!r} is nothing that a task can be about: write an item_key of `table "
            "briefing`, ward:CODE or kind:CATEGORY."
        )
    return found[asked][1]


def _target(asked: str | None, snapshot: Snapshot, settings: Settings) -> tuple[str, float | None]:
    """Return status and chance of a target of the running year."""
    if not asked:
        return "", None
    rows = build("targets", snapshot, settings, Selection()).frame
    found = rows[rows["target_id"] == asked]
    if found.empty:
        known = ", ".join(rows["target_id"])
        raise ValueError(f"{asked!r} is not a target of the year: choose from {known}.")
    row = found.iloc[0]
    return str(row["status"]), None if pd.isna(row["chance"]) else float(row["chance"])
