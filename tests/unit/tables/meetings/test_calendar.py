"""The last meeting and the next one, of the day of the snapshot or of a month before."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from moorlands_dash import tables
from moorlands_dash.measures.plan.duties import DONE, NOT_YET
from moorlands_dash.partnership import load_settings
from moorlands_dash.tables.meetings.calendar import (
    FORTNIGHTLY,
    group_meetings,
    known_at,
    last_meeting,
    next_meeting,
)
from moorlands_dash.tables.model import Selection
from moorlands_dash.tables.request import Request
from tests.opened import opened
from tests.unit.tables.conftest import Publish


def request(home: Path, until: str | None = None) -> Request:
    return Request(opened(home), load_settings(), Selection(until=until))


@pytest.mark.parametrize(
    ("until", "group", "last", "following"),
    [
        # The demonstration is seen as on 1 November 2026.
        (None, None, date(2026, 8, 12), date(2026, 11, 11)),
        (None, FORTNIGHTLY, date(2026, 10, 22), date(2026, 11, 5)),
        (None, "public", date(2026, 10, 1), date(2027, 3, 18)),
        # As known at the end of June.
        ("2026-06", None, date(2026, 5, 13), date(2026, 8, 12)),
        ("2026-06", FORTNIGHTLY, None, date(2026, 9, 24)),
    ],
)
def test_meetings_around_a_day(
    demo_home: Path, until: str | None, group: str | None, last: date | None, following: date | None
) -> None:
    asked = request(demo_home, until)
    before, after = last_meeting(asked, group), next_meeting(asked, group)
    assert (None if before is None else before["date"]) == last
    assert (None if after is None else after["date"]) == following


def test_a_groups_meetings_are_its_own(demo_home: Path) -> None:
    found = group_meetings(request(demo_home))
    assert len(found) == 9
    assert set(found["group"]) == {"strategy"}
    assert found["date"].is_monotonic_increasing


def test_a_month_comes_out_in_the_second_month_after_it() -> None:
    assert known_at(date(2026, 11, 1)) == date(2026, 9, 1)
    assert known_at(date(2026, 10, 31)) == date(2026, 8, 1)
    assert known_at(date(2026, 1, 15)) == date(2025, 11, 1)


def test_a_cancelled_meeting_is_neither_the_last_nor_the_next(publish: Publish) -> None:
    # The snapshot is of 1 January 2026.
    rows = [
        ("m1", date(2025, 10, 1), "strategy", "", "", "held"),
        ("m2", date(2025, 12, 1), "strategy", "", "", "cancelled"),
        ("m3", date(2026, 1, 8), "strategy", "", "", "cancelled"),
        ("m4", date(2026, 2, 1), "strategy", "", "", ""),
        ("m5", date(2026, 3, 1), "strategy", "", "", "planned"),
    ]
    snapshot = publish(meetings=rows)
    asked = Request(snapshot, load_settings(), Selection())
    last, following = last_meeting(asked), next_meeting(asked)
    assert last is not None and following is not None
    assert (last["meeting_id"], following["meeting_id"]) == ("m1", "m4")
    listed = tables.build("meetings", snapshot, load_settings(), Selection()).frame
    assert listed["standing"].tolist() == ["past", "cancelled", "cancelled", "next", "later"]


@pytest.mark.parametrize(("status", "standing"), [("cancelled", NOT_YET), ("held", DONE)])
def test_a_cancelled_meeting_shows_no_duty(publish: Publish, status: str, standing: str) -> None:
    rows = [
        ("p1", date(2024, 10, 1), "public", "", "", ""),
        ("p2", date(2025, 10, 1), "public", "", "", status),
    ]
    found = tables.build("duties", publish(meetings=rows), load_settings(), Selection()).frame
    assert found.set_index("duty").loc["public-meeting", "standing"] == standing
