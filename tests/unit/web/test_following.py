"""Feeds and calendars by their addresses: for whoever may see figures, the public's or theirs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from icalendar import Calendar
from starlette.applications import Starlette

from moorlands_dash.access import NOBODY, THE_PUBLIC, Person
from moorlands_dash.web.application import routes
from tests.unit.web.asking import Answer, asked

APP = Starlette(routes=list(routes()))
OFFICER = Person("x", "An officer", roles=frozenset({"officer"}))
FEED, CALENDAR = "/follow/ward.atom", "/follow/meetings.ics"
Got = Callable[..., Answer]


@pytest.fixture
def got(demo_home: Path, monkeypatch: pytest.MonkeyPatch) -> Got:
    monkeypatch.setenv("MOORLANDS_HOME", str(demo_home))

    def asked_as(person: Person, address: str, query: str = "", **headers: str) -> Answer:
        monkeypatch.setattr("moorlands_dash.web.following.person", lambda _request: person)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return asked(APP, address, named, query=query)

    return asked_as


def test_a_feed_is_the_publics_whoever_asks_and_stays_until_it_changes(got: Got) -> None:
    public, officer = (got(person, FEED, "ward=Leek+North") for person in (THE_PUBLIC, OFFICER))
    assert public.status == officer.status == 200
    assert public.body == officer.body
    assert public.header("content-type") == "application/atom+xml; charset=utf-8"
    assert b"http://localhost:8501/my_ward?ward=Leek+North&amp;partnership=" in public.body
    mark = public.header("etag")
    assert mark
    again = got(THE_PUBLIC, FEED, "ward=Leek+North", if_none_match=mark)
    assert (again.status, again.body) == (304, b"")


def test_the_calendar_has_the_meetings_that_whoever_asks_may_know_of(got: Got) -> None:
    groups = []
    for person in (THE_PUBLIC, OFFICER):
        answer = got(person, CALENDAR)
        assert answer.status == 200
        assert answer.header("content-type") == "text/calendar; charset=utf-8"
        events = Calendar.from_ical(answer.body).walk("VEVENT")
        groups.append({str(event["UID"]).partition("-")[0] for event in events})
    assert groups[0] == {"public"}
    assert groups[0] < groups[1]


@pytest.mark.parametrize("address", [FEED, CALENDAR])
def test_who_may_see_no_figure_gets_nothing(got: Got, address: str) -> None:
    refused = got(NOBODY, address, "ward=Leek+North")
    assert refused.status == 403
    assert refused.header("cache-control") == "no-store"


def test_a_feed_of_no_ward_is_told_in_words(got: Got) -> None:
    for query in ("", "ward=%3Cb%3E"):
        assert got(THE_PUBLIC, FEED, query).status == 400
