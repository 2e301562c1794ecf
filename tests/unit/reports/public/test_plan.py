"""The plan in short, and what was discussed, as the public may have them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from moorlands_dash.partnership import Settings, load_settings
from moorlands_dash.reports.public.leaflet import Leaflet, drawn, pages
from moorlands_dash.reports.public.meeting import meeting_leaflet
from moorlands_dash.reports.public.plan import plan_leaflet
from moorlands_dash.reports.public.summary import Part
from moorlands_dash.store.journal import records_of
from moorlands_dash.store.raised import Raised, answer, record
from moorlands_dash.tables import SelectionError
from moorlands_dash.tables.audience import Guarded, Unguarded, guarded
from tests.opened import opened


@pytest.fixture(scope="module")
def settings() -> Settings:
    return load_settings()


@pytest.fixture(scope="module")
def public(demo_home: Path, settings: Settings) -> Guarded:
    return guarded(opened(demo_home), settings)


@pytest.fixture(scope="module")
def plan(public: Guarded) -> Leaflet:
    return plan_leaflet(public, "2026/27")


def part(leaflet: Leaflet, title: str) -> Part:
    return next(part for part in leaflet.summary.parts if part.title == title)


def test_it_says_what_was_said_what_is_promised_what_is_done_and_how_to_come(
    plan: Leaflet,
) -> None:
    assert [each.title for each in plan.summary.parts] == [
        *("What you told us", "What we promise", "What we will do", "How you can take part"),
        "How sure we are",
    ]
    assert "Roads: 188 people raised it" in part(plan, "What you told us").bullets[0]
    promised = " ".join(part(plan, "What we promise").bullets)
    assert "Fewer burglaries: no more than" in promised
    assert "satisfied" in promised and "at least" in promised
    doing = " ".join(part(plan, "What we will do").bullets)
    assert "Evening patrols of the park and sports ground in Leek North (Leek North)" in doing
    assert "Face the people: an evening for residents in Leek" in " ".join(
        part(plan, "How you can take part").bullets
    )


def test_it_takes_two_sheets_at_most_and_is_made_of_a_guarded_snapshot(
    plan: Leaflet, demo_home: Path
) -> None:
    assert pages(plan) <= 2
    assert drawn(plan)["pdf"].startswith(b"%PDF")
    with pytest.raises(Unguarded):
        plan_leaflet(opened(demo_home), "2026/27")  # type: ignore[arg-type]


def test_no_owner_cost_or_note_is_in_it(plan: Leaflet) -> None:
    told = " ".join(plan.summary.texts)
    assert "£" not in told and "Invented for the demonstration" not in told
    assert "Staffordshire Police" not in told


def test_a_year_without_a_plan_is_told(public: Guarded) -> None:
    with pytest.raises(SelectionError, match="not a financial year"):
        plan_leaflet(public, "next year")


def test_what_was_raised_at_the_last_meeting_stands_in_the_next_one_s_pack(
    own_home: Path, settings: Settings
) -> None:
    own = guarded(opened(own_home), settings)
    place = records_of(own.snapshot.home, settings)
    now = datetime(2026, 10, 2, tzinfo=UTC)
    lorries = Raised(
        "public-2026-10-01", date(2026, 10, 1), "roads", "", "Lorries at night", 24, "s"
    )
    record(lorries, place, now=now)
    answer("I0001", "A weight limit is looked at", "s", place, now=now)
    found = part(meeting_leaflet(own, "next"), "What was discussed")
    assert found.lines == (
        "What was raised at the public meeting of 1 October 2026, and what we answered.",
    )
    assert found.bullets == (
        f"{settings.district.name}: Lorries at night. Our answer: A weight limit is looked at.",
    )
    # The pack of that very meeting can't tell of it yet.
    earlier = meeting_leaflet(own, "public-2026-10-01")
    assert "What was discussed" not in [each.title for each in earlier.summary.parts]
