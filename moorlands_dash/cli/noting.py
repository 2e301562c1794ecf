"""What `moorlands-dash rebase` and `snooze` record: built from their arguments and the snapshot."""

from __future__ import annotations

import argparse
from datetime import date

from moorlands_dash import vocabulary
from moorlands_dash.cli.deciding import records_of
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import month_name, parse_month
from moorlands_dash.store.queries import open_snapshot
from moorlands_dash.store.rebases import rebase, take_back
from moorlands_dash.store.snoozes import Snooze, snooze, wake
from moorlands_dash.tables import Selection, build
from moorlands_dash.tables.request import Request
from moorlands_dash.words.trends.screening import listed_items


def rebased(asked: argparse.Namespace, settings: Settings) -> str:
    """Record a rebase, or take one back; return in words what was done."""
    if asked.id:
        made = take_back(asked.id, asked.reason, records_of(asked, settings))
        return f"{made.annotation_id} is taken back: {made.title}"
    if not asked.month:
        raise ValueError("Write --month, such as 2026-04, from which the limits begin anew.")
    selection = Selection(category=asked.category, area=asked.area)
    request = Request(open_snapshot(asked.home), settings, selection)
    category = "" if request.category == vocabulary.ALL else request.category
    month = parse_month(asked.month)
    area = request.ward or ""
    made = rebase(
        month, asked.reason, records_of(asked, settings), category=category, area_code=area
    )
    return f"{made.annotation_id}: limits of this chart begin anew in {month_name(month)}."


def snoozed(asked: argparse.Namespace, settings: Settings) -> str:
    """Set an item of "what changed" aside, or list it again; return in words what was done."""
    if asked.id:
        woken = wake(asked.id, asked.reason, records_of(asked, settings))
        return f"{woken.snooze_id} is listed again: {woken.reason}"
    if not asked.category or not asked.area:
        raise ValueError("Name the item with --category and --area, as the page lists it.")
    snapshot = open_snapshot(asked.home)
    request = Request(snapshot, settings, Selection(category=asked.category, area=asked.area))
    found = listed_items(build("what-changed", snapshot, settings, Selection()).frame)
    ours = (found["ward_code"] == request.ward) & (found["category"] == request.category)
    if not ours.any():
        raise ValueError(
            f"{request.what} in {asked.area} is not listed: `moorlands-dash table what-changed` "
            "says what is."
        )
    row = found[ours].iloc[0]
    entry = Snooze(
        ward_code=str(row["ward_code"]),
        category=str(row["category"]),
        verdict=str(row["verdict"]),
        month=row["to"].date(),
        until=_day(asked.until),
        reason=asked.reason,
        snapshot=snapshot.id,
    )
    made = snooze(entry, records_of(asked, settings))
    return f"{made.snooze_id} is snoozed: {row['words']}"


def _day(text: str | None) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ValueError(
            f"{text!r} is not a day of the calendar: write year-month-day, such as 2026-12-31."
        ) from error
