"""The meetings as a calendar file (RFC 5545): whole days, as files name no time of day."""

from __future__ import annotations

from datetime import datetime, timedelta

from icalendar import Calendar, Event

from moorlands_dash.partnership import Settings
from moorlands_dash.rows import Row
from moorlands_dash.tables.meetings.calendar import CANCELLED
from moorlands_dash.tables.model import Table

MIME = "text/calendar"
_DAILY = timedelta(days=1)
"""How long a calendar may keep the file before it asks again."""


def meetings_file(table: Table, settings: Settings, made: datetime) -> bytes:
    """Return the meetings of `meetings` as a calendar; `made` is when their snapshot was.

    A meeting keeps its name, so that one that is moved moves in calendars too; a cancelled one is
    told to be cancelled.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//moorlands-dash//meetings//EN")
    calendar.add("version", "2.0")
    label = "Demonstration data (invented): " if table.demonstration else ""
    name = f"{label}{settings.partnership.name}, meetings"
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", _DAILY, parameters={"value": "DURATION"})
    for row in table.frame.to_dict("records"):
        calendar.add_component(_event(row, settings.key, made, label))
    found: bytes = calendar.to_ical()
    return found


def _event(row: Row, key: str, made: datetime, label: str) -> Event:
    day = row["date"].date()
    event = Event()
    event.add("uid", f"{row['meeting_id']}@{key}.moorlands-dash")
    event.add("dtstamp", made)
    event.add("dtstart", day)
    event.add("dtend", day + _DAILY)
    event.add("summary", f"{label}{row['title']}")
    event.add("status", "CANCELLED" if row["standing"] == CANCELLED else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    return event
