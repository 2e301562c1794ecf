"""The calendar file against RFC 5545, and read back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from icalendar import Calendar

from moorlands_dash.partnership import load_settings
from moorlands_dash.reports.meetings.calendar import meetings_file
from moorlands_dash.tables.model import Table
from tests.opened import built

MADE = datetime(2026, 11, 28, 22, 52, 57, tzinfo=UTC)
TITLE = "Strategy Group, with a guest; a very long name of a meeting, in Leek and (Ipstones)\nx"


@pytest.fixture(scope="module")
def table(demo_home: Path) -> Table:
    found = built(demo_home, "meetings")
    frame = found.frame.copy()
    frame.loc[frame.index[0], ["standing", "title"]] = ["cancelled", TITLE]
    return replace(found, frame=frame)


@pytest.fixture(scope="module")
def content(table: Table) -> bytes:
    return meetings_file(table, load_settings(), MADE)


def test_lines_are_as_the_standard_has_them(content: bytes) -> None:
    assert content.startswith(b"BEGIN:VCALENDAR\r\n")
    assert content.endswith(b"END:VCALENDAR\r\n")
    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not any(b"\n" in line for line in lines)
    assert lines.count(b"VERSION:2.0") == 1
    assert sum(line.startswith(b"PRODID:") for line in lines) == 1


def test_every_meeting_is_there_as_a_day_with_its_own_lasting_name(
    content: bytes, table: Table
) -> None:
    events = list(Calendar.from_ical(content).walk("VEVENT"))
    assert len(events) == len(table.frame) > 5
    for event, row in zip(events, table.frame.to_dict("records"), strict=True):
        assert event["UID"] == f"{row['meeting_id']}@{load_settings().key}.moorlands-dash"
        assert event["DTSTART"].dt == row["date"].date()
        assert (event["DTEND"].dt - event["DTSTART"].dt).days == 1
        assert isinstance(event["DTSTART"].dt, date)
        assert event["DTSTAMP"].dt == MADE
        assert event["SUMMARY"] == f"Demonstration data (invented): {row['title']}"
    assert len({event["UID"] for event in events}) == len(events)
    standing = [str(event["STATUS"]) for event in events]
    assert standing[0] == "CANCELLED"
    assert set(standing[1:]) == {"CONFIRMED"}
    # Unlike what happens at a place, it takes nobody's time by itself.
    assert {str(event["TRANSP"]) for event in events} == {"TRANSPARENT"}
